"""Times of the plan as a person says them: the weekday and the hour, on their own clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from clinical.content import Region
from clinical.names import Regions

HALF_DAYS = frozenset(
    {Regions.AUSTRALIA, Regions.CANADA, Regions.INDIA, Regions.NEW_ZEALAND, Regions.UNITED_STATES}
)
"""Regions where people say 9 pm, not 21:00."""
NAMED_BY_WEEKDAY = timedelta(days=6)
"""How far off a weekday alone still tells the day."""
NIGHT_FROM, NIGHT_UNTIL = 22, 7


def full_hour(at: datetime) -> datetime:
    """Return the time, rounded up to the full hour."""
    sharp = at.replace(minute=0, second=0, microsecond=0)
    return sharp if sharp == at else sharp + timedelta(hours=1)


def clock(at: datetime, seen_from: datetime, region: Region) -> str:
    """Return a time in words, with the date where the weekday alone would not tell."""
    if at - seen_from > NAMED_BY_WEEKDAY:
        return day(at)
    if at.hour == at.minute == 0:
        return f"{at - timedelta(days=1):%a} night, 12 midnight"
    return f"{at:%a} {hour(at, region)}"


def hour(at: datetime, region: Region) -> str:
    """Return the time of day."""
    if region.id not in HALF_DAYS:
        return f"{at:%H:%M}"
    minutes = f":{at:%M}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes} {'am' if at.hour < 12 else 'pm'}"


def day(at: date) -> str:
    return f"{at:%a} {at.day} {at:%b}"


def is_night(at: datetime) -> bool:
    return at.hour >= NIGHT_FROM or at.hour < NIGHT_UNTIL
