"""People who come with answers of another hour, another clock or another key."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.clinical.shipped import person, shipped_catalogue
from tests.journeys.walker import Walker
from triage.journey import Journey
from triage.packing import pack, restore, unpack
from triage.sealed import seal, unseal
from triage.visit import COOKIE, now

HOME = person("lift_twist")
HOURS_AGO = 9


def make_journey(answers: dict[str, str] | None = None, hours: float = 0, **fields: Any) -> Journey:
    """Return the journey of somebody who answered so many hours ago; it began 9 hours before that."""
    at = now() - timedelta(hours=hours)
    given = {"onset_at": at - timedelta(hours=HOURS_AGO), **fields}
    return Journey(**{"release": 1, "answered_at": at, "answers": answers or HOME, **given})


def carrying(journey: Journey, **how: Any) -> Walker:
    """Return somebody whose browser holds this journey."""
    return Walker(answers_cookie=seal(pack(journey, shipped_catalogue())), **how)


def carried(walker: Walker) -> Journey:
    """Return the journey that the browser of somebody holds now."""
    return restore(unpack(unseal(walker.client.cookies[COOKIE].value)), shipped_catalogue())
