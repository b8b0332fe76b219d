"""What is worth changing: points, bands and changes by hand from the evidence. Evidence: careplan 4."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from clinical.content import Band
from clinical.plan.contributors import score
from clinical.triage.evaluation import replay
from tests.clinical.shipped import everything_in, offered_at, person, plan_at, shipped_catalogue

# Possible from, likely from, and the points of each answer, in the order that breaks a tie.
TABLE = {
    "fluid": (
        4, 8,
        "urine_dark 3, urine_mid 1, cups_lt4 2, cups_4_5 1, thirst_dry_mouth 2, lightheaded 1,"
        " hot_or_sweaty_24h 2, vomit_diarrhoea 2, twitching 1, night_cramps 1, unusual_fatigue 1, headache 1,"
        " skipped_or_processed_meals 1, no_clear_trigger 1, locked_not_sore 1, bursts_then_tight 1,"
        " eased_after_drink 2, mechanical_trigger -2",
    ),
    "strain": (
        3, 6,
        "lift_twist_awkward 4, hard_or_unaccustomed_48h 3, no_warmup 1, sore_to_touch 2,"
        " one_movement_hurts 1, swelling_bruise 1",
    ),
    "posture": (
        3, 5,
        "sit_ge6 2, sit_4_5 1, no_hourly_breaks 1, long_journey_48h 2, awkward_setup 1, one_sided_bag 1,"
        " worse_after_sitting 2, active_lt150 1",
    ),
    "stress": (
        3, 5,
        "stress_7plus 3, stress_4_6 1, jaw_shoulder_tension 1, flares_when_stressed 2, fear_of_movement 1",
    ),
    "sleep": (3, 5, "lt6h 3, h6_to_7 2, poor_3_nights 2, woke_with_it 1, unsupported_position 1"),
    "medicines": (
        1, 3,
        "diuretic 3, laxative_ppi_antacid 1, other_bp_medicine 1, recent_dose_change 2,"
        " statin_new_muscle_pain 3",
    ),
    "alcohol": (2, 4, "units_6plus_24h 3, units_3_5_24h 1, weekly_gt14 2, caffeine_gt400 1"),
    "exertion_heat": (
        3, 5,
        "hard_gt60min_24h 2, hot_environment 2, heavy_sweat 1, spasm_within_6h 2, did_not_drink_during 1",
    ),
}  # fmt: skip

ANSWERED_AS = {
    "vomit_diarrhoea": "vomiting",
    "no_clear_trigger": "no_trigger",
    "mechanical_trigger": "lift_twist",
    "lift_twist_awkward": "lift_twist",
    "statin_new_muscle_pain": "statin",
    "weekly_gt14": "heavy_alcohol",
}
"""Answers that the safety questions ask for under another name."""

SAYS_WHY = re.compile(r"\b(caus\w*|because of|due to|leads? to|led to|brought on|triggered|to blame|fault)\b")
THREATENING = re.compile(r"\b(danger\w*|damag\w*|must|never|worn|crumbl\w*|slip\w*)\b")

CHANGES = [
    # Who, at which hour, and what the plan then has, with words where there are any.
    ("urine_dark cups_lt4", 6, {"rehydrate": "800 ml an hour", "fluid_goal": "pale"}),
    ("urine_dark cups_lt4 hot_or_sweaty_24h", 6, {"ors": "sachets", "rehydrate": ""}),
    ("urine_dark cups_lt4 thirst_dry_mouth units_3_5_24h headache", 6, {"ors": "sachets"}),
    ("lift_twist", 6, {"activity_limits": "heavy lifting", "lifting": "", "cold_pack": ""}),
    ("sit_ge6 no_hourly_breaks", 30, {"walk_pacing": "alarm", "desk_setup": "20 to 30 minutes"}),
    ("stress_7plus", 6, {"breathing": "3 times a day", "relaxation": "once a day", "worry_card": "harm"}),
    ("lt6h", 30, {"sleep_position": "", "heat": "the evening, before bed", "breathing": "in bed"}),
    ("lt6h", 30, {"sleep_hours": "No caffeine after midday"}),
    ("diuretic", 6, {"pharmacist_card": "blood test"}),
    ("units_6plus_24h", 6, {"alcohol_caffeine": "no alcohol", "nsaid": "no alcohol"}),
    ("hard_gt60min_24h hot_environment", 3, {"cool_down": "shade", "ors": "", "activity_limits": "no more"}),
]

STAYS_OUT = [
    # Who, and what no phase of the plan has.
    ("urine_dark cups_lt4", {"ors", "home_ors"}),  # possible, and nothing was lost fast
    ("urine_dark cups_lt4 thirst_dry_mouth headache", {"nsaid", "heat"}),  # likely, and not pale
    ("diuretic", {"coconut_water", "electrolyte_foods", "magnesium"}),
    ("recent_dose_change urine_dark cups_lt4", {"coconut_water", "magnesium"}),
]


def points(text):
    return {name: int(number) for name, number in (each.split() for each in text.split(","))}


def contributors():
    return {each.id: each for each in shipped_catalogue().guidance.contributors}


def scored(*signs):
    catalogue = shipped_catalogue()
    counting = replay(catalogue, person(*signs))
    found = score(catalogue.guidance.contributors, catalogue.criteria, counting)
    return {each.contributor.id: (each.score, each.band) for each in found}


def everyone_words(contributor):
    return f"{contributor.title} {contributor.advice}"


@pytest.mark.parametrize(("name", "row"), TABLE.items())
def test_bands_and_points_are_those_of_the_evidence(name, row):
    possible, likely, weights = row
    contributor = contributors()[name]

    assert (contributor.possible_from, contributor.likely_from) == (possible, likely)
    assert {each.when: each.points for each in contributor.weights} == points(weights)


def test_they_stand_in_the_order_that_breaks_a_tie():
    ordered = sorted(contributors().values(), key=lambda each: each.position)

    assert [each.id for each in ordered] == list(TABLE)


ANSWERS = [(name, key, number) for name, row in TABLE.items() for key, number in points(row[2]).items()]


@pytest.mark.parametrize(("name", "key", "number"), ANSWERS)
def test_an_answer_alone_adds_its_points(name, key, number):
    found = scored(ANSWERED_AS.get(key, key))

    assert found[name][0] == max(0, number)


@pytest.mark.parametrize(("name", "row"), TABLE.items())
def test_a_band_begins_exactly_at_its_points(name, row):
    possible, likely, weights = row
    signs = {key: number for key, number in points(weights).items() if number > 0}
    seen = {}

    for size in range(1, 5):
        for some in combinations(signs, size):
            total, band = scored(*(ANSWERED_AS.get(key, key) for key in some))[name]
            seen.setdefault(total, band)
        if {possible - 1, possible, likely - 1, likely} <= {0, *seen}:
            break

    assert seen.get(possible - 1, Band.UNLIKELY) is Band.UNLIKELY
    assert seen[possible] is Band.POSSIBLE
    assert seen[likely - 1] is Band.POSSIBLE
    assert seen[likely] is Band.LIKELY


def test_three_are_shown_at_most_and_the_others_are_worth_a_look():
    everything = "urine_dark cups_lt4 sit_ge6 no_hourly_breaks stress_7plus lt6h units_6plus_24h"
    more = "sore_to_touch one_movement_hurts hot_environment heavy_sweat"

    plan = plan_at(6, person(*everything.split(), *more.split()))

    assert len(plan.contributors) == 3
    assert len(plan.also_contributors) == 4
    weights = [each.weight for each in (*plan.contributors, *plan.also_contributors)]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize("contributor", contributors().values(), ids=lambda each: each.id)
def test_the_words_neither_name_a_cause_nor_frighten(contributor):
    words = everyone_words(contributor)

    assert not SAYS_WHY.search(words.lower())
    assert not THREATENING.search(words.lower())


@pytest.mark.parametrize(("signs", "hours", "changes"), CHANGES)
def test_what_it_changes_in_the_plan(signs, hours, changes):
    offered = offered_at(hours, person(*signs.split()))

    silent = []
    for activity, words in changes.items():
        planned = offered[activity]
        shown = planned.activity
        said = [shown.title, shown.summary, *shown.steps, *shown.avoid]
        said += [f"{dose.amount} {dose.times}" for dose in planned.doses]
        said += [each.text for each in planned.adaptations]
        if words.lower() not in " ".join(said).lower():
            silent.append((activity, words))

    assert silent == []


@pytest.mark.parametrize(("signs", "out"), STAYS_OUT)
def test_what_it_keeps_out_of_the_plan(signs, out):
    assert not everything_in(plan_at(0, person(*signs.split(), "cannot_get_sachets"))) & out
