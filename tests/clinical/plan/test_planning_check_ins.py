"""What check-ins do to a plan: they hold exercises or step them back, and touch nothing else."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinical.content import Disposition, Effect
from clinical.plan.care_plan import NoPlan, NoPlanReason
from clinical.plan.course import EVERY_ABILITY, Ability, CheckIn, Trend
from clinical.plan.planning import generate
from clinical.plan.progress import FOLLOWS_PROGRESS, Step
from tests.clinical.shipped import ONSET, person, plan_at, region, shipped_catalogue

MAYA = person("lift_twist", "sore_to_touch", "sit_ge6")
GEORGE = person(
    "lift_twist", "diuretic", "acei_arb", "kidney_disease", "high_bp", "cannot_reach_floor", age="a65"
)
EXERCISES = {"stretch", "strengthen"}


def told(hours, pain, trend=Trend.BETTER, abilities=EVERY_ABILITY):
    return CheckIn(ONSET + timedelta(hours=hours), pain, trend, abilities)


def plan_with(hours, *check_ins, answers=MAYA):
    now = ONSET + timedelta(hours=hours)
    return generate(shipped_catalogue(), answers, ONSET, now, region(), check_ins=check_ins)


def present(plan):
    return {each.activity.id: each for each in plan.phases[0].activities}


def begun(plan):
    """Return what the plan has for this very hour."""
    hours = plan.hours_since_onset
    return {name: each for name, each in present(plan).items() if each.from_hours <= hours}


def exercises(plan):
    return {name for name, each in present(plan).items() if each.activity.category in EXERCISES}


def test_a_plan_without_check_ins_has_no_course():
    plan = plan_with(200)

    assert plan.course.points == ()
    assert plan.course.progress.step is Step.NONE
    assert plan == plan_at(200, MAYA)


def test_maya_repeats_the_first_week_while_it_hurts_and_then_begins_to_get_stronger():
    held = plan_with(200, told(6, 8), told(160, 6))
    eased = plan_with(224, told(6, 8), told(160, 6), told(222, 4))

    assert held.phase.id == "move"
    assert "bird_dog" not in exercises(held)
    assert held.course.why.id == "course_repeat"
    assert held.course.next_title == "Rebuild"
    assert eased.phase.id == "rebuild"
    assert "bird_dog" in exercises(eased)
    assert eased.course.why.id == "course_on"


def test_a_held_part_comes_first_and_the_others_follow_when_it_ends():
    plan = plan_with(200, told(160, 6))

    starts = [(each.phase.id, each.phase.from_hours) for each in plan.phases]

    assert starts == [("move", 200), ("rebuild", 208), ("return", 376), ("protect", 1048)]
    assert plan.phases[1].starts_at == ONSET + timedelta(hours=208)


def test_a_flare_brings_back_the_part_before_for_two_days_and_walking_goes_on():
    plan = plan_with(230, told(200, 2), told(224, 5, Trend.WORSE))

    assert [each.phase.id for each in plan.phases[:3]] == ["move", "rebuild", "return"]
    assert plan.phases[0].ends_at == ONSET + timedelta(hours=272)
    assert "bird_dog" not in exercises(plan)
    assert "walk_pacing" in present(plan)
    assert plan.course.why.id == "course_back"


def test_after_day_14_a_repeated_part_comes_with_a_review():
    assert plan_with(335, told(160, 6)).course.why.id == "course_repeat"
    assert plan_with(336, told(160, 6)).course.why.id == "course_review"


@pytest.mark.parametrize(
    ("hours", "activity"), [(240, "nsaid"), (240, "paracetamol"), (336, "topical_nsaid")]
)
def test_the_limits_of_medicines_run_on_while_exercises_are_held(hours, activity):
    check_ins = (told(100, 7), told(160, 7, Trend.BETTER))

    assert activity in present(plan_with(hours - 1, *check_ins))
    assert not any(each.activity.id == activity for each in plan_with(hours, *check_ins).phases[0].activities)


def test_rehydration_ends_at_48_hours_whatever_the_pain():
    tom = person("urine_dark", "cups_lt4", "hot_or_sweaty_24h", "thirst_dry_mouth", "effort_heat")

    assert "ors" in present(plan_with(47, told(40, 9), answers=tom))
    assert "ors" not in present(plan_with(48, told(40, 9), answers=tom))


def test_cold_gives_way_to_warmth_at_48_hours_whatever_the_pain():
    assert plan_with(47, told(40, 9)).cold_heat.primary == "cold"
    assert plan_with(48, told(40, 9)).cold_heat.primary == "heat"


def test_a_turn_for_the_worse_adds_an_appointment_before_the_plan():
    plan = plan_with(170, told(100, 5, Trend.SAME), told(169, 5, Trend.SAME))

    assert plan.appointment.disposition is Disposition.SOON
    assert [flag.id for flag in plan.appointment.present] == ["course_no_better_7_days"]


def test_an_appointment_of_triage_stays_beside_it():
    answers = person("one_leg_numb")

    plan = plan_with(170, told(169, 5, Trend.SAME), answers=answers)

    assert {flag.id for flag in plan.appointment.present} == {"one_leg_numb", "course_no_better_7_days"}


def test_what_needs_somebody_today_leaves_no_plan():
    in_bed = EVERY_ABILITY - {Ability.TOILET}

    with pytest.raises(NoPlan) as refusal:
        plan_with(40, told(39, 9, Trend.SAME, in_bed))

    assert refusal.value.reason is NoPlanReason.TOO_URGENT


def test_an_unknown_onset_moves_on_with_the_check_ins():
    answers = person("lift_twist", onset="unsure")
    first, second = told(0, 5), told(24, 4)
    now = ONSET + timedelta(hours=30)

    plan = generate(shipped_catalogue(), answers, None, now, region(), check_ins=(first, second))

    assert plan.hours_since_onset == 54
    assert [point.hours for point in plan.course.points] == [24, 48]
    assert plan.onset_at is None


CHECK_INS = st.lists(
    st.tuples(
        st.integers(0, 2300),
        st.integers(0, 10),
        st.sampled_from(Trend),
        st.frozensets(st.sampled_from(Ability)),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([MAYA, GEORGE]), CHECK_INS, st.integers(0, 2400))
def test_check_ins_only_ever_take_away_or_soften(answers, course, hours):
    check_ins = tuple(told(*each) for each in course if each[0] <= hours)
    without = plan_with(hours, answers=answers)
    try:
        plan = plan_with(hours, *check_ins, answers=answers)
    except NoPlan:
        return

    kept, before = begun(plan), begun(without)
    added = {name: each.activity for name, each in kept.items() if name not in before}

    # An aid to moving stays as long as the part that it belongs to; no exercise ever comes early.
    assert all(each.category in FOLLOWS_PROGRESS - EXERCISES for each in added.values())
    assert all(min(dose.from_hours for dose in each.doses) < hours for each in added.values())
    refused = {each.activity_id for each in (*without.left_out, *without.ask_first)}
    refused |= {each.activity_id for each in without.waiting}
    assert not refused & set(kept)
    for effect in (Effect.ASK, Effect.REMOVE):
        of = [each.activity_id for each in (*plan.left_out, *plan.ask_first) if each.effect is effect]
        assert set(of) <= refused | set(added)


@settings(max_examples=40, deadline=None)
@given(CHECK_INS, st.integers(0, 2400))
def test_whatever_the_course_other_things_keep_to_their_time(course, hours):
    check_ins = tuple(told(*each) for each in course if each[0] <= hours)
    try:
        plan = plan_with(hours, *check_ins)
    except NoPlan:
        return

    def rest(plan):
        return {
            name: (each.standing, each.doses[0].amount)
            for name, each in begun(plan).items()
            if each.activity.category not in FOLLOWS_PROGRESS
        }

    assert rest(plan) == rest(plan_with(hours))


@settings(max_examples=40, deadline=None)
@given(CHECK_INS, st.integers(0, 2400))
def test_the_parts_of_a_plan_follow_each_other_without_a_gap(course, hours):
    check_ins = tuple(told(*each) for each in course if each[0] <= hours)
    try:
        plan = plan_with(hours, *check_ins)
    except NoPlan:
        return

    parts = [each.phase for each in plan.phases]

    assert parts[0].from_hours <= hours
    assert parts[-1].until_hours is None
    assert all(one.until_hours == other.from_hours for one, other in itertools.pairwise(parts))
    assert all(part.activities for part in plan.phases)
