"""Plain data as records of the guidance: strict, and with the place of whatever is wrong."""

from __future__ import annotations

import types
import typing
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum, IntEnum
from functools import cache, partial
from typing import Any, cast

from clinical.problems import Problem, problem_of

PAIRS = tuple[tuple[str, str], ...]
"""The type that is written as a table: `item = "code"`."""

PLAIN = {str: "text", int: "a whole number", bool: "true or false", date: "a date like 2026-11-22"}
LONGEST_QUOTE = 60


class CodecError(ValueError):
    """Data that is not guidance; `problem` says where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class _Mistyped(ValueError):
    """A value that is not of its kind. Each list and record around it adds its step to the path."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.path: list[str | int] = []  # from the value outwards


def decode(kind: Any, data: Any, collection: str = "") -> Any:
    """Return plain data, a record of a collection, as a value of the kind. Raises CodecError."""
    try:
        return _decoder(kind)(data)
    except _Mistyped as error:
        raise CodecError(_located(error, collection, data)) from None


def _located(error: _Mistyped, collection: str, data: Any) -> Problem:
    """Return what is wrong with the innermost record on the path that has a name."""
    name, rest = _name(data), list[str | int]()
    for step in reversed(error.path):
        data = data[step]
        if _name(data):
            lists = [each for each in rest if isinstance(each, str)]
            name, collection, rest = _name(data), lists[-1] if lists else collection, []
        else:
            rest.append(step)
    # Such as "adaptations 2, effect": counted from 1, as people do.
    field = "".join(f" {each + 1}" if isinstance(each, int) else f", {each}" for each in rest)
    field = field.removeprefix(", ")
    return problem_of(collection, name, str(error), field)


def _name(data: Any) -> str:
    name = data.get("id") or data.get("slug") if isinstance(data, dict) else ""
    return name if isinstance(name, str) else ""


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    """Return what decodes values of a kind: worked out once, since a guidance has tens of thousands."""
    if kind == PAIRS:
        return _decode_pairs
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return partial(_decode_list, _decoder(inner[0]))
    if origin in (types.UnionType, typing.Union):
        return partial(_decode_optional, _decoder(inner[0]))
    if isinstance(kind, type) and is_dataclass(kind):
        return partial(_decode_record, kind)
    if issubclass(kind, Enum):
        return partial(_decode_enum, {code_of(each): each for each in kind})
    return _decode_date if kind is date else partial(_decode_plain, kind)


@dataclass(frozen=True, slots=True)
class _Slot:
    """How one field of a record is decoded, and what its absence means."""

    decode: Callable[[Any], Any]
    is_citation: bool  # cites sources: a set, since citations have no order worth keeping
    is_required: bool
    is_none_when_absent: bool


@cache
def _slots(kind: Any) -> Mapping[str, _Slot]:
    return {spec.name: _slot(spec, types_of(kind)[spec.name]) for spec in fields(kind)}


def _slot(spec: Field[Any], kind: Any) -> _Slot:
    is_citation = spec.name == "sources" and kind == tuple[str, ...]
    has_no_default = spec.default is MISSING and spec.default_factory is MISSING
    is_optional = type(None) in typing.get_args(kind)
    return _Slot(
        _decoder(kind), is_citation, has_no_default and not is_optional, has_no_default and is_optional
    )


def _decode_record(kind: Any, data: Any) -> Any:
    table, slots = _expect(data, dict, "a table"), _slots(kind)
    if unknown := sorted(table.keys() - slots.keys()):
        raise _Mistyped(f"there is no field {', '.join(unknown)}")
    values: dict[str, Any] = {}
    for name, slot in slots.items():
        if name in table:
            value = _at(name, slot.decode, table[name])
            values[name] = tuple(sorted(set(value))) if slot.is_citation else value
        elif slot.is_required:
            raise _Mistyped(f"needs the field {name}")
        elif slot.is_none_when_absent:
            values[name] = None
    return kind(**values)


def _at(step: str | int, inner: Callable[[Any], Any], data: Any) -> Any:
    try:
        return inner(data)
    except _Mistyped as error:
        error.path.append(step)
        raise


def _expect(data: Any, kind: type, words: str) -> Any:
    if not isinstance(data, kind):
        raise _Mistyped(f"needs {words}, has {_quoted(data)}")
    return data


def _quoted(data: Any) -> str:
    text = repr(data)
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


def _decode_pairs(data: Any) -> tuple[tuple[str, str], ...]:
    table, inner = _expect(data, dict, "a table"), _decoder(str)
    return tuple(sorted((key, _at(key, inner, text)) for key, text in table.items()))


def _decode_list(inner: Callable[[Any], Any], data: Any) -> tuple[Any, ...]:
    return tuple(_at(at, inner, each) for at, each in enumerate(_expect(data, list, "a list")))


def _decode_optional(inner: Callable[[Any], Any], data: Any) -> Any:
    return None if data is None else inner(data)


def _decode_enum(names: Mapping[str, Enum], data: Any) -> Enum:
    if not isinstance(data, str) or data not in names:
        raise _Mistyped(f"needs one of {', '.join(filter(None, names))}, has {_quoted(data)}")
    return names[data]


def _decode_date(data: Any) -> date:
    if not isinstance(data, str):
        return cast(date, _decode_plain(date, data))
    try:
        return date.fromisoformat(data)
    except ValueError:
        raise _Mistyped(f"needs a date like 2026-11-22, has {_quoted(data)}") from None


def _decode_plain(kind: type, data: Any) -> Any:
    if type(data) is not kind:
        raise _Mistyped(f"needs {PLAIN[kind]}, has {_quoted(data)}")
    return normal(cast(str, data)) if kind is str else data


def code_of(each: Enum) -> str:
    """Return a value of an enumeration as files and rows have it."""
    return each.name.lower() if isinstance(each, IntEnum) else str(each.value)


def normal(text: str) -> str:
    if "\r" not in text and unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


@cache
def types_of(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
