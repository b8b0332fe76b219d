"""A journey: one person's answers, sealed in a cookie and kept nowhere else."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from clinical.catalogue import LAST_SLOT, Catalogue
from clinical.timing import hours_of_band

LAYOUT = struct.Struct(
    ">BIII"
)  # layout version, release, answered at, onset: both in minutes since 2020 (onset 0: not given)
LAYOUT_VERSION = 1
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
SLOTS = LAST_SLOT + 1
"""Slots that a journey has room for; those beyond the last answer take no space."""
FRESH_FOR = timedelta(hours=24)
"""How long the emergency answers stand before they are asked again. Evidence: decisions 4."""


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

    def with_answers(self, answers: Mapping[str, str], at: datetime) -> Journey:
        """Return the journey with these answers added or changed; an onset band sets when it began."""
        onset_at = onset_of(answers[ONSET], at) if ONSET in answers else self.onset_at
        return replace(self, answers={**self.answers, **answers}, answered_at=at, onset_at=onset_at)

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


@dataclass(frozen=True, slots=True)
class Packed:
    """A journey as it travels: permanent option numbers by permanent slot."""

    release: int
    answered_at: datetime
    onset_at: datetime | None
    numbers: Mapping[int, int]


def pack(journey: Journey, catalogue: Catalogue) -> bytes:
    """Return the journey as bytes, one nibble a slot, compressed."""
    nibbles = bytearray(SLOTS // 2)
    for name, code in journey.answers.items():
        item = catalogue.items[name]
        number = next(option.number for option in item.permitted if option.code == code)
        nibbles[item.slot // 2] |= number << (4 * (item.slot % 2))
    onset = _minutes(journey.onset_at) if journey.onset_at else 0
    head = LAYOUT.pack(LAYOUT_VERSION, journey.release, _minutes(journey.answered_at), onset)
    return head + zlib.compress(bytes(nibbles).rstrip(b"\0"), 9)


def _minutes(at: datetime) -> int:
    return int((at - EPOCH) / timedelta(minutes=1))


def unpack(data: bytes) -> Packed:
    """Return what the bytes say. Raises UnreadableJourney."""
    try:
        version, release, answered, onset = LAYOUT.unpack_from(data)
        nibbles = zlib.decompressobj().decompress(data[LAYOUT.size :], SLOTS)
    except (struct.error, zlib.error) as error:
        raise UnreadableJourney(str(error)) from None
    if version != LAYOUT_VERSION:
        raise UnreadableJourney(f"layout {version} is not known")
    slots = {2 * at + half: byte >> (4 * half) & 15 for at, byte in enumerate(nibbles) for half in (0, 1)}
    return Packed(
        release,
        EPOCH + timedelta(minutes=answered),
        EPOCH + timedelta(minutes=onset) if onset else None,
        {slot: number for slot, number in slots.items() if number},
    )


def restore(packed: Packed, catalogue: Catalogue) -> Journey:
    """Return the journey under a catalogue; answers to items that it no longer has are left out."""
    answers = {}
    for slot, number in packed.numbers.items():
        item = catalogue.items_by_slot.get(slot)
        codes = {option.number: option.code for option in item.permitted} if item else {}
        if item and number in codes:
            answers[item.id] = codes[number]
    return Journey(packed.release, packed.answered_at, answers, packed.onset_at)


def emergency_items(catalogue: Catalogue) -> set[str]:
    """Return the items that alone call for an emergency: those to ask again when answers have aged."""
    return {
        flag.when
        for flag in catalogue.red_flags
        if flag.disposition.is_emergency and flag.when in catalogue.items
    }
