"""The draft rows as records: read in one query, and decoded once for as long as nobody changes them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from django.db import models
from django.db.models.functions import Cast, JSONObject

from clinical.codec import CodecError, decode, decode_collections, encode
from clinical.content import Guidance
from editorial.drafts.shapes import ITEM, SHAPES, Link, Part, Shape

Record = dict[str, Any]
Rows = dict[str, list[Record]]
"""The rows of each table, by its name."""
Objects = dict[tuple[str, str], Record]
"""Drafts by collection and id."""


@dataclass(frozen=True, slots=True)
class DraftRows:
    """All draft rows at one moment: the table of each, and its columns as JSON."""

    rows: tuple[tuple[str, str], ...]

    @property
    def objects(self) -> Objects:
        """Return every draft as a record of the codec, by collection and id; items stand by themselves."""
        return _objects(self)

    def guidance(self, collections: Iterable[str] = SHAPES) -> Guidance:
        """Return the guidance of the rows, or only these collections of it. Raises CodecError."""
        return _guidance(self, tuple(collections))


def load(collections: Iterable[str] = SHAPES) -> Guidance:
    """Return the guidance of the draft rows, or only these collections of it. Raises CodecError."""
    return read().guidance(collections)


def read() -> DraftRows:
    """Return the draft rows as they are now, in one query."""
    first, *others = (
        table._default_manager.order_by().values_list(
            models.Value(table._meta.label),
            Cast(
                JSONObject(**{each.attname: each.attname for each in table._meta.concrete_fields}),
                models.TextField(),
            ),
        )
        for table in _tables(SHAPES.values())
    )
    return DraftRows(tuple(first.union(*others, all=True)))


def _tables(shapes: Iterable[Shape]) -> Iterator[type[models.Model]]:
    """Yield each table that drafts lie in, once."""
    seen: set[type[models.Model]] = set()
    for shape in shapes:
        parts = _tables(part.shape for part in shape.parts)
        for table in (shape.model, *(link.through for link in shape.links), *parts):
            if table not in seen:
                seen.add(table)
                yield table


# An editor walks from page to page: rows that did not change are not decoded again.
@lru_cache(maxsize=2)
def _guidance(every: DraftRows, collections: tuple[str, ...]) -> Guidance:
    found = _records_by_collection(every)
    return decode_collections({name: found[name] for name in collections})


@lru_cache(maxsize=2)
def _objects(every: DraftRows) -> Objects:
    objects: Objects = {}
    for collection, records in _records_by_collection(every).items():
        for record in records:
            canonical = _canonical(SHAPES[collection], record)
            canonical.pop("items", None)
            objects[collection, record.get("id") or record["slug"]] = canonical
            objects |= {("items", each["id"]): _canonical(ITEM, each) for each in record.get("items", [])}
    for row in _rows(every)[ITEM.model._meta.label]:
        objects["items", row["id"]] |= {"screen": row["screen_id"], "position": row["position"]}
    return objects


def _canonical(shape: Shape, record: Record) -> Record:
    """Return a record as the codec writes it; one that it cannot read stays as it is."""
    try:
        return dict(json.loads(json.dumps(encode(decode(shape.kind, record)), default=str)))
    except CodecError:
        return dict(record)


@lru_cache(maxsize=2)
def _records_by_collection(every: DraftRows) -> Mapping[str, list[Record]]:
    rows = _rows(every)
    return {name: [record for _, record in _records(shape, rows)] for name, shape in SHAPES.items()}


@lru_cache(maxsize=2)
def _rows(every: DraftRows) -> Rows:
    """Return the rows of each table in their own order."""
    found: Rows = {table._meta.label: [] for table in _tables(SHAPES.values())}
    for label, text in every.rows:
        found[label].append(json.loads(text))
    for table in _tables(SHAPES.values()):
        rows, key = found[table._meta.label], str(table._meta.pk.attname)
        rows.sort(key=lambda row: (row.get("position", 0), row.get("slot") or row.get("number"), row[key]))
        _convert(table, rows)
    return found


def _convert(table: type[models.Model], rows: list[Record]) -> None:
    """Give rows the values that some databases have no JSON for."""
    for field in table._meta.concrete_fields:
        name = field.attname
        for row in rows if isinstance(field, models.BooleanField) else ():
            row[name] = bool(row[name])
        for row in rows if isinstance(field, models.JSONField) else ():
            row[name] = json.loads(row[name]) if isinstance(row[name], str) else row[name]


def _records(
    shape: Shape, rows: Rows, parent: str = "", only: Mapping[str, str] = MappingProxyType({})
) -> Iterator[tuple[Any, Record]]:
    """Yield each row as a plain record, with the key of what it belongs to."""
    pieces = {link.name: _links(link, rows) for link in shape.links}
    pieces |= {part.field: _part(part, rows) for part in shape.parts}
    for row in rows[shape.model._meta.label]:
        if all(row[name] == value for name, value in only.items()):
            values = {field.name: row[field.attname] for field in shape.columns}
            record = {name: value for name, value in values.items() if value is not None}
            key = row[str(shape.model._meta.pk.attname)]
            yield row.get(parent), record | {name: by_key[key] for name, by_key in pieces.items()}


def _part(part: Part, rows: Rows) -> Mapping[Any, Any]:
    """Return the records of a part by the key of the row that they belong to."""
    grouped: dict[Any, Any] = defaultdict(dict if part.is_table else list)
    for parent, record in _records(part.shape, rows, f"{part.parent}_id", dict(part.only)):
        if part.is_table:
            grouped[parent][record["item"]] = record["code"]
        else:
            grouped[parent].append(record)
    return grouped


def _links(link: Link, rows: Rows) -> Mapping[Any, list[Any]]:
    """Return what each row is linked to, in the order in which the links were made."""
    grouped: dict[Any, list[Any]] = defaultdict(list)
    for row in rows[link.through._meta.label]:
        grouped[row[link.here]].append(row[link.there])
    return grouped
