"""Answers to two guidances over the same variables, so that they can be compared person by person.

Items with the same id are the same item, since ids are permanent. If one guidance lacks an item or an option,
it counts there as not answered, which is the mildest reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from clinical.catalogue import Catalogue
from clinical.content import Item, ItemKind
from clinical.proofs.formulas.diagrams import BDD, NODE_LIMIT, Function
from clinical.proofs.formulas.symbolic import Answers, arranged


class SharedAnswers(Answers):
    """The answers to the items of both guidances, read by one of them."""

    def __init__(
        self, catalogue: Catalogue, items: Mapping[str, Item], bdd: BDD, *, unsure_allowed: bool
    ) -> None:
        self.catalogue = catalogue
        self.unsure_allowed = unsure_allowed
        self.items = list(items.values())
        self.by_id = items
        self.bdd = bdd

    def variables(self, item: Item) -> list[str]:
        return super().variables(self.by_id[item.id])

    def cube(self, item: Item, code: str) -> Function:
        return super().cube(self.by_id[item.id], code)

    def bits(self, item: Item, code: str) -> list[tuple[str, bool]]:
        return super().bits(self.by_id[item.id], code)


def share(
    old: Catalogue, new: Catalogue, *, unsure_allowed: bool = True, node_limit: int = NODE_LIMIT
) -> tuple[SharedAnswers, SharedAnswers]:
    """Return the answers of two guidances over the same variables."""
    items = dict(_merged(old, new))
    bdd = BDD(node_limit)
    shared = (
        SharedAnswers(old, items, bdd, unsure_allowed=unsure_allowed),
        SharedAnswers(new, items, bdd, unsure_allowed=unsure_allowed),
    )
    for item in _in_order(old, new):
        bdd.declare(*shared[1].variables(item))
    return shared


def _merged(old: Catalogue, new: Catalogue) -> Iterator[tuple[str, Item]]:
    before, after = _by_id(old), _by_id(new)
    for name, item in {**before, **after}.items():
        yield name, _merge(before.get(name, item), after.get(name, item))


def _merge(before: Item, after: Item) -> Item:
    """Return an item with the options of both."""
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
