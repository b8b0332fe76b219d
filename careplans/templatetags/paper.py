"""How a plan is set on paper, and what it says beside each step."""

from __future__ import annotations

from collections.abc import Collection

from django import template
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString

from careplans.renditions.diary import EXERCISES
from clinical.content import Paper
from clinical.plan.care_plan import PlannedActivity

register = template.Library()


ROOMY, FULL, FULLEST = 4_000, 4_750, {Paper.A4: 5_600, Paper.LETTER: 5_250}
"""Up to how many letters two sheets have room for notes, for what is only if it helps, and for later days."""


@register.simple_block_tag
def on_paper(content: str, paper: Paper) -> SafeString:
    """Return what is printed alone, with the classes that leave to the screen what is too much for it."""
    letters = len(" ".join(strip_tags(content).split()))
    sizes = {"roomy": letters < ROOMY, "full": letters > FULL, "fuller": letters > FULLEST[paper]}
    names = " ".join(name for name, fits in sizes.items() if fits)
    return format_html('<div class="print-only {}">{}</div>', names, content)


@register.filter
def said_beside(planned: PlannedActivity, shared: Collection[str]) -> list[str]:
    """Return the adaptations that stand beside a step: not those that are said once for every exercise."""
    texts = [reason.text for reason in planned.adaptations]
    is_exercise = planned.activity.category in EXERCISES
    return [text for text in texts if not (is_exercise and text in shared)]
