"""The person's own clock: as their browser told, else the one time zone of their country, else UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from clinical.content import Region
from clinical.names import Regions
from triage.journey import Journey

ZONES: Mapping[str, ZoneInfo] = {
    Regions.BRITAIN: ZoneInfo("Europe/London"),
    Regions.IRELAND: ZoneInfo("Europe/Dublin"),
    Regions.NEW_ZEALAND: ZoneInfo("Pacific/Auckland"),
    Regions.INDIA: ZoneInfo("Asia/Kolkata"),
    Regions.SOUTH_AFRICA: ZoneInfo("Africa/Johannesburg"),
}
"""The countries where nearly everybody's clock shows the same; the others have several."""


@dataclass(frozen=True, slots=True)
class LocalTime:
    """How far a person's clock is from UTC; `name` says whose time it is unless their browser told it."""

    offset: timedelta
    name: str = ""

    @property
    def is_utc(self) -> bool:
        """Return whether nothing is known of the person's clock."""
        return self.name == UTC_ITSELF.name

    @property
    def zone(self) -> timezone:
        return timezone(self.offset)

    def of(self, at: datetime) -> datetime:
        """Return a time as the person's clock shows it, floating."""
        return at.astimezone(self.zone).replace(tzinfo=None)

    def back(self, shown: datetime) -> datetime:
        """Return the time in UTC that the person's clock shows like this."""
        return shown.replace(tzinfo=self.zone).astimezone(UTC)


UTC_ITSELF = LocalTime(timedelta(), "UTC")


def local_time(journey: Journey, region: Region, at: datetime) -> LocalTime:
    """Return the clock of whoever made a journey, as it stands at one time of the year."""
    if journey.utc_offset is not None:
        return LocalTime(timedelta(minutes=journey.utc_offset))
    zone = ZONES.get(region.id)
    offset = at.astimezone(zone).utcoffset() if zone else None
    return UTC_ITSELF if offset is None else LocalTime(offset, f"{region.name} time")
