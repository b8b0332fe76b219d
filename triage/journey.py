"""A journey: one person's answers, check-ins and ticks, sealed in a cookie and kept nowhere else."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from clinical.catalogue import LAST_SLOT, Catalogue
from clinical.plan.course import CheckIn
from clinical.plan.timing import hours_of_band
from triage.packed_check_ins import CHECK_IN, pack_check_in, unpack_check_ins
from triage.ticks import LONGEST_TICKS, numbers_in, pack_ticks, unpack_ticks

LAYOUT_VERSION = 2
"""The first is still read: no check-ins, no offset, an onset from its band alone."""
LAYOUT = struct.Struct(
    ">BIII"
)  # layout version, release, answered at, onset: both in minutes since 2020 (0: not given)
LATER_PARTS = struct.Struct(">bBIB")  # quarter hours east of UTC, flags, kept since, number of check-ins
NOT_TOLD = -128
ONSET_IS_EXACT, HAS_TICKS, CHECK_IN_FIRST = 1, 2, 4
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
SLOTS = LAST_SLOT + 1
"""Slots that a journey has room for; those beyond the last answer take no space."""
MOST_CHECK_INS = 40
MOST_INFLATED = SLOTS + MOST_CHECK_INS * CHECK_IN.size + LONGEST_TICKS
FARTHEST = 14 * 60
"""No clock is farther from UTC, in minutes."""
A_QUARTER = 15
KEPT_FOR = timedelta(weeks=12)
"""How long a journey stays on a device, or in a link, once the person asked for it."""
FRESH_FOR = timedelta(hours=24)
"""How long the emergency answers stand before they are asked again. Evidence: decisions 4."""


ALSO_ASKED_AGAIN = frozenset({"fever", "one_leg_weak_stable"})
"""What is asked again besides emergencies: fever and leg weakness can begin late. Evidence: careplan 3.2."""


class UnreadableJourney(ValueError):
    """Bytes that are not a journey."""


ONSET = "onset"
"""The item that says when it began."""


@dataclass(frozen=True, slots=True)
class Journey:
    """The answers so far, the release that they were given to, when, and when the pain began."""

    release: int
    answered_at: datetime
    answers: Mapping[str, str] = field(default_factory=dict)
    onset_at: datetime | None = None
    onset_is_exact: bool = False  # stated by date and hour, not counted back from a band
    utc_offset: int | None = None  # minutes east of UTC, told by the browser; None: not told
    kept_since: datetime | None = None  # when the person asked to keep it on the device; None: they did not
    check_ins: tuple[CheckIn, ...] = ()  # in order of time
    check_in_first: bool = False  # others may know more than this journey: it shows nothing before a check-in
    ticked_on: date | None = None  # on the person's own clock
    ticked: frozenset[str] = frozenset()  # the activities that were done on that day

    def with_answers(self, answers: Mapping[str, str], at: datetime) -> Journey:
        """Return the journey with these answers added or changed; a new onset band sets when it began."""
        after = replace(self, answers={**self.answers, **answers}, answered_at=at)
        if ONSET not in answers or (self.onset_is_exact and answers[ONSET] == self.answers.get(ONSET)):
            return after
        return replace(after, onset_at=onset_of(answers[ONSET], at), onset_is_exact=False)

    def with_exact_onset(self, onset_at: datetime, code: str) -> Journey:
        """Return the journey begun at a stated time, which lies in this band; no answer is fresher for it."""
        answers = {**self.answers, ONSET: code}
        return replace(self, answers=answers, onset_at=onset_at, onset_is_exact=True)

    def with_check_in(self, check_in: CheckIn) -> Journey:
        """Return the journey with one check-in more; of too many, an old one leaves."""
        in_order = sorted((*self.check_ins, check_in), key=lambda each: each.at)
        return replace(self, check_ins=thinned(in_order), check_in_first=False)

    def with_ticks(self, activity_ids: Iterable[str], on: date) -> Journey:
        """Return the journey with these activities done on one day; those of another day leave."""
        return replace(self, ticked_on=on, ticked=frozenset(activity_ids))

    def done_on(self, day: date) -> frozenset[str]:
        """Return the activities that were ticked on a day; a new day starts with none."""
        return self.ticked if self.ticked_on == day else frozenset()

    def without(self, item_ids: set[str]) -> Journey:
        """Return the journey with these items not answered."""
        return replace(
            self, answers={name: code for name, code in self.answers.items() if name not in item_ids}
        )

    def is_stale(self, now: datetime) -> bool:
        """Return whether the answers are older than a day, so that warning signs must be asked again."""
        return now - self.answered_at > FRESH_FOR


def onset_of(code: str, at: datetime) -> datetime | None:
    """Return when the pain began, as late as its band allows; None when they are not sure."""
    return None if code == "unsure" else at - timedelta(hours=hours_of_band(code))


def thinned(check_ins: Sequence[CheckIn]) -> tuple[CheckIn, ...]:
    """Return at most as many check-ins as travel: the first stays, and of the older half the closest go."""
    kept = list(check_ins)
    while len(kept) > MOST_CHECK_INS:
        older = range(1, len(kept) // 2)
        del kept[min(older, key=lambda at: kept[at].at - kept[at - 1].at)]
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Packed:
    """A journey as it travels: permanent option numbers by permanent slot; `rest` has no answers yet."""

    rest: Journey
    numbers: Mapping[int, int]
    ticks: frozenset[int] = frozenset()

    @property
    def release(self) -> int:
        return self.rest.release

    @property
    def answered_at(self) -> datetime:
        return self.rest.answered_at


def pack(journey: Journey, catalogue: Catalogue) -> bytes:
    """Return the journey as bytes; check-ins, ticks and then one nibble a slot are compressed."""
    nibbles = bytearray(SLOTS // 2)
    for name, code in journey.answers.items():
        item = catalogue.items[name]
        number = next(option.number for option in item.permitted if option.code == code)
        nibbles[item.slot // 2] |= number << (4 * (item.slot % 2))
    check_ins = thinned(journey.check_ins)
    told = b"".join(pack_check_in(each, EPOCH) for each in check_ins)
    offset = NOT_TOLD if journey.utc_offset is None else journey.utc_offset // A_QUARTER
    ticks = pack_ticks(journey.ticked, journey.ticked_on, catalogue)
    flags = (ONSET_IS_EXACT if journey.onset_is_exact else 0) | (HAS_TICKS if ticks else 0)
    flags |= CHECK_IN_FIRST if journey.check_in_first else 0
    return (
        LAYOUT.pack(
            LAYOUT_VERSION, journey.release, _minutes(journey.answered_at), _minutes(journey.onset_at)
        )
        + LATER_PARTS.pack(offset, flags, _minutes(journey.kept_since), len(check_ins))
        + zlib.compress(told + ticks + bytes(nibbles).rstrip(b"\0"), 9)
    )


def _minutes(at: datetime | None) -> int:
    return int((at - EPOCH) / timedelta(minutes=1)) if at else 0


def _time(minutes: int) -> datetime | None:
    return EPOCH + timedelta(minutes=minutes) if minutes else None


def unpack(data: bytes) -> Packed:
    """Return what the bytes say. Raises UnreadableJourney."""
    try:
        version, release, answered, onset = LAYOUT.unpack_from(data)
        rest = Journey(release, EPOCH + timedelta(minutes=answered), onset_at=_time(onset))
        match version:
            case 1:
                return Packed(rest, _numbers(_inflated(data[LAYOUT.size :])))
            case 2:
                return _with_later_parts(rest, data[LAYOUT.size :])
            case _:
                raise UnreadableJourney(f"layout {version} is not known")
    except (struct.error, zlib.error, ValueError, LookupError, OverflowError) as error:
        raise UnreadableJourney(str(error)) from None


def _with_later_parts(rest: Journey, data: bytes) -> Packed:
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
        check_ins=unpack_check_ins(inflated[:length], EPOCH),
        ticked_on=day,
    )
    return Packed(journey, _numbers(nibbles), ticks)


def _inflated(data: bytes) -> bytes:
    return zlib.decompressobj().decompress(data, MOST_INFLATED)


def _numbers(nibbles: Iterable[int]) -> Mapping[int, int]:
    """Return the option number by slot, of the slots with an answer."""
    slots = {2 * at + half: byte >> (4 * half) & 15 for at, byte in enumerate(nibbles) for half in (0, 1)}
    return {slot: number for slot, number in slots.items() if number}


def restore(packed: Packed, catalogue: Catalogue) -> Journey:
    """Return the journey under a catalogue; answers to items that it no longer has are left out."""
    answers = {}
    for slot, number in packed.numbers.items():
        item = catalogue.items_by_slot.get(slot)
        codes = {option.number: option.code for option in item.permitted} if item else {}
        if item and number in codes:
            answers[item.id] = codes[number]
    ticked = {name for name, number in numbers_in(catalogue).items() if number in packed.ticks}
    return replace(packed.rest, answers=answers, ticked=frozenset(ticked))


def emergency_items(catalogue: Catalogue) -> set[str]:
    """Return the items that alone call for an emergency."""
    return {
        flag.when
        for flag in catalogue.red_flags
        if flag.disposition.is_emergency and flag.when in catalogue.items
    }


def asked_again(catalogue: Catalogue) -> set[str]:
    """Return the items to ask again when answers have aged, and at each check-in."""
    return emergency_items(catalogue) | ALSO_ASKED_AGAIN & set(catalogue.items)
