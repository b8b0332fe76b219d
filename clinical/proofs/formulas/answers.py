"""Answers as Boolean variables: every way of answering the triage items, and of ticking at an exit.

A sign has two variables: "not no", and "not sure" beneath it. A choice has its options in binary. Both use
every value of their variables, so that no constraint between them is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, reduce
from math import prod

from clinical.catalogue import Catalogue
from clinical.content import Item, ItemKind
from clinical.proofs.formulas.diagrams import BDD, Function
from clinical.proofs.formulas.ordering import arranged


class Answers:
    """Every way of answering the triage items, and what criteria come to in each."""

    def __init__(self, catalogue: Catalogue, *, unsure_allowed: bool = True) -> None:
        self.catalogue = catalogue
        self.unsure_allowed = unsure_allowed
        self.items = [
            item for screen in (*catalogue.triage_screens, *catalogue.exit_screens) for item in screen.items
        ]
        self.bdd = BDD()
        for item in arranged(catalogue, self.items):
            self.bdd.declare(*self.variables(item))

    def variables(self, item: Item) -> list[str]:
        """Return the names of an item's variables, the most telling first."""
        if item.kind is ItemKind.SIGN:
            return (
                [f"{item.id}.not_no", f"{item.id}.unsure"] if self.unsure_allowed else [f"{item.id}.not_no"]
            )
        return [f"{item.id}.{bit}" for bit in range(max(1, (len(self.codes(item)) - 1).bit_length()))]

    def codes(self, item: Item) -> list[str]:
        codes = [option.code for option in item.permitted]
        return codes if self.unsure_allowed else [code for code in codes if code != "unsure"]

    @cached_property
    def combinations(self) -> int:
        """Return how many ways there are to answer every item."""
        return prod(len(self.codes(item)) for item in self.items)

    def cube(self, item: Item, code: str) -> Function:
        """Return where an item is answered with a code."""
        variables = self.variables(item)
        if item.kind is ItemKind.SIGN:
            values = {"no": [False], "yes": [True, False], "unsure": [True, True]}[code]
            return self.fixed(zip(variables, values, strict=False))
        codes = self.codes(item)
        last = codes.index(code) == len(codes) - 1
        numbers = range(codes.index(code), 1 << len(variables)) if last else [codes.index(code)]
        return self.any_of(
            self.fixed((name, bool(number >> bit & 1)) for bit, name in enumerate(variables))
            for number in numbers
        )

    def fixed(self, values: Iterable[tuple[str, bool]]) -> Function:
        literals = (self.bdd.var(name) if value else ~self.bdd.var(name) for name, value in values)
        return self.all_of(literals)

    def all_of(self, parts: Iterable[Function]) -> Function:
        return reduce(lambda left, right: left & right, parts, self.bdd.true)

    def any_of(self, parts: Iterable[Function]) -> Function:
        return reduce(lambda left, right: left | right, parts, self.bdd.false)

    def bits(self, item: Item, code: str) -> list[tuple[str, bool]]:
        """Return values of an item's variables that stand for a code; there may be others."""
        variables = self.variables(item)
        if item.kind is ItemKind.SIGN:
            values = {"no": [False, False], "yes": [True, False], "unsure": [True, True]}[code]
            return list(zip(variables, values, strict=False))
        number = self.codes(item).index(code)
        return [(name, bool(number >> bit & 1)) for bit, name in enumerate(variables)]

    def code_of(self, item: Item, values: Sequence[bool]) -> str:
        """Return the code that values of an item's variables stand for."""
        if item.kind is ItemKind.SIGN:
            return "no" if not values[0] else "unsure" if len(values) > 1 and values[1] else "yes"
        codes = self.codes(item)
        return codes[min(sum(value << bit for bit, value in enumerate(values)), len(codes) - 1)]
