"""The care plan as a calendar file (RFC 5545).

Times of day are floating: 08:00 is 08:00 where the phone is. Dates are the plan's: on the person's own clock
where it is known, else in UTC, and then an entry may be a day early or late.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from careplans.renditions.diary import Entry, began, entries
from clinical.plan.care_plan import CarePlan

PRODUCT = "-//Unclench//Care plan//EN"
CHECK_FIRST = "Worse, or something new? Check your warning signs again first:"


def calendar(plan: CarePlan, again_url: str, offset: timedelta = timedelta()) -> bytes:
    """Return the plan as a calendar: the same bytes for the same plan, made at the same minute.

    `again_url` is where warning signs are asked again: an entry is read long after the answers were given.
    `offset` is how far the plan's clock is from UTC, in which the format wants the stamp.
    """
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", "Back plan")
    stamp = (plan.provenance.made_at - offset).replace(tzinfo=UTC)
    for entry in entries(plan):
        made.add_component(event_of(entry, plan, again_url, stamp))
    return bytes(made.to_ical())


def event_of(entry: Entry, plan: CarePlan, again_url: str, stamp: datetime) -> Event:
    """Return an entry as an event that leaves the time free."""
    event = Event()
    event.add("uid", uid_of(entry, plan))
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.starts)
    event.add("dtend", entry.starts + entry.lasts)
    event.add("summary", entry.title)
    event.add("description", "\n".join((*entry.lines, "", *counted_from(plan), CHECK_FIRST, again_url)))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if entry.rings:
        event.add_component(alarm_of(entry))
    return event


def uid_of(entry: Entry, plan: CarePlan) -> str:
    """Return an identifier made of release, matter and date: a calendar taken twice has each entry once."""
    return f"{uuid5(NAMESPACE_URL, f'{plan.provenance.checksum} {entry.name} {entry.day}')}@unclench"


def counted_from(plan: CarePlan) -> list[str]:
    """Return what to know about the dates when nobody knows when it began."""
    if plan.onset_at is not None:
        return []
    return [f"You were not sure when it began. We count from {began(plan):%-d %B %Y}."]


def alarm_of(entry: Entry) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", timedelta())
    return alarm
