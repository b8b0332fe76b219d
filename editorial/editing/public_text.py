"""Which fields of each kind people read, and as what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from editorial.drafts.reading import Objects
from editorial.drafts.shapes import collection_of
from editorial.editing.checks import Cited, Passage, Words
from editorial.editing.rows import as_sent

SHOWN: Mapping[str, tuple[str, ...]] = {
    "article": ("title", "summary", "body", "evidence_text"),
    "activity": ("title", "summary", "steps", "stop_signs", "evidence_text", "twin", "avoid"),
    "dose": ("amount", "times"),
    "adaptation": ("text", "amount"),
    "phase": ("title", "aim", "not_yet"),
    "checkpoint": ("title", "question", "advice"),
    "contributor": ("title", "advice"),
    "screen": ("title", "lead", "why"),
    "item": ("text", "statement", "hint", "exception", "how_to_check", "why"),
    "answeroption": ("label", "hint"),
    "redflag": ("title", "if_clause", "reason", "say"),
    "outcome": ("heading", "how_soon", "lead"),
    "adviceline": ("text",),
    "safetynet": ("text", "condition"),
    "region": ("text_relay", "urgent_note"),
    "seedclaim": ("claim", "rejected_because"),
}
FORBIDDING = {("activity", "avoid")}
CLAUSES = {("redflag", "if_clause"), ("safetynet", "text")}
SPOKEN = {("redflag", "say")}
CITES = frozenset({"redflag", "activity", "article", "outcome", "safetynet"})
"""The kinds that no release may hold without a source."""


def words_of_form(form: Any, formsets: Iterable[Any], objects: Objects) -> Words:
    """Return what is checked in a form and its rows, as it is filled in."""
    kind = form._meta.model._meta.model_name
    found = list(_passages(form, kind))
    for formset in formsets:
        for row in formset.forms:
            if f"{row.prefix}-DELETE" not in row.data:
                found += _passages(row, formset.model._meta.model_name)
    guides = {key for collection, key in objects if collection == "articles"}
    return Words(
        passages=tuple(found),
        cited=_cited(form, objects) if kind in CITES else None,
        next_review_on=getattr(form.instance, "next_review_on", None),
        guides=frozenset({*guides, getattr(form.instance, "slug", "")}),
    )


def _passages(form: Any, kind: str) -> Iterator[Passage]:
    for name in SHOWN.get(kind, ()):
        if name not in form.fields:
            continue
        value = form[name].value()
        if isinstance(value, str) and value.strip():
            is_forbidding = (kind, name) in FORBIDDING or (
                kind == "adviceline" and str(form["part"].value()) == "avoid"
            )
            yield Passage(
                label=str(form[name].label),
                name=form[name].html_name,
                text=value,
                is_markdown=(kind, name) == ("article", "body"),
                is_forbidding=is_forbidding,
                is_clause=(kind, name) in CLAUSES,
                is_spoken=(kind, name) in SPOKEN,
            )


def _cited(form: Any, objects: Objects) -> tuple[Cited, ...]:
    own = objects.get((collection_of(form._meta.model), str(form.instance.pk)), {})
    keys = as_sent(form["sources"].value()) if "sources" in form.fields else own.get("sources", [])
    return tuple(
        Cited(key, date.fromisoformat(objects["sources", key]["next_review_on"]))
        for key in keys
        if ("sources", key) in objects
    )
