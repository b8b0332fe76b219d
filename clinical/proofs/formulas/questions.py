"""The questions in the order in which diagrams ask them, and where each answer leads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from clinical.content import Item
from clinical.proofs.formulas.answers import Answers

Values = list[tuple[int, bool]]
"""What an answer makes of the variables of its question, by level."""


class Questions:
    """Every question with its answers; `at` tells which question a variable belongs to, by level."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.items = sorted(answers.items, key=lambda item: self._levels(item)[0])
        self.at = {level: at for at, item in enumerate(self.items) for level in self._levels(item)}
        self.ways = [list(self._ways(item)) for item in self.items]

    def _levels(self, item: Item) -> list[int]:
        return [self.answers.bdd.level_of[name] for name in self.answers.variables(item)]

    def _ways(self, item: Item) -> Iterator[tuple[str, Values]]:
        """Yield each code once, with one of the ways of giving the variables values that stand for it."""
        levels, seen = self._levels(item), set[str]()
        for values in product((False, True), repeat=len(levels)):
            code = self.answers.code_of(item, values)
            if code not in seen:
                seen.add(code)
                yield code, list(zip(levels, values, strict=True))
