"""Canonical encoding of the guidance: files, rows and releases all pass through here."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache, lru_cache, partial
from typing import Any, cast, get_args

from clinical.content import Guidance
from clinical.decoding import PAIRS, CodecError, code_of, decode, normal, types_of
from clinical.problems import Problem, problem_of

__all__ = [
    "COLLECTIONS",
    "CodecError",
    "assembled",
    "canonical",
    "checksum",
    "decode",
    "decode_collections",
    "decode_one",
    "encode",
    "from_json",
    "identity",
    "to_json",
]

COLLECTIONS = tuple(spec.name for spec in fields(Guidance))

SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*")
REGION_NAME = re.compile(r"[A-Z]{2}")


def encode(value: Any) -> Any:
    """Return a value of the guidance as plain data; fields at their default are left out."""
    return _encoder(cast(Any, type(value)))(value)


@cache
def _encoder(kind: Any) -> Callable[[Any], Any]:
    """Return what encodes values of a type: worked out once, since a guidance has tens of thousands."""
    if is_dataclass(kind):
        specs = tuple((spec, types_of(cast(Any, kind))[spec.name] == PAIRS) for spec in fields(kind))
        return partial(_encode_record, specs)
    if issubclass(kind, Enum):
        return code_of
    if kind is tuple:
        return lambda value: [encode(each) for each in value]
    return normal if kind is str else lambda value: value


def _encode_record(specs: tuple[tuple[Field[Any], bool], ...], value: Any) -> dict[str, Any]:
    contents = ((spec, is_table, getattr(value, spec.name)) for spec, is_table in specs)
    return {
        spec.name: dict(sorted(content)) if is_table else encode(content)
        for spec, is_table, content in contents
        if not _is_default(spec, content)
    }


def _is_default(spec: Field[Any], content: Any) -> bool:
    return content is None or (spec.default is not MISSING and content == spec.default)


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
        raise CodecError(Problem(f"this is not JSON: {error}")) from None
    return cast(Guidance, decode(Guidance, data))


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
    return assembled({name: [decode_one(name, each) for each in data.get(name, [])] for name in COLLECTIONS})


def decode_one(collection: str, record: Any) -> Any:
    """Return a plain record as one of a collection. Raises CodecError."""
    return decode(get_args(types_of(Guidance)[collection])[0], record, collection)


def assembled(records: Mapping[str, list[Any]]) -> Guidance:
    """Return the guidance made of these records, in canonical order. Raises CodecError for their names."""
    for name, found in records.items():
        _check_names(name, [identity(each) for each in found])
    return canonical(Guidance(**{name: tuple(records.get(name, ())) for name in COLLECTIONS}))


def _check_names(collection: str, names: list[str]) -> None:
    allowed, words = SLUG, "may have only small letters, digits, - and _"
    if collection == "regions":
        allowed, words = REGION_NAME, "needs to be two capital letters"
    for name in names:
        if not allowed.fullmatch(name):
            raise CodecError(problem_of(collection, name, words))
    if doubled := sorted({name for name in names if names.count(name) > 1}):
        raise CodecError(problem_of(collection, doubled[0], f"used twice: {', '.join(doubled)}"))
