from __future__ import annotations

from datetime import timedelta

import pytest

from tests.clinical.shipped import person, shipped_catalogue
from tests.journeys.calm import assert_all_is_calm
from tests.journeys.walker import RESULT, Walker, cookie_of
from triage.packing import unpack
from triage.sealed import unseal
from triage.visit import COOKIE, now

AGAIN = "/again/"
HOME_IS_SAFE = person("lift_twist")
WITH_AND_WITHOUT_SCRIPTS = pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "no scripts"])


def test_a_printed_sheet_leads_somewhere_without_any_answers():
    walker = Walker().go(AGAIN)

    assert walker.status == 200
    assert walker.press("none").path == "/check/other_urgent/"


def test_nothing_is_ticked_whatever_was_answered_before():
    walker = Walker(answers_cookie=cookie_of(person("chest_pain"))).go(AGAIN)

    assert not any("checked" in each for each in walker.main.all("input"))


@WITH_AND_WITHOUT_SCRIPTS
def test_a_new_emergency_is_shown_at_once(htmx):
    walker = Walker(htmx=htmx, answers_cookie=cookie_of(HOME_IS_SAFE)).go(AGAIN)

    walker.tick("breathless").press("ticked")

    assert walker.path == RESULT
    assert walker.emergency_numbers == {"999"}


@WITH_AND_WITHOUT_SCRIPTS
def test_none_of_these_goes_on_to_the_next_urgent_signs(htmx):
    walker = Walker(htmx=htmx, answers_cookie=cookie_of(HOME_IS_SAFE)).go(AGAIN).press("none")

    assert walker.path == "/check/other_urgent/"
    assert walker.answers["lift_twist"] == "yes"
    assert "saddle_numb" not in walker.answers


@WITH_AND_WITHOUT_SCRIPTS
def test_not_sure_asks_one_by_one(htmx):
    walker = Walker(htmx=htmx, answers_cookie=cookie_of(HOME_IS_SAFE)).go(AGAIN).press("unsure")

    assert walker.path == "/check/right_now/each/"
    first = {item.id for item in shipped_catalogue().triage_screens[0].items}
    assert not first & set(walker.answers)


@pytest.mark.parametrize(
    "sent", [[], [("sign", "fever"), ("next", "ticked")], [("sign", "breathless"), ("next", "none")]]
)
def test_what_cannot_be_read_is_asked_again_and_keeps_what_was_there(sent):
    walker = Walker(answers_cookie=cookie_of(HOME_IS_SAFE)).post(AGAIN, sent)

    assert walker.status == 422
    assert walker.answers == HOME_IS_SAFE
    assert_all_is_calm(walker)


def test_only_looking_changes_nothing():
    walker = Walker(answers_cookie=cookie_of(HOME_IS_SAFE)).go(AGAIN)

    assert not walker.seen[-1].cookies
    assert walker.go("/plan/").path == "/plan/"


def test_changing_another_answer_makes_the_urgent_signs_no_fresher():
    answered_at = now() - timedelta(hours=23)
    walker = Walker(answers_cookie=cookie_of(HOME_IS_SAFE, answered_at)).go("/check/health_short/")

    walker.press_list("none")

    assert unpack(unseal(walker.client.cookies[COOKIE].value)).answered_at == answered_at


def test_urgent_signs_asked_again_are_fresh():
    answered_at = now() - timedelta(hours=25)
    walker = Walker(answers_cookie=cookie_of(HOME_IS_SAFE, answered_at)).go("/again/")

    walker.press("none")

    assert unpack(unseal(walker.client.cookies[COOKIE].value)).answered_at > answered_at
