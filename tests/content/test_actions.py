"""Every action of the catalogue, by hand from the evidence: phases, evidence, steps, stop signs, figures.

Evidence: careplan 2.1 to 2.11. Hours and doses are in test_dose_table.py; what bars an action, in
test_matrix.py.
"""

from __future__ import annotations

import re

import pytest

from clinical.content import Evidence
from tests.clinical.shipped import person, plan_at, shipped_catalogue
from tests.content.dose_table import SPANS

PHASES = {
    # The phases of the plan: P0 the first 48 hours, P1 to day 7, P2 to day 14, P3 to 6 weeks, P4 after that.
    "P0": ("settle", "calm", "loosen"),
    "P1": ("move",),
    "P2": ("rebuild",),
    "P3": ("return",),
    "P4": ("protect",),
}

# The phases of the dose table. Where an end of ∞ goes on after the last phase named, the later end counts.
IN_PHASES = {
    "P0 P1 P2 P3 P4": "cold_pack sleep_position walk_pacing breathing relaxation pelvic_tilt knee_to_chest"
    " trunk_rotation cat_cow fluid_goal electrolyte_foods desk_setup lifting bag_shoes standing stress_plan"
    " sleep_hours alcohol_caffeine",
    "P0 P1 P2 P3": "activity_limits",
    "P0 P1 P2": "log_roll nsaid naproxen paracetamol topical_nsaid",
    "P0 P1": "rest_positions",
    "P0": "rehydrate ors home_ors",
    "P1 P2 P3 P4": "heat childs_pose piriformis hamstring prone_extension abdominal_brace bridge ball_roller"
    " massage",
    "P1 P2": "contrast",
    "P2 P3 P4": "bird_dog dead_bug magnesium aerobic",
    "P3 P4": "curl_up plank row warm_up stretch_routine weight diet",
}

EVIDENCE = {
    # How sure research is that it helps acute back pain; of paracetamol, that it does not.
    Evidence.HIGH: "paracetamol",
    Evidence.MODERATE: "heat nsaid naproxen aerobic",
    Evidence.LOW: "magnesium breathing ball_roller massage topical_nsaid sleep_hours",
    Evidence.VERY_LOW: "pelvic_tilt knee_to_chest trunk_rotation cat_cow childs_pose piriformis hamstring"
    " prone_extension abdominal_brace bridge bird_dog dead_bug curl_up plank row stretch_routine weight",
    Evidence.NONE: "contrast relaxation fluid_goal rehydrate ors home_ors electrolyte_foods coconut_water"
    " desk_setup lifting",
    Evidence.EXPERT: "cold_pack rest_positions log_roll sleep_position walk_pacing activity_limits bag_shoes"
    " standing stress_plan alcohol_caffeine warm_up diet",
}

TWINS = (
    "pelvic_tilt knee_to_chest trunk_rotation cat_cow childs_pose piriformis hamstring prone_extension"
    " abdominal_brace bridge bird_dog dead_bug curl_up plank row"
)

STOPS = {
    # What makes people stop, by what is at stake.
    "cold_pack": ["white, blotchy or blistered", "burns", "spasm gets worse"],
    "heat": ["very red, marked like a net or blistered", "light-headed", "no better after 7 days"],
    "rest_positions": ["numb", "hurts more each time"],
    "walk_pacing": ["grows as you walk and eases when you sit", "chest pain"],
    "breathing": ["dizzy"],
    "ball_roller": ["tingling or sharp pain", "bruise"],
    "fluid_goal": ["headache, vomiting, bloating, puffy hands or confusion"],
    "rehydrate": ["headache, vomiting, bloating, puffy hands or confusion", "dark after 24 hours", "brown"],
    "ors": ["keep vomiting, swell up, get sleepy or confused", "no better in 24 hours", "brown"],
    "home_ors": [
        "saltier than tears",
        "keep vomiting, swell up, get sleepy or confused",
        "no better in 24 hours",
    ],
    "coconut_water": ["heart flutters, you faint or feel very weak"],
    "magnesium": ["diarrhoea or feel sick", "weak or drowsy, or your pulse is slow"],
    "nsaid": ["poo is black, or you vomit blood", "wheeze", "chest pain", "rash", "pee very little"],
    "naproxen": ["poo is black, or you vomit blood", "wheeze", "chest pain", "rash, swelling"],
    "paracetamol": ["more than the most allowed: get urgent help now, even if you feel well"],
    "topical_nsaid": ["rash or blisters", "wheeze"],
    "massage": ["worse or spreads"],
}
MOVEMENTS = f"{TWINS} stretch_routine log_roll"
STOP_A_MOVEMENT = ["moves further down your leg", "new tingling", "still clearly worse 1 hour later"]

SAYS = {
    # What steps and “do not” lines must hold: figures, and the dangers.
    "cold_pack": [
        "frozen peas", "thin, damp cloth", "never on bare skin", "timer", "stay awake",
        "after 5 minutes and at the end", "wait 2 hours", "more than 20 minutes", "lie on it",
        "thawed and been frozen again", "burned you before", "numb or broken skin", "poor circulation",
        "white fingers", "rash from cold", "sickle cell",
    ],
    "heat": [
        "pad on low", "two-thirds full", "no boiling water", "under 2 years", "cloth between",
        "warm, not hot", "timer", "stay awake", "after 5 minutes and at the end", "10 minutes after",
        "fall asleep", "lie on it", "bruise, swelling, knock or bleeding less than 48 hours old",
        "numb, broken or infected", "medicine patch", "fever", "too hot or dried out",
    ],
    "contrast": ["5 minutes of warmth", "3 tries"],
    "rest_positions": ["pillows under your knees", "calves on a chair seat", "10 to 20 minutes"],
    "log_roll": ["shoulders and hips", "Push up with both arms"],
    "breathing": ["belly", "count of 4 or 5", "count of 5 or 6", "hold your breath"],
    "relaxation": ["5 seconds", "10 to 20 seconds", "Leave out your back"],
    "curl_up": ["chin"],
    "ball_roller": ["tennis ball", "20 to 30 seconds", "2 to 3 spots", "low back, ribs or kidneys"],
    "fluid_goal": [
        "200 ml as 1 cup", "tea and coffee", "Pale yellow", "at least 4 times a day", "500 ml on a hot day",
        "800 ml in an hour", "3 litres in a day unless a professional",
    ],
    "rehydrate": [
        "100 to 200 ml every 15 to 20 minutes", "normal salty meal", "300 to 500 ml of sports drink",
        "over 60 minutes", "1.25 to 1.5 litres for each kg lost", "12, 24 and 48 hours",
        "800 ml in an hour", "powders stronger", "alcohol", "energy drinks", "gulp",
    ],
    "ors": [
        "amount of water on the packet", "1 whole packet into exactly that much", "never use half a packet",
        "100 ml (half a cup) every 15 to 30 minutes: 200 to 400 ml in an hour", "after 1 hour",
        "24 hours in a fridge", "stop when your pee is pale", "800 ml in an hour", "blocked bowel",
    ],
    "home_ors": [
        "cannot get packets", "real 5 ml measuring spoon", "1 litre of clean water (5 cups of 200 ml)",
        "6 level teaspoons of sugar", "half a level teaspoon of salt", "scrape each spoon flat",
        "no saltier than tears", "throw it away", "normal food", "no potassium", "after 24 hours",
        "after 12 hours if it is not cold", "whole teaspoon of salt: too much salt can cause fits",
        "heaped spoons, pinches or handfuls", "more sugar", "too weak is safer", "baby or child",
    ],
    "coconut_water": ["1 carton of 330 ml", "more than 1 carton"],
    "electrolyte_foods": ["potassium tablets or salt substitutes", "allergic"],
    "magnesium": [
        "at most 250 mg", "with food", "4 hours away", "4 to 8 weeks", "kidney disease, heart block,"
        " myasthenia gravis or a blocked bowel", "sprays or salt baths",
    ],
    "nsaid": [
        "leaflet", "fit the strength named here", "never more than your packet", "same medicine",
        "smallest dose", "with or just after food", "at least 6 hours",
        "two anti-inflammatory medicines together", "more days than your packet says",
        "more than 10 days", "dried out or being sick",
    ],
    "naproxen": [
        "8 to 12 hours", "ibuprofen or aspirin", "more than 10 days",
        "dried out or being sick",
    ],
    "paracetamol": [
        "500 mg to 1 g", "at least 6 hours", "day 3", "two products", "6 tablets of 500 mg in 24 hours",
        "fit the strength named here", "never more than your packet", "same medicine", "fizzy",
        "more days than your packet says",
    ],
    "topical_nsaid": [
        "thin layer", "Wash your hands", "at least 4 hours", "14 days", "broken skin",
        "ibuprofen or naproxen tablets unless a pharmacist", "heat pack or dressing", "flames",
    ],
    "massage": ["each side of your spine", "5 minutes", "bones of the spine", "first 72 hours", "blood clot"],
    "desk_setup": ["feet flat", "forearms level", "near eye level", "5 to 10 minutes", "straight all day"],
    "lifting": ["close", "knees", "turn"],
    "sleep_hours": ["dark", "cool", "No caffeine after midday"],
}  # fmt: skip

NEVER_SUGGESTED = ["muscle relaxant", "opioid", "codeine", "gabapentin", "sleeping tablet", "crunch"]


def activities():
    return {each.id: each for each in shipped_catalogue().guidance.activities}


def rows(table):
    return [(key, name) for key, names in table.items() for name in names.split()]


def lines(*parts):
    return " ".join(line for part in parts for line in part)


def test_the_tables_leave_no_action_out():
    assert {name for _, name in rows(IN_PHASES)} == set(SPANS)
    assert {name for _, name in rows(EVIDENCE)} == set(SPANS) | {"coconut_water"}


THIRSTY = "urine_dark cups_lt4 hot_or_sweaty_24h cannot_get_sachets lift_twist"
NOT_WHILE_DRY = {"nsaid", "naproxen"}


@pytest.mark.parametrize(("phases", "name"), rows(IN_PHASES))
def test_an_action_is_in_exactly_the_phases_of_the_table(phases, name):
    signs = "lift_twist" if name in NOT_WHILE_DRY else THIRSTY
    plan = plan_at(0, person(*signs.split()), "GB" if name == "topical_nsaid" else "US")

    found = {phase.phase.id for phase in plan.phases for each in phase.activities if each.activity.id == name}

    assert {name for name, parts in PHASES.items() if found & set(parts)} == set(phases.split())


@pytest.mark.parametrize(("strength", "name"), rows(EVIDENCE))
def test_how_sure_research_is_is_said_as_in_the_evidence(strength, name):
    assert activities()[name].evidence is strength
    assert activities()[name].evidence_text


@pytest.mark.parametrize("name", SPANS)
def test_every_action_has_steps_a_dose_and_sources(name):
    activity = activities()[name]
    sources = {each.id for each in shipped_catalogue().guidance.sources}

    assert activity.steps
    assert all(dose.amount and dose.times for dose in activity.doses)
    assert activity.sources
    assert set(activity.sources) <= sources
    assert set(activity.sources) - {"unverified", "unclench-design"} or activity.evidence is Evidence.EXPERT


@pytest.mark.parametrize("name", TWINS.split())
def test_every_exercise_has_a_seated_or_standing_way(name):
    assert activities()[name].twin


@pytest.mark.parametrize(
    ("name", "signs"), [*STOPS.items(), *((name, STOP_A_MOVEMENT) for name in MOVEMENTS.split())]
)
def test_when_to_stop_is_said(name, signs):
    said = lines(activities()[name].stop_signs)

    assert [sign for sign in signs if sign not in said] == []


@pytest.mark.parametrize(("name", "words"), SAYS.items())
def test_steps_and_dangers_are_those_of_the_evidence(name, words):
    activity = activities()[name]
    said = lines(activity.steps, activity.avoid).lower()

    assert [each for each in words if each.lower() not in said] == []


@pytest.mark.parametrize("word", NEVER_SUGGESTED)
def test_some_things_are_never_suggested(word):
    suggesting = [
        each.id
        for each in activities().values()
        if word in lines([each.title, each.summary], each.steps).lower()
    ]

    assert suggesting == []


LYING_FLAT = re.compile(r"\b(lie|on|try) (on )?(your|the) (back|front|floor)", re.IGNORECASE)


def is_told_not_to_lie_flat(planned):
    return any("Do not lie flat" in reason.text for reason in planned.adaptations)


@pytest.mark.parametrize("hours", [1, 30, 60])
@pytest.mark.parametrize("answers", [person(pregnancy="from_13w"), person("heart_failure")])
def test_who_is_told_not_to_lie_flat_is_shown_no_way_of_doing_so(answers, hours):
    told = [
        each
        for phase in plan_at(hours, answers).phases
        for each in phase.activities
        if is_told_not_to_lie_flat(each)
    ]

    steps = [step for each in told for step in each.steps if LYING_FLAT.search(step)]

    assert told
    assert steps == []
