"""Words that depend on where the person is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from clinical.content import Region

Tree = TypeVar("Tree")

PLACEHOLDER = re.compile(r"\{([a-z_]*)\}")


def emergency_number(region: Region) -> str:
    """Return the number to call in words: one, or all of them when the country is not known."""
    *others, last = region.emergency_numbers
    return f"{', '.join(others)} or {last}" if others else last


def words_of(region: Region) -> Mapping[str, str]:
    """Return what each placeholder stands for in a region."""
    return {
        "emergency_number": emergency_number(region),
        "emergency_department": region.emergency_department,
        "urgent_line": region.urgent_line or f"{region.routine_contact} or an urgent care line",
        "routine_contact": region.routine_contact,
        "paracetamol": region.paracetamol,
        "crisis_line": region.crisis_line or "a crisis line",
    }


def localise(text: str, region: Region) -> str:
    """Return a text with its placeholders filled in. Raises KeyError for one that does not exist."""
    return _filled(text, words_of(region))


def _filled(text: str, words: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda match: words[match[1]], text) if "{" in text else text


def placeholders(text: str) -> set[str]:
    """Return the names of the placeholders in a text."""
    return set(PLACEHOLDER.findall(text))


def localise_tree(tree: Tree, region: Region) -> Tree:
    """Return a tree of frozen dataclasses and tuples with every text localised. Raises KeyError."""
    return cast(Tree, _localised(tree, words_of(region), {}))


def _localised(value: Any, words: Mapping[str, str], seen: dict[int, Any]) -> Any:
    """Return a value localised: the very same one where nothing changes. `seen` has each record but once."""
    if type(value) is str:
        return _filled(value, words)
    if type(value) is tuple:
        parts = tuple(_localised(each, words, seen) for each in value)
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts
    if is_dataclass(value) and not isinstance(value, (type, Region)):
        if id(value) not in seen:
            seen[id(value)] = _localised_record(value, words, seen)
        return seen[id(value)]
    return value


def _localised_record(record: Any, words: Mapping[str, str], seen: dict[int, Any]) -> Any:
    before = {spec.name: getattr(record, spec.name) for spec in fields(record)}
    after = {name: _localised(each, words, seen) for name, each in before.items()}
    changed = {name: each for name, each in after.items() if each is not before[name]}
    return replace(record, **changed) if changed else record
