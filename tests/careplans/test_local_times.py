"""The plan and its renditions show the person's own time, told by the browser without any trace elsewhere."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from careplans.plans import plan_of
from tests.careplans.keeping.carrying import carried, carrying, make_journey
from tests.clinical.shipped import person, region
from tests.journeys.walker import RESULT, Walker, shipped_release
from tests.journeys.walking import truth, walk_to
from triage.journey import Journey
from triage.visit import Visit, now

pytestmark = pytest.mark.usefixtures("at_noon")

PLAN = "/plan/"
KATHMANDU = 345
US = "en-US"


def told(at, minutes):
    """Return a time as pages write it, on a clock that far from UTC."""
    return (at + timedelta(minutes=minutes)).strftime("%-d %B %Y, %H:%M")


def test_the_script_of_the_page_tells_the_offset_with_an_answer_and_the_cookie_keeps_it():
    walker = walk_to("onset", Walker(remembers=True), truth())

    walker.post("/check/onset/", [("answer", "h6")], **{"utc-offset": "345"})

    assert carried(walker).utc_offset == KATHMANDU


@pytest.mark.parametrize("header", ["", "900", "-900", "noon", "5.5"])
def test_an_offset_that_no_clock_has_changes_nothing(header):
    walker = carrying(make_journey(utc_offset=60))

    walker.post("/plan/keep/", [("keep", "yes")], **{"utc-offset": header})

    assert carried(walker).utc_offset == 60


def test_somebody_who_travels_sees_the_time_of_where_they_are_now():
    walker = carrying(make_journey(utc_offset=0))

    walker.post("/plan/keep/", [("keep", "yes")], **{"utc-offset": "-300"})

    assert carried(walker).utc_offset == -300
    assert told(now(), -300) in walker.main.text


@pytest.mark.parametrize("path", [PLAN, "/plan/print/"])
def test_the_plan_shows_the_time_of_the_browser_without_a_label(path):
    walker = carrying(make_journey(utc_offset=KATHMANDU), languages=US).go(path)

    assert told(now(), KATHMANDU) in walker.main.text
    assert "UTC" not in walker.main.text


@pytest.mark.parametrize("path", [PLAN, "/plan/print/"])
@pytest.mark.parametrize(
    ("languages", "minutes", "label"),
    [("en-IN", 330, "(India time)"), ("en-ZA", 120, "(South Africa time)"), (US, 0, "(UTC)")],
)
def test_without_scripts_it_shows_the_countrys_time_or_utc_and_says_which(path, languages, minutes, label):
    walker = carrying(make_journey(), languages=languages).go(path)

    assert f"{told(now(), minutes)} {label}" in walker.main.text


@pytest.mark.parametrize(
    ("path", "answers"), [(RESULT, "one_leg_numb"), ("/check/handover/", "one_leg_numb")]
)
def test_result_and_handover_show_when_it_was_answered_on_the_same_clock(path, answers):
    journey = make_journey(person(answers), utc_offset=-210)

    walker = carrying(journey, languages=US).go(path)

    assert told(journey.answered_at, -210) in walker.main.text
    assert "UTC" not in walker.main.text


def test_onset_and_now_are_floating_times_of_one_clock():
    at = datetime(2026, 3, 1, 22, 30, tzinfo=UTC)
    answers = person("lift_twist")
    journey = Journey(1, at, answers, at - timedelta(hours=3), utc_offset=KATHMANDU)

    plan = plan_of(Visit(journey, shipped_release()), region())

    assert plan.onset_at == datetime.fromisoformat("2026-03-02T01:15")
    assert plan.provenance.made_at.tzinfo is None
    assert plan.provenance.made_at == (now() + timedelta(minutes=KATHMANDU)).replace(tzinfo=None)


def test_the_calendar_floats_on_the_persons_dates_and_is_stamped_in_utc():
    walker = carrying(make_journey(utc_offset=840), languages=US)

    events = list(Calendar.from_ical(walker.client.get("/plan/calendar.ics").content).walk("VEVENT"))

    local = (now() + timedelta(hours=14)).replace(tzinfo=None)
    starts = [each["dtstart"].dt for each in events if isinstance(each["dtstart"].dt, datetime)]
    assert min(starts) >= local
    assert all(start.tzinfo is None for start in starts)
    assert {each["dtstamp"].dt for each in events} == {now()}


@pytest.mark.parametrize(("offset", "ends"), [(KATHMANDU, "+05:45"), (0, "+00:00"), (-210, "-03:30")])
def test_a_health_record_gets_each_instant_with_its_offset(offset, ends):
    journey = make_journey(utc_offset=offset)

    bundle = json.loads(carrying(journey).client.get("/plan/fhir.json").content)

    written = [bundle["timestamp"], bundle["entry"][0]["resource"]["created"]]
    assert all(each.endswith(ends) for each in written)
    assert datetime.fromisoformat(bundle["entry"][1]["resource"]["authored"]) == journey.answered_at


def test_without_a_known_clock_a_health_record_gets_utc():
    bundle = json.loads(carrying(make_journey(), languages=US).client.get("/plan/fhir.json").content)

    assert bundle["timestamp"].endswith("Z")
