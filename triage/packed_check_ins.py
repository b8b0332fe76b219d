"""Check-ins as they travel: six bytes each."""

from __future__ import annotations

import struct
from datetime import datetime, timedelta

from clinical.plan.course import Ability, CheckIn, Trend

CHECK_IN = struct.Struct(">IBB")
"""Minutes; pain, trend and tablets; abilities as bits, spasms and back to normal."""
TRENDS = (Trend.BETTER, Trend.SAME, Trend.WORSE)
ABILITIES = (Ability.TOILET, Ability.DRESS, Ability.SIT_20, Ability.WALK_10)
SAID: tuple[bool | None, ...] = (None, True, False)
"""All three in the order of their numbers in cookies that are about: add at the end only."""


def pack_check_in(check_in: CheckIn, since: datetime) -> bytes:
    """Return a check-in as bytes, its time counted in minutes."""
    minutes = int((check_in.at - since) / timedelta(minutes=1))
    first = check_in.pain | TRENDS.index(check_in.trend) << 4 | SAID.index(check_in.daily_tablets) << 6
    able = sum(1 << bit for bit, each in enumerate(ABILITIES) if each in check_in.abilities)
    second = able | SAID.index(check_in.still_spasms) << 4 | SAID.index(check_in.back_to_normal) << 6
    return CHECK_IN.pack(minutes, first, second)


def unpack_check_ins(data: bytes, since: datetime) -> tuple[CheckIn, ...]:
    """Return what bytes say. Raises LookupError or ValueError for a number that means nothing."""
    return tuple(_check_in(since, *parts) for parts in CHECK_IN.iter_unpack(data))


def _check_in(since: datetime, minutes: int, first: int, second: int) -> CheckIn:
    return CheckIn(
        since + timedelta(minutes=minutes),
        pain=first & 15,
        trend=TRENDS[first >> 4 & 3],
        abilities=frozenset(each for bit, each in enumerate(ABILITIES) if second >> bit & 1),
        still_spasms=SAID[second >> 4 & 3],
        back_to_normal=SAID[second >> 6],
        daily_tablets=SAID[first >> 6],
    )
