from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from clinical.plan.course import Ability, CheckIn, Point, Trend, not_said_again
from clinical.plan.timing import course_of, timeline_of

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def make_check_in(at=NOON, pain=5, trend=Trend.SAME, abilities=frozenset(Ability)):
    return CheckIn(at, pain, trend, abilities)


@pytest.mark.parametrize("pain", [-1, 11])
def test_pain_is_0_to_10(pain):
    with pytest.raises(ValueError, match=str(pain)):
        make_check_in(pain=pain)


@pytest.mark.parametrize("pain", [0, 10])
def test_no_pain_and_the_worst_pain_can_be_told(pain):
    assert make_check_in(pain=pain).pain == pain


@pytest.mark.parametrize(("minutes", "standing"), [(0, 0), (59, 0), (60, 0), (61, 1), (1440, 1)])
def test_a_check_in_takes_the_place_of_one_within_the_hour(minutes, standing):
    earlier = make_check_in(NOON)

    assert len(not_said_again([earlier], NOON + timedelta(minutes=minutes))) == standing


def test_the_course_counts_from_the_onset_in_order_of_time():
    later, earlier = make_check_in(NOON, pain=3), make_check_in(NOON - timedelta(hours=30), pain=7)

    course = course_of(NOON - timedelta(hours=50), "h48", [later, earlier])

    assert course == (Point(20, earlier), Point(50, later))
    assert [point.day for point in course] == [0, 2]


def test_an_onset_that_nobody_knows_lies_a_day_before_the_first_check_in():
    check_ins = [make_check_in(NOON), make_check_in(NOON + timedelta(hours=24))]

    assert [point.hours for point in course_of(None, "unsure", check_ins)] == [24, 48]
    assert timeline_of(None, NOON + timedelta(hours=30), "unsure", check_ins).hours == 54


def test_without_check_ins_an_unknown_onset_stays_a_day_ago():
    assert timeline_of(None, NOON, "unsure").hours == 24
    assert course_of(None, "unsure", []) == ()


def test_a_check_in_before_the_onset_is_of_another_bout():
    check_ins = [make_check_in(NOON - timedelta(hours=1)), make_check_in(NOON)]

    assert [point.hours for point in course_of(NOON, "h0", check_ins)] == [0]
