"""The table of the next days: a box in each day on which a step is for, and in no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from careplans.days import DAYS_ON_PAPER, has_box, next_days, tickable
from clinical.plan.care_plan import Standing
from clinical.plan.planning import generate
from tests.clinical.golden_people import EVERYBODY
from tests.clinical.shipped import ONSET, person, plan_at, region, shipped_catalogue

HOURS = (3, 20, 30, 60, 200)
ON_OCCASION = {
    "log_roll", "off_the_floor", "toilet", "sneeze", "dressing", "activity_limits", "worry_card", "warm_up",
}  # fmt: skip


@pytest.fixture(params=[(name, hours) for name in EVERYBODY for hours in HOURS], ids=str)
def golden_plan(request):
    name, hours = request.param
    return plan_at(hours, EVERYBODY[name][0]())


def rows_of(plan):
    table = next_days(plan)
    return {row.planned.activity.id: row for row in (*table.now, *table.today, *table.later)}


def test_the_days_are_the_dates_from_today_on():
    plan = plan_at(6, person("lift_twist"))

    days = next_days(plan).days

    assert [day.on for day in days] == [
        ONSET.date() + timedelta(days=count) for count in range(DAYS_ON_PAPER)
    ]
    assert [day.number for day in days] == [1, 2, 3]


def test_where_nobody_knows_when_it_began_the_days_have_numbers_alone():
    now = ONSET + timedelta(hours=6)
    plan = generate(shipped_catalogue(), person("lift_twist", onset="unsure"), None, now, region())

    table = next_days(plan)

    assert [day.on for day in table.days] == [None] * DAYS_ON_PAPER
    assert table.now


def test_a_step_has_no_box_before_it_starts():
    rows = rows_of(plan_at(6, person("lift_twist")))

    assert rows["cat_cow"].days == (False, True, True)  # from 24 hours


def test_a_step_that_begins_after_tomorrow_is_left_to_the_screen():
    plan = plan_at(6, person("lift_twist"))

    assert "childs_pose" not in rows_of(plan)  # from 48 hours


def test_warmth_that_has_to_wait_is_on_paper_from_its_day():
    rows = rows_of(plan_at(6, person("lift_twist")))

    assert rows["heat"].days == (False, False, True)  # from 48 hours


def test_a_step_has_no_box_after_it_ends():
    rows = rows_of(plan_at(6, person("lift_twist")))

    assert rows["first_night"].days == (True, False, False)  # until 24 hours
    assert rows["rest_positions"].days == (True, True, True)  # until 72 hours


def test_a_limit_that_ends_early_in_a_day_leaves_that_day_without_a_box():
    plan = generate(
        shipped_catalogue(), EVERYBODY["tom"][0](), ONSET + timedelta(minutes=5),
        ONSET + timedelta(hours=3), region(),
    )  # fmt: skip

    rows = rows_of(plan)

    assert rows["cool_down"].days == (True, False, False)
    assert rows["ors"].days == (True, True, False)


def test_the_last_days_of_a_painkiller_are_the_last_boxes():
    rows = rows_of(plan_at(200, person("lift_twist")))

    assert rows["paracetamol"].days == (True, True, False)  # until 240 hours


def test_each_box_lies_within_the_time_of_its_step(golden_plan):
    midnight = ONSET.replace(hour=0)
    today = (golden_plan.provenance.made_at - midnight).days

    for row in rows_of(golden_plan).values():
        doses = row.planned.activity.doses
        first = min(dose.from_hours for dose in doses)
        ends = [dose.until_hours for dose in doses]
        for place, has_a_box in enumerate(row.days):
            opens = (midnight + timedelta(days=today + place) - ONSET) / timedelta(hours=1)
            assert not has_a_box or opens + 24 > first
            assert not has_a_box or None in ends or opens < max(ends)


def test_every_step_of_now_and_today_that_can_be_ticked_has_a_row(golden_plan):
    table = next_days(golden_plan)

    shown = [row.planned.activity.id for row in (*table.now, *table.today)]

    assert shown == [planned.activity.id for planned in tickable(golden_plan)]
    assert all(row.days[0] for row in (*table.now,))


def test_no_step_is_on_paper_twice(golden_plan):
    table = next_days(golden_plan)

    shown = [row.planned.activity.id for row in (*table.now, *table.today, *table.later)]

    assert len(shown) == len(set(shown))


def test_what_was_taken_away_has_no_row(golden_plan):
    away = {left.activity_id for left in (*golden_plan.left_out, *golden_plan.ask_first)}

    assert not away & set(rows_of(golden_plan))


def test_a_dose_that_changes_within_the_days_says_from_when_and_only_what_is_new():
    change = rows_of(plan_at(30, person("lift_twist")))["trunk_rotation"].changes[0]

    assert change.day.number == 2
    assert change.words == "5 times each side, hold 5 to 10 seconds"


@pytest.mark.parametrize("hours", HOURS)
def test_a_change_always_says_what_changes(hours):
    plans = [plan_at(hours, answers()) for answers, _ in EVERYBODY.values()]

    changes = [change for plan in plans for row in rows_of(plan).values() for change in row.changes]

    assert all(change.words or change.stretch.planned.standing is not Standing.MAIN for change in changes)


def test_warmth_that_stood_in_for_cold_is_used_first_once_it_may():
    lena = EVERYBODY["lena"][0]()

    (change,) = rows_of(plan_at(20, lena))["heat"].changes

    assert change.words == "use this first"


def test_steps_that_come_up_by_themselves_are_the_ones_we_know():
    planned = {
        each.activity.id: each
        for hours in (3, 60, 400)
        for each in plan_at(hours, person("lift_twist", "fear_of_movement")).phases[0].activities
    }

    without = {name for name, each in planned.items() if not has_box(each)}

    steps = {name for name in without if planned[name].activity.category not in {"habit", "rule"}}
    assert steps == ON_OCCASION


def test_times_in_words_that_we_do_not_know_get_a_box():
    planned = plan_at(6, person("lift_twist")).now[0]

    unknown = replace(planned, doses=(replace(planned.doses[0], times="as the moon turns"),))

    assert has_box(unknown)
