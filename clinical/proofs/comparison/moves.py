"""Who moves from one outcome to another: counted, with an example of each, in one walk through the diagrams.

A set of people for each pair of outcomes would be much larger than the sets that decide all pairs at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from clinical.content import Item
from clinical.proofs.formulas.answers import Answers
from clinical.proofs.formulas.diagrams import NOBODY, Function
from clinical.proofs.formulas.smallest import cost, usual_answers

Place = tuple[int, ...]
"""A place in each diagram: those of before come first, then those of after."""
Move = tuple[int, int]
"""How many thresholds are reached before, and how many after."""
Way = tuple[int, int, str, Place]
"""How many go a way, what the smallest example costs, the first answer to it, and where that leads."""
Ways = tuple[int, dict[Move, Way]]
"""Which question a place asks, and who moves from there on."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Those who reach so many thresholds before and after: how many ways of answering, and one of them."""

    before: int
    after: int
    count: int
    answers: dict[str, str]


def moved(answers: Answers, before: Sequence[Function], after: Sequence[Function]) -> Iterator[Moved]:
    """Yield each move of people across thresholds, given who is below each, the mildest threshold first."""
    walk = Walk(answers)
    start = (*(each.node for each in before), *(each.node for each in after))
    asked, ways = walk.ways(start)
    for (was, becomes), way in ways.items():
        count = way[0] * (walk.left[0] // walk.left[asked])
        yield Moved(was, becomes, count, walk.example(start, (was, becomes)))


class Walk:
    """Goes through several diagrams at once, question by question, and no way twice."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.bdd = answers.bdd
        self.items = sorted(answers.items, key=lambda item: self._levels(item)[0])
        self.at = {level: at for at, item in enumerate(self.items) for level in self._levels(item)}
        self.codes = [list(self._codes(item)) for item in self.items]
        self.left = [1]  # ways of answering a question and all after it
        for item in reversed(self.items):
            self.left.insert(0, self.left[0] * len(answers.codes(item)))
        self.found: dict[Place, Ways] = {}

    def _levels(self, item: Item) -> list[int]:
        return [self.bdd.vars[name] for name in self.answers.variables(item)]

    def _codes(self, item: Item) -> Iterator[tuple[str, int, list[tuple[int, bool]]]]:
        """Yield each code once with its cost and the values of its variables, in the order of `smallest`."""
        levels, seen = self._levels(item), set[str]()
        for values in product((False, True), repeat=len(levels)):
            code = self.answers.code_of(item, values)
            if code not in seen:
                seen.add(code)
                yield code, cost(item, code), list(zip(levels, values, strict=True))

    def ways(self, place: Place) -> Ways:
        """Return who moves from a place on; nobody does where before and after are the same."""
        found = self.found.get(place)
        if found is None:
            half = len(place) // 2
            if place[:half] == place[half:]:
                found = len(self.items), {}
            else:
                levels = self.bdd.levels
                asked = self.at.get(min([levels[abs(node)] for node in place]))
                if asked is None:
                    move = place[:half].count(NOBODY), place[half:].count(NOBODY)
                    found = len(self.items), {move: (1, 0, "", ())}
                else:
                    found = asked, self._ways(place, asked)
            self.found[place] = found
        return found

    def _ways(self, place: Place, asked: int) -> dict[Move, Way]:
        ways: dict[Move, Way] = {}
        for code, price, values in self.codes[asked]:
            leads_to = self._follow(place, values)
            ahead, found = self.ways(leads_to)
            skipped = self.left[asked + 1] // self.left[ahead] if found else 1
            for move, (count, total, _, _) in found.items():
                known = ways.get(move)
                if known is None:
                    ways[move] = (count * skipped, total + price, code, leads_to)
                elif total + price < known[1]:
                    ways[move] = (count * skipped + known[0], total + price, code, leads_to)
                else:
                    ways[move] = (count * skipped + known[0], *known[1:])
        return ways

    def _follow(self, place: Place, values: Sequence[tuple[int, bool]]) -> Place:
        """Return where a place leads when its question is answered like that."""
        levels, lows, highs = self.bdd.levels, self.bdd.lows, self.bdd.highs
        last = values[-1][0]
        ahead = []
        for node in place:
            if levels[abs(node)] <= last:
                for level, value in values:
                    at = abs(node)
                    if levels[at] == level:
                        leads_to = highs[at] if value else lows[at]
                        node = leads_to if node > 0 else -leads_to
            ahead.append(node)
        return tuple(ahead)

    def example(self, place: Place, move: Move) -> dict[str, str]:
        """Return the smallest example of those who move like that from a place on."""
        told = usual_answers(self.answers)
        asked, ways = self.ways(place)
        while asked < len(self.items):
            _, _, told[self.items[asked].id], place = ways[move]
            asked, ways = self.ways(place)
        return told
