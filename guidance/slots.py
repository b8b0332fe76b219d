"""Slots and option numbers that releases have used: they keep their meaning for ever.

The releases themselves are the record, since none can be changed or deleted; nothing else has to be kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from clinical.codec import CodecError, from_json
from clinical.content import Guidance, Item
from guidance.models import Release


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
