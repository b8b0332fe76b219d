"""The edges of a plan over the guidance that is shipped. Evidence: careplan 6.6, by number."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from clinical.care_plan import Due, NoPlan, Standing
from clinical.cold_heat import Primary
from clinical.content import Disposition, Effect, ItemKind
from clinical.contributors import pseudo_answers, score
from clinical.criteria import holds
from clinical.evaluation import replay
from clinical.planning import generate
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
def test_8_under_50_kg_asks_a_pharmacist_about_paracetamol(code):
    assert effects(plan_at(6, person(under_50kg=code)))["paracetamol"] is Effect.ASK


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
    assert assessed(person("worse_hourly", onset="h24")).disposition >= Disposition.SAME_DAY


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


def test_15_a_back_that_keeps_seizing_up_gets_an_appointment_and_the_plan_in_full():
    answers = person("keeps_coming_back")

    assert plan_at(6, answers).appointment.disposition is Disposition.ROUTINE
    assert everything_in(plan_at(6, answers)) >= everything_in(plan_at(6, person()))


def test_a_phase_begins_where_cold_may_give_way_to_heat():
    starts = {each.from_hours for each in shipped_catalogue().guidance.phases}

    assert {0, 24, 48} <= starts


# Whatever people answer

HOURS = (0, 1, 6, 12, 23, 24, 47, 48, 71, 72, 100, 167, 168, 240, 335, 336, 504, 1007, 1008, 3000)


@cache
def mild_signs():
    """Return the signs that alone still leave room for a plan."""
    catalogue = shipped_catalogue()
    signs = (item.id for item in catalogue.items.values() if item.kind is ItemKind.SIGN)
    return [sign for sign in signs if assessed(person(sign)).disposition <= Disposition.SOON]


@st.composite
def people(draw):
    signs = draw(
        st.dictionaries(st.sampled_from(mild_signs()), st.sampled_from(["yes", "unsure"]), max_size=12)
    )
    age = draw(st.sampled_from(["a18", "a20", "a45", "a50", "a65", "a75"]))
    pregnancy = draw(st.sampled_from(["cannot_be", "not_pregnant", "under_13w", "from_13w"]))
    onset = draw(st.sampled_from(["h0", "h6", "h24", "h48", "d7", "d14", "w6", "unsure"]))
    skipped = draw(st.sets(st.sampled_from(shipped_catalogue().plan_screens), max_size=3))
    not_answered = {item.id for screen in skipped for item in screen.items}
    answers = person(**{"age": age, "pregnancy": pregnancy, "onset": onset} | signs)
    return {item_id: code for item_id, code in answers.items() if item_id not in not_answered}


unhurried = settings(max_examples=80, deadline=None)


def plan_or_discard(answers, hours, region_id):
    try:
        return plan_at(hours, answers, region_id)
    except NoPlan:
        assume(False)


def known_about(answers, activity):
    """Return the facts about a person: a guard without an answer is not sure, all else no."""
    catalogue = shipped_catalogue()
    counting = replay(catalogue, answers)
    scored = score(catalogue.guidance.contributors, catalogue.criteria, counting)
    is_gated = activity.category in {"relief", "supplement"} or activity.id in {"ors", "home_ors"}
    unanswered = dict.fromkeys(set(catalogue.items) - set(counting), "unsure" if is_gated else "no")
    return {**unanswered, **counting, **pseudo_answers(scored, counting)}


@unhurried
@given(people(), st.sampled_from(HOURS), st.sampled_from(["GB", "US"]))
def test_nothing_planned_is_contraindicated_and_not_sure_counts_as_yes(answers, hours, region_id):
    plan = plan_or_discard(answers, hours, region_id)

    catalogue = shipped_catalogue()
    for activity in {each.activity for phase in plan.phases for each in phase.activities}:
        known = known_about(answers, activity)
        for adaptation in activity.adaptations:
            if adaptation.effect in {Effect.ASK, Effect.REMOVE}:
                assert holds(catalogue.criteria(adaptation.when), known) is False


@unhurried
@given(people(), st.sampled_from(HOURS), st.sampled_from(["GB", "US"]))
def test_never_two_of_a_kind(answers, hours, region_id):
    plan = plan_or_discard(answers, hours, region_id)

    for phase in plan.phases:
        leading = {each.activity.id for each in phase.activities if each.standing is not Standing.ALTERNATIVE}
        primary = {each.activity.id for each in phase.activities if each.standing is Standing.MAIN}
        assert len(leading & {"nsaid", "naproxen", "topical_nsaid"}) <= 1
        assert len(primary & {"cold_pack", "heat"}) <= 1
        assert len(leading & {"ors", "home_ors"}) <= 1


@unhurried
@given(people(), st.sampled_from(HOURS))
def test_a_fluid_limit_never_meets_a_number(answers, hours):
    answers = answers | {"fluid_limit": "yes"}

    plan = plan_or_discard(answers, hours, "GB")

    assert not everything_in(plan) & {"fluid_goal", "rehydrate", "ors", "home_ors"}


@unhurried
@given(people(), st.sampled_from(HOURS))
def test_every_phase_of_every_plan_has_something_to_do(answers, hours):
    plan = plan_or_discard(answers, hours, "GB")

    assert plan.now
    assert all(phase.activities for phase in plan.phases)
    assert plan.safety_nets


@unhurried
@given(people(), st.sampled_from(HOURS))
def test_the_same_answers_at_the_same_hour_give_the_same_plan(answers, hours):
    assert plan_or_discard(answers, hours, "GB") == plan_or_discard(
        dict(reversed(answers.items())), hours, "GB"
    )
