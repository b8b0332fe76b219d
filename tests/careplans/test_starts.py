from __future__ import annotations

from datetime import timedelta

import pytest

from careplans.templatetags.starts import starts
from clinical.plan.planning import generate
from tests.clinical.golden_people import maya
from tests.clinical.shipped import ONSET, person, plan_at, region, shipped_catalogue
from tests.journeys.walker import Walker, cookie_of


def found(plan, name):
    """Return a step of a plan, and the part that it is first in."""
    return next(
        (planned, part) for part in plan.phases for planned in part.activities if planned.activity.id == name
    )


@pytest.mark.parametrize(
    ("name", "hours"),
    [("massage", 72), ("prone_extension", 96), ("bridge", 120), ("plank", 504), ("row", 504)],
)
def test_a_step_that_begins_later_than_its_part_says_from_when(name, hours):
    plan = plan_at(6, maya())
    planned, part = found(plan, name)

    said = starts(planned, plan, part.phase.from_hours)

    assert said == f"{ONSET + timedelta(hours=hours):%A %-d %B}"


def test_a_step_that_begins_with_its_part_says_nothing():
    plan = plan_at(6, maya())
    planned, part = found(plan, "cat_cow")

    assert starts(planned, plan, part.phase.from_hours) == ""


def test_a_step_of_today_that_has_not_begun_says_the_hour():
    plan = plan_at(6, maya())
    planned, _ = found(plan, "trunk_rotation")

    assert starts(planned, plan, 0) == "about 20:00 today"


def test_where_nobody_knows_when_it_began_a_later_step_says_the_day():
    now = ONSET + timedelta(hours=6)
    plan = generate(shipped_catalogue(), person("lift_twist", onset="unsure"), None, now, region())
    planned, part = found(plan, "bridge")

    assert starts(planned, plan, part.phase.from_hours) == "day 6"


def test_the_page_says_from_when_a_later_step_is_for():
    page = Walker(answers_cookie=cookie_of(maya())).go("/plan/next/").main.text

    assert "Hold a short plank From" in " ".join(page.split())
