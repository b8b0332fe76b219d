"""Words that depend on where the person is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

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
    words = words_of(region)
    return PLACEHOLDER.sub(lambda match: words[match[1]], text)


def placeholders(text: str) -> set[str]:
    """Return the names of the placeholders in a text."""
    return set(PLACEHOLDER.findall(text))


def localise_tree(tree: Tree, region: Region) -> Tree:
    """Return a tree of frozen dataclasses and tuples with every text localised. Raises KeyError."""
    return _localised(tree, region)  # type: ignore[no-any-return]


def _localised(value: Any, region: Region) -> Any:
    if type(value) is str:
        return localise(value, region) if "{" in value else value
    if type(value) is tuple:
        return tuple(_localised(each, region) for each in value)
    if is_dataclass(value) and not isinstance(value, (type, Region)):
        changed = {spec.name: _localised(getattr(value, spec.name), region) for spec in fields(value)}
        return replace(value, **changed)
    return value
