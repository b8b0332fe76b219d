"""The progress rules as stories: on with time, held by pain, back in a flare. Evidence: careplan 3.4."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinical.plan.course import Ability, CheckIn, Point, Trend
from clinical.plan.progress import STEP_ON, Step, progress_of

ONSET = datetime.fromisoformat("2026-03-01T08:00")
COURSES = st.lists(st.tuples(st.integers(0, 2500), st.integers(0, 10)), max_size=12)


def course(*told):
    """Return check-ins from (hours, pain)."""
    return tuple(
        Point(hours, CheckIn(ONSET + timedelta(hours=hours), pain, Trend.SAME, frozenset(Ability)))
        for hours, pain in sorted(told)
    )


@pytest.mark.parametrize("hours", [0, 47, 48, 167, 168, 336, 1008, 5000])
def test_without_check_ins_the_plan_moves_on_with_time(hours):
    progress = progress_of((), hours)

    assert (progress.clock, progress.step) == (hours, Step.NONE)


@pytest.mark.parametrize(("begins", "most"), STEP_ON)
def test_time_alone_is_not_enough_and_neither_is_little_pain(begins, most):
    too_much, enough = course((begins - 30, most + 1)), course((begins - 30, most))

    assert progress_of(too_much, begins).step is Step.REPEAT
    assert progress_of(too_much, begins).most_pain == most
    assert progress_of(enough, begins - 1).clock == begins - 1
    assert progress_of(enough, begins).clock == begins


def test_before_day_7_pain_holds_nothing_back():
    assert progress_of(course((6, 10), (30, 10), (54, 9)), 167).clock == 167


def test_a_part_is_repeated_until_the_pain_allows_more_and_then_gets_its_full_time():
    held = course((6, 8), (100, 6), (160, 6))
    eased = held + course((210, 4))

    assert progress_of(held, 200).clock == 167
    assert progress_of(eased, 210).clock == 168
    assert progress_of(eased, 210).step is Step.ON
    assert progress_of(eased, 210 + 167).clock == 168 + 167


def test_what_is_held_waits_for_the_next_check_in_however_long():
    progress = progress_of(course((160, 6)), 700)

    assert progress.step is Step.REPEAT
    assert progress.clock == 167
    assert progress.until_hours == 160 + 23 * 24


@pytest.mark.parametrize(("hours", "needs_review"), [(335, False), (336, True)])
def test_after_day_14_a_repeated_part_needs_a_review(hours, needs_review):
    assert progress_of(course((160, 6)), hours).needs_review is needs_review


@pytest.mark.parametrize(("rise", "step"), [(1, Step.NONE), (2, Step.BACK), (5, Step.BACK)])
def test_two_points_more_are_a_flare(rise, step):
    assert progress_of(course((76, 3), (100, 3 + rise)), 100).step is step


def test_a_flare_takes_the_exercises_back_for_two_days_and_then_on_from_where_they_were():
    told = course((200, 2), (224, 4))

    assert progress_of(told, 224).step is Step.BACK
    assert progress_of(told, 271).step is Step.BACK
    assert progress_of(told, 272).step is not Step.BACK
    assert progress_of(told, 272).clock == 224
    assert progress_of(told, 282).clock == 234


def test_in_the_first_two_days_there_is_nothing_to_step_back_to():
    assert progress_of(course((20, 3), (44, 7)), 44).step is Step.NONE


def test_somebody_who_checks_in_late_begins_where_their_pain_allows():
    assert progress_of(course((1100, 5)), 1100).clock == 167
    assert progress_of(course((1100, 4)), 1100).clock == 335
    assert progress_of(course((1100, 3)), 1100).clock == 1007
    assert progress_of(course((1100, 2)), 1100).clock == 1100


@given(COURSES, st.integers(0, 2500))
def test_the_exercises_are_never_ahead_of_time(told, hours):
    progress = progress_of(course(*told), hours)

    assert 0 <= progress.clock <= hours


@given(COURSES, st.integers(0, 2500), st.integers(0, 500))
def test_the_exercises_never_run_faster_than_time(told, hours, more):
    points = course(*((at, pain) for at, pain in told if at <= hours))

    gained = progress_of(points, hours + more).clock - progress_of(points, hours).clock

    assert 0 <= gained <= more


@given(COURSES, st.integers(0, 2500))
def test_what_waits_ends_in_the_future(told, hours):
    points = course(*((at, pain) for at, pain in told if at <= hours))

    progress = progress_of(points, hours)

    assert (progress.until_hours > hours) is (progress.step in {Step.BACK, Step.REPEAT})
