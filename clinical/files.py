"""Where each part of the guidance lies as a text file: paths follow from kind and id."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import tomli_w

from clinical.codec import COLLECTIONS, CodecError, assembled, canonical, decode_one, encode, identity
from clinical.content import Guidance
from clinical.problems import Problem

FENCE = "+++\n"
BYTE_ORDER_MARK = "\ufeff"
SAVE_AGAIN = "save it as UTF-8 without a mark and with plain line ends, or run check_content --write"
TOML_LINE = re.compile(r" \(at line (\d+), column \d+\)")
ONE_FILE_EACH = {"screens", "activities"}
GROUPED_BY = {"red_flags": "group", "vignettes": "disposition"}


def read_tree(files: Mapping[str, str]) -> Guidance:
    """Return the guidance that these files hold, by relative path. Raises CodecError naming the file."""
    records: dict[str, list[Any]] = {name: [] for name in COLLECTIONS}
    homes: dict[tuple[str, str], str] = {}
    for path, text in sorted(files.items()):
        collection = path.partition("/")[0].removesuffix(".toml")
        try:
            found = [decode_one(collection, each) for each in _read_file(collection, path, text)]
        except CodecError as error:
            raise CodecError(replace(error.problem, file=path)) from None
        records[collection] += found
        homes |= {(collection, identity(each)): path for each in found}
    try:
        return assembled(records)
    except CodecError as error:
        home = homes[error.problem.collection, error.problem.id]
        raise CodecError(replace(error.problem, file=home)) from None


def _read_file(collection: str, path: str, text: str) -> list[Any]:
    """Return the records of a file as plain data. Raises CodecError with the line where that is known."""
    if collection not in COLLECTIONS:
        raise CodecError(Problem("no part of the guidance lies here"))
    _check_bytes(text)
    front, body = _split_front_matter(text) if path.endswith(".md") else (text, None)
    try:
        data = tomllib.loads(front)
    except tomllib.TOMLDecodeError as error:
        raise CodecError(_not_toml(str(error), front, is_article=body is not None)) from None
    if body is not None:
        return [data | {"body": body}]
    if collection in ONE_FILE_EACH:
        return [data]
    if set(data) - {collection}:
        raise CodecError(Problem(f"holds {', '.join(sorted(data))}, needs only [[{collection}]]"))
    found = data.get(collection, [])
    if not isinstance(found, list):
        raise CodecError(Problem(f"needs [[{collection}]] above each record"))
    return found


def _check_bytes(text: str) -> None:
    """Raise CodecError for what some editors put into a file that nobody sees."""
    if text.startswith(BYTE_ORDER_MARK):
        raise CodecError(Problem(f"begins with a byte order mark: {SAVE_AGAIN}", line=1))
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        raise CodecError(Problem(f"ends its lines as Windows does: {SAVE_AGAIN}", line=line))


def _not_toml(words: str, front: str, *, is_article: bool) -> Problem:
    """Return what the reader of TOML says, with the line in the file."""
    found = TOML_LINE.search(words)
    line = int(found[1]) if found else front.count("\n") + 1
    return Problem(f"this is not TOML: {TOML_LINE.sub('', words)}", line=line + is_article)


def _split_front_matter(text: str) -> tuple[str, str]:
    parts = text.split(FENCE, 2)
    if len(parts) != 3 or parts[0]:
        raise CodecError(Problem("needs its fields between two lines of +++ at the top", line=1))
    return parts[1], parts[2].strip() + "\n"


def file_of(guidance: Guidance, collection: str, name: str) -> str:
    """Return the file of a record, such as an item's screen's; nothing if there is no such record."""
    if collection == "items":
        screens = (each for each in guidance.screens if name in {item.id for item in each.items})
        collection, name = "screens", next((each.id for each in screens), "")
    found = getattr(guidance, collection, ())
    return next((path for path, held in _laid_out(collection, found) if name in map(identity, held)), "")


def write_tree(guidance: Guidance) -> dict[str, str]:
    """Return the guidance as canonical text files by relative path."""
    guidance = canonical(guidance)
    files: dict[str, str] = {}
    for name in COLLECTIONS:
        for path, records in _laid_out(name, getattr(guidance, name)):
            files[path] = _write_file(name, records)
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
