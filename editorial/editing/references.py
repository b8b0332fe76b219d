"""What refers to a draft: by a link between rows, in criteria, in a guide's text, or in the safety floor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.db import models
from django.urls import reverse

from clinical.content.library import home_and_words
from clinical.criteria import AtLeast, Compared, Criteria, CriteriaError, Maybe, Named, parse, symbols
from clinical.names import AgeBands, Items, why_needed
from clinical.triage.floor import FLOORS
from editorial.diff import Name
from editorial.drafts import drafts
from editorial.drafts.reading import Objects
from editorial.drafts.shapes import EDITED, Shape, collection_of
from guidance.articles.markdown import links_of
from guidance.fields import CriteriaField
from guidance.models import AnswerOption

NEEDED = "the software needs this:"


@dataclass(frozen=True, slots=True)
class Reference:
    """A draft that refers to another: what it is, in which words, and where it is edited."""

    kind: str
    name: str
    how: str
    url: str = ""


def references_to(row: models.Model, objects: Objects | None = None) -> list[Reference]:
    """Return everything that refers to a draft, but for rows that are parts of it."""
    name, found = (collection_of(type(row)), str(row.pk)), objects or drafts.read().objects
    every = [*_by_link(name, found), *_by_criteria(name, found), *_by_text(name, found)]
    return list(dict.fromkeys([*every, *_by_floor(name), *_by_code(name)]))


def references_to_option(option: AnswerOption) -> list[Reference]:
    """Return the criteria and made-up people that use an option of an item."""
    used, objects = (option.item_id, option.code), drafts.read().objects
    found = [(name, f"“{text}”") for name, text in every_criterion(objects) if used in _comparisons(text)]
    found += [
        (name, "their answer")
        for name, record in objects.items()
        if name[0] == "vignettes" and record.get("answers", {}).get(used[0]) == used[1]
    ]
    needed = [each for each in AgeBands if used == (Items.AGE, each)]
    return [*(reference(*each) for each in found), *(Reference(NEEDED, each, each.words) for each in needed)]


def reference(name: Name, how: str) -> Reference:
    """Return the reference that a draft makes."""
    kind = EDITED[name[0]].model._meta
    url = reverse(f"admin:guidance_{kind.model_name}_change", args=[name[1]])
    return Reference(str(kind.verbose_name), name[1], how, url)


def every_criterion(objects: Objects) -> Iterator[tuple[Name, str]]:
    """Yield every criterion of the drafts with the draft that it stands in."""
    for name, record in objects.items():
        yield from ((name, text) for text in _criteria_of(EDITED[name[0]], record))


def _criteria_of(shape: Shape, record: Mapping[str, Any]) -> Iterator[str]:
    texts = (record.get(field.name) for field in shape.columns if isinstance(field, CriteriaField))
    yield from filter(None, texts)
    for part in shape.parts:
        for each in record.get(part.field, []) if not part.is_table else ():
            yield from _criteria_of(part.shape, each)


@cache
def _fields_that_lead_to(collection: str) -> Mapping[str, Mapping[str, str]]:
    """Return which fields of each collection lead to drafts of this one, with what forms call them."""
    model = EDITED[collection].model
    return {
        name: {
            field.name: str(field.verbose_name)
            for field in (*shape.model._meta.concrete_fields, *shape.model._meta.many_to_many)
            if field.related_model is model
        }
        for name, shape in EDITED.items()
    }


def _by_link(name: Name, objects: Objects) -> Iterator[Reference]:
    leading = _fields_that_lead_to(name[0])
    for other, record in objects.items():
        for field, label in leading[other[0]].items():
            held = record.get(field) or ()
            if held == name[1] or (isinstance(held, list) and name[1] in held):
                yield reference(other, f"in its field “{label}”")
        if name[0] == "items" and other[0] == "vignettes" and name[1] in record.get("answers", {}):
            yield reference(other, "among its answers")


def names_of(name: Name) -> set[str]:
    """Return what criteria call a draft; nothing of one that they cannot name."""
    match name:
        case "items" | "definitions", key:
            return {key}
        case "contributors", key:
            return {f"{key}_possible", f"{key}_likely"}
        case _:
            return set()


def criteria_that_use(name: Name, objects: Objects) -> Iterator[tuple[Name, str]]:
    """Yield every criterion of other drafts that uses a draft, with the draft that it stands in."""
    if names := names_of(name):
        for other, text in every_criterion(objects):
            if other != name and names & names_in(text):
                yield other, text


def _by_criteria(name: Name, objects: Objects) -> Iterator[Reference]:
    yield from (reference(other, f"“{text}”") for other, text in criteria_that_use(name, objects))


def _by_text(name: Name, objects: Objects) -> Iterator[Reference]:
    collection, key = name
    kept = f"{EDITED[collection].model._meta.verbose_name}:{key}".replace(" ", "_")
    for other, record in objects.items():
        homes = [home_and_words(place)[0] for place in record.get("kept_in", [])]
        if kept in homes:
            yield reference(other, "where the claim is kept")
        elif other[0] == collection == "articles" and other != name and _links_to(key, record):
            yield reference(other, "a link in its text")


def _links_to(guide: str, article: Mapping[str, Any]) -> bool:
    return any(link.guide == guide for link in links_of(article.get("body", "")))


def _by_floor(name: Name) -> Iterator[Reference]:
    """Yield what the safety floor, which is code, says of a draft."""
    for floor in FLOORS:
        if name == ("red_flags", floor.red_flag):
            yield Reference("the safety floor", floor.red_flag, "No release may lack this red flag.")
        elif name[0] == "items" and name[1] in names_in(floor.when):
            yield Reference("the safety floor", floor.red_flag, f"“{floor.when}”")


def _by_code(name: Name) -> Iterator[Reference]:
    """Yield why the software, which knows the draft by name, needs it."""
    if why := why_needed(*name):
        yield Reference(NEEDED, name[1], why)


@lru_cache(maxsize=4096)
def _read(text: str) -> Criteria | None:
    try:
        return parse(text)
    except CriteriaError:
        return None


def names_in(text: str) -> set[str]:
    """Return the names that criteria use; none when they cannot be read."""
    criteria = _read(text)
    return {name for name, _ in symbols(criteria)} if criteria else set()


def _comparisons(text: str) -> Iterator[tuple[str, str]]:
    """Yield each item with the code that it is compared with."""
    waiting = [_read(text)]
    while waiting:
        match waiting.pop():
            case Compared(item, _, code):
                yield item, code
            case Named(name) | Maybe(name):
                yield name, "yes"
            case AtLeast(_, parts):
                waiting += parts
