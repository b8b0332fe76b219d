"""What a result page tells the person: how urgent it is, what would change that, and why."""

from __future__ import annotations

from functools import cache

from clinical.content import Disposition
from clinical.wording import localise
from tests.clinical.shipped import region, shipped_catalogue
from tests.journeys.walker import Walker


@cache
def _levels() -> dict[str, Disposition]:
    outcomes = shipped_catalogue().guidance.outcomes
    return {localise(each.heading, region()): each.disposition for each in outcomes}


def level_shown(walker: Walker) -> Disposition:
    """Return the disposition that the heading of a result says to a person in the United Kingdom."""
    return _levels()[walker.heading]


def emergency_lines(walker: Walker) -> list[str]:
    """Return the lines of the page that stand in red: what to do in an emergency, and what makes it one."""
    boxes = (each for each in walker.main.with_class("care") if "emergency" in each["class"].split())
    return [line.text for box in boxes for line in box.all("li")]


def listed(walker: Walker) -> set[str]:
    """Return every line of every list of the page, folded away or not."""
    return {line.text for line in walker.main.all("li")}


def reasons_shown(walker: Walker) -> list[str]:
    """Return what led to the result, as the page says it: in short, then in the person's own answers."""
    parts = [(why.with_class("answer") or why.all("li")) for why in walker.main.with_class("why")]
    return [each.text for part in parts for each in part]
