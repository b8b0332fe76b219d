"""Time since onset: in hours, as floating local times, and the check points and check-ins on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from clinical.content import CheckPoint, Dose
from clinical.plan.care_plan import Due, PlannedCheckPoint
from clinical.plan.course import CheckIn, Point

HOURS_OF_UNSURE_ONSET = 24
"""Careplan 3.3: treat an unknown onset as 24 hours; cold still comes first after an injury."""

HOURS_IN = {"h": 1, "d": 24, "w": 168}


@dataclass(frozen=True, slots=True)
class Timeline:
    """Hours since onset, as floating local times where the onset is known."""

    hours: int  # now
    onset: datetime | None

    def at(self, hours: int | None) -> datetime | None:
        return None if self.onset is None or hours is None else self.onset + timedelta(hours=hours)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of hours since onset; until None: no end."""

    start: int
    until: int | None

    def meets(self, dose: Dose) -> bool:
        begins_in_time = self.until is None or dose.from_hours < self.until
        return begins_in_time and (dose.until_hours is None or dose.until_hours > self.start)


def timeline_of(
    onset: datetime | None, now: datetime, band: str, check_ins: Sequence[CheckIn] = ()
) -> Timeline:
    """Return the timeline of a person, from the onset where it is known and else from the onset band."""
    counted_from = onset_counted_from(onset, band, check_ins)
    return Timeline(hours_of_band(band) if counted_from is None else hours_between(counted_from, now), onset)


def onset_counted_from(onset: datetime | None, band: str, check_ins: Sequence[CheckIn]) -> datetime | None:
    """Return when it began; where that is not known, so that the first check-in falls into the onset band."""
    if onset is not None or not check_ins:
        return onset
    return min(each.at for each in check_ins) - timedelta(hours=hours_of_band(band))


def course_of(onset: datetime | None, band: str, check_ins: Sequence[CheckIn]) -> tuple[Point, ...]:
    """Return the check-ins by hours since onset, in order of time; one before it is of another bout."""
    counted_from = onset_counted_from(onset, band, check_ins)
    if counted_from is None:
        return ()
    of_this_bout = (each for each in check_ins if each.at >= counted_from)
    in_order = sorted(of_this_bout, key=lambda each: each.at)
    return tuple(Point(hours_between(counted_from, each.at), each) for each in in_order)


def hours_between(onset: datetime, now: datetime) -> int:
    """Return the whole hours from onset to now, 0 when the onset lies ahead."""
    return max(0, int((now - onset).total_seconds() // 3600))


def hours_of_band(code: str) -> int:
    """Return the earliest time that an onset band names, in hours."""
    if code == "unsure":
        return HOURS_OF_UNSURE_ONSET
    return HOURS_IN[code[0]] * int(code[1:])


def plan_check_points(
    check_points: Iterable[CheckPoint], timeline: Timeline
) -> tuple[PlannedCheckPoint, ...]:
    """Return the check points in order of time, with the one that is due and the next."""
    ordered = sorted(check_points, key=lambda each: (each.at_hours, each.position))
    due_at = max((each.at_hours for each in ordered if each.at_hours <= timeline.hours), default=None)
    next_at = min((each.at_hours for each in ordered if each.at_hours > timeline.hours), default=None)
    return tuple(
        PlannedCheckPoint(each, timeline.at(each.at_hours), _due(each.at_hours, due_at, next_at))
        for each in ordered
    )


def _due(hours: int, due_at: int | None, next_at: int | None) -> Due:
    if hours == due_at:
        return Due.DUE
    if next_at is None or hours < next_at:
        return Due.PAST
    return Due.NEXT if hours == next_at else Due.LATER
