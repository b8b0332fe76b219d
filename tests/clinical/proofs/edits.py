"""Edits of a guidance, each named for what an editor could do to it by mistake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from clinical.codec import identity
from clinical.content import Adaptation, Dose, Guidance, Item

Edit = Callable[[Guidance], Guidance]


def change(collection: str, name: str, **fields: Any) -> Edit:
    """Return the edit that gives fields of one record other values; a function takes the old value."""

    def edit(guidance: Guidance) -> Guidance:
        records = getattr(guidance, collection)
        if name not in {identity(each) for each in records}:
            raise LookupError(f"{collection}: {name}")
        changed = tuple(_changed(each, fields) if identity(each) == name else each for each in records)
        return replace(guidance, **{collection: changed})

    return edit


def _changed(record: Any, fields: dict[str, Any]) -> Any:
    values = {field: new(getattr(record, field)) if callable(new) else new for field, new in fields.items()}
    if all(getattr(record, field) == value for field, value in values.items()):
        raise ValueError(f"{identity(record)} is like that already: {values}")
    return replace(record, **values)


def drop(collection: str, *names: str) -> Edit:
    """Return the edit that deletes records."""

    def edit(guidance: Guidance) -> Guidance:
        kept = tuple(each for each in getattr(guidance, collection) if identity(each) not in names)
        if len(kept) != len(getattr(guidance, collection)) - len(names):
            raise LookupError(f"{collection}: {names}")
        return replace(guidance, **{collection: kept})

    return edit


def add_like(collection: str, name: str, **fields: Any) -> Edit:
    """Return the edit that adds a copy of a record with other values."""

    def edit(guidance: Guidance) -> Guidance:
        records = getattr(guidance, collection)
        copy = next(_changed(each, fields) for each in records if identity(each) == name)
        return replace(guidance, **{collection: (*records, copy)})

    return edit


def flag(name: str, **fields: Any) -> Edit:
    return change("red_flags", name, **fields)


def screen(name: str, **fields: Any) -> Edit:
    return change("screens", name, **fields)


def item(name: str, **fields: Any) -> Edit:
    """Return the edit that changes one question."""
    return _items(lambda each: (_changed(each, fields) if each.id == name else each,), name)


def drop_item(name: str) -> Edit:
    return _items(lambda each: () if each.id == name else (each,), name)


def _items(edited: Callable[[Item], tuple[Item, ...]], name: str) -> Edit:
    def edit(guidance: Guidance) -> Guidance:
        if name not in {each.id for screen in guidance.screens for each in screen.items}:
            raise LookupError(f"items: {name}")
        screens = tuple(
            replace(each, items=tuple(new for old in each.items for new in edited(old)))
            for each in guidance.screens
        )
        return replace(guidance, screens=screens)

    return edit


def move_item(name: str, to: str) -> Edit:
    """Return the edit that asks a question on another screen."""

    def edit(guidance: Guidance) -> Guidance:
        moved = next(each for screen in guidance.screens for each in screen.items if each.id == name)
        without = drop_item(name)(guidance)
        return screen(to, items=lambda items: (*items, replace(moved, enable_when="")))(without)

    return edit


def drop_option(name: str, code: str) -> Edit:
    return item(name, answer_options=lambda options: tuple(each for each in options if each.code != code))


def activity(name: str, **fields: Any) -> Edit:
    return change("activities", name, **fields)


def drop_bars(name: str, *named: str) -> Edit:
    """Return the edit that loses whatever bars or softens an activity because of one of these answers."""

    def others(bars: tuple[Adaptation, ...]) -> tuple[Adaptation, ...]:
        return tuple(bar for bar in bars if not any(each in bar.when for each in named))

    return activity(name, adaptations=others)


def bars(name: str, of: str, **fields: Any) -> Edit:
    """Return the edit that changes one of the bars of an activity: the one for these criteria."""

    def edited(every: tuple[Adaptation, ...]) -> tuple[Adaptation, ...]:
        return tuple(replace(bar, **fields) if bar.when == of else bar for bar in every)

    return activity(name, adaptations=edited)


def dose(name: str, **fields: Any) -> Edit:
    """Return the edit that changes the first dose of an activity."""

    def edited(doses: tuple[Dose, ...]) -> tuple[Dose, ...]:
        return (replace(doses[0], **fields), *doses[1:])

    return activity(name, doses=edited)


def both(*edits: Edit) -> Edit:
    """Return several edits as one."""

    def edit(guidance: Guidance) -> Guidance:
        for each in edits:
            guidance = each(guidance)
        return guidance

    return edit


def gone(collection: str) -> Edit:
    return lambda guidance: replace(guidance, **{collection: ()})
