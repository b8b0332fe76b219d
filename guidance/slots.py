"""Slots and option numbers that releases have used: they keep their meaning for ever.

The releases themselves are the record, since none can be changed or deleted; nothing else has to be kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from clinical.catalogue import LAST_SLOT
from clinical.codec import CodecError, from_json
from clinical.content import Guidance, Item
from guidance import models as rows
from guidance.models import Release

LAST_NUMBER = 14


class NoneLeft(ValueError):
    """No number is left that was never used."""


def released() -> Iterator[Guidance]:
    """Yield the guidance of every release, oldest first; one that can no longer be read is left out."""
    for document in Release.objects.order_by("version").values_list("document", flat=True):
        try:
            yield from_json(document)
        except CodecError:
            continue


def reused(guidance: Guidance, earlier: Iterable[Guidance]) -> list[str]:
    """Return a sentence for each slot or option number that once meant something else."""
    slots: dict[int, str] = {}
    numbers: dict[tuple[str, int], str] = {}
    for item in (item for each in earlier for item in _items(each)):
        slots[item.slot] = item.id
        numbers |= {(item.id, option.number): option.code for option in item.permitted}
    return [sentence for item in _items(guidance) for sentence in _changed(item, slots, numbers)]


def _changed(item: Item, slots: Mapping[int, str], numbers: Mapping[tuple[str, int], str]) -> Iterator[str]:
    before = slots.get(item.slot, item.id)
    if before != item.id:
        yield f"Slot {item.slot} of “{item.id}” belonged to “{before}” in an earlier release."
    for option in item.permitted:
        code = numbers.get((item.id, option.number), option.code)
        if code != option.code:
            yield f"Option {option.number} of “{item.id}” was “{code}” in an earlier release."


def _items(guidance: Guidance) -> Iterator[Item]:
    return (item for screen in guidance.screens for item in screen.items)


def next_slot(item_id: str) -> int:
    """Return the slot for a new item: the one it once had, else the next that none ever had. Raises NoneLeft."""
    held = dict(rows.Item.objects.values_list("slot", "pk"))
    for item in (item for guidance in released() for item in _items(guidance)):
        if item.id == item_id and item.slot not in held:
            return item.slot
        held.setdefault(item.slot, item.id)
    return _next(held, LAST_SLOT)


def next_number(item_id: str, code: str) -> int:
    """Return the number for a new option of an item, likewise. Raises NoneLeft."""
    options = rows.AnswerOption.objects.filter(item=item_id)
    held = dict(options.values_list("number", "code"))
    for item in (item for guidance in released() for item in _items(guidance) if item.id == item_id):
        for option in item.answer_options:
            if option.code == code and option.number not in held:
                return option.number
            held.setdefault(option.number, option.code)
    return _next(held, LAST_NUMBER)


def _next(held: Iterable[int], last: int) -> int:
    """Return the number after the highest, or the lowest that is free once those are used up."""
    used = {0, *held}
    for number in (max(used) + 1, *range(1, last + 1)):
        if number <= last and number not in used:
            return number
    raise NoneLeft(f"All numbers from 1 to {last} have been used.")
