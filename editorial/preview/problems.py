"""What is wrong with a draft, each sentence with the way to the drafts that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.urls import reverse

from editorial.drafts.shapes import SHAPES

KINDS = {
    "screen": "screen",
    "item": "item",
    "definition": "definition",
    "red flag": "redflag",
    "activity": "activity",
    "contributor": "contributor",
    "outcome": "outcome",
    "safety net": "safetynet",
    "article": "article",
    "region": "region",
    "vignette": "vignette",
    "source": "source",
    "result": "outcome",
    "question": "item",
}
"""The model of each word that sentences use for a kind of draft."""
NAMED = re.compile(
    rf"\b({'|'.join(sorted(KINDS, key=len, reverse=True))}) “?([a-zA-Z0-9][\w-]*)”?", re.IGNORECASE
)
QUOTED = re.compile(r"“([a-zA-Z0-9][\w-]*)”")
IN_A_CIRCLE = re.compile(r"in a circle: (.+)")
IN_A_LIST = re.compile(r"\A(\w+)\[(\d+)\]")
COLLECTION = re.compile(r"\A(\w+): ")


@dataclass(frozen=True, slots=True)
class Link:
    """Where a draft is edited, and what it is called."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence, and the drafts that it names."""

    words: str
    links: tuple[Link, ...]


def problems_of(sentences: Iterable[str]) -> list[Problem]:
    """Return the sentences with their links."""
    return [
        Problem(f"{each[:1].upper()}{each[1:].rstrip('.')}.", tuple(dict.fromkeys(links(each))))
        for each in sentences
    ]


def links(sentence: str) -> Iterator[Link]:
    """Yield the way to each draft that a sentence names and that is there."""
    for word, key in NAMED.findall(sentence):
        yield from _link(KINDS[word.lower()], key)
    if circle := IN_A_CIRCLE.search(sentence):
        for key in circle[1].split(", "):
            yield from _link("definition", key)
    if place := IN_A_LIST.match(sentence):
        yield from _nth(place[1], int(place[2]))
    if (collection := COLLECTION.match(sentence)) and collection[1] in SHAPES:
        for key in QUOTED.findall(sentence)[:1]:
            yield from _link(SHAPES[collection[1]].model._meta.model_name or "", key)
    for key in QUOTED.findall(sentence):
        for model in ("screen", "item", "definition"):
            yield from _link(model, key)


def _nth(collection: str, place: int) -> Iterator[Link]:
    """Yield the way to a row by its place in the list that the codec reads."""
    if collection in SHAPES:
        rows = SHAPES[collection].model._default_manager.all()[place : place + 1]
        yield from (_link_to(row) for row in rows)


def _link(model: str, key: str) -> Iterator[Link]:
    row = apps.get_model("guidance", model)._default_manager.filter(pk=key).first()
    if row:
        yield _link_to(row)


def _link_to(row: models.Model) -> Link:
    name = str(row._meta.verbose_name)
    url = reverse(f"admin:guidance_{row._meta.model_name}_change", args=[row.pk])
    return Link(f"{name[:1].upper()}{name[1:]} {row.pk}", url)
