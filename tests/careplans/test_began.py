"""Saying when it began by day and hour: on one's own clock, and never to a milder plan."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careplans.forms import band_of
from clinical.triage.evaluation import evaluate
from tests.careplans.keeping.carrying import HOME, carried, carrying, make_journey
from tests.clinical.shipped import person, shipped_catalogue
from tests.journeys.calm import assert_all_is_calm
from tests.journeys.walker import RESULT, Walker
from triage.local_time import LocalTime
from triage.responses import NOTICES
from triage.visit import now

pytestmark = pytest.mark.usefixtures("at_noon")

PLAN, BEGAN = "/plan/", "/plan/began/"
COUNT = ""


def stated(hours, offset=0):
    """Return the time so many hours ago to the full hour: in UTC, and as the form of that clock says it."""
    local = LocalTime(timedelta(minutes=offset))
    shown = local.of(now() - timedelta(hours=hours)).replace(minute=0)
    return local.back(shown), shown.date().isoformat(), str(shown.hour)


def state(walker, hours, offset=0):
    """Say on the form when it began, and return that time."""
    at, day, hour = stated(hours, offset)
    walker.select("day", day).select("hour", hour).press(COUNT)
    return at


@pytest.mark.parametrize("offset", [0, 60, -300, 345, 840, -720])
def test_the_plan_counts_from_the_hour_that_was_stated_on_ones_own_clock(offset):
    walker = carrying(make_journey(utc_offset=offset)).go(BEGAN)

    at = state(walker, 14, offset)

    assert_all_is_calm(walker)
    assert walker.path == PLAN
    assert NOTICES["began"] in walker.lines_of("notice")
    assert (carried(walker).onset_at, carried(walker).onset_is_exact) == (at, True)


def test_the_form_is_on_the_plan_page_and_needs_no_typing_and_no_scripts():
    walker = carrying(make_journey()).go(PLAN)

    (form,) = (each for each in walker.main.all("form") if each["action"] == BEGAN)

    assert {each["name"] for each in form.all("select")} == {"day", "hour"}
    assert not list(form.all("input", "textarea"))


def test_answers_are_no_fresher_for_it():
    journey = make_journey(hours=20)
    walker = carrying(journey).go(BEGAN)

    state(walker, 30)

    assert carried(walker).answered_at == journey.answered_at


def test_a_time_longer_ago_moves_the_band():
    walker = carrying(make_journey(person("lift_twist", onset="h6"))).go(BEGAN)

    state(walker, 3 * 24)

    assert carried(walker).answers["onset"] == "h48"
    assert_all_is_calm(walker)


def test_a_time_that_makes_it_more_urgent_leads_to_the_result_and_says_so():
    answers = person("lift_twist", "stops_life", onset="h48")
    longer = answers | {"onset": "d7"}
    before, after = (evaluate(shipped_catalogue(), each) for each in (answers, longer))
    walker = carrying(make_journey(answers, onset_at=now() - timedelta(hours=60))).go(BEGAN)

    state(walker, 10 * 24)

    assert before.disposition < after.disposition
    assert walker.path == RESULT
    assert NOTICES["began_matters"] in walker.lines_of("notice")


def test_a_time_that_would_make_it_milder_is_not_taken_and_the_person_is_told():
    answers = person("lift_twist", "stops_life", onset="d7")
    walker = carrying(make_journey(answers, onset_at=now() - timedelta(days=8))).go(BEGAN)

    state(walker, 20)

    assert walker.status == 422
    assert "We count from your earlier answer" in walker.main.text
    assert "/check/onset/" in walker.main_links
    assert walker.answers == answers


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from(["h0", "h6", "h24", "h48", "d7", "d14", "w6", "w12", "unsure"]),
    st.sets(
        st.sampled_from(["stops_life", "over_2w_no_better", "one_leg_pain", "first_over_50", "morning_stiff"])
    ),
    st.integers(0, 14 * 24),
)
def test_no_time_ever_makes_a_result_milder(band, signs, hours):
    answers = person("lift_twist", *signs, onset=band)
    catalogue = shipped_catalogue()
    walker = carrying(make_journey(answers))
    _, day, hour = stated(hours)

    walker.post(BEGAN, [("day", day), ("hour", hour)])

    after = evaluate(catalogue, walker.answers)
    assert after.disposition >= evaluate(catalogue, answers).disposition
    assert_all_is_calm(walker)


@pytest.mark.parametrize(
    "sent",
    [
        [],
        [("day", ""), ("hour", "")],
        [("day", "2020-01-01"), ("hour", "3")],
        [("day", "today"), ("hour", "3")],
        [("hour", "24")],
        [("day", "9" * 500), ("hour", "-1")],
    ],
    ids=["nothing", "nothing chosen", "years ago", "words", "no such hour", "nonsense"],
)
def test_what_is_no_time_of_the_last_two_weeks_is_to_be_mended(sent):
    walker = carrying(make_journey())

    walker.post(BEGAN, sent)

    assert_all_is_calm(walker)
    assert walker.status == 422
    assert walker.title.startswith("Error: ")
    assert walker.answers == HOME


def test_a_time_that_is_still_to_come_is_to_be_mended():
    walker = carrying(make_journey(utc_offset=840))
    _, day, hour = stated(-1, 840)

    walker.post(BEGAN, [("day", day), ("hour", hour)])

    assert walker.status == 422


@pytest.mark.parametrize("answers", [None, person("saddle_numb")], ids=["no answers", "an emergency"])
def test_what_has_to_come_first_comes_first(answers):
    walker = carrying(make_journey(answers)) if answers else Walker()

    assert walker.go(BEGAN).path in {RESULT, "/check/right_now/"}


@pytest.mark.parametrize(
    ("hours", "code"),
    [(0, "h0"), (5, "h0"), (6, "h6"), (23, "h6"), (24, "h24"), (48, "h48"), (167, "h48"), (168, "d7"),
     (336, "d14"), (1008, "w6"), (99_999, "w12")],
)  # fmt: skip
def test_every_hour_lies_in_one_band(hours, code):
    assert band_of(shipped_catalogue(), hours) == code


@pytest.mark.parametrize(
    ("region", "says"),
    [("en-GB", "United Kingdom time"), ("en-IN", "India time"), ("en-US", "We do not know your time zone")],
)
def test_without_scripts_the_form_says_whose_clock_it_means(region, says):
    walker = carrying(make_journey(), languages=region).go(BEGAN)

    assert says in walker.main.text


def test_with_scripts_the_form_means_the_persons_own_clock_and_need_not_say_so():
    walker = carrying(make_journey(utc_offset=-300), languages="en-US").go(BEGAN)

    assert "time zone" not in walker.main.text
    assert "UTC" not in walker.main.text
