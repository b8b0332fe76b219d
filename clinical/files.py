"""Where each part of the guidance lies as a text file: paths follow from kind and id."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

import tomli_w

from clinical.codec import CodecError, canonical, decode_collections, encode, identity
from clinical.content import Guidance

FENCE = "+++\n"
ONE_FILE_EACH = {"screens", "activities"}
GROUPED_BY = {"red_flags": "group", "vignettes": "disposition"}


def read_tree(files: Mapping[str, str]) -> Guidance:
    """Return the guidance that these files hold, by relative path. Raises CodecError naming the file."""
    records: dict[str, list[Any]] = {}
    for path, text in sorted(files.items()):
        collection, found = _read_file(path, text)
        records.setdefault(collection, []).extend(found)
    return decode_collections(records)


def _read_file(path: str, text: str) -> tuple[str, list[Any]]:
    collection = path.partition("/")[0].removesuffix(".toml")
    if collection not in {spec.name for spec in fields(Guidance)}:
        raise CodecError(f"{path}: no part of the guidance lies here")
    front, body = _split_front_matter(path, text) if path.endswith(".md") else (text, None)
    try:
        data = tomllib.loads(front)
    except tomllib.TOMLDecodeError as error:
        raise CodecError(f"{path}: {error}") from None
    if collection == "articles":
        return collection, [data | {"body": body}]
    if collection in ONE_FILE_EACH:
        return collection, [data]
    if set(data) - {collection}:
        raise CodecError(f"{path}: holds {', '.join(sorted(data))}, needs only [[{collection}]]")
    return collection, data.get(collection, [])


def _split_front_matter(path: str, text: str) -> tuple[str, str]:
    parts = text.split(FENCE, 2)
    if len(parts) != 3 or parts[0]:
        raise CodecError(f"{path}: needs its fields between two lines of +++ at the top")
    return parts[1], parts[2].strip() + "\n"


def write_tree(guidance: Guidance) -> dict[str, str]:
    """Return the guidance as canonical text files by relative path."""
    guidance = canonical(guidance)
    files: dict[str, str] = {}
    for spec in fields(Guidance):
        for path, records in _laid_out(spec.name, getattr(guidance, spec.name)):
            files[path] = _write_file(spec.name, records)
    return files


def _laid_out(collection: str, records: tuple[Any, ...]) -> Iterator[tuple[str, list[Any]]]:
    if collection == "articles":
        yield from ((f"articles/{identity(each)}.md", [each]) for each in records)
    elif collection in ONE_FILE_EACH:
        yield from ((f"{collection}/{identity(each)}.toml", [each]) for each in records)
    elif collection in GROUPED_BY:
        names = {each: str(encode(getattr(each, GROUPED_BY[collection]))) for each in records}
        for name in sorted(set(names.values())):
            yield f"{collection}/{name}.toml", [each for each in records if names[each] == name]
    elif records:
        yield f"{collection}.toml", list(records)


def _write_file(collection: str, records: list[Any]) -> str:
    plain = [encode(each) for each in records]
    if collection == "articles":
        body = plain[0].pop("body")
        return f"{FENCE}{_toml(plain[0])}{FENCE}\n{body.strip()}\n"
    if collection in ONE_FILE_EACH:
        return _toml(plain[0])
    return _toml({collection: plain})


def _toml(data: dict[str, Any]) -> str:
    return tomli_w.dumps(data, multiline_strings=False)
