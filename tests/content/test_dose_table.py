"""The shipped doses against the dose table of the evidence. Evidence: careplan 2.1."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from clinical.files import read_tree
from tests.content.dose_table import SPANS

CONTENT = Path(__file__).parents[2] / "content"

# What the dose in force at an hour must say.
FIGURES = [
    ("cold_pack", 0, ["15 minutes", "2 hours apart", "4 to 6 times a day", "while you are awake"]),
    ("cold_pack", 24, ["15 minutes", "2 hours apart", "3 to 4 times a day, if it still helps"]),
    ("cold_pack", 48, ["10 to 15 minutes", "after you have been active", "only if cold feels better"]),
    ("heat", 48, ["15 to 20 minutes", "3 to 4 times a day"]),
    ("heat", 336, ["15 to 20 minutes", "when you want it", "at most 3 times a day"]),
    ("contrast", 72, ["15 minutes warm", "15 minutes cold", "1 round", "once a day"]),
    ("rest_positions", 0, ["10 to 20 minutes", "then move", "1 to 2 hours"]),
    ("walk_pacing", 0, ["2 to 5 minutes", "every hour"]),
    ("walk_pacing", 48, ["5 to 10 minutes", "3 to 4 times a day"]),
    ("walk_pacing", 168, ["10 to 20 minutes", "2 times a day"]),
    ("walk_pacing", 336, ["up to 30 minutes", "5 days a week"]),
    ("breathing", 0, ["5 minutes", "2 to 3 times a day"]),
    ("relaxation", 0, ["10 to 15 minutes", "once a day"]),
    ("pelvic_tilt", 0, ["5 times", "hold 2 seconds", "3 times a day"]),
    ("pelvic_tilt", 168, ["10 times", "hold 5 seconds", "3 times a day"]),
    ("knee_to_chest", 47, ["one knee only", "hold 5 seconds", "2 times a day"]),
    ("knee_to_chest", 48, ["2 to 3 times", "both"]),
    ("knee_to_chest", 168, ["hold 20 seconds", "2 times a day"]),
    ("trunk_rotation", 12, ["5 times each side", "hold 2 seconds", "2 to 3 times a day"]),
    ("trunk_rotation", 48, ["5 times each side", "5 to 10 seconds"]),
    ("cat_cow", 24, ["5 times", "2 to 3 seconds", "2 times a day"]),
    ("cat_cow", 168, ["10 times"]),
    ("childs_pose", 48, ["8 times", "1 breath", "1 to 2 times a day"]),
    ("childs_pose", 168, ["3 times", "20 to 30 seconds"]),
    ("piriformis", 72, ["2 to 3 times each side", "20 to 30 seconds", "1 to 2 times a day"]),
    ("hamstring", 72, ["2 to 3 times each leg", "15 to 30 seconds", "1 to 2 times a day"]),
    ("prone_extension", 96, ["5 times", "5 seconds", "1 to 2 times a day"]),
    ("prone_extension", 336, ["8 times", "10 seconds"]),
    ("abdominal_brace", 48, ["5 times", "hold 5 seconds", "2 times a day"]),
    ("abdominal_brace", 168, ["10 times", "hold 5 seconds"]),
    ("bridge", 120, ["5 times", "3 breaths", "once a day"]),
    ("bridge", 336, ["up to 15 times", "1 to 2 rounds"]),
    ("bird_dog", 168, ["5 times each side", "3 to 5 seconds", "arm only", "leg only", "both", "once a day"]),
    ("bird_dog", 336, ["8 times each side", "up to 10 seconds", "1 to 2 rounds"]),
    ("dead_bug", 168, ["5 heel taps", "once a day"]),
    ("dead_bug", 336, ["10 times each side", "1 to 2 seconds", "1 to 2 rounds"]),
    ("curl_up", 336, ["5 times each leg", "hold 5 seconds", "3 days a week"]),
    ("curl_up", 504, ["8 times each leg", "hold 8 seconds", "1 to 2 rounds"]),
    ("plank", 504, ["on your knees", "hold 10 seconds", "3 days a week"]),
    ("plank", 1008, ["3 to 5 times", "up to 30 seconds", "3 days a week"]),
    ("row", 504, ["8 times", "light band", "2 to 3 days a week"]),
    ("row", 1008, ["12 times", "1 to 2 rounds"]),
    ("ball_roller", 72, ["20 to 30 seconds", "2 to 3 spots", "at most 5 minutes a side", "3 days a week"]),
    (
        "nsaid",
        0,
        ["200 to 400 mg", "with food", "3 times a day", "6 hours apart", "1,200 mg in 24 hours", "10 days"],
    ),
    (
        "naproxen",
        0,
        ["220 mg", "2 tablets for the first dose", "8 to 12 hours", "3 tablets in 24 hours", "10 days"],
    ),
    ("paracetamol", 0, ["500 mg to 1 g", "4 times a day", "6 hours apart", "3 g", "6 tablets of 500 mg"]),
    ("topical_nsaid", 0, ["thin layer", "3 to 4 times a day", "4 hours apart", "14 days"]),
    ("fluid_goal", 0, ["1.6 to 2.0 litres", "day"]),
    ("rehydrate", 0, ["100 to 200 ml", "15 to 20 minutes", "800 ml an hour", "pale"]),
    ("ors", 0, ["200 to 400 ml an hour", "at most 1 litre of the made-up drink in 24 hours", "48 hours"]),
    ("home_ors", 0, ["200 to 400 ml an hour", "at most 1 litre in 24 hours", "48 hours"]),
    ("electrolyte_foods", 0, ["2 to 3 servings"]),
    ("magnesium", 168, ["250 mg", "once a day", "8 weeks"]),
    ("massage", 72, ["5 minutes", "20 to 60 minutes", "1 to 2 times a week"]),
    ("desk_setup", 24, ["5 to 10 minutes each hour", "20 to 30 minutes"]),
    ("sleep_hours", 0, ["7 to 9 hours"]),
    ("alcohol_caffeine", 0, ["no alcohol", "400 mg"]),
    ("alcohol_caffeine", 48, ["14 units", "400 mg"]),
    ("warm_up", 336, ["5 to 10 minutes before", "5 minutes after"]),
    ("aerobic", 168, ["10 minutes", "3 days a week"]),
    ("aerobic", 1008, ["30 minutes", "5 days a week"]),
    ("stretch_routine", 336, ["10 minutes", "15 to 30 seconds", "2 to 4 times", "once a day"]),
]


@cache
def activities():
    paths = (CONTENT / "activities").glob("*.toml")
    files = {f"activities/{path.name}": path.read_text(encoding="utf-8") for path in paths}
    return {each.id: each for each in read_tree(files).activities}


def words_at(activity_id, hours):
    return " ".join(
        f"{dose.amount}, {dose.times}"
        for dose in activities()[activity_id].doses
        if dose.from_hours <= hours and (dose.until_hours is None or hours < dose.until_hours)
    )


@pytest.mark.parametrize(("activity_id", "span"), SPANS.items())
def test_an_activity_begins_and_ends_as_in_the_table(activity_id, span):
    doses = activities()[activity_id].doses

    assert (doses[0].from_hours, doses[-1].until_hours) == span


@pytest.mark.parametrize(("activity_id", "hours", "figures"), FIGURES)
def test_a_dose_says_the_figures_of_the_table(activity_id, hours, figures):
    words = words_at(activity_id, hours)

    assert [figure for figure in figures if figure not in words] == []


def test_the_doses_of_an_activity_follow_each_other_without_a_gap():
    gaps = [
        activity.id
        for activity in activities().values()
        for dose, following in zip(activity.doses, activity.doses[1:], strict=False)
        if dose.until_hours != following.from_hours
    ]

    assert gaps == []


def test_the_home_mix_has_exactly_the_safe_measures():
    steps = " ".join(activities()["home_ors"].steps)

    assert "1 litre of clean water" in steps
    assert "a real 5 ml measuring spoon" in steps
    assert "6 level teaspoons of sugar and half a level teaspoon of salt" in steps


def test_no_text_says_one_amount_of_water_for_every_packet():
    ors = activities()["ors"]
    texts = [*ors.steps, *ors.avoid, *(text for dose in ors.doses for text in (dose.amount, dose.times))]

    assert [text for text in texts if re.search(r"exactly \d|sachets? .*\d|\d sachets?", text)] == []


def test_no_activity_offers_a_stick_on_wrap():
    offered = [
        each.id
        for each in activities().values()
        for text in (*each.steps, *(dose.amount for dose in each.doses))
        if re.search(r"(stick-on|heat|warm) wrap", text, re.IGNORECASE)
    ]

    assert offered == []
