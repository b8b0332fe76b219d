"""The form that asks when it began: what it offers, what it says, and the band that a time lies in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from clinical.catalogue import Catalogue
from clinical.names import Items
from clinical.plan.timing import hours_of_band
from triage.forms import FormProblem
from triage.journey import Journey
from triage.local_time import LocalTime

DAYS_BACK = 14
"""Hours matter in the first two weeks; what began before is counted from its band."""
HOURS = range(24)
CHOOSE = FormProblem("Choose a day and an hour", "Choose both. About the right hour is enough.")
NOT_YET = FormProblem("That time is still to come", "Choose a time that has passed.")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a form says: the time on the person's clock, or what to mend."""

    at: datetime | None = None
    problem: FormProblem | None = None


def read_onset(sent: Mapping[str, str], local_now: datetime) -> Stated:
    """Return the time that a form states, on the person's clock."""
    days = {each.isoformat(): each for each in days_to_choose(local_now)}
    hours = {str(hour): hour for hour in HOURS}
    day, hour = days.get(sent.get("day", "")), hours.get(sent.get("hour", ""))
    if day is None or hour is None:
        return Stated(problem=CHOOSE)
    at = datetime.combine(day, time(hour))
    return Stated(problem=NOT_YET) if at > local_now else Stated(at)


def days_to_choose(local_now: datetime) -> list[date]:
    """Return the days that it may have begun on, today first."""
    return [local_now.date() - timedelta(days=back) for back in range(DAYS_BACK + 1)]


def band_of(catalogue: Catalogue, hours: int) -> str:
    """Return the code of the onset band that so many hours lie in."""
    starts = {
        option.code: hours_of_band(option.code)
        for option in catalogue.items[Items.ONSET].permitted
        if option.code != "unsure"
    }
    return max((code for code in starts if starts[code] <= hours), key=starts.__getitem__)


def onset_form(
    journey: Journey, local: LocalTime, at: datetime, sent: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return the context of the form: what to choose from, what is chosen, and whose clock it means."""
    stated = local.of(journey.onset_at) if journey.onset_at and journey.onset_is_exact else None
    chosen = {"day": stated.date().isoformat(), "hour": str(stated.hour)} if stated else {}
    return {
        "days": days_to_choose(local.of(at)),
        "hours": [time(hour) for hour in HOURS],
        "chosen": chosen | dict(sent or {}),
        "onset_stated": stated,
        "clock_name": local.name,
        "clock_is_utc": local.is_utc,
        "clock_now": local.of(at),
    }
