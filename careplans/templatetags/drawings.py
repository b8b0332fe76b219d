"""Which drawing goes beside the steps of a plan."""

from __future__ import annotations

from django import template

from clinical.care_plan import PlannedActivity

register = template.Library()

# The drawings of the seated or standing way, by the drawing of the usual way.
TWINS = {
    "bird_dog": "worktop_bird_dog",
    "breathing": "breathing",
    "bridge": "sit_to_stand",
    "cat": "seated_cat",
    "childs_pose": "seated_slide",
    "curl_up": "wall_press",
    "dead_bug": "seated_march",
    "hamstring_towel": "seated_hamstring",
    "knee_to_chest_1": "seated_knee_hug",
    "pelvic_tilt": "seated_pelvic_roll",
    "plank_forearm": "wall_plank",
    "prone_elbows": "stand_extension",
    "relaxation": "relaxation",
    "trunk_rotation_footview": "seated_rotation",
    "wall_ball_glute": "wall_ball_glute",
}
# What a second drawing shows beside the first: what not to do, and how the lift begins.
BESIDE = {
    "heat": ("asleep_on_heat",),
    "squat_lift": ("hinge", "stoop"),
    "wall_ball_glute": ("roller_no_go",),
}


@register.filter
def drawings(planned: PlannedActivity) -> tuple[str, ...]:
    """Return the names of the drawings of a step, the one of how to do it first."""
    name = drawing(planned)
    return (name, *BESIDE.get(name, ())) if name else ()


def drawing(planned: PlannedActivity) -> str:
    """Return the name of the drawing that shows the way this person is to do it, or nothing."""
    figure = planned.activity.figure
    return TWINS.get(figure, "") if planned.uses_twin else figure
