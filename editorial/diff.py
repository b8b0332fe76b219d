"""What differs between two versions of drafts: for the audit log, two editors, upgrades and publishing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from enum import Enum, StrEnum, auto
from itertools import groupby
from types import MappingProxyType
from typing import Any

from clinical.codec import encode
from clinical.content import Guidance
from editorial.drafts.shapes import EDITED

WORD = re.compile(r"\w+|\s+|[^\w\s]")
HARDLY_ALIKE = 0.4
"""Below this share of common words one text is read more easily as replaced by the other."""
MOST_ALIKE_LINES = 2
"""Unchanged lines shown next to a changed one; the rest is left out."""

Record = Mapping[str, Any]
Labels = Mapping[str, Mapping[str, str]]
Name = tuple[str, str]
"""A collection, and what one of its objects is called."""
Objects = Mapping[Name, Record]


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
    """One object of a collection that is not as it was; an empty record where it is not there."""

    collection: str
    id: str
    before: Record
    after: Record

    @property
    def title(self) -> str:
        return title_of(self.after or self.before)

    @property
    def state(self) -> State:
        return State.CHANGED if self.before and self.after else State.ADDED if self.after else State.REMOVED

    @property
    def fields(self) -> list[FieldChange]:
        labels = EDITED[self.collection].labels
        return [
            FieldChange(
                field.replace("_", " "),
                *side_by_side(value_in_words(old, field, labels), value_in_words(new, field, labels)),
            )
            for field, old, new in self.differing
        ]

    @property
    def differing(self) -> Iterator[tuple[str, Any, Any]]:
        """Yield each field that is not the same, with its value before and after."""
        left_out = EDITED[self.collection].defaults if self.state is State.CHANGED else {}
        found = differing({**left_out, **self.before}, {**left_out, **self.after})
        return (each for each in found if each[0] not in ("id", "slug"))


def differing(before: Record, after: Record) -> Iterator[tuple[str, Any, Any]]:
    """Yield each field that is not the same in two records, with its value before and after."""
    for field in {**after, **before}:
        if before.get(field) != after.get(field):
            yield field, before.get(field), after.get(field)


class Side(Enum):
    """Which side changed a field since the base version, where it was not yours alone."""

    THEIRS = auto()
    BOTH = auto()  # and not alike: somebody has to look


def sides(base: Record, theirs: Record, yours: Record) -> dict[str, Side]:
    """Return which side changed each field since the base version; nothing of one that may stay as yours."""
    found = {}
    for field in {**yours, **theirs}:
        was, now, own = (record.get(field) for record in (base, theirs, yours))
        if now not in (was, own):
            found[field] = Side.THEIRS if own == was else Side.BOTH
    return found


def changes(old: Guidance | None, new: Guidance) -> list[ObjectChange]:
    """Return every object that is added, removed or changed, collection by collection."""
    return changed_objects(objects_of(old) if old else {}, objects_of(new))


def changed_objects(before: Objects, after: Objects) -> list[ObjectChange]:
    """Return every object that is not the same in both, collection by collection."""
    names = [*after, *(name for name in before if name not in after)]
    order = {name: at for at, name in enumerate(_collections())}
    return [
        ObjectChange(*name, before.get(name, {}), after.get(name, {}))
        for name in sorted(names, key=lambda name: (order[name[0]], name[1]))
        if before.get(name) != after.get(name)
    ]


def _collections() -> list[str]:
    names = [spec.name for spec in fields(Guidance)]
    return [*names[:1], "items", *names[1:]]


def objects_of(guidance: Guidance) -> dict[Name, Record]:
    """Return every object as a plain record; items stand by themselves, as editors see them."""
    objects: dict[Name, Record] = {}
    for collection, records in encode(guidance).items():
        for record in records:
            items = record.get("items", []) if collection == "screens" else []
            if items:
                record = record | {"items": [item["id"] for item in items]}
            objects[(collection, record.get("id") or record["slug"])] = record
            objects |= {("items", item["id"]): item | {"screen": record["id"]} for item in items}
    return objects


def title_of(record: Record) -> str:
    """Return what an editor knows an object by."""
    found = (record.get(field) for field in ("title", "text", "name", "heading", "label", "story", "claim"))
    return next(filter(None, found), "")


def value_in_words(value: Any, field: str = "", labels: Labels = MappingProxyType({})) -> str:
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
    return _joined(left), _joined(right)


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


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the pieces without empty ones, those of one mark that follow each other as one."""
    kept = (piece for piece in pieces if piece.text or piece.mark is Mark.SKIPPED)
    by_mark = groupby(kept, key=lambda piece: piece.mark)
    return tuple(Piece(mark, "".join(piece.text for piece in group)) for mark, group in by_mark)
