"""Theorems about the content that the software knows by name: it is there, and can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clinical.catalogue import Catalogue
from clinical.codec import identity
from clinical.names import NAMED, AgeBands, Items
from clinical.problems import one_of
from clinical.proofs.report import Finding

A_TIME = re.compile(r"[hdw][0-9]+|unsure")


def what_the_software_names_is_there(catalogue: Catalogue) -> Iterator[Finding]:
    """Every question, page, activity, contributor and country that the software knows by name is there."""
    for collection, named in NAMED.items():
        is_items = collection == "items"
        records = catalogue.items.values() if is_items else getattr(catalogue.guidance, collection)
        there = set(map(identity, records))
        for each in named:
            if each not in there:
                words = (
                    f"The software needs the {one_of(collection)} “{each}”, which is not there. {each.words}"
                )
                yield Finding(words, {}, collection=collection, id=each)
    for band in AgeBands:
        if band not in _codes(catalogue, Items.AGE):
            words = f"The software needs the answer “{band}” to “{Items.AGE}”. {band.words}"
            yield Finding(words, {}, collection="items", id=Items.AGE)


def times_of_the_onset_can_be_read(catalogue: Catalogue) -> Iterator[Finding]:
    """Every answer about when it began is a number of hours, days or weeks that the software can read."""
    for code in _codes(catalogue, Items.ONSET):
        if not A_TIME.fullmatch(code):
            words = f"The answer “{code}” to “{Items.ONSET}” is no time. Name it like h4, d2 or w12."
            yield Finding(words, {}, collection="items", id=Items.ONSET)


def _codes(catalogue: Catalogue, item_id: str) -> list[str]:
    item = catalogue.items.get(item_id)
    return [option.code for option in item.permitted] if item else []
