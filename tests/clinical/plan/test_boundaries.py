"""The edges of a plan over the guidance that is shipped. Evidence: careplan 6.6, by number.

Number 9, the bounds of a formula by weight, falls away: weight is not asked.
"""

from __future__ import annotations

import re

import pytest

from clinical.content import Disposition, Effect
from clinical.plan.care_plan import Due, NoPlan
from clinical.plan.cold_heat import Primary
from clinical.plan.planning import generate
from tests.clinical.shipped import (
    ONSET,
    assessed,
    everything_in,
    offered_at,
    person,
    plan_at,
    region,
    shipped_catalogue,
)

FLUID_LIKELY = ("urine_dark", "cups_lt4", "thirst_dry_mouth", "hot_or_sweaty_24h")


def effects(plan):
    return {each.activity_id: each.effect for each in (*plan.left_out, *plan.ask_first)}


@pytest.mark.parametrize(
    ("number", "hours", "signs", "primary"),
    [
        (1, 47, ["lift_twist"], Primary.COLD),
        (1, 48, ["lift_twist"], Primary.HEAT),
        (2, 23, ["prefers_warmth", *FLUID_LIKELY], Primary.COLD),
        (2, 23, ["prefers_warmth"], Primary.COLD),
        (3, 10, ["numb_skin"], Primary.NONE),
        (3, 100, ["numb_skin"], Primary.NONE),
        (7, 10, ["poor_circulation"], Primary.HEAT),
        (7, 10, ["poor_circulation", "lift_twist"], Primary.NONE),
    ],
)
def test_cold_or_heat_at_the_edges(number, hours, signs, primary):
    assert plan_at(hours, person(*signs)).cold_heat.primary is primary


@pytest.mark.parametrize(("signs", "offered"), [(FLUID_LIKELY, False), ((), True)])
def test_2_a_swap_to_warmth_is_offered_unless_fluid_was_lost(signs, offered):
    answers = person("prefers_warmth", *signs)

    assert plan_at(23, answers).cold_heat.swap_to_heat_offered is offered
    assert ("heat" in offered_at(23, answers)) is offered


def test_3_numb_skin_has_neither_cold_nor_heat_in_any_phase():
    plan = plan_at(10, person("numb_skin"))

    assert not everything_in(plan) & {"cold_pack", "heat", "contrast"}


@pytest.mark.parametrize("factor", ["heart_failure", "kidney_disease", "fluid_limit"])
def test_4_a_fluid_limit_is_said_in_words_without_a_number(factor):
    plan = plan_at(6, person(factor))

    [left_out] = [each for each in plan.left_out if each.activity_id == "fluid_goal"]
    assert not everything_in(plan) & {"fluid_goal", "rehydrate", "ors", "home_ors"}
    assert left_out.reasons
    assert not re.search(r"\d", " ".join(each.text for each in left_out.reasons))


def test_5_a_water_tablet_alone_asks_and_with_a_pril_or_sartan_removes_ibuprofen():
    assert effects(plan_at(6, person("diuretic")))["nsaid"] is Effect.ASK
    assert effects(plan_at(6, person("diuretic", "acei_arb")))["nsaid"] is Effect.REMOVE


def test_6_cola_coloured_pee_after_hard_effort_is_an_emergency_without_a_plan():
    answers = person("dark_pee", "effort_heat")

    assert assessed(answers).disposition >= Disposition.EMERGENCY_DEPARTMENT
    with pytest.raises(NoPlan):
        plan_at(3, answers)


@pytest.mark.parametrize("code", ["yes", "unsure"])
def test_8_under_50_kg_asks_a_pharmacist_about_paracetamol_and_drinks_at_least_1_5_litres(code):
    answers = person(under_50kg=code)

    assert effects(plan_at(6, answers))["paracetamol"] is Effect.ASK
    assert offered_at(6, answers)["fluid_goal"].doses[0].amount == "about 1.5 litres of drinks"


@pytest.mark.parametrize(("signs", "primary"), [((), Primary.HEAT), (("lift_twist",), Primary.COLD)])
def test_10_an_unknown_onset_counts_as_24_hours(signs, primary):
    answers = person(*signs, onset="unsure")

    plan = generate(shipped_catalogue(), answers, None, ONSET, region())

    assert plan.hours_since_onset == 24
    assert plan.onset_is_guessed
    assert plan.cold_heat.primary is primary


def test_11_without_sachets_there_is_no_homemade_drink_either():
    signs = (*FLUID_LIKELY, "cannot_get_sachets")
    allowed = plan_at(3, person(*signs))
    barred = plan_at(3, person(*signs, "kidney_disease"))

    assert {"ors", "home_ors"} <= everything_in(allowed)
    assert effects(barred)["ors"] is Effect.REMOVE
    assert effects(barred)["home_ors"] is Effect.REMOVE


def test_12_pain_that_rises_by_the_hour_is_for_today():
    assert assessed(person(how_it_goes="by_hour", onset="h24")).disposition >= Disposition.SAME_DAY


def test_13_thin_bones_mean_no_ball_and_no_forced_bend():
    answers = person("osteoporosis", "hard_or_unaccustomed_48h", "sore_to_touch", onset="h48")

    plan = plan_at(100, answers)

    assert "ball_roller" not in everything_in(plan)
    for planned in plan.phases[0].activities:
        if planned.activity.id in {"knee_to_chest", "childs_pose", "trunk_rotation"}:
            assert planned.adaptations


def test_14_the_review_of_day_14_is_due_on_day_14():
    answers = person(onset="d7")

    before = {each.check_point.at_hours: each.due for each in plan_at(335, answers).check_points}
    after = {each.check_point.at_hours: each.due for each in plan_at(336, answers).check_points}

    assert before[336] is Due.NEXT
    assert after[336] is Due.DUE


def test_15_a_first_bout_without_a_cause_from_50_on_gets_an_appointment_and_the_plan_in_full():
    answers = person("first_over_50", "no_trigger", age="a50")

    assert plan_at(6, answers).appointment.disposition is Disposition.ROUTINE
    assert everything_in(plan_at(6, answers)) >= everything_in(plan_at(6, person()))


def test_a_phase_begins_where_cold_may_give_way_to_heat():
    starts = {each.from_hours for each in shipped_catalogue().guidance.phases}

    assert {0, 24, 48} <= starts
