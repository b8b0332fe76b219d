"""How many ways of answering lie within a set: exactly, since sets hold some 10 to the 70."""

from __future__ import annotations

from collections.abc import Sequence

from clinical.content import Item
from clinical.proofs.formulas.diagrams import Function
from clinical.proofs.formulas.smallest import Diagram
from clinical.proofs.formulas.symbolic import Answers


def count(answers: Answers, where: Function) -> int:
    """Return how many ways of answering lie within a set."""
    return _Counting(answers, Diagram(where)).within(int(where.node))


class _Counting:
    """Counts answers rather than values of variables: an answer "no" leaves "not sure" free, for instance.

    It reads the nodes of the diagram as they are: the larger sets have some ten thousand.
    """

    def __init__(self, answers: Answers, diagram: Diagram) -> None:
        self.answers = answers
        self.diagram = diagram
        self.items = sorted(answers.items, key=self._level)
        self.at = {level: at for at, item in enumerate(self.items) for level in self._levels(item)}
        self.codes = [
            [[value for _, value in answers.bits(item, code)] for code in answers.codes(item)]
            for item in self.items
        ]
        self.first = [self._level(item) for item in self.items]
        self.after = [1]
        for codes in reversed(self.codes):
            self.after.insert(0, self.after[0] * len(codes))
        self.counted: dict[int, int] = {}

    def within(self, node: int) -> int:
        return self._from(node) * self.after[0] // self.after[self._place(node)]

    def _levels(self, item: Item) -> list[int]:
        return [self.answers.bdd.vars[name] for name in self.answers.variables(item)]

    def _level(self, item: Item) -> int:
        return self._levels(item)[0]

    def _place(self, node: int) -> int:
        return len(self.items) if self._is_decided(node) else self.at[self.diagram.level(node)]

    def _is_decided(self, node: int) -> bool:
        return abs(node) == Diagram.EVERYBODY

    def _from(self, node: int) -> int:
        """Return how many ways there are of answering the item that a set asks for first, and all after."""
        if self._is_decided(node):
            return int(node == Diagram.EVERYBODY)
        if node not in self.counted:
            place = self._place(node)
            found = 0
            for values in self.codes[place]:
                rest = self._below(node, self.first[place], values)
                found += self._from(rest) * (self.after[place + 1] // self.after[self._place(rest)])
            self.counted[node] = found
        return self.counted[node]

    def _below(self, node: int, level: int, values: Sequence[bool]) -> int:
        """Return where a node leads for the values of the variables from a level on."""
        for at, value in enumerate(values, start=level):
            if not self._is_decided(node) and self.diagram.level(node) == at:
                node = self.diagram.below(node, value=value)
        return node
