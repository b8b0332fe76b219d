"""Two editors on one draft: what changed since a form was loaded, put together without a lost word.

A form carries a short digest of each field as it was loaded, so it is known who changed what. A field that
only the other editor changed is taken over. One that both changed keeps what the form says, and both are
shown.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from django.http import QueryDict

from editorial.diff import Piece, side_by_side
from editorial.editing.rows import Row, Values, as_sent, rows_in, with_rows

DIGITS = 10
NOT_CONTENT = ("loaded", "because", "weighed")
"""Fields of a form that are not part of the draft."""


class Whose(Enum):
    """Which of two versions of a field goes into a draft that both may have changed."""

    AS_IT_IS = auto()  # nobody else changed it, or both wrote the same
    THEIRS = auto()  # only they changed it
    BOTH = auto()  # both did, and not alike: somebody has to look


def whose(was: Any, theirs: Any, yours: Any) -> Whose:
    """Return who changed a field since it was as it was."""
    if theirs in (was, yours):
        return Whose.AS_IT_IS
    return Whose.THEIRS if yours == was else Whose.BOTH


@dataclass(frozen=True, slots=True)
class PartState:
    """The saved rows of a part, by key, and the fields that each has."""

    key: str
    label: str
    names: tuple[str, ...]
    rows: Mapping[str, Values]


@dataclass(frozen=True, slots=True)
class State:
    """A draft as its form would send it."""

    labels: Mapping[str, str]  # by field
    values: Values
    parts: Mapping[str, PartState] = field(default_factory=dict)  # by prefix


@dataclass(frozen=True, slots=True)
class Difference:
    """One field or row that is not the same in both versions, and which of them the form now has."""

    label: str
    theirs: tuple[Piece, ...]
    yours: tuple[Piece, ...]
    is_yours_kept: bool
    words: str


@dataclass(frozen=True, slots=True)
class Merged:
    sent: QueryDict
    differences: tuple[Difference, ...]


def state_of(form: Any, formsets: Iterable[Any]) -> State:
    """Return the saved state of a draft, from forms that nobody has filled in."""
    open_fields = [bound for bound in form if bound.name not in NOT_CONTENT and not bound.field.disabled]
    return State(
        labels={bound.name: str(bound.label) for bound in open_fields},
        values=as_sent({bound.name: bound.value() for bound in open_fields}),
        parts={formset.prefix: _part(formset) for formset in formsets},
    )


def _part(formset: Any) -> PartState:
    key = formset.model._meta.pk.name
    rows = {
        str(form.instance.pk): as_sent(_open_values(form, key, formset.fk.name))
        for form in formset.initial_forms
    }
    names = [bound.name for bound in formset.empty_form if bound.name not in (key, formset.fk.name, "DELETE")]
    return PartState(key, str(formset.model._meta.verbose_name), tuple(names), rows)


def _open_values(form: Any, *hidden: str) -> dict[str, Any]:
    shown = (bound for bound in form if bound.name not in hidden and not bound.field.disabled)
    return {bound.name: bound.value() for bound in shown}


def fingerprint(state: State) -> str:
    """Return the digests of a state, for a form to carry."""
    parts = {
        prefix: {key: digest(values) for key, values in part.rows.items()}
        for prefix, part in state.parts.items()
    }
    whole = {"fields": {name: digest(state.values.get(name)) for name in state.labels}, "parts": parts}
    return json.dumps(whole, separators=(",", ":"))


def digest(values: Any) -> str:
    """Return a short digest of values, however a browser ends its lines."""
    flat = values.items() if isinstance(values, dict) else [("", values or [])]
    plain = sorted(
        (name, sorted(" ".join(each.split()) for each in held)) for name, held in flat if any(held)
    )
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()[:DIGITS]


def read_fingerprint(text: str) -> Mapping[str, Any] | None:
    """Return the digests that a form carried, or None when it carried none that can be read."""
    try:
        loaded = json.loads(text)
        return loaded if isinstance(loaded["fields"], dict) and isinstance(loaded["parts"], dict) else None
    except (ValueError, TypeError, KeyError):
        return None


def with_saved(sent: QueryDict, now: State, name: str, prefix: str) -> QueryDict:
    """Return what was sent with one field, or the rows of one part, as the draft has it now."""
    made, loaded, saved = sent.copy(), read_fingerprint(sent.get("loaded", "")), json.loads(fingerprint(now))
    if prefix:
        part = now.parts[prefix]
        rows = [Row(key, dict(values)) for key, values in part.rows.items()]
        made = with_rows(made, prefix, part.key, rows)
    else:
        made.setlist(name, now.values.get(name, []))
    if loaded:
        kind, key = ("parts", prefix) if prefix else ("fields", name)
        known = {**loaded, kind: {**loaded[kind], key: saved[kind].get(key)}}
        made["loaded"] = json.dumps(known, separators=(",", ":"))
    return made


def merge(sent: QueryDict, loaded: Mapping[str, Any], now: State) -> Merged | None:
    """Return the two versions put together, or None when nothing has changed since the form was loaded."""
    if json.loads(fingerprint(now)) == loaded:
        return None
    made = sent.copy()
    found = list(_merge_fields(made, loaded["fields"], now))
    for prefix, part in now.parts.items():
        rows = rows_in(made, prefix, part.key)
        found += _merge_rows(rows, loaded["parts"].get(prefix, {}), part)
        made = with_rows(made, prefix, part.key, rows)
    return Merged(made, tuple(found))


def _merge_fields(made: QueryDict, loaded: Mapping[str, str], now: State) -> Iterator[Difference]:
    for name, label in now.labels.items():
        theirs, yours = now.values.get(name, []), made.getlist(name)
        changed = whose(loaded.get(name), digest(theirs), digest(yours))
        if changed is Whose.AS_IT_IS:
            continue
        yield difference(label, theirs, yours, is_yours_kept=changed is Whose.BOTH)
        if changed is Whose.THEIRS:
            made.setlist(name, theirs)


def _merge_rows(rows: list[Row], loaded: Mapping[str, str], part: PartState) -> Iterator[Difference]:
    for row in list(rows):
        if row.key in part.rows:
            yield from _merge_row(row, loaded.get(row.key), part)
        elif row.key in loaded:
            yield from _without(rows, row, loaded[row.key], part)
    known = {row.key for row in rows}
    for key, values in part.rows.items():
        if key not in known and key not in loaded:
            rows.append(Row(key, dict(values)))
            yield difference(
                f"New {part.label}", _flat(values), [], is_yours_kept=False, words="They added it."
            )


def _merge_row(row: Row, was: str | None, part: PartState) -> Iterator[Difference]:
    theirs, yours = part.rows[row.key], _of_part(row, part)
    changed = whose(was, digest(theirs), digest(yours))
    if changed is Whose.AS_IT_IS:
        return
    is_yours_kept = changed is Whose.BOTH
    yield difference(part.label.capitalize(), _flat(theirs), _flat(yours), is_yours_kept=is_yours_kept)
    if not is_yours_kept:
        row.values = dict(theirs)


def _without(rows: list[Row], row: Row, was: str, part: PartState) -> Iterator[Difference]:
    """Yield that the other editor removed a row; what was written in it since stays as a new one."""
    yours = _of_part(row, part)
    is_yours_kept = digest(yours) != was and "DELETE" not in row.values
    words = "They removed it. Yours is kept as a new one." if is_yours_kept else "They removed it."
    yield difference(part.label.capitalize(), [], _flat(yours), is_yours_kept=is_yours_kept, words=words)
    if is_yours_kept:
        row.key = ""
    else:
        rows.remove(row)


def _of_part(row: Row, part: PartState) -> Values:
    kept = (*part.names, "DELETE")
    return {name: values for name, values in row.values.items() if name in kept}


def _flat(values: Values) -> list[str]:
    return [text for name, held in values.items() if name != "position" for text in held if text]


def difference(
    label: str, theirs: list[str], yours: list[str], *, is_yours_kept: bool, words: str = ""
) -> Difference:
    """Return a difference with its words marked."""
    left, right = side_by_side(_lines(theirs), _lines(yours))
    told = words or (
        "The form has yours." if is_yours_kept else "You had not changed it. The form has theirs."
    )
    return Difference(label, left, right, is_yours_kept, told)


def _lines(values: list[str]) -> str:
    return "\n".join(each.replace("\r\n", "\n").strip() for each in values)
