"""Strict, canonical encoding of the guidance: files, rows and releases all pass through here."""

from __future__ import annotations

import hashlib
import json
import re
import types
import typing
import unicodedata
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum, IntEnum
from functools import cache
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
    if is_dataclass(value) and not isinstance(value, type):
        return {
            spec.name: _encode_field(value, spec)
            for spec in fields(value)
            if not _is_default(spec, getattr(value, spec.name))
        }
    if isinstance(value, IntEnum):
        return value.name.lower()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [encode(each) for each in value]
    if isinstance(value, str):
        return _normal(value)
    return value


def _encode_field(value: Any, spec: Field[Any]) -> Any:
    content = getattr(value, spec.name)
    if _types(cast(Any, type(value)))[spec.name] == PAIRS:
        return dict(sorted(content))
    return encode(content)


def _is_default(spec: Field[Any], content: Any) -> bool:
    return content is None or (spec.default is not MISSING and content == spec.default)


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


@cache
def _types(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def decode(kind: Any, data: Any, path: str = "") -> Any:
    """Return plain data as a value of the kind. Raises CodecError for what is missing or mistyped."""
    if isinstance(kind, type) and is_dataclass(kind):
        return _decode_record(kind, data, path)
    if kind == PAIRS:
        table = _expect(data, dict, path, "a table")
        return tuple(sorted((key, decode(str, text, f"{path}.{key}")) for key, text in table.items()))
    origin = typing.get_origin(kind)
    if origin is tuple:
        items = _expect(data, list, path, "a list")
        return tuple(decode(typing.get_args(kind)[0], each, f"{path}[{at}]") for at, each in enumerate(items))
    if origin in (types.UnionType, typing.Union):
        return None if data is None else decode(typing.get_args(kind)[0], data, path)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _decode_enum(kind, data, path)
    if kind is date and isinstance(data, str):
        return _decode_date(data, path)
    if type(data) is not kind:
        raise CodecError(f"{path}: needs {kind.__name__}, has {data!r}")
    return _normal(data) if kind is str else data


def _decode_record(kind: type, data: Any, path: str) -> Any:
    table = _expect(data, dict, path, "a table")
    specs = {spec.name: spec for spec in fields(kind)}
    if unknown := sorted(set(table) - set(specs)):
        raise CodecError(f"{path}: {kind.__name__} has no field {', '.join(unknown)}")
    values = {}
    for name, spec in specs.items():
        if name in table:
            value = decode(_types(kind)[name], table[name], f"{path}.{name}")
            values[name] = tuple(sorted(set(value))) if _is_citation(kind, name) else value
        elif _is_optional(_types(kind)[name]) and spec.default is MISSING:
            values[name] = None
        elif spec.default is MISSING and spec.default_factory is MISSING:
            raise CodecError(f"{path}: {kind.__name__} needs the field {name}")
    return kind(**values)


def _is_citation(kind: type, name: str) -> bool:
    """Return whether a field cites sources: a set, since citations have no order worth keeping."""
    return name == "sources" and _types(kind)[name] == tuple[str, ...]


def _is_optional(kind: Any) -> bool:
    return type(None) in typing.get_args(kind)


def _expect(data: Any, kind: type, path: str, words: str) -> Any:
    if not isinstance(data, kind):
        raise CodecError(f"{path}: needs {words}, has {data!r}")
    return data


def _decode_enum(kind: type[Enum], data: Any, path: str) -> Enum:
    names: dict[str, Enum] = {str(encode(each)): each for each in kind}
    if not isinstance(data, str) or data not in names:
        raise CodecError(f"{path}: needs one of {', '.join(names)}, has {data!r}")
    return names[data]


def _decode_date(data: str, path: str) -> date:
    try:
        return date.fromisoformat(data)
    except ValueError:
        raise CodecError(f"{path}: needs a date like 2026-11-22, has {data!r}") from None


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
