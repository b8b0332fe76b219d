"""Slots and option numbers that releases have used: they keep their meaning for ever.

The releases themselves are the record, since none can be changed or deleted; nothing else has to be kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from clinical.catalogue import LAST_SLOT
from clinical.codec import CodecError, from_json
from clinical.content import Guidance
from clinical.problems import Problem, problem_of
from guidance import models as rows
from guidance.models import Release

LAST_NUMBER = 14


class NoneLeft(ValueError):
    """No number is left that was never used."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a slot stood for in a release, and what each number stood for in it."""

    item: str
    slot: int
    codes: tuple[tuple[int, str], ...]  # by option number


def released() -> Iterator[tuple[Meaning, ...]]:
    """Yield what the slots of every release mean, oldest first; one that cannot be read means nothing."""
    for checksum in list(Release.objects.order_by("version").values_list("checksum", flat=True)):
        yield _in_release(checksum)


@cache
def _in_release(checksum: str) -> tuple[Meaning, ...]:
    documents = Release.objects.filter(checksum=checksum).order_by("version")
    document = documents.values_list("document", flat=True)[0]
    try:
        return tuple(_once(each) for each in meanings(from_json(document)))
    except CodecError:
        return ()


@cache
def _once(meaning: Meaning) -> Meaning:
    """Return the meaning itself, or the one that equals it and is in memory already."""
    return meaning


def meanings(guidance: Guidance) -> Iterator[Meaning]:
    """Yield what each slot of a guidance means."""
    for item in (item for screen in guidance.screens for item in screen.items):
        yield Meaning(item.id, item.slot, tuple((each.number, each.code) for each in item.permitted))


def reused(guidance: Guidance, earlier: Iterable[Iterable[Meaning]]) -> list[Problem]:
    """Return each slot or option number that once meant something else."""
    slots: dict[int, str] = {}
    numbers: dict[tuple[str, int], str] = {}
    for each in (each for release in earlier for each in release):
        slots[each.slot] = each.item
        numbers |= {(each.item, number): code for number, code in each.codes}
    return [
        problem_of("items", each.item, words)
        for each in meanings(guidance)
        for words in _changed(each, slots, numbers)
    ]


def _changed(now: Meaning, slots: Mapping[int, str], numbers: Mapping[tuple[str, int], str]) -> Iterator[str]:
    before = slots.get(now.slot, now.item)
    if before != now.item:
        yield f"slot {now.slot} belonged to “{before}” in an earlier release"
    for number, code in now.codes:
        before = numbers.get((now.item, number), code)
        if before != code:
            yield f"option {number} was “{before}” in an earlier release"


def next_slot(item_id: str) -> int:
    """Return the slot for a new item: the one it once had, else the next that is free. Raises NoneLeft."""
    held = dict(rows.Item.objects.values_list("slot", "pk"))
    for each in (each for release in released() for each in release):
        if each.item == item_id and each.slot not in held:
            return each.slot
        held.setdefault(each.slot, each.item)
    return _next(held, LAST_SLOT)


def next_number(item_id: str, code: str) -> int:
    """Return the number for a new option of an item, likewise. Raises NoneLeft."""
    in_drafts = rows.AnswerOption.objects.filter(item=item_id).values_list("number", flat=True)
    held = _numbers_held(item_id)
    again = (number for number, once in held.items() if once == code and number not in in_drafts)
    return next(again, None) or _next(held, LAST_NUMBER)


def numbers_left(item_id: str) -> int:
    """Return how many more options an item can ever have."""
    return LAST_NUMBER - len(_numbers_held(item_id))


def _numbers_held(item_id: str) -> dict[int, str]:
    """Return the code of each number that an item uses, or that one of its options had in a release."""
    options = rows.AnswerOption.objects.filter(item=item_id)
    held = dict(options.values_list("number", "code"))
    for each in (each for release in released() for each in release if each.item == item_id):
        held |= {number: code for number, code in each.codes if number not in held}
    return held


def _next(held: Iterable[int], last: int) -> int:
    """Return the number after the highest, or the lowest that is free once those are used up."""
    used: set[int] = {0, *held}
    for number in range(max(used) + 1, last + 1):
        return number
    for number in range(1, last + 1):
        if number not in used:
            return number
    raise NoneLeft(f"All numbers from 1 to {last} have been used.")
