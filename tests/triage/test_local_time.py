"""Times are on the person's own clock: as their browser tells, else their country's, else UTC, named."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from tests.clinical.shipped import region
from triage.journey import Journey
from triage.local_time import ZONES, LocalTime, local_time
from triage.visit import offset_told

WINTER = datetime(2026, 1, 15, 12, tzinfo=UTC)
SUMMER = datetime(2026, 7, 15, 12, tzinfo=UTC)


def told(header):
    return offset_told(RequestFactory().get("/", headers={"utc-offset": header}))


def clock(region_id, at, utc_offset=None):
    return local_time(Journey(1, at, utc_offset=utc_offset), region(region_id), at)


@pytest.mark.parametrize(
    ("header", "minutes"),
    [("0", 0), ("60", 60), ("-210", -210), ("345", 345), ("61", 60), ("840", 840), ("-840", -840)],
)
def test_the_offset_of_a_clock_is_taken_to_the_quarter_hour(header, minutes):
    assert told(header) == minutes


@pytest.mark.parametrize("header", ["", "841", "-841", "1e3", "noon", "60.5", "nan", "9" * 5000, "0x10"])
def test_an_offset_that_no_clock_has_is_ignored(header):
    assert told(header) is None


def test_a_browser_that_tells_nothing_is_not_guessed_at():
    assert offset_told(RequestFactory().get("/")) is None


@pytest.mark.parametrize("region_id", ["GB", "US", "XX"])
def test_the_browser_is_believed_and_then_no_clock_needs_a_name(region_id):
    assert clock(region_id, WINTER, -300) == LocalTime(timedelta(hours=-5), "")


@pytest.mark.parametrize(
    ("region_id", "winter", "summer"),
    [("GB", 0, 1), ("IE", 0, 1), ("NZ", 13, 12), ("IN", 5.5, 5.5), ("ZA", 2, 2)],
)
def test_a_country_with_one_clock_gives_its_time_of_the_year_by_name(region_id, winter, summer):
    for at, hours in ((WINTER, winter), (SUMMER, summer)):
        local = clock(region_id, at)

        assert local.offset == timedelta(hours=hours)
        assert local.name == f"{region(region_id).name} time"
        assert not local.is_utc


@pytest.mark.parametrize("region_id", ["US", "CA", "AU", "EU", "XX"])
def test_a_country_with_several_clocks_is_shown_utc_and_told_so(region_id):
    local = clock(region_id, SUMMER)

    assert local.is_utc
    assert (local.offset, local.name) == (timedelta(), "UTC")
    assert region_id not in ZONES


@given(st.timedeltas(timedelta(), timedelta(days=9_999)), st.integers(-56, 56))
def test_a_time_shown_and_read_back_is_the_same(later, quarters):
    at = WINTER + later
    local = LocalTime(timedelta(minutes=15 * quarters))

    assert local.back(local.of(at)) == at
    assert local.of(at).tzinfo is None
