from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careplans.check_ins.course_chart import BOTTOM, LEFT, MOST_TICKS, RIGHT, TOP, chart_of, line_of
from clinical.plan.course import EVERY_ABILITY, Ability, CheckIn, Point, Trend

ONSET = datetime.fromisoformat("2026-03-01T08:00")


def at(hours, pain, abilities=EVERY_ABILITY):
    return Point(hours, CheckIn(ONSET + timedelta(hours=hours), pain, Trend.SAME, abilities))


def test_a_single_check_in_is_a_dot_without_a_line():
    chart = chart_of([at(30, 6)])

    assert len(chart.dots) == 1
    assert chart.line == ""
    assert chart.summary == "Pain 6 out of 10 on day 1."


def test_the_line_goes_through_the_dots_in_order():
    chart = chart_of([at(6, 8), at(54, 5), at(170, 2)])

    assert chart.line == " ".join(f"{dot.x},{dot.y}" for dot in chart.dots)
    assert [dot.is_last for dot in chart.dots] == [False, False, True]
    assert chart.summary.startswith("Pain went from 8 on the first day to 2 on day 7.")
    assert "Lowest 2, highest 8, in 3 check-ins." in chart.summary


def test_more_pain_stands_higher():
    low, high = chart_of([at(0, 0), at(24, 10)]).dots

    assert (low.y, high.y) == (BOTTOM, TOP)
    assert low.x == LEFT


def test_a_course_that_begins_late_has_an_axis_that_begins_late():
    chart = chart_of([at(24 * 40, 3), at(24 * 44, 2)])

    assert chart.days[0].label == "40"
    assert chart.dots[0].x == LEFT


@pytest.mark.parametrize(("count", "has_numbers"), [(1, True), (14, True), (15, False), (40, False)])
def test_many_check_ins_have_no_numbers_beside_them(count, has_numbers):
    assert chart_of([at(24 * day, 5) for day in range(count)]).has_numbers is has_numbers


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 10)), min_size=1, max_size=40))
def test_every_dot_and_label_lies_within_the_picture(told):
    points = [at(hours, pain) for hours, pain in sorted(told)]

    chart = chart_of(points)

    assert all(LEFT <= dot.x <= RIGHT and TOP <= dot.y <= BOTTOM for dot in chart.dots)
    assert all(LEFT <= tick.at <= RIGHT for tick in chart.days)
    assert 2 <= len(chart.days) <= MOST_TICKS + 1
    assert [dot.x for dot in chart.dots] == sorted(dot.x for dot in chart.dots)


def test_the_table_names_what_they_could_not_do():
    line = line_of(at(30, 6, EVERY_ABILITY - {Ability.DRESS, Ability.WALK_10}))

    assert line.cannot == "get dressed, walk for 10 minutes"
    assert line.trend == "the same"
    assert line_of(at(30, 6)).cannot == ""
