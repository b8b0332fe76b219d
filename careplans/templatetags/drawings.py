"""Which drawing goes beside the steps of a plan."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from re import findall

from django import template
from django.contrib.staticfiles import finders

from clinical.names import Activities, Items
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
OTHER_WAYS: dict[str, tuple[str, ...]] = {
    Activities.REST_POSITIONS: ("supine_pillow", "rest_90_90"),
    Activities.SLEEP_POSITION: ("supine_pillow",),
}
# What comes later, with the hour since onset from which it may be done.
LATER = {"knee_to_chest_1": (48, "knees_to_chest_2")}
# The same drawing with a clock that shows 10 minutes instead of 15.
SHORTER = {"cold_pack": "cold_pack_10", "contrast": "contrast_10", "heat": "heat_10"}
USUAL = {shorter: usual for usual, shorter in SHORTER.items()}
# The same position with a bump, for those who are told to lie on their side because they are pregnant.
PREGNANT = {"side_lying_topview": "side_lying_pregnant"}
# Shown by pages of their own, not as a step: the first page, and positions for whoever waits for a midwife.
ELSEWHERE = ("landing_easing", "lean_pregnant", "all_fours_pregnant")
# The drawing of each step of an activity, in the order of all its steps; "" where nothing new is to be seen.
STEP_BY_STEP: dict[str, tuple[str, ...]] = {
    Activities.BIRD_DOG: ("bird_dog-1", "bird_dog-2", "bird_dog-3", "bird_dog", "", ""),
    Activities.BRIDGE: ("bridge-1", "", "bridge", "", ""),
    Activities.CAT_COW: ("cat-1", "cat", "", ""),
    Activities.CHILDS_POSE: ("childs_pose-1", "childs_pose", "", ""),
    Activities.CURL_UP: ("curl_up-1", "", "curl_up", "", ""),
    Activities.DEAD_BUG: ("dead_bug-1", "", "", "dead_bug"),
    Activities.HAMSTRING: ("", "hamstring_towel-1", "hamstring_towel", ""),
    Activities.KNEE_TO_CHEST: ("knee_to_chest_1-1", "knee_to_chest_1", "", ""),
    Activities.LIFTING: ("", "squat_lift-1", "squat_lift", "", "", "", "", ""),
    Activities.LOG_ROLL: ("log_roll-1", "log_roll-2", "log_roll-3", "log_roll-4", ""),
    Activities.OFF_THE_FLOOR: (
        "",
        "off_the_floor-1",
        "off_the_floor-2",
        "",
        "off_the_floor-3",
        "off_the_floor-4",
        "",
        "off_the_floor-5",
    ),
    Activities.PELVIC_TILT: ("pelvic_tilt-1", "pelvic_tilt", ""),
    Activities.PIRIFORMIS: ("", "figure4-1", "figure4", "", ""),
    Activities.PLANK: ("plank_forearm-1", "", "", "plank_forearm"),
    Activities.PRONE_EXTENSION: ("prone_elbows-1", "prone_elbows", "", "", ""),
    Activities.REST_POSITIONS: (
        "supine_pillow",
        "rest_90_90",
        "side_lying_topview",
        "prone_elbows-1",
        "",
        "",
    ),
    Activities.ROW: ("", "row-1", "row", "", ""),
    Activities.SEATED_PELVIC_ROLL: ("", "seated_pelvic_roll-1", "seated_pelvic_roll", ""),
    Activities.SLEEP_POSITION: ("side_lying_topview", "supine_pillow", ""),
    Activities.STANDING: ("stand-1", "", "stand"),
    Activities.TRUNK_ROTATION: (
        "trunk_rotation_footview-1",
        "trunk_rotation_footview",
        "",
        "trunk_rotation_footview-2",
    ),
}
WORDS = Path(__file__).parents[1] / "drawings.toml"


@register.filter
def drawings(planned: PlannedActivity) -> tuple[str, ...]:
    """Return the names of the drawings of an activity, the one of how to do it first."""
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
    if planned.uses_twin:
        return TWINS.get(figure, "")
    return PREGNANT.get(figure, figure) if tells_of_pregnancy(planned) else figure


def tells_of_pregnancy(planned: PlannedActivity) -> bool:
    """Tell whether this person does it in another way because of a pregnancy."""
    return any(Items.PREGNANCY in reason.because_of for reason in planned.adaptations)


@register.filter
def step_by_step(planned: PlannedActivity) -> tuple[tuple[str, str], ...]:
    """Return each step that fits the person with the name of its own drawing, or nothing.

    There are none where an editor has changed how many steps there are, nor of another way to lie for those
    who were told how to.
    """
    every, named = planned.activity.steps, STEP_BY_STEP.get(planned.activity.id, ())
    drawn = dict(zip(every, named, strict=True)) if len(every) == len(named) else {}
    if planned.adaptations and planned.activity.id in OTHER_WAYS:
        usual = planned.activity.figure
        drawn = {step: drawing(planned) for step, name in drawn.items() if name == usual}
    return tuple((step, drawn.get(step, "")) for step in planned.steps)


@register.filter
@cache
def in_motion(name: str) -> str:
    """Return the name of the drawing in which this one moves, or nothing where nothing moves."""
    moving = f"{name}-moves"
    return moving if finders.find(f"figures/{moving}.svg") else ""


@register.filter
def in_words(name: str) -> str:
    """Return what a drawing shows, for those who cannot see it; one with another clock shows the same."""
    return words().get(USUAL.get(name, name), {}).get("alt", "")


@register.filter
def caption(name: str) -> str:
    """Return the words that stand beside a drawing, or nothing."""
    return words().get(USUAL.get(name, name), {}).get("caption", "")


@cache
def words() -> dict[str, dict[str, str]]:
    """Return the words of every drawing."""
    return tomllib.loads(WORDS.read_text("utf-8"))
