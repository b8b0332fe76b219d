"""Which drawing goes beside the steps of a plan."""

from __future__ import annotations

from functools import cache
from html import unescape
from pathlib import Path
from re import findall, search

from django import template
from django.contrib.staticfiles import finders

from clinical.plan.care_plan import PlannedActivity

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
    "figure4": "seated_figure4",
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
# Other ways that lie flat, by activity: only for people to whom nothing else was advised.
OTHER_WAYS = {
    "rest_positions": ("supine_pillow", "rest_90_90"),
    "sleep_position": ("supine_pillow",),
}
# What comes later, with the hour since onset from which it may be done.
LATER = {"knee_to_chest_1": (48, "knees_to_chest_2")}
# The same drawing with a clock that shows 10 minutes instead of 15.
SHORTER = {"cold_pack": "cold_pack_10", "contrast": "contrast_10", "heat": "heat_10"}


@register.filter
def drawings(planned: PlannedActivity) -> tuple[str, ...]:
    """Return the names of the drawings of a step, the one of how to do it first."""
    name = drawing(planned)
    if not name:
        return ()
    others = () if planned.adaptations else OTHER_WAYS.get(planned.activity.id, ())
    return tuple(filter(None, (timed(name, planned), *others, *later(name, planned), *BESIDE.get(name, ()))))


def timed(name: str, planned: PlannedActivity) -> str:
    """Return the drawing whose clock shows this person's minutes, or nothing where no clock shows them."""
    minutes = set(findall(r"(\d+) minutes", planned.doses[0].amount)) if planned.doses else set()
    if name not in SHORTER or "10" not in minutes:
        return name
    return SHORTER[name] if minutes == {"10"} else ""


def later(name: str, planned: PlannedActivity) -> tuple[str, ...]:
    """Return the drawing of the next step of an exercise, once its time has come."""
    hour, following = LATER.get(name, (0, ""))
    return (following,) if following and planned.doses and planned.doses[0].from_hours >= hour else ()


def drawing(planned: PlannedActivity) -> str:
    """Return the name of the drawing that shows the way this person is to do it, or nothing."""
    figure = planned.activity.figure
    return TWINS.get(figure, "") if planned.uses_twin else figure


@register.filter
@cache
def in_words(name: str) -> str:
    """Return what a drawing shows, as written inside it for those who cannot see it."""
    path = finders.find(f"figures/{name}.svg")
    said = search("<desc[^>]*>([^<]*)", Path(path).read_text("utf-8")) if path else None
    return unescape(said[1]) if said else ""
