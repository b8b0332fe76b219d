"""Ticks: what somebody has done today, as short numbers that fit into a cookie."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from clinical.catalogue import Catalogue

NUMBERS = 1 << 16
FIRST_DAY = date(2020, 1, 1)
HEAD = struct.Struct(">HB")  # days since 2020, number of ticks
TICK = struct.Struct(">H")
MOST_TICKS = 255
LONGEST_TICKS = HEAD.size + MOST_TICKS * TICK.size


def tick_numbers(activity_ids: Iterable[str]) -> Mapping[str, int]:
    """Return a short number for each activity, made from its id; no two of one release share theirs.

    Another activity more leaves the numbers of the others as they are, unless its own clashes with one.
    """
    numbers: dict[str, int] = {}
    taken: set[int] = set()
    for activity_id in sorted(activity_ids):
        number = zlib.crc32(activity_id.encode()) % NUMBERS
        while number in taken:
            number = (number + 1) % NUMBERS
        taken.add(number)
        numbers[activity_id] = number
    return numbers


def numbers_in(catalogue: Catalogue) -> Mapping[str, int]:
    """Return the number of each activity of a release."""
    return tick_numbers(activity.id for activity in catalogue.guidance.activities)


def pack_ticks(activity_ids: Iterable[str], day: date | None, catalogue: Catalogue) -> bytes:
    """Return the ticks of a day as bytes; nothing where there are none."""
    numbers = numbers_in(catalogue)
    ticks = sorted(numbers[name] for name in activity_ids if name in numbers)[:MOST_TICKS]
    if day is None or not ticks:
        return b""
    return HEAD.pack((day - FIRST_DAY).days, len(ticks)) + b"".join(map(TICK.pack, ticks))


def unpack_ticks(data: bytes) -> tuple[date, frozenset[int], bytes]:
    """Return the day of the ticks, their numbers, and the bytes after them. Raises struct.error."""
    days, count = HEAD.unpack_from(data)
    end = HEAD.size + count * TICK.size
    numbers = struct.unpack(f">{count}H", data[HEAD.size : end])
    return FIRST_DAY + timedelta(days=days), frozenset(numbers), data[end:]
