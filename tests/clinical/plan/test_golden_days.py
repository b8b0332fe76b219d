"""The golden people day by day, as the evidence tells it. Evidence: careplan 6.1 to 6.5.

Each row of a story is an hour since the spasm began: what to put on the back, the first three things, what
joined and what left since the row before, and what the doses must say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from clinical.plan.care_plan import Standing
from tests.clinical.golden_people import george, lena, maya, priya, tom, tom_once_pale
from tests.clinical.shipped import offered_at, plan_at

EVERYDAY = (
    "log_roll off_the_floor toilet sneeze dressing driving activity_limits child_care work sex"
    " sleep_position relaxation breathing walk_pacing rest_positions sleep_hours alcohol_caffeine"
    " standing lifting bag_shoes"
)
"""Everybody's from the first hour."""


@dataclass(frozen=True)
class Hour:
    """What a plan holds at an hour."""

    who: object  # makes the answers
    at: int
    primary: str
    now: str
    joined: str = ""
    left: str = ""
    says: dict = field(default_factory=dict)  # activity: what its dose or its changes say


MAYA = (
    Hour(
        maya, 6, "cold", "cold_pack walk_pacing rest_positions",
        joined=f"{EVERYDAY} cold_pack pelvic_tilt knee_to_chest nsaid topical_nsaid paracetamol fluid_goal"
        " electrolyte_foods first_night",
        says={
            "cold_pack": "15 minutes, at least 2 hours apart, 4 to 6 times a day, only while you are awake",
            "rest_positions": "10 to 20 minutes, then move",
            "walk_pacing": "2 to 5 minutes, every hour while you are awake",
            "pelvic_tilt": "5 times, hold 2 seconds, 3 times a day",
            "knee_to_chest": "2 times each leg, one knee only, hold 5 seconds",
            "breathing": "5 minutes", "nsaid": "with food", "fluid_goal": "1.6 to 2.0 litres",
            "alcohol_caffeine": "no alcohol", "activity_limits": "no heavy lifting",
        },
    ),
    Hour(
        maya, 12, "cold", "cold_pack walk_pacing rest_positions", joined="trunk_rotation",
        says={"trunk_rotation": "5 times each side, small moves"},
    ),
    Hour(
        maya, 24, "cold", "cold_pack walk_pacing rest_positions",
        joined="cat_cow stress_plan desk_setup", left="first_night",
        says={
            "cat_cow": "5 times, hold 2 to 3 seconds, 2 times a day", "walk_pacing": "every hour",
            "cold_pack": "15 minutes, at least 2 hours apart, 3 to 4 times a day, if it still helps",
        },
    ),
    Hour(
        maya, 48, "heat", "heat pelvic_tilt walk_pacing", joined="heat childs_pose abdominal_brace",
        says={
            "heat": "15 to 20 minutes, 3 to 4 times a day",
            "knee_to_chest": "one knee or both", "abdominal_brace": "5 times, hold 5 seconds",
            "desk_setup": "each hour",
        },
    ),
    Hour(
        maya, 72, "heat", "heat pelvic_tilt walk_pacing",
        joined="massage contrast ball_roller piriformis hamstring", left="rest_positions",
        says={
            "hamstring": "2 to 3 times each leg", "piriformis": "hold 20 to 30 seconds",
            "walk_pacing": "5 to 10 minutes, 3 to 4 times a day",
            "massage": "swelling and bruising have gone",
        },
    ),
    Hour(maya, 96, "heat", "heat pelvic_tilt walk_pacing", joined="prone_extension"),
    Hour(
        maya, 120, "heat", "heat pelvic_tilt walk_pacing", joined="bridge",
        says={"bridge": "5 times, hold for 3 breaths"},
    ),
    Hour(
        maya, 168, "heat", "heat pelvic_tilt walk_pacing",
        joined="bird_dog dead_bug aerobic magnesium flare", left="toilet dressing",
        says={
            "bird_dog": "5 times each side", "dead_bug": "heel taps",
            "walk_pacing": "10 to 20 minutes, 2 times a day",
        },
    ),
    Hour(maya, 239, "heat", "heat pelvic_tilt walk_pacing"),
    Hour(maya, 240, "heat", "heat pelvic_tilt walk_pacing", left="nsaid paracetamol"),
    Hour(
        maya, 336, "heat", "walk_pacing abdominal_brace pelvic_tilt",
        joined="curl_up warm_up stretch_routine diet weight",
        left="contrast topical_nsaid log_roll off_the_floor sneeze driving",
        says={"walk_pacing": "up to 30 minutes", "bridge": "up to 15 times"},
    ),
    Hour(
        maya, 504, "heat", "walk_pacing abdominal_brace pelvic_tilt", joined="plank row",
        says={"plank": "on your knees", "row": "light band"},
    ),
    Hour(
        maya, 1008, "heat", "walk_pacing abdominal_brace pelvic_tilt",
        left="activity_limits child_care work sex", says={"walk_pacing": "5 days a week"},
    ),
)  # fmt: skip

TOM = (
    Hour(
        tom, 3, "cold", "cool_down ors cold_pack",
        joined=f"{EVERYDAY} cool_down ors rehydrate coconut_water fluid_goal cold_pack pelvic_tilt"
        " knee_to_chest paracetamol topical_nsaid electrolyte_foods first_night",
        says={
            "cool_down": "30 minutes",
            "ors": "200 to 400 ml an hour, in sips, at most 1 litre of the made-up drink in 24 hours, "
            "for at most 48 hours",
            "rehydrate": "at most 800 ml an hour", "cold_pack": "15 minutes", "walk_pacing": "a few steps",
            "alcohol_caffeine": "no alcohol", "activity_limits": "no more exercise on day 1",
        },
    ),
    Hour(tom, 12, "cold", "cool_down ors cold_pack", joined="trunk_rotation"),
    Hour(
        tom, 24, "cold", "cold_pack ors walk_pacing",
        joined="cat_cow stress_plan desk_setup", left="cool_down first_night",
    ),
    Hour(
        tom_once_pale, 25, "heat", "heat walk_pacing rest_positions", joined="heat nsaid",
        left="ors rehydrate coconut_water",
        says={"electrolyte_foods": "2 to 3 servings", "heat": "drink normally"},
    ),
    Hour(
        tom_once_pale, 48, "heat", "heat pelvic_tilt walk_pacing", joined="childs_pose abdominal_brace",
        says={"walk_pacing": "5 to 10 minutes"},
    ),
    Hour(
        tom_once_pale, 72, "heat", "heat pelvic_tilt walk_pacing",
        joined="massage contrast ball_roller piriformis hamstring", left="rest_positions",
    ),
    Hour(tom_once_pale, 96, "heat", "heat pelvic_tilt walk_pacing", joined="prone_extension"),
    Hour(tom_once_pale, 120, "heat", "heat pelvic_tilt walk_pacing", joined="bridge"),
    Hour(
        tom_once_pale, 168, "heat", "heat pelvic_tilt walk_pacing",
        joined="bird_dog dead_bug aerobic magnesium flare", left="toilet dressing",
        says={"aerobic": "half effort"},
    ),
    Hour(tom_once_pale, 240, "heat", "heat pelvic_tilt walk_pacing", left="nsaid paracetamol"),
    Hour(
        tom_once_pale, 336, "heat", "walk_pacing abdominal_brace pelvic_tilt",
        joined="curl_up warm_up stretch_routine diet weight",
        left="contrast topical_nsaid log_roll off_the_floor sneeze driving",
        says={"warm_up": "drink with food"},
    ),
    Hour(tom_once_pale, 504, "heat", "walk_pacing abdominal_brace pelvic_tilt", joined="plank row"),
)  # fmt: skip

PRIYA = (
    Hour(
        priya, 60, "heat", "heat pelvic_tilt walk_pacing",
        joined=f"{EVERYDAY} heat cold_pack pelvic_tilt knee_to_chest trunk_rotation cat_cow childs_pose"
        " abdominal_brace paracetamol fluid_goal electrolyte_foods worry_card"
        " desk_setup stress_plan",
        says={
            "heat": "15 to 20 minutes", "breathing": "3 times a day", "relaxation": "10 to 15 minutes",
            "walk_pacing": "get up each hour", "desk_setup": "every 20 to 30 minutes",
            "pelvic_tilt": "Tiny counts", "sleep_hours": "7 to 9 hours", "alcohol_caffeine": "400 mg",
        },
    ),
    Hour(
        priya, 72, "heat", "heat pelvic_tilt walk_pacing",
        joined="massage contrast ball_roller piriformis hamstring", left="rest_positions",
    ),
    Hour(priya, 96, "heat", "heat pelvic_tilt walk_pacing", joined="prone_extension"),
    Hour(priya, 120, "heat", "heat pelvic_tilt walk_pacing", joined="bridge"),
    Hour(
        priya, 168, "heat", "heat pelvic_tilt walk_pacing",
        joined="bird_dog dead_bug aerobic magnesium flare", left="toilet dressing",
        says={"walk_pacing": "10 to 20 minutes, 2 times a day", "bird_dog": "Leave this until"},
    ),
    Hour(priya, 240, "heat", "heat pelvic_tilt walk_pacing", left="paracetamol"),
    Hour(
        priya, 336, "heat", "walk_pacing abdominal_brace pelvic_tilt",
        joined="curl_up warm_up stretch_routine diet weight",
        left="contrast log_roll off_the_floor sneeze driving",
        says={"curl_up": "3 days a week", "desk_setup": "each hour"},
    ),
    Hour(priya, 504, "heat", "walk_pacing abdominal_brace pelvic_tilt", joined="plank row"),
)  # fmt: skip

GEORGE = (
    Hour(
        george, 30, "cold", "cold_pack walk_pacing rest_positions",
        joined=f"{EVERYDAY} cold_pack pelvic_tilt knee_to_chest trunk_rotation cat_cow fluid_limit"
        " pharmacist_card desk_setup stress_plan",
        says={
            "cold_pack": "10 minutes", "walk_pacing": "Use a rail", "pelvic_tilt": "chair way",
            "knee_to_chest": "chair way", "trunk_rotation": "chair way", "cat_cow": "chair or standing way",
            "fluid_limit": "the amount they gave you", "log_roll": "Rise slowly",
        },
    ),
    Hour(
        george, 48, "heat", "heat pelvic_tilt walk_pacing", joined="heat childs_pose abdominal_brace",
        says={"heat": "Test the warmth", "childs_pose": "chair or standing way"},
    ),
    Hour(
        george, 72, "heat", "heat pelvic_tilt walk_pacing",
        joined="massage contrast ball_roller piriformis hamstring", left="rest_positions",
        says={"hamstring": "chair way", "piriformis": "chair way", "ball_roller": "at a wall"},
    ),
    Hour(george, 96, "heat", "heat pelvic_tilt walk_pacing", joined="prone_extension"),
    Hour(
        george, 120, "heat", "heat pelvic_tilt walk_pacing", joined="bridge",
        says={"bridge": "chair or standing way"},
    ),
    Hour(
        george, 168, "heat", "heat pelvic_tilt walk_pacing",
        joined="bird_dog dead_bug aerobic flare", left="toilet dressing",
        says={"bird_dog": "chair or standing way", "dead_bug": "chair or standing way"},
    ),
    Hour(
        george, 336, "heat", "walk_pacing abdominal_brace pelvic_tilt",
        joined="curl_up warm_up stretch_routine diet weight",
        left="contrast log_roll off_the_floor sneeze driving",
    ),
    Hour(george, 504, "heat", "walk_pacing abdominal_brace pelvic_tilt", joined="row"),
)  # fmt: skip

LENA = (
    Hour(
        lena, 20, "cold", "cold_pack walk_pacing rest_positions",
        joined=f"{EVERYDAY} cold_pack heat seated_pelvic_roll paracetamol fluid_goal electrolyte_foods"
        " first_night",
        says={
            "cold_pack": "15 minutes", "heat": "on your low back only", "rest_positions": "Lie on your side",
            "sleep_position": "under your bump", "walk_pacing": "2 to 5 minutes",
            "breathing": "3 times a day", "fluid_goal": "about 1.9 litres",
            "paracetamol": "unless your midwife says not to",
            "bag_shoes": "flat shoes",
        },
    ),
    Hour(
        lena, 24, "heat", "heat walk_pacing rest_positions",
        joined="cat_cow stress_plan desk_setup", left="first_night",
        says={"cat_cow": "Do not let it hollow"},
    ),
    Hour(
        lena, 48, "heat", "heat seated_pelvic_roll walk_pacing", joined="childs_pose abdominal_brace",
        says={"childs_pose": "knees wide", "abdominal_brace": "Do not lie flat"},
    ),
    Hour(
        lena, 72, "heat", "heat seated_pelvic_roll walk_pacing", joined="massage contrast",
        left="rest_positions", says={"massage": "trained in pregnancy massage"},
    ),
    Hour(
        lena, 168, "heat", "heat seated_pelvic_roll walk_pacing",
        joined="bird_dog aerobic flare", left="toilet dressing", says={"aerobic": "a physiotherapist"},
    ),
    Hour(
        lena, 336, "heat", "walk_pacing abdominal_brace seated_pelvic_roll", joined="warm_up diet",
        left="paracetamol contrast log_roll off_the_floor sneeze driving",
    ),
    Hour(lena, 504, "heat", "walk_pacing abdominal_brace seated_pelvic_roll", joined="row"),
)  # fmt: skip

STORIES = {"Maya": MAYA, "Tom": TOM, "Priya": PRIYA, "George": GEORGE, "Lena": LENA}
HOURS = [pytest.param(hour, id=f"{name}-{hour.at}h") for name, story in STORIES.items() for hour in story]
STEPS = [
    pytest.param(before, hour, id=f"{name}-{hour.at}h")
    for name, story in STORIES.items()
    for before, hour in pairwise((None, *story))
]


@pytest.mark.parametrize("hour", HOURS)
def test_what_comes_first_at_this_hour(hour):
    plan = plan_at(hour.at, hour.who())

    assert [each.activity.id for each in plan.now] == hour.now.split()
    assert plan.cold_heat.primary.value == hour.primary
    if hour.primary != "none":
        main = [each.activity.id for each in plan.phases[0].activities if each.standing is Standing.MAIN]
        assert {"cold": "cold_pack", "heat": "heat"}[hour.primary] in main


@pytest.mark.parametrize(("before", "hour"), STEPS)
def test_what_joined_and_what_left_by_this_hour(before, hour):
    earlier = set(offered_at(before.at, before.who())) if before else set()

    present = set(offered_at(hour.at, hour.who()))

    assert present - earlier == set(hour.joined.split())
    assert earlier - present == set(hour.left.split())


@pytest.mark.parametrize("hour", [each for each in HOURS if each.values[0].says])
def test_what_the_plan_says_at_this_hour(hour):
    offered = offered_at(hour.at, hour.who())

    silent = {}
    for activity, words in hour.says.items():
        planned = offered[activity]
        dose = f"{planned.doses[0].amount}, {planned.doses[0].times}"
        said = " ".join([dose, *(each.text for each in planned.adaptations)])
        if words not in said:
            silent[activity] = said

    assert silent == {}


@pytest.mark.parametrize("hour", HOURS)
def test_the_rest_of_today_is_what_is_offered_besides_the_first_things(hour):
    plan = plan_at(hour.at, hour.who())

    now = {each.activity.id for each in plan.now}
    today = {each.activity.id for each in plan.today}

    assert not now & today
    assert set(offered_at(hour.at, hour.who())) <= now | today
