"""Whatever people tell at check-ins: no milder result, no exercise sooner, and nothing comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from careplans.check_ins.careful import after_check_in, flags_of, never_milder
from careplans.check_ins.forms import ALL_OF_THESE, NONE_OF_THESE, Filled
from careplans.check_ins.medicines import guards, reopened
from careplans.check_ins.questions import due_questions
from careplans.check_ins.signs import FIRST, SECOND, signs_asked
from careplans.keeping.links import link_to, open_link
from clinical.content import Disposition
from clinical.criteria import NOT_APPLICABLE
from clinical.plan.care_plan import CarePlan, NoPlan
from clinical.plan.course import EVERY_ABILITY, Ability, CheckIn, Point, Trend
from clinical.plan.planning import generate
from clinical.plan.progress import FOLLOWS_PROGRESS, progress_of
from tests.clinical.plan.test_random_people import people
from tests.clinical.shipped import everything_in, region
from tests.journeys.walker import shipped_release
from triage.journey import Journey
from triage.packing import pack, restore, unpack
from triage.visit import Visit

BEGAN = datetime(2026, 3, 1, 8, tzinfo=UTC)
A_FEW = settings(max_examples=12, deadline=None, derandomize=True)
MANY = settings(max_examples=100, deadline=None, derandomize=True)
CAN = st.frozensets(st.sampled_from([*Ability]), min_size=1) | st.sampled_from(
    [frozenset({ALL_OF_THESE}), frozenset({NONE_OF_THESE})]
)
STEPS = st.lists(
    st.tuples(st.integers(2, 400), st.integers(0, 10), st.sampled_from(Trend), CAN, st.randoms()),
    min_size=1,
    max_size=4,
)
POINTS = st.lists(
    st.tuples(st.integers(0, 2300), st.integers(0, 10)),
    min_size=1,
    max_size=6,
    unique_by=lambda told: told[0],
)


def starts(answers):
    """Return somebody who just answered, with a plan."""
    release = shipped_release()
    codes = release.catalogue.vocabulary.codes
    told = {name: code for name, code in answers.items() if code in codes[name]}
    visit = Visit(Journey(1, BEGAN, told, BEGAN), release)
    assume(has_plan(visit))
    return visit


def has_plan(visit):
    """Return whether the answers and the course leave room for a plan."""
    return visit.has_room_for_a_plan and visit.assessment.disposition <= Disposition.SOON


def tells(visit, at, pain, trend, can, chance):
    """Return the visit after one check-in: signs denied, other questions answered by chance."""
    catalogue, before = visit.catalogue, visit.journey.answers
    signs = [*signs_asked(visit, FIRST), *signs_asked(visit, SECOND)]
    told = never_milder(catalogue, before, dict.fromkeys(signs, "no"))
    asked = replace(visit, journey=visit.journey.with_answers(told, at))
    due = due_questions(asked, asked.hours_at(at))
    choices = {each.name: chance.choice([code for code, _ in each.options]) for each in due}
    filled = Filled({"pain": str(pain), "trend": str(trend), **choices}, can)
    return after_check_in(asked, filled, at)


def course_of_a_person(visit, steps):
    """Yield the visit after each check-in, and when it was, as long as there is a plan."""
    at = BEGAN
    for later, *told in steps:
        at += timedelta(hours=later)
        visit = tells(visit, at, *told)
        yield visit, at
        if not has_plan(visit):
            return


def plan_at(visit, at) -> CarePlan | None:
    journey = visit.journey
    try:
        return generate(
            visit.catalogue, journey.answers, journey.onset_at, at, region(), check_ins=journey.check_ins
        )
    except NoPlan:
        return None


@A_FEW
@given(people(), STEPS)
def test_a_check_in_never_makes_the_result_milder(answers, steps):
    visit = starts(answers)
    before, known = visit.as_answered, flags_of(visit.catalogue, answers)

    for after, _ in course_of_a_person(visit, steps):
        assert after.assessment.disposition >= after.as_answered.disposition >= before.disposition
        assert flags_of(after.catalogue, after.journey.answers) >= known


@A_FEW
@given(people(), STEPS)
def test_what_was_taken_away_never_comes_back(answers, steps):
    visit = starts(answers)
    first = plan_at(visit, BEGAN)
    set_aside = {each.activity_id for each in (*first.left_out, *first.ask_first) if not each.is_until_pale}

    for after, at in course_of_a_person(visit, steps):
        plan = plan_at(after, at)
        assert plan is None or not set_aside & everything_in(plan)


@A_FEW
@given(people(), STEPS)
def test_asking_again_about_medicines_only_takes_away(answers, steps):
    *_, (after, at) = course_of_a_person(starts(answers), steps)
    plan = plan_at(after, at)
    assume(plan is not None)

    waiting = plan_at(replace(after, journey=reopened(after)), at)
    counted = {name for name, code in after.counting.items() if code != NOT_APPLICABLE}
    every = {item.id: "no" for item in guards(after) if item.id in counted}
    denied = replace(after, journey=reopened(after).with_answers(every, at))

    assert everything_in(waiting) <= everything_in(plan)
    assert everything_in(plan_at(denied, at)) == everything_in(plan)


@A_FEW
@given(people(), STEPS)
def test_the_same_check_ins_give_the_same_bytes(answers, steps):
    *_, (after, at) = course_of_a_person(starts(answers), steps)
    journey, catalogue = after.journey, after.catalogue

    shuffled = replace(journey, answers=dict(reversed(journey.answers.items())))
    read_again = restore(unpack(pack(journey, catalogue)), catalogue)
    others = [plan_at(replace(after, journey=each), at) for each in (shuffled, read_again)]

    are_the_same = others == [plan_at(after, at)] * 2
    assert are_the_same  # no reader wants the difference of two trees
    assert pack(shuffled, catalogue) == pack(journey, catalogue) == pack(read_again, catalogue)


@A_FEW
@given(people(), STEPS)
def test_a_link_shows_nothing_milder_than_the_check_ins_found(answers, steps):
    *_, (after, at) = course_of_a_person(starts(answers), steps)
    assume(plan_at(after, at) is not None)
    sealed = link_to(after.journey, after.catalogue, at).rstrip("/").rpartition("/")[2]

    opened = Visit(restore(open_link(sealed, at), after.catalogue), after.release)

    assert opened.owes_check_in
    assert opened.as_answered == after.as_answered


def points(told):
    return tuple(
        Point(hours, CheckIn(BEGAN + timedelta(hours=hours), pain, Trend.SAME, EVERY_ABILITY))
        for hours, pain in sorted(told)
    )


@MANY
@given(POINTS, st.integers(1, 10), st.integers(0, 600))
def test_worse_pain_at_the_last_check_in_never_brings_an_exercise_sooner(told, more, later):
    eased = sorted(told)
    hours, pain = eased[-1]
    worse = [*eased[:-1], (hours, min(10, pain + more))]

    is_now = progress_of(points(worse), hours + later)

    assert is_now.clock <= progress_of(points(eased), hours + later).clock


@A_FEW
@given(people(), STEPS, st.integers(1, 10))
def test_worse_pain_never_adds_an_exercise_to_the_plan(answers, steps, more):
    *_, (after, at) = course_of_a_person(starts(answers), steps)
    *earlier, last = after.journey.check_ins
    pain = min(10, last.pain + more)
    worse = replace(after.journey, check_ins=(*earlier, replace(last, pain=pain)))
    eased, worsened = plan_at(after, at), plan_at(replace(after, journey=worse), at)
    assume(eased is not None)

    assert worsened is None or exercises(worsened) <= exercises(eased)


def exercises(plan):
    """Return the stretches and strength work of the present part of a plan."""
    kinds = FOLLOWS_PROGRESS - {"move"}
    return {each.activity.id for each in plan.phases[0].activities if each.activity.category in kinds}
