"""At three in the morning the plan is one card: is it an emergency, and if not, what helps until day."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.clinical.shipped import person
from tests.journeys.page import read_page
from tests.journeys.walker import Walker, cookie_of


def at_hour(hour: int, path: str = "/plan/", region: str = ""):
    """Return the main part of a page as somebody reads it at that hour of their clock."""
    ahead = (hour - datetime.now(UTC).hour + 12) % 24 - 12
    client = Walker(answers_cookie=cookie_of(person("lift_twist"))).client
    if region:
        client.cookies["region"] = region
    page = read_page(client.get(path, headers={"UTC-Offset": str(ahead * 60)}).content.decode())
    return page.by_id("main")


def card(main):
    (found,) = main.with_class("first")
    return found.text


@pytest.mark.parametrize("hour", [22, 3, 6])
def test_the_night_has_one_card_of_its_own(hour):
    told = card(at_hour(hour))

    assert "Get through a bad night" in told
    assert "The rest can wait for the morning" in told
    assert "every hour" not in told


@pytest.mark.parametrize("hour", [7, 12, 21])
def test_by_day_the_first_step_stands_there(hour):
    assert "bad night" not in card(at_hour(hour))


def test_it_begins_with_what_is_no_bad_night_but_an_emergency():
    told = card(at_hour(3))

    checks = told.partition("Light on")[0]
    for sign, number in [("chest pain", "999"), ("numb between your legs", "A&E"), ("fever", "111")]:
        assert sign in checks
        assert number in checks.partition(sign)[2]


def test_it_calls_the_numbers_of_the_country():
    told = card(at_hour(3, region="US"))

    assert "911" in told
    assert "999" not in told


def test_whoever_asks_for_a_step_gets_it_at_night_too():
    assert "bad night" not in card(at_hour(3, "/plan/?step=knee_to_chest"))
