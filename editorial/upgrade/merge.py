"""Two editors on one draft: what changed since a form was loaded, put together without a lost word.

A form carries a short digest of each field and row as it was loaded, so it is known which side changed what.
What only the other editor changed is taken over. What both changed keeps what the form says, and both are
shown.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from editorial.diff import Piece, Side, side_by_side, sides
from editorial.editing.rows import KEY, Row, as_sent, rows_in, with_rows

DIGITS = 10
NOT_CONTENT = ("loaded", "because", "weighed")
"""Fields of a form that are not part of the draft."""

State = Mapping[str, Any]
"""A draft as a form sends it: the values of each field by its name, those of each row by `prefix:key`."""


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


def state_of(form: Any, formsets: Iterable[Any]) -> dict[str, Any]:
    """Return the saved state of a draft, from forms that nobody has filled in."""
    found: dict[str, Any] = {name: as_sent(form[name].value()) for name in _open_names(form)}
    for formset in formsets:
        for each in formset.initial_forms:
            values = {name: as_sent(each[name].value()) for name in _row_names(formset, each)}
            found[f"{formset.prefix}:{each.instance.pk}"] = values
    return found


def _sent_state(sent: QueryDict, saved: State, form: Any, formsets: Iterable[Any]) -> dict[str, Any]:
    """Return the state that was sent, but for rows that are new or to be removed."""
    found: dict[str, Any] = {name: sent.getlist(name) for name in _open_names(form)}
    for formset in formsets:
        every_name = _row_names(formset, formset.empty_form)
        for row in rows_in(sent, formset.prefix):
            path = f"{formset.prefix}:{row.key}"
            if row.key and "DELETE" not in row.values:
                found[path] = {name: row.values.get(name, []) for name in saved.get(path, every_name)}
    return found


def _open_names(form: Any) -> list[str]:
    return [name for name, each in form.fields.items() if name not in NOT_CONTENT and not each.disabled]


def _row_names(formset: Any, form: Any) -> list[str]:
    hidden = (KEY, formset.fk.name, "DELETE")
    return [name for name in _open_names(form) if name not in hidden]


def fingerprint(state: State) -> str:
    """Return the digests of a state, for a form to carry."""
    return json.dumps(_digests(state), separators=(",", ":"))


def read_fingerprint(text: str) -> dict[str, str] | None:
    """Return the digests that a form carried, or None when it carried none that can be read."""
    try:
        loaded = json.loads(text)
    except ValueError:
        return None
    return loaded if isinstance(loaded, dict) else None


def _digests(state: State) -> dict[str, str]:
    return {path: digest(values) for path, values in state.items()}


def digest(values: Any) -> str:
    """Return a short digest of values, however a browser ends its lines."""
    flat = values.items() if isinstance(values, dict) else [("", values)]
    plain = sorted(
        (name, sorted(" ".join(each.split()) for each in held)) for name, held in flat if any(held)
    )
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()[:DIGITS]


def merge(sent: QueryDict, loaded: Mapping[str, str], form: Any, formsets: list[Any]) -> Merged | None:
    """Return what was sent with what others have saved since, or None when nobody has saved anything."""
    theirs = state_of(form, formsets)
    if _digests(theirs) == loaded:
        return None
    yours = _sent_state(sent, theirs, form, formsets)
    changed = sides(loaded, _digests(theirs), _digests(yours))
    made = sent.copy()
    for name in form.fields:
        if changed.get(name) is Side.THEIRS:
            made.setlist(name, theirs[name])
    for formset in formsets:
        prefix = formset.prefix
        made = with_rows(made, prefix, _merged_rows(rows_in(made, prefix), prefix, loaded, theirs, changed))
    made["loaded"] = fingerprint(theirs)
    labels = {name: str(form[name].label) for name in form.fields}
    labels |= {f"{each.prefix}:": str(each.model._meta.verbose_name) for each in formsets}
    differences = (
        _difference(path, side, labels, theirs.get(path), yours.get(path), is_new=path not in loaded)
        for path, side in changed.items()
    )
    return Merged(made, tuple(differences))


def _merged_rows(
    rows: list[Row], prefix: str, loaded: Mapping[str, str], theirs: State, changed: Mapping[str, Side]
) -> Iterator[Row]:
    """Yield the rows of a part: yours but for what only the other editor changed, and what they added."""
    known = {f"{prefix}:{row.key}" for row in rows}
    for row in rows:
        path = f"{prefix}:{row.key}"
        if path in theirs:
            yield Row(row.key, theirs[path]) if changed.get(path) is Side.THEIRS else row
        elif changed.get(path) is Side.BOTH or not row.key:
            # They removed it, and you wrote in it; or it is new.
            yield Row("", row.values)
    for path, values in theirs.items():
        if path.startswith(f"{prefix}:") and path not in known and path not in loaded:
            yield Row(path.partition(":")[2], values)


def _difference(
    path: str, side: Side, labels: Mapping[str, str], theirs: Any, yours: Any, *, is_new: bool
) -> Difference:
    """Return a difference with its words marked, and what became of it."""
    is_yours_kept, (prefix, is_row, _) = side is Side.BOTH, path.partition(":")
    label = labels[prefix + is_row]
    words = "The form has yours." if is_yours_kept else "You had not changed it. The form has theirs."
    if is_row and theirs is None:
        words = "They removed it. Yours is kept as a new one." if is_yours_kept else "They removed it."
    elif is_row and is_new:
        label, words = f"New {label}", "They added it."
    left, right = side_by_side(_lines(theirs), _lines(yours))
    return Difference(label[:1].upper() + label[1:], left, right, is_yours_kept, words)


def _lines(values: Any) -> str:
    """Return the values of a field or a row as text, each on a line of its own."""
    if isinstance(values, dict):
        values = [text for name, held in values.items() if name != "position" for text in held if text]
    return "\n".join(each.replace("\r\n", "\n").strip() for each in values or [])


def with_saved(sent: QueryDict, name: str, form: Any, formsets: Iterable[Any]) -> QueryDict:
    """Return what was sent with one field, or the rows of one part, as the draft has it now."""
    made, now = sent.copy(), state_of(form, formsets)
    formset = next((each for each in formsets if each.prefix == name), None)
    if formset is None:
        made.setlist(name, now[name])
        taken = {name: now[name]}
    else:
        taken = {path: values for path, values in now.items() if path.startswith(f"{name}:")}
        rows = [Row(path.partition(":")[2], values) for path, values in taken.items()]
        made = with_rows(made, name, rows)
    if loaded := read_fingerprint(sent.get("loaded", "")):
        others = {path: known for path, known in loaded.items() if path.partition(":")[0] != name}
        made["loaded"] = json.dumps(others | _digests(taken), separators=(",", ":"))
    return made
