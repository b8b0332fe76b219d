"""Keeping a plan in the browser: only when asked, for 12 weeks, and gone in one tap."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings as configured
from django.test import override_settings

from clinical.plan.course import CheckIn, Trend
from tests.careplans.keeping.carrying import HOME, carried, carrying, make_journey
from tests.journeys.calm import assert_all_is_calm
from tests.journeys.walker import Walker
from triage.journey import KEPT_FOR
from triage.responses import NOTICES
from triage.visit import COOKIE, KEPT_TOO_LONG, now

pytestmark = pytest.mark.usefixtures("at_noon")

PLAN = "/plan/"
TWELVE_WEEKS = int(KEPT_FOR.total_seconds())
A_MINUTE = 60


def life_of_cookie(walker):
    """Return how many seconds the browser keeps the answers; nothing: until it is closed."""
    return walker.client.cookies[COOKIE]["max-age"]


def test_unless_asked_the_answers_go_with_the_browser():
    walker = Walker().go("/").press("none")

    assert life_of_cookie(walker) == ""


def test_one_tap_keeps_the_plan_for_twelve_weeks_and_says_until_when():
    walker = carrying(make_journey()).go(PLAN)

    walker.press("yes")

    assert_all_is_calm(walker)
    assert (walker.path, walker.taps) == (PLAN, 1)
    assert NOTICES["kept"] in walker.lines_of("notice")
    assert life_of_cookie(walker) == TWELVE_WEEKS
    until = (now() + KEPT_FOR).strftime("%-d %B %Y")
    assert until in walker.main.by_id("keep").text


def test_before_keeping_it_the_page_warns_whoever_shares_the_phone():
    box = carrying(make_journey()).go(PLAN).main.by_id("keep")

    assert "Do others use this phone" in box.text
    assert "12 weeks" in box.text


def test_one_tap_more_and_it_goes_with_the_browser_again():
    walker = carrying(make_journey(kept_since=now())).go(PLAN)

    walker.press("no")

    assert NOTICES["not_kept"] in walker.lines_of("notice")
    assert life_of_cookie(walker) == ""
    assert carried(walker).kept_since is None


def test_a_later_answer_does_not_make_it_last_longer():
    three_weeks_ago = now() - timedelta(weeks=3)
    walker = carrying(make_journey(kept_since=three_weeks_ago)).go("/plan/questions/plan_body/")

    walker.press("none")

    assert walker.path == PLAN
    assert carried(walker).kept_since == three_weeks_ago
    assert abs(life_of_cookie(walker) - (TWELVE_WEEKS - 3 * 7 * 24 * 3600)) <= A_MINUTE


def test_what_is_kept_too_long_is_not_read_even_if_a_browser_brings_it():
    walker = carrying(make_journey(kept_since=now() - KEPT_FOR - timedelta(hours=1))).go(PLAN)

    assert_all_is_calm(walker)
    assert walker.path == "/check/right_now/"
    assert NOTICES[KEPT_TOO_LONG] in walker.lines_of("notice")


def test_deleting_the_answers_deletes_what_is_kept():
    walker = carrying(make_journey(kept_since=now())).go(PLAN)

    walker.delete_answers()

    assert walker.client.cookies[COOKIE].value == ""
    assert walker.go(PLAN).path == "/check/right_now/"


def test_a_kept_plan_reopened_next_week_asks_the_warning_signs_first():
    last_week = make_journey(hours=7 * 24)

    walker = carrying(replace(last_week, kept_since=last_week.answered_at)).go(PLAN)

    assert walker.path == "/plan/check-in/"


def test_check_ins_are_kept_with_it():
    check_in = CheckIn(now(), 4, Trend.BETTER)
    walker = carrying(make_journey(check_ins=(check_in,))).go(PLAN)

    walker.press("yes")

    assert carried(walker).check_ins == (check_in,)


def test_nobody_keeps_what_they_have_not_answered():
    walker = Walker()

    walker.post("/plan/keep/", [("keep", "yes")])

    assert walker.path == "/check/right_now/"
    assert COOKIE not in walker.client.cookies


def test_keeping_is_a_form_not_an_address():
    response = carrying(make_journey()).client.get("/plan/keep/")

    assert response.status_code == 405


def test_a_new_key_opens_what_was_kept_and_seals_it_anew():
    old_key = configured.SECRET_KEY
    walker = carrying(make_journey(kept_since=now()))

    with override_settings(SECRET_KEY="new-key-" * 8, SECRET_KEY_FALLBACKS=[old_key]):
        walker.go("/plan/questions/plan_body/").press("none")

        assert walker.path == PLAN
    with override_settings(SECRET_KEY="new-key-" * 8, SECRET_KEY_FALLBACKS=[]):
        assert carried(walker).answers.keys() >= HOME.keys()


@pytest.mark.parametrize("value", ["", "maybe", "yes please"])
def test_whatever_else_is_sent_keeps_nothing(value):
    walker = carrying(make_journey())

    walker.post("/plan/keep/", [("keep", value)])

    assert life_of_cookie(walker) == ""
