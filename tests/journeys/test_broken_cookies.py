"""Whatever a browser brings along as answers, each page stays calm and never turns milder."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings

from clinical.triage.evaluation import evaluate
from tests.clinical.shipped import person, shipped_catalogue
from tests.journeys.addresses import ALLOWED, READ_BY_EVERYBODY
from tests.journeys.calm import assert_all_is_calm
from tests.journeys.walker import RESULT, Walker, cookie_of
from triage.packing import EPOCH, LATER_PARTS, LAYOUT, LAYOUT_VERSION
from triage.responses import NOTICES
from triage.sealed import LONGEST, seal
from triage.visit import COOKIE, GUIDANCE_CHANGED, STARTED_AGAIN, now

HOME_IS_SAFE = person("lift_twist")
OPENED = [path for path, methods in ALLOWED.items() if "GET" in methods]
FIRST_SCREEN = "/check/right_now/"


def sealed_with_another_key():
    with override_settings(SECRET_KEY="another" * 10, SECRET_KEY_FALLBACKS=[]):
        return cookie_of(HOME_IS_SAFE)


def layout(version, packed):
    minutes = (datetime.now(UTC) - EPOCH) // timedelta(minutes=1)
    return seal(LAYOUT.pack(version, 1, minutes, 0) + LATER_PARTS.pack(0, 0, 0, 0) + packed)


BROKEN = {
    "words": "hello",
    "not sealed": "right_now=none",
    "cut": cookie_of(HOME_IS_SAFE)[:-9],
    "one letter changed": cookie_of(HOME_IS_SAFE)[:40] + "AAAA" + cookie_of(HOME_IS_SAFE)[44:],
    "sealed with another key": sealed_with_another_key(),
    "oversized": "A" * 4_000,
    "just too long": "A" * (LONGEST + 1),
    "sealed nothing": seal(b""),
    "sealed nonsense": seal(b"\xff" * 60),
    "another layout": layout(LAYOUT_VERSION + 1, zlib.compress(b"\x11" * 30)),
    "not compressed": layout(LAYOUT_VERSION, b"\x11" * 30),
}


@pytest.mark.parametrize("path", [*OPENED, *READ_BY_EVERYBODY])
@pytest.mark.parametrize("why", ["cut", "oversized", "sealed nonsense"])
def test_no_page_fails_or_reassures_with_a_broken_cookie(why, path):
    cookie = BROKEN[why]
    walker = Walker(answers_cookie=cookie)

    walker.go(path)

    assert_all_is_calm(walker)
    assert walker.path not in {RESULT, "/check/answers/"}
    assert not walker.path.startswith("/plan/")
    assert cookie not in walker.seen[-1].html


@pytest.mark.parametrize("path", [RESULT, "/plan/"])
@pytest.mark.parametrize("cookie", BROKEN.values(), ids=BROKEN)
def test_no_broken_cookie_opens_a_result_or_a_plan(cookie, path):
    walker = Walker(answers_cookie=cookie).go(path)

    assert_all_is_calm(walker)
    assert walker.path == FIRST_SCREEN


@pytest.mark.parametrize("cookie", BROKEN.values(), ids=BROKEN)
def test_a_form_sent_with_a_broken_cookie_begins_again_and_says_so(cookie):
    walker = Walker(answers_cookie=cookie)

    walker.post("/check/course/", [("next", "none")])

    assert_all_is_calm(walker)
    assert walker.path == FIRST_SCREEN
    assert NOTICES[STARTED_AGAIN] in walker.lines_of("notice")


def test_a_compressed_flood_is_not_unpacked():
    walker = Walker(answers_cookie=layout(LAYOUT_VERSION, zlib.compress(bytes(600_000))))

    walker.go(RESULT)

    assert_all_is_calm(walker)
    assert walker.path == FIRST_SCREEN


def test_every_slot_filled_with_every_number_is_still_a_calm_emergency():
    walker = Walker(answers_cookie=layout(LAYOUT_VERSION, zlib.compress(b"\x11" * 200)))

    walker.go(RESULT)

    assert_all_is_calm(walker)
    assert walker.path == RESULT
    assert evaluate(shipped_catalogue(), walker.answers).disposition.is_emergency


# --- answers that have aged ------------------------------------------------------------------------


def a_day_and_an_hour_ago():
    return now() - timedelta(hours=25)


@pytest.mark.parametrize("path", [RESULT, "/plan/", "/plan/print/", "/plan/questions/plan_body/"])
def test_answers_of_yesterday_show_no_result_and_no_plan(path):
    walker = Walker(answers_cookie=cookie_of(HOME_IS_SAFE, a_day_and_an_hour_ago()))

    walker.go(path)

    assert_all_is_calm(walker)
    assert walker.path == ("/again/" if path == RESULT else "/plan/check-in/")
    assert NOTICES["again"] in walker.lines_of("notice")


def test_answers_of_an_hour_ago_still_show_the_plan():
    walker = Walker(answers_cookie=cookie_of(HOME_IS_SAFE, now() - timedelta(hours=1)))

    walker.go("/plan/")

    assert walker.path == "/plan/"


def test_checking_again_asks_every_emergency_sign_and_keeps_the_rest():
    walker = Walker(answers_cookie=cookie_of(HOME_IS_SAFE, a_day_and_an_hour_ago())).go("/again/")
    asked = []

    while walker.screen or walker.path == "/again/":
        asked.append(walker.screen or "again")
        keep_what_is_ticked(walker)

    assert {"again", "other_urgent", "feeling_and_toilet", "legs", "tummy_and_pee"} <= set(asked)
    assert not {"age", "health_short", "onset"} & set(asked)
    assert walker.answers == HOME_IS_SAFE
    assert walker.go("/plan/").path == "/plan/"


def keep_what_is_ticked(walker):
    ticked = any("checked" in each for each in walker.main.all("input"))
    return walker.press_list("ticked" if ticked else "none")


@pytest.mark.parametrize("screen", ["legs", "how_it_began", "health_short"])
def test_changing_one_old_answer_does_not_make_the_others_fresh(screen):
    walker = Walker(answers_cookie=cookie_of(HOME_IS_SAFE, a_day_and_an_hour_ago()))

    walker.go(f"/check/{screen}/")
    keep_what_is_ticked(walker)

    assert walker.path == FIRST_SCREEN
    assert walker.go("/plan/").path == FIRST_SCREEN


def test_an_emergency_of_yesterday_is_asked_again_not_forgotten():
    answers = person("saddle_numb", "lift_twist")
    walker = Walker(answers_cookie=cookie_of(answers, a_day_and_an_hour_ago()))

    walker.go(RESULT)

    assert walker.path == "/again/"


# --- a release that is gone ------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("path", [path for path in OPENED if path.startswith(("/check/", "/plan/"))])
def test_answers_to_a_release_that_is_not_to_be_had_are_checked_again(path):
    walker = Walker(answers_cookie=cookie_of(HOME_IS_SAFE, release=99))

    walker.go(path)

    assert_all_is_calm(walker)
    assert walker.path.startswith(FIRST_SCREEN)
    assert NOTICES[GUIDANCE_CHANGED] in walker.lines_of("notice")


@pytest.mark.django_db
@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "no scripts"])
def test_a_release_withdrawn_in_mid_journey_asks_the_urgent_signs_again_and_says_why(htmx):
    walker = Walker(htmx=htmx).go("/check/right_now/")
    walker.client.cookies[COOKIE] = cookie_of(HOME_IS_SAFE, release=99)

    walker.press("none")

    assert walker.path == "/check/other_urgent/"
    assert NOTICES[GUIDANCE_CHANGED] in walker.lines_of("notice")
    assert walker.answers["lift_twist"] == "yes"
    assert "self_harm" not in walker.answers
