"""Strict, canonical encoding of the guidance: files, rows and releases all pass through here."""

from __future__ import annotations

import hashlib
import json
import re
import types
import typing
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum, IntEnum
from functools import cache, lru_cache, partial
from typing import Any, cast

from clinical.content import Guidance

PAIRS = tuple[tuple[str, str], ...]
"""The type that is written as a table: `item = "code"`."""

SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*")
REGION_NAME = re.compile(r"[A-Z]{2}")


class CodecError(ValueError):
    """Data that is not guidance; the message starts with the path of the field."""


def encode(value: Any) -> Any:
    """Return a value of the guidance as plain data; fields at their default are left out."""
    return _encoder(cast(Any, type(value)))(value)


@cache
def _encoder(kind: Any) -> Callable[[Any], Any]:
    """Return what encodes values of a type: worked out once, since a guidance has tens of thousands."""
    if is_dataclass(kind):
        specs = tuple((spec, _types(cast(Any, kind))[spec.name] == PAIRS) for spec in fields(kind))
        return partial(_encode_record, specs)
    if issubclass(kind, IntEnum):
        return lambda value: value.name.lower()
    if issubclass(kind, Enum):
        return lambda value: value.value
    if kind is tuple:
        return lambda value: [encode(each) for each in value]
    return _normal if kind is str else lambda value: value


def _encode_record(specs: tuple[tuple[Field[Any], bool], ...], value: Any) -> dict[str, Any]:
    contents = ((spec, is_table, getattr(value, spec.name)) for spec, is_table in specs)
    return {
        spec.name: dict(sorted(content)) if is_table else encode(content)
        for spec, is_table, content in contents
        if not _is_default(spec, content)
    }


def _is_default(spec: Field[Any], content: Any) -> bool:
    return content is None or (spec.default is not MISSING and content == spec.default)


def _normal(text: str) -> str:
    if "\r" not in text and unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


@cache
def _types(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def decode(kind: Any, data: Any, path: str = "") -> Any:
    """Return plain data as a value of the kind. Raises CodecError for what is missing or mistyped."""
    return _decoder(kind)(data, path)


@cache
def _decoder(kind: Any) -> Callable[[Any, str], Any]:
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
        return partial(_decode_enum, {str(encode(each)): each for each in kind})
    return _decode_date if kind is date else partial(_decode_plain, kind)


@dataclass(frozen=True, slots=True)
class _Slot:
    """How one field of a record is decoded, and what its absence means."""

    decode: Callable[[Any, str], Any]
    is_citation: bool  # cites sources: a set, since citations have no order worth keeping
    is_required: bool
    is_none_when_absent: bool


@cache
def _slots(kind: Any) -> Mapping[str, _Slot]:
    return {spec.name: _slot(spec, _types(kind)[spec.name]) for spec in fields(kind)}


def _slot(spec: Field[Any], kind: Any) -> _Slot:
    is_citation = spec.name == "sources" and kind == tuple[str, ...]
    has_no_default = spec.default is MISSING and spec.default_factory is MISSING
    is_optional = type(None) in typing.get_args(kind)
    return _Slot(
        _decoder(kind), is_citation, has_no_default and not is_optional, has_no_default and is_optional
    )


def _decode_record(kind: Any, data: Any, path: str) -> Any:
    table, slots = _expect(data, dict, path, "a table"), _slots(kind)
    if unknown := sorted(table.keys() - slots.keys()):
        raise CodecError(f"{path}: {kind.__name__} has no field {', '.join(unknown)}")
    values: dict[str, Any] = {}
    for name, slot in slots.items():
        if name in table:
            value = slot.decode(table[name], f"{path}.{name}")
            values[name] = tuple(sorted(set(value))) if slot.is_citation else value
        elif slot.is_required:
            raise CodecError(f"{path}: {kind.__name__} needs the field {name}")
        elif slot.is_none_when_absent:
            values[name] = None
    return kind(**values)


def _expect(data: Any, kind: type, path: str, words: str) -> Any:
    if not isinstance(data, kind):
        raise CodecError(f"{path}: needs {words}, has {data!r}")
    return data


def _decode_pairs(data: Any, path: str) -> tuple[tuple[str, str], ...]:
    table = _expect(data, dict, path, "a table")
    return tuple(sorted((key, decode(str, text, f"{path}.{key}")) for key, text in table.items()))


def _decode_list(inner: Callable[[Any, str], Any], data: Any, path: str) -> tuple[Any, ...]:
    items = _expect(data, list, path, "a list")
    return tuple(inner(each, f"{path}[{at}]") for at, each in enumerate(items))


def _decode_optional(inner: Callable[[Any, str], Any], data: Any, path: str) -> Any:
    return None if data is None else inner(data, path)


def _decode_enum(names: Mapping[str, Enum], data: Any, path: str) -> Enum:
    if not isinstance(data, str) or data not in names:
        raise CodecError(f"{path}: needs one of {', '.join(names)}, has {data!r}")
    return names[data]


def _decode_date(data: Any, path: str) -> date:
    if not isinstance(data, str):
        return cast(date, _decode_plain(date, data, path))
    try:
        return date.fromisoformat(data)
    except ValueError:
        raise CodecError(f"{path}: needs a date like 2026-11-22, has {data!r}") from None


def _decode_plain(kind: type, data: Any, path: str) -> Any:
    if type(data) is not kind:
        raise CodecError(f"{path}: needs {kind.__name__}, has {data!r}")
    return _normal(cast(str, data)) if kind is str else data


def to_json(guidance: Guidance) -> str:
    """Return the guidance as canonical JSON: sorted keys, no white space, one spelling for one content."""
    return json.dumps(
        encode(canonical(guidance)), sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str
    )


def from_json(text: str) -> Guidance:
    """Return the guidance that canonical JSON holds. Raises CodecError."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise CodecError(f"this is not JSON: {error}") from None
    return cast(Guidance, decode(Guidance, data, "guidance"))


@lru_cache(maxsize=4)
def checksum(guidance: Guidance) -> str:
    """Return the SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(to_json(guidance).encode()).hexdigest()


def identity(record: Any) -> str:
    """Return what a record is called: its id, or an article's slug."""
    return cast(str, getattr(record, "id", None) or record.slug)


def canonical(guidance: Guidance) -> Guidance:
    """Return the guidance with every collection in its one order: by position and then by id."""
    return Guidance(
        **{
            spec.name: tuple(
                sorted(
                    getattr(guidance, spec.name),
                    key=lambda each: (getattr(each, "position", 0), identity(each)),
                )
            )
            for spec in fields(Guidance)
        }
    )


def decode_collections(data: Mapping[str, list[Any]]) -> Guidance:
    """Return the guidance made of plain records by collection name, in canonical order. Raises CodecError."""
    guidance = decode(Guidance, {spec.name: data.get(spec.name, []) for spec in fields(Guidance)}, "content")
    for spec in fields(Guidance):
        _check_names(spec.name, [identity(each) for each in getattr(guidance, spec.name)])
    return canonical(cast(Guidance, guidance))


def _check_names(collection: str, names: list[str]) -> None:
    allowed, words = SLUG, "may have only small letters, digits, - and _"
    if collection == "regions":
        allowed, words = REGION_NAME, "needs to be two capital letters"
    for name in names:
        if not allowed.fullmatch(name):
            raise CodecError(f"{collection}: “{name}” {words}")
    if doubled := sorted({name for name in names if names.count(name) > 1}):
        raise CodecError(f"{collection}: used twice: {', '.join(doubled)}")
