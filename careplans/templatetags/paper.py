"""How a plan is set on paper, and what it says beside each step."""

from __future__ import annotations

from collections.abc import Collection

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from careplans.renditions.diary import EXERCISES
from careplans.renditions.spacing import classes_of
from clinical.plan.care_plan import PlannedActivity

register = template.Library()


@register.simple_block_tag
def on_paper(content: str) -> SafeString:
    """Return what is printed alone, set as roomy as it fits."""
    return format_html('<div class="print-only {}">{}</div>', classes_of(content), content)


@register.filter
def said_beside(planned: PlannedActivity, shared: Collection[str]) -> list[str]:
    """Return the adaptations that stand beside a step: not those that are said once for every exercise."""
    texts = [reason.text for reason in planned.adaptations]
    is_exercise = planned.activity.category in EXERCISES
    return [text for text in texts if not (is_exercise and text in shared)]
