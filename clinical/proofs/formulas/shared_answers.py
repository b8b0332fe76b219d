"""The answers to two guidances at once, so that the same person can be followed through both.

Items are one and the same where their ids are: slots and ids are permanent. An item, or an answer to it,
that a guidance does not have counts in it as never given, which is the mildest it can mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from clinical.catalogue import Catalogue
from clinical.content import Item, ItemKind
from clinical.proofs.formulas.diagrams import BDD, Function
from clinical.proofs.formulas.symbolic import Answers, arranged


class SharedAnswers(Answers):
    """Every way of answering the items of two guidances, read as one of the two."""

    def __init__(self, catalogue: Catalogue, items: Mapping[str, Item], bdd: BDD) -> None:
        self.catalogue = catalogue
        self.unsure_allowed = True
        self.items = list(items.values())
        self.by_id = items
        self.bdd = bdd

    def variables(self, item: Item) -> list[str]:
        return super().variables(self.by_id[item.id])

    def cube(self, item: Item, code: str) -> Function:
        return super().cube(self.by_id[item.id], code)

    def bits(self, item: Item, code: str) -> list[tuple[str, bool]]:
        return super().bits(self.by_id[item.id], code)


def share(old: Catalogue, new: Catalogue) -> tuple[SharedAnswers, SharedAnswers]:
    """Return the answers of two guidances over the same variables."""
    items = dict(_merged(old, new))
    bdd = BDD()
    shared = SharedAnswers(old, items, bdd), SharedAnswers(new, items, bdd)
    for item in _in_order(old, new):
        bdd.declare(*shared[1].variables(item))
    return shared


def _merged(old: Catalogue, new: Catalogue) -> Iterator[tuple[str, Item]]:
    before, after = _by_id(old), _by_id(new)
    for name, item in {**before, **after}.items():
        yield name, _merge(before.get(name, item), after.get(name, item))


def _merge(before: Item, after: Item) -> Item:
    """Return an item that can be answered as either of the two can."""
    if before.permitted == after.permitted and before.kind is after.kind:
        return after
    options = {option.code: option for option in (*after.permitted, *before.permitted)}
    if set(options) == {"yes", "no", "unsure"}:
        return replace(after, kind=ItemKind.SIGN)
    in_order = [code for code in options if code != "unsure"] + [code for code in options if code == "unsure"]
    return replace(after, kind=ItemKind.CHOICE, answer_options=tuple(options[code] for code in in_order))


def _in_order(old: Catalogue, new: Catalogue) -> list[Item]:
    """Return the items as the new guidance arranges them; those that only the old one has follow."""
    after = arranged(new, list(_by_id(new).values()))
    known = {item.id for item in after}
    return after + [item for item in arranged(old, list(_by_id(old).values())) if item.id not in known]


def _by_id(catalogue: Catalogue) -> dict[str, Item]:
    screens = (*catalogue.triage_screens, *catalogue.exit_screens)
    return {item.id: item for screen in screens for item in screen.items}
