"""A journey as bytes: permanent numbers for answers, check-ins and ticks, small enough for a cookie.

Every number and layout here stands in cookies and links that people hold: add at the end only.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from clinical.catalogue import LAST_SLOT, Catalogue
from clinical.plan.course import Ability, CheckIn, Trend
from triage.journey import A_QUARTER, MOST_CHECK_INS, Journey, thinned

LAYOUT_VERSION = 2
"""The first is still read: no check-ins, no offset, an onset from its band alone."""
LAYOUT = struct.Struct(">BIII")
"""Layout version, release, answered at, onset: both in minutes since 2020 (0: not given)."""
LATER_PARTS = struct.Struct(">bBIB")
"""Quarter hours east of UTC, flags, kept since, number of check-ins."""
NOT_TOLD = -128
ONSET_IS_EXACT, HAS_TICKS, CHECK_IN_FIRST = 1, 2, 4
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
SLOTS = LAST_SLOT + 1
"""Slots that a journey has room for; those beyond the last answer take no space."""

CHECK_IN = struct.Struct(">IBB")
"""Minutes; pain, trend and tablets; abilities as bits, spasms and back to normal."""
TRENDS = (Trend.BETTER, Trend.SAME, Trend.WORSE)
ABILITIES = (Ability.TOILET, Ability.DRESS, Ability.SIT_20, Ability.WALK_10)
SAID: tuple[bool | None, ...] = (None, True, False)

NUMBERS = 1 << 16
TICKS = struct.Struct(">HB")
"""Days since 2020, number of ticks; then two bytes for each."""
MOST_TICKS = 255
MOST_INFLATED = SLOTS + MOST_CHECK_INS * CHECK_IN.size + TICKS.size + 2 * MOST_TICKS


class UnreadableJourney(ValueError):
    """Bytes that are not a journey."""


@dataclass(frozen=True, slots=True)
class PackedJourney:
    """A journey whose answers and ticks are still numbers: `rest` is what needs no catalogue to read."""

    rest: Journey
    numbers: Mapping[int, int]  # of options, by slot
    ticks: frozenset[int] = frozenset()

    @property
    def release(self) -> int:
        return self.rest.release

    @property
    def answered_at(self) -> datetime:
        return self.rest.answered_at


def pack(journey: Journey, catalogue: Catalogue) -> bytes:
    """Return the journey as bytes; check-ins, ticks and then one nibble a slot are compressed."""
    check_ins = thinned(journey.check_ins)
    offset = NOT_TOLD if journey.utc_offset is None else journey.utc_offset // A_QUARTER
    ticks = pack_ticks(journey.ticked, journey.ticked_on, catalogue)
    flags = (ONSET_IS_EXACT if journey.onset_is_exact else 0) | (HAS_TICKS if ticks else 0)
    flags |= CHECK_IN_FIRST if journey.check_in_first else 0
    told = b"".join(map(pack_check_in, check_ins)) + ticks + _nibbles(journey, catalogue)
    return (
        LAYOUT.pack(
            LAYOUT_VERSION, journey.release, _minutes(journey.answered_at), _minutes(journey.onset_at)
        )
        + LATER_PARTS.pack(offset, flags, _minutes(journey.kept_since), len(check_ins))
        + zlib.compress(told, 9)
    )


def unpack(data: bytes) -> PackedJourney:
    """Return what the bytes say. Raises UnreadableJourney."""
    try:
        version, release, answered, onset = LAYOUT.unpack_from(data)
        rest = Journey(release, EPOCH + timedelta(minutes=answered), onset_at=_time(onset))
        match version:
            case 1:
                return PackedJourney(rest, _numbers(_inflated(data[LAYOUT.size :])))
            case 2:
                return _with_later_parts(rest, data[LAYOUT.size :])
            case _:
                raise UnreadableJourney(f"layout {version} is not known")
    except (struct.error, zlib.error, ValueError, LookupError, OverflowError) as error:
        raise UnreadableJourney(str(error)) from None


def restore(packed: PackedJourney, catalogue: Catalogue) -> Journey:
    """Return the journey under a catalogue; answers to items that it no longer has are left out."""
    answers = {}
    for slot, number in packed.numbers.items():
        item = catalogue.items_by_slot.get(slot)
        codes = {option.number: option.code for option in item.permitted} if item else {}
        if item and number in codes:
            answers[item.id] = codes[number]
    numbers = numbers_in(catalogue) if packed.ticks else {}
    ticked = frozenset(name for name, number in numbers.items() if number in packed.ticks)
    return replace(packed.rest, answers=answers, ticked=ticked)


def _with_later_parts(rest: Journey, data: bytes) -> PackedJourney:
    """Return what the second layout says after its first four numbers."""
    offset, flags, kept, count = LATER_PARTS.unpack_from(data)
    inflated = _inflated(data[LATER_PARTS.size :])
    length = count * CHECK_IN.size
    after = inflated[length:]
    day, ticks, nibbles = unpack_ticks(after) if flags & HAS_TICKS else (None, frozenset(), after)
    journey = replace(
        rest,
        onset_is_exact=bool(flags & ONSET_IS_EXACT),
        check_in_first=bool(flags & CHECK_IN_FIRST),
        utc_offset=None if offset == NOT_TOLD else offset * A_QUARTER,
        kept_since=_time(kept),
        check_ins=unpack_check_ins(inflated[:length]),
        ticked_on=day,
    )
    return PackedJourney(journey, _numbers(nibbles), ticks)


def _minutes(at: datetime | None) -> int:
    return int((at - EPOCH) / timedelta(minutes=1)) if at else 0


def _time(minutes: int) -> datetime | None:
    return EPOCH + timedelta(minutes=minutes) if minutes else None


def _inflated(data: bytes) -> bytes:
    return zlib.decompressobj().decompress(data, MOST_INFLATED)


def _nibbles(journey: Journey, catalogue: Catalogue) -> bytes:
    """Return the option numbers of the answers, two slots a byte."""
    nibbles = bytearray(SLOTS // 2)
    for name, code in journey.answers.items():
        item = catalogue.items[name]
        number = next(option.number for option in item.permitted if option.code == code)
        nibbles[item.slot // 2] |= number << (4 * (item.slot % 2))
    return bytes(nibbles).rstrip(b"\0")


def _numbers(nibbles: Iterable[int]) -> Mapping[int, int]:
    """Return the option number by slot, of the slots with an answer."""
    slots = {2 * at + half: byte >> (4 * half) & 15 for at, byte in enumerate(nibbles) for half in (0, 1)}
    return {slot: number for slot, number in slots.items() if number}


def pack_check_in(check_in: CheckIn) -> bytes:
    """Return a check-in as six bytes."""
    first = check_in.pain | TRENDS.index(check_in.trend) << 4 | SAID.index(check_in.daily_tablets) << 6
    able = sum(1 << bit for bit, each in enumerate(ABILITIES) if each in check_in.abilities)
    second = able | SAID.index(check_in.still_spasms) << 4 | SAID.index(check_in.back_to_normal) << 6
    return CHECK_IN.pack(_minutes(check_in.at), first, second)


def unpack_check_ins(data: bytes) -> tuple[CheckIn, ...]:
    """Return what bytes say. Raises LookupError or ValueError for a number that means nothing."""
    return tuple(
        CheckIn(
            EPOCH + timedelta(minutes=minutes),
            pain=first & 15,
            trend=TRENDS[first >> 4 & 3],
            abilities=frozenset(each for bit, each in enumerate(ABILITIES) if second >> bit & 1),
            still_spasms=SAID[second >> 4 & 3],
            back_to_normal=SAID[second >> 6],
            daily_tablets=SAID[first >> 6],
        )
        for minutes, first, second in CHECK_IN.iter_unpack(data)
    )


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


def pack_ticks(activity_ids: Collection[str], day: date | None, catalogue: Catalogue) -> bytes:
    """Return the ticks of a day as bytes; nothing where there are none."""
    if day is None or not activity_ids:
        return b""
    numbers = numbers_in(catalogue)
    ticks = sorted(numbers[name] for name in activity_ids if name in numbers)[:MOST_TICKS]
    if not ticks:
        return b""
    return TICKS.pack((day - EPOCH.date()).days, len(ticks)) + struct.pack(f">{len(ticks)}H", *ticks)


def unpack_ticks(data: bytes) -> tuple[date, frozenset[int], bytes]:
    """Return the day of the ticks, their numbers, and the bytes after them. Raises struct.error."""
    days, count = TICKS.unpack_from(data)
    end = TICKS.size + 2 * count
    numbers = struct.unpack(f">{count}H", data[TICKS.size : end])
    return EPOCH.date() + timedelta(days=days), frozenset(numbers), data[end:]
