"""Which drawing goes beside the steps of a plan."""

from __future__ import annotations

from django import template

from clinical.care_plan import PlannedActivity

register = template.Library()

# The drawings of the seated or standing way, by the drawing of the usual way.
TWINS = {
    "bridge": "sit_to_stand",
    "breathing": "breathing",
    "cat": "seated_cat",
    "hamstring_towel": "seated_hamstring",
    "prone_elbows": "stand_extension",
}


@register.filter
def drawing(planned: PlannedActivity) -> str:
    """Return the name of the drawing that shows the way this person is to do it, or nothing."""
    figure = planned.activity.figure
    return TWINS.get(figure, "") if planned.uses_twin else figure
