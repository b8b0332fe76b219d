"""The rows of parts, such as doses, in what a browser sends: read, moved, added, and written back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

KEY = "id"
"""The field that holds the key of a saved row."""
GAP = 10
"""Between the places of rows that follow each other."""

LAST = 1_000_000
PLACE = re.compile(r"[0-9]{1,6}")
SMALL_NUMBER = re.compile(r"[0-9]{1,4}")

Values = dict[str, list[str]]


@dataclass(slots=True)
class Row:
    """One row as it was sent: the key of the saved row, or none, and its values by field."""

    key: str
    values: Values = field(default_factory=dict)

    @property
    def place(self) -> int:
        """Return its place among the rows; one without a place comes last."""
        text = (self.values.get("position") or [""])[0]
        return int(text) if PLACE.fullmatch(text) else LAST

    def put_at(self, place: int) -> None:
        self.values["position"] = [str(place)]


def rows_in(sent: QueryDict, prefix: str) -> list[Row]:
    """Return the rows of a part."""
    pattern = re.compile(re.escape(prefix) + r"-([0-9]{1,4})-(\w+)")
    found: dict[int, Row] = {}
    for name in sent:
        if match := pattern.fullmatch(name):
            row = found.setdefault(int(match[1]), Row(""))
            if match[2] == KEY:
                row.key = str(sent[name])
            else:
                row.values[match[2]] = sent.getlist(name)
    return [found[number] for number in sorted(found)]


def with_rows(sent: QueryDict, prefix: str, rows: Iterable[Row]) -> QueryDict:
    """Return what was sent with these rows in place of its own: saved rows first, as forms need them."""
    made = sent.copy()
    for name in [name for name in made if re.fullmatch(rf"{re.escape(prefix)}-\d+-\w+", name)]:
        del made[name]
    in_order = sorted(rows, key=lambda row: not row.key)
    for number, row in enumerate(in_order):
        made[f"{prefix}-{number}-{KEY}"] = row.key
        for name, values in row.values.items():
            if values:
                made.setlist(f"{prefix}-{number}-{name}", values)
    made[f"{prefix}-TOTAL_FORMS"] = str(len(in_order))
    made[f"{prefix}-INITIAL_FORMS"] = str(sum(bool(row.key) for row in in_order))
    return made


def placed(rows: list[Row]) -> list[Row]:
    """Return the rows, each without a place given one behind all others."""
    last = max((row.place for row in rows if row.place < LAST), default=0)
    for row in rows:
        if row.place == LAST or (not row.key and row.place == 0):
            last += GAP
            row.put_at(last)
    return rows


def moved(rows: list[Row], number: int, *, by: int) -> list[Row]:
    """Return the rows with one of them, by its number in the form, moved up (-1) or down (1) by one place."""
    if not 0 <= number < len(rows):
        return rows
    in_order = sorted(rows, key=lambda row: row.place)
    at = next(place for place, row in enumerate(in_order) if row is rows[number])
    to = at + by
    if 0 <= to < len(in_order):
        in_order[at], in_order[to] = in_order[to], in_order[at]
    for place, row in enumerate(in_order, 1):
        row.put_at(place * GAP)
    return rows


def in_order(sent: QueryDict, formsets: Iterable[Any]) -> QueryDict:
    """Return what was sent with each row in its place, and with the row that a button adds or moves."""
    button, _, rest = sent.get("_move", "").partition(":")
    number, _, way = rest.partition(":")
    for formset in formsets:
        prefix = formset.prefix
        rows = rows_in(sent, prefix) + ([Row("")] if sent.get("_more") == prefix else [])
        if "position" in formset.form.base_fields:
            rows = placed(rows)
            if button == prefix:
                at = int(number) if SMALL_NUMBER.fullmatch(number) else -1
                rows = moved(rows, at, by=-1 if way == "up" else 1)
        if rows:
            sent = with_rows(sent, prefix, rows)
    return sent


def as_new(sent: QueryDict, formsets: Iterable[Any]) -> QueryDict:
    """Return what was sent with every row as one that is not saved yet."""
    made = sent.copy()
    for formset in formsets:
        made = with_rows(made, formset.prefix, [Row("", row.values) for row in rows_in(sent, formset.prefix)])
    return made


def as_sent(value: object) -> list[str]:
    """Return the value of a form's field as a browser would send it."""
    if value is None or value is False:
        return []
    several = value if isinstance(value, list | tuple) else [value]
    return ["on" if each is True else str(getattr(each, "pk", each)) for each in several]
