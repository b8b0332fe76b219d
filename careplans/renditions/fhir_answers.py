"""Answers as items of an FHIR QuestionnaireResponse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clinical.catalogue import Catalogue
from clinical.content import Item
from clinical.criteria import NOT_APPLICABLE, Answers


def answers_as_items(catalogue: Catalogue, counting: Answers, site_url: str) -> list[dict[str, Any]]:
    """Return a group for each screen that has an answer."""
    groups = (
        {
            "linkId": screen.id,
            "text": screen.title,
            "item": list(answered(screen.items, counting, f"{site_url}/answer")),
        }
        for screen in catalogue.guidance.screens
    )
    return [group for group in groups if group["item"]]


def answered(items: tuple[Item, ...], counting: Answers, system: str) -> Iterator[dict[str, Any]]:
    """Yield each item that the person answered, with the code of the answer."""
    for item in items:
        code = counting.get(item.id, NOT_APPLICABLE)
        if code != NOT_APPLICABLE:
            label = next(option.label for option in item.permitted if option.code == code)
            coding = {"system": f"{system}/{item.id}", "code": code, "display": label}
            yield {"linkId": item.id, "text": item.text, "answer": [{"valueCoding": coding}]}
