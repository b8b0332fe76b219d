"""The plan in a calendar, for five people whose plans are known beforehand and for a small made-up one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from careplans.renditions.calendar import calendar
from careplans.renditions.diary import SHORT_NAMES, TIMES_OF_DAY, covers, entries, is_one_of, places
from clinical.plan.care_plan import Due
from clinical.plan.planning import generate
from clinical.wording import localise_tree
from tests.careplans.small import AGAIN, EXAMPLES, small_plan
from tests.clinical.golden_fixtures import george, lena, maya, priya, tom
from tests.clinical.shipped import ONSET, person, plan_at, region, shipped_catalogue
from tests.journeys.walker import cookie_of
from triage.visit import COOKIE, now

__all__ = ["george", "lena", "maya", "priya", "tom"]

HOURS = {"maya": 6, "tom": 3, "priya": 60, "george": 30, "lena": 20}
ADDRESS = "/plan/calendar.ics"
MOST_OCTETS = 75
NOT_IN_A_CALENDAR = {"relief", "supplement"}


@pytest.fixture(params=HOURS)
def plan(request):
    """Return the plan of one of the five, in words of the United Kingdom."""
    return localised(plan_at(HOURS[request.param], request.getfixturevalue(request.param)))


def localised(plan):
    worded = localise_tree(plan, plan.region)
    return replace(worded, provenance=replace(worded.provenance, checksum="ab" * 32))


def events(plan):
    return list(Calendar.from_ical(calendar(plan, AGAIN)).walk("VEVENT"))


def all_words(plan):
    return " ".join(" ".join((each.title, *each.lines)) for each in entries(plan))


def sessions(plan):
    return [each for each in entries(plan) if each.name.startswith("session")]


def test_the_example_is_what_we_make():
    made = calendar(small_plan(), AGAIN)

    assert made == (EXAMPLES / "back-plan.ics").read_bytes()


def test_a_strict_reader_finds_nothing_wrong(plan):
    made = calendar(plan, AGAIN)

    read = Calendar.from_ical(made)
    assert [component.errors for component in read.walk() if component.errors] == []
    assert read.to_ical() == made
    assert read["version"] == "2.0"
    assert read["prodid"]
    assert all({"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= set(each) for each in read.walk("VEVENT"))


def test_no_line_is_longer_than_the_format_allows(plan):
    lines = calendar(plan, AGAIN).split(b"\r\n")

    assert max(map(len, lines)) <= MOST_OCTETS
    assert not [line for line in lines if b"\n" in line or b"\r" in line]
    assert all(line.decode() for line in lines[:-1])
    assert lines[-1] == b""


def test_punctuation_is_read_as_it_was_written():
    descriptions = [str(each["description"]) for each in events(small_plan())]

    assert any("Go slowly, and begin small; stop \\ rest." in text for text in descriptions)


def test_the_same_plan_makes_the_same_bytes(plan):
    assert calendar(plan, AGAIN) == calendar(plan, AGAIN)


def test_times_float_and_the_stamp_is_when_the_plan_was_made(plan):
    found = events(plan)

    starts = [each["dtstart"].dt for each in found]
    assert all(start.tzinfo is None for start in starts if isinstance(start, datetime))
    assert {each["dtstamp"].dt for each in found} == {plan.provenance.made_at.replace(tzinfo=UTC)}


def test_nothing_lies_in_the_past_and_no_session_beyond_two_weeks(plan):
    at = plan.provenance.made_at

    assert all(each.day >= at.date() for each in entries(plan))
    assert all(at <= each.starts < at + timedelta(days=14) for each in sessions(plan))


def test_there_are_at_most_four_sessions_a_day_and_some_each_day(plan):
    found = sessions(plan)

    by_day = {each.day: [other.starts for other in found if other.day == each.day] for each in found}
    assert len(by_day) >= 14
    assert all(len(set(starts)) == len(starts) <= 4 for starts in by_day.values())
    assert {each.starts.time() for each in found} <= {at for _, at in TIMES_OF_DAY}


def test_only_check_points_ring(plan):
    rings = [str(each["summary"]) for each in events(plan) if list(each.walk("VALARM"))]

    to_come = [each for each in plan.check_points if each.due in {Due.NEXT, Due.LATER}]
    assert len(rings) == len(to_come)
    assert all("check again" in title for title in rings)


def test_every_check_point_says_when_to_call_and_where_to_check(plan):
    looks = [each for each in events(plan) if list(each.walk("VALARM"))]

    assert looks
    assert all("Call 999 now if:" in each["description"] for each in looks)
    assert all(AGAIN in each["description"] for each in events(plan))


def test_every_later_phase_begins_on_its_day(plan):
    begins = {each.name: each.day for each in entries(plan) if each.name.startswith("phase")}

    assert begins == {
        f"phase {part.phase.id}": part.starts_at.date() for part in plan.phases if not part.is_now
    }


def test_no_medicine_is_scheduled(plan):
    titles = [
        each.activity.title
        for phase in plan.phases
        for each in phase.activities
        if each.activity.category in NOT_IN_A_CALENDAR
    ]

    assert not [title for title in titles if title in all_words(plan)]
    assert not re.search(r"\d mg\b", all_words(plan))


def test_nothing_taken_away_is_in_the_calendar(plan):
    taken_away = [left.title for left in (*plan.left_out, *plan.ask_first)]

    assert not [title for title in taken_away if title in all_words(plan)]


def test_what_a_session_holds_is_in_the_plan_at_that_hour_with_its_dose(plan):
    doses = [
        (f"{each.activity.title}: {dose.amount}", dose)
        for phase in plan.phases
        for each in phase.activities
        for dose in each.doses
    ]

    held = [
        ((each.starts - plan.onset_at) / timedelta(hours=1), [dose for text, dose in doses if text == line])
        for each in sessions(plan)
        for line in each.lines
    ]

    told = [(at, named) for at, named in held if named]
    assert told
    assert all(any(covers(dose.from_hours, dose.until_hours, at) for dose in named) for at, named in told)


def test_maya_warms_nothing_for_48_hours(maya):
    found = sessions(localised(plan_at(6, maya)))

    early = [each for each in found if each.starts < ONSET + timedelta(hours=48)]
    assert any("cold" in each.title for each in early)
    assert not [each for each in early if "warmth" in each.title]
    assert any("warmth" in each.title for each in found)


def test_whoever_would_rather_have_warmth_gets_it_instead_of_cold():
    found = sessions(localised(plan_at(3, person("prefers_warmth"))))

    assert any("warmth" in each.title for each in found[:2])
    assert not [each for each in found if "cold" in each.title]


def test_what_to_do_differently_goes_with_the_session(lena):
    plan = localised(plan_at(20, lena))
    stretches = [each for each in plan.phases[1].activities if each.activity.category == "stretch"]

    told = [reason.text for each in stretches for reason in each.adaptations]
    assert told
    assert all(text in all_words(plan) for text in told)


def test_an_appointment_is_told_without_its_reason_in_the_title(lena):
    first = entries(localised(plan_at(20, lena)))[0]

    assert first.title == "Back plan: first, get an appointment"
    assert "maternity" in first.lines[0]


def test_a_beginning_that_nobody_knows_counts_from_a_day_ago():
    answers = person(onset="unsure")
    plan = localised(generate(shipped_catalogue(), answers, None, ONSET, region()))

    begins = {each.name: each.day for each in entries(plan)}
    assert begins["phase move"] == (ONSET + timedelta(hours=24)).date()
    assert b"We count from 28 February 2026" in calendar(plan, AGAIN).replace(b"\r\n ", b"")


def test_what_is_the_same_has_the_same_name_tomorrow_and_for_everybody(maya, priya):
    today, tomorrow, another = (
        {str(each["uid"]) for each in events(localised(plan_at(hours, answers)))}
        for hours, answers in ((6, maya), (30, maya), (6, priya))
    )

    assert len(today & tomorrow) > len(today) * 0.8
    assert len(today & another) > len(today) * 0.8


def test_another_release_names_everything_anew():
    plan = small_plan()
    other = replace(plan, provenance=replace(plan.provenance, checksum="0" * 64))

    assert not {str(each["uid"]) for each in events(plan)} & {str(each["uid"]) for each in events(other)}


def test_every_name_is_there_once(plan):
    names = [str(each["uid"]) for each in events(plan)]

    assert len(names) == len(set(names))


def test_every_dose_of_the_guidance_that_counts_by_day_or_week_finds_its_times():
    week = [ONSET.date() + timedelta(days=count) for count in range(7)]
    counted = [
        (each.category, dose.times)
        for each in shipped_catalogue().guidance.activities
        for dose in each.doses
        if {each.id, each.category} & set(SHORT_NAMES)
        and re.search(r"(times|once) a day|days a week", dose.times)
    ]

    without = [times for category, times in counted if not any(places(times, day, category) for day in week)]

    assert counted
    assert not without


@pytest.mark.parametrize("days", range(1, 8))
def test_days_of_a_week_are_as_many_as_the_dose_says(days):
    week = [ONSET.date() + timedelta(days=count) for count in range(7)]

    assert sum(is_one_of(days, day) for day in week) == days


def browser(answers=None, at=None):
    client = Client(headers={"accept-language": "en-GB"})
    if answers is not None:
        client.cookies[COOKIE] = cookie_of(answers, at)
    return client


def test_the_calendar_is_a_file_that_nobody_stores():
    client = browser(person("lift_twist"))

    answer = client.get(ADDRESS)

    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="back-plan.ics"'
    assert "no-store" in answer["Cache-Control"]
    assert Calendar.from_ical(answer.content).walk("VEVENT")


def test_the_region_of_the_person_gives_the_number():
    client = browser(person("lift_twist"))
    client.cookies["region"] = "US"

    assert b"Call 911 now if:" in client.get(ADDRESS).content.replace(b"\r\n ", b"")


@pytest.mark.parametrize("address", [ADDRESS, "/plan/fhir.json"])
@pytest.mark.parametrize(
    ("answers", "age"),
    [
        (None, timedelta()),
        (person("chest_pain"), timedelta()),
        (person("fever"), timedelta()),
        (person(age="a16"), timedelta()),
        (person("lift_twist"), timedelta(hours=25)),
    ],
    ids=["nothing", "ambulance", "today", "16", "a day old"],
)
def test_without_a_plan_there_is_what_the_plan_page_shows(address, answers, age):
    client = browser(answers, now() - age)

    answer, page = client.get(address), client.get("/plan/")

    assert answer.status_code == page.status_code
    assert answer.headers.get("Location") == page.headers.get("Location")
    assert answer.content == page.content


@pytest.mark.parametrize("address", [ADDRESS, "/plan/fhir.json"])
def test_a_file_can_only_be_read(address):
    client = browser(person("lift_twist"))

    assert client.head(address).status_code == 200
    assert client.head(address).content == b""
    assert client.post(address).status_code == 405


def test_the_plan_page_leads_to_the_file():
    page = browser(person("lift_twist")).get("/plan/").content.decode()

    assert f'href="{ADDRESS}"' in page
