"""From when a step is for, where that is later than the list that it stands in."""

from __future__ import annotations

from django import template
from django.utils.formats import date_format

from clinical.plan.care_plan import CarePlan, PlannedActivity

HOURS_A_DAY = 24

register = template.Library()


@register.simple_tag
def starts(planned: PlannedActivity, plan: CarePlan, listed_from: int) -> str:
    """Return from when a step is for; nothing where its list begins no earlier, in hours since onset."""
    if planned.from_hours <= max(listed_from, plan.hours_since_onset):
        return ""
    if planned.starts_at is None:
        return f"day {planned.from_hours // HOURS_A_DAY + 1}"
    if planned.starts_at.date() == plan.provenance.made_at.date():
        return f"about {planned.starts_at:%H:00} today"
    return date_format(planned.starts_at, "l j F")
