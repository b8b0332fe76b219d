"""The words that criteria in drafts may use, and what criteria mean in plain English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from clinical.catalogue import vocabulary_of
from clinical.content import Item, Screen
from clinical.criteria import CriteriaError, Vocabulary, describe, parse, resolve
from editorial.drafts import reading

NAMED_IN_CRITERIA = ("screens", "definitions", "contributors")


@dataclass(frozen=True, slots=True)
class DraftWords:
    """Items and definitions as they are in the drafts."""

    vocabulary: Vocabulary
    items: Mapping[str, Item]
    screens: tuple[Screen, ...]
    without: str = ""  # the definition that may not use itself

    def explain(self, text: str) -> str:
        """Return the sentence that criteria mean, or an empty one when they cannot be read."""
        try:
            return describe(resolve(parse(text), self.vocabulary), self.label)
        except CriteriaError:
            return ""

    def label(self, item_id: str, codes: frozenset[str] | None) -> str:
        """Return words for an item answered with some of its codes (None: yes or not sure)."""
        item = self.items.get(item_id)
        if item is None:
            return f"“{item_id}” holds"
        if codes is None:
            return f"“{item.statement}” (yes or not sure)"
        if codes == {"yes"}:
            return f"“{item.statement}”"
        labels = [option.label for option in item.permitted if option.code in codes]
        return f"“{item.text}” is {' or '.join(labels)}"


def draft_words(*, without: str = "", rows: reading.DraftRows | None = None) -> DraftWords:
    """Return the words of the drafts, without the definition of this id, which may not use itself."""
    guidance = (rows or reading.read()).guidance(NAMED_IN_CRITERIA)
    others = tuple(each for each in guidance.definitions if each.id != without)
    items = {item.id: item for screen in guidance.screens for item in screen.items}
    return DraftWords(vocabulary_of(replace(guidance, definitions=others)), items, guidance.screens, without)
