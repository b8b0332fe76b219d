"""What changed between two guidances, in words: each object and field, before and after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from clinical.codec import encode
from clinical.content import Guidance
from editorial.drafts.shapes import shape_called

WORD = re.compile(r"\w+|\s+|[^\w\s]")
HARDLY_ALIKE = 0.4
"""Below this share of common words one text is read more easily as replaced by the other."""
MOST_ALIKE_LINES = 2
"""Unchanged lines shown next to a changed one; the rest is left out."""

Record = Mapping[str, Any]
Labels = Mapping[str, Mapping[str, str]]
Objects = dict[tuple[str, str], Record]


class Mark(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"
    SKIPPED = "skipped"


class State(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text, and whether they are only in it, or in both."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    field: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ObjectChange:
    """One object of a collection that is not as it was."""

    collection: str
    id: str
    title: str
    state: State
    fields: tuple[FieldChange, ...]


def changes(old: Guidance | None, new: Guidance) -> list[ObjectChange]:
    """Return every object that is added, removed or changed, collection by collection."""
    before, after = objects_of(old) if old else {}, objects_of(new)
    names = [*after, *(name for name in before if name not in after)]
    found = (_object_change(name, before.get(name), after.get(name)) for name in names)
    order = {name: at for at, name in enumerate(_collections())}
    return sorted(filter(None, found), key=lambda change: (order[change.collection], change.id))


def _collections() -> list[str]:
    names = [spec.name for spec in fields(Guidance)]
    return [*names[:1], "items", *names[1:]]


def objects_of(guidance: Guidance) -> Objects:
    """Return every object as a plain record; items stand by themselves, as editors see them."""
    objects: Objects = {}
    for collection, records in encode(guidance).items():
        for record in records:
            items = record.get("items", []) if collection == "screens" else []
            if items:
                record = record | {"items": [item["id"] for item in items]}
            objects[(collection, record.get("id") or record["slug"])] = record
            objects |= {("items", item["id"]): item | {"screen": record["id"]} for item in items}
    return objects


def _object_change(name: tuple[str, str], before: Record | None, after: Record | None) -> ObjectChange | None:
    if before == after:
        return None
    state = State.CHANGED if before and after else State.ADDED if after else State.REMOVED
    changed = tuple(_field_changes(before or {}, after or {}, shape_called(name[0]).labels))
    return ObjectChange(*name, title=_title(after or before or {}), state=state, fields=changed)


def _title(record: Record) -> str:
    found = (record.get(field) for field in ("title", "text", "name", "heading", "label", "story", "claim"))
    return next(filter(None, found), "")


def _field_changes(before: Record, after: Record, labels: Labels) -> Iterator[FieldChange]:
    for field in [*after, *(field for field in before if field not in after)]:
        if field not in ("id", "slug") and before.get(field) != after.get(field):
            old, new = (value_in_words(side.get(field), field, labels) for side in (before, after))
            yield FieldChange(field.replace("_", " "), *side_by_side(old, new))


def value_in_words(value: Any, field: str, labels: Labels) -> str:
    """Return the value of a field as an editor would read it, one line for each part."""
    match value:
        case None | "":
            return ""
        case bool():
            return "yes" if value else "no"
        case dict():
            return "\n".join(f"{key}: {each}" for key, each in value.items())
        case list():
            return "\n".join(_in_one_line(each, labels) for each in value)
        case _:
            return labels.get(field, {}).get(value, str(value))


def _in_one_line(value: Any, labels: Labels) -> str:
    if isinstance(value, dict):
        return "; ".join(
            f"{key.replace('_', ' ')}: {value_in_words(each, key, labels)}" for key, each in value.items()
        )
    return str(value)


def side_by_side(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return two texts with what is only in one of them marked; long stretches alike are left out."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    left: list[Piece] = []
    right: list[Piece] = []
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for step, (name, i1, i2, j1, j2) in enumerate(steps):
        if name == "equal":
            alike = _around(old[i1:i2], is_first=step == 0, is_last=step == len(steps) - 1)
            left += alike
            right += alike
        else:
            _add_words(left, right, "".join(old[i1:i2]), "".join(new[j1:j2]))
    return tuple(_joined(left)), tuple(_joined(right))


def _around(lines: list[str], *, is_first: bool, is_last: bool) -> list[Piece]:
    """Return the lines next to a change, and a gap for the others."""
    head = [] if is_first else lines[:MOST_ALIKE_LINES]
    tail = [] if is_last else lines[len(head) :][-MOST_ALIKE_LINES:]
    hidden = len(lines) - len(head) - len(tail)
    pieces = [Piece(Mark.SAME, "".join(head)), Piece(Mark.SKIPPED if hidden else Mark.SAME, "")]
    return [*pieces, Piece(Mark.SAME, "".join(tail))]


def _add_words(left: list[Piece], right: list[Piece], before: str, after: str) -> None:
    old, new = WORD.findall(before), WORD.findall(after)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    if not _are_alike(old, new):
        steps = [("replace", 0, len(old), 0, len(new))]
    for name, i1, i2, j1, j2 in steps:
        is_same = name == "equal"
        left.append(Piece(Mark.SAME if is_same else Mark.GONE, "".join(old[i1:i2])))
        right.append(Piece(Mark.SAME if is_same else Mark.NEW, "".join(new[j1:j2])))


def _are_alike(old: list[str], new: list[str]) -> bool:
    """Return whether two texts share enough words, spaces aside, to be told word by word."""
    before, after = ([each for each in side if not each.isspace()] for side in (old, new))
    return SequenceMatcher(None, before, after, autojunk=False).ratio() >= HARDLY_ALIKE


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces without empty ones, those of one mark that follow each other as one."""
    held: Piece | None = None
    for piece in pieces:
        if not piece.text and piece.mark is not Mark.SKIPPED:
            continue
        if held and held.mark is piece.mark:
            held = Piece(held.mark, held.text + piece.text)
        else:
            if held:
                yield held
            held = piece
    if held:
        yield held
