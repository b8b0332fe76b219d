"""The smallest example of a set of people: the fewest answers other than the usual ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush

from clinical.content import Item, ItemKind
from clinical.proofs.formulas.answers import Answers
from clinical.proofs.formulas.diagrams import EVERYBODY, Function
from clinical.proofs.formulas.questions import Questions

AGE = "age"
UNREMARKABLE_AGES = ("a45", "a50", "a20", "a60")
"""Ages that say nothing by themselves; an example has one of them wherever it can."""

SKIPPED = "unanswered"
"""The code of a question of the plan page that was not answered."""

ONE_ANSWER = 1_000_000
IMPOSSIBLE = 10**15


def cost(item: Item, code: str) -> int:
    """Return how far an answer is from the usual one: no, the first option, or an unremarkable age.

    The number of answers counts first; then yes is preferred to not sure, and early options to late ones.
    """
    if item.kind is ItemKind.SIGN:
        return {"no": 0, SKIPPED: 0, "yes": ONE_ANSWER, "unsure": ONE_ANSWER + 1}[code]
    if code == SKIPPED:
        return 0
    codes = [option.code for option in item.permitted]
    if item.id == AGE and code in UNREMARKABLE_AGES:
        return UNREMARKABLE_AGES.index(code)
    rank = codes.index(code)
    return rank if rank == 0 and item.id != AGE else ONE_ANSWER + rank


def smallest(answers: Answers, where: Function) -> dict[str, str]:
    """Return the example of a set with the fewest answers other than the usual ones.

    Every question before the result is answered; those of the plan page only where the example needs it.
    """
    return Smallest(answers).of(where)


def usual_answers(answers: Answers) -> dict[str, str]:
    """Return the usual answer to every question that cannot be skipped."""
    return {
        item.id: min(answers.codes(item), key=lambda code, item=item: cost(item, code))  # type: ignore[misc]
        for item in answers.items
        if SKIPPED not in answers.codes(item)
    }


class Smallest:
    """Finds the smallest example in the intersection of several sets, without building the intersection.

    A* search (Hart et al. 1968): the estimate of the remaining cost is the largest of the least costs for the
    single sets. It is never too high, so the first example found is the smallest.
    """

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.bdd = answers.bdd
        self.questions = Questions(answers)
        self.prices = {
            self.bdd.level_of[answers.variables(item)[0]]: ONE_ANSWER
            for item in answers.items
            if item.kind is ItemKind.SIGN
        }
        self.usual = usual_answers(answers)
        self.least: dict[int, tuple[int, int]] = {}  # by node: least cost to true, and to false
        self.learnt_at = -1  # the number of garbage collections by then

    def of(self, *where: Function) -> dict[str, str]:
        """Return the smallest example in all of these sets. Raises ValueError if there is none."""
        start = tuple(each.edge for each in where)
        self._learn(start)
        chosen = dict(self.usual)
        for item, ways, number in zip(
            self.questions.items, self.questions.ways, self._cheapest(start), strict=False
        ):
            if number:
                chosen[item.id] = ways[number - 1][0]
        return {name: code for name, code in chosen.items() if code != SKIPPED}

    def _cheapest(self, start: tuple[int, ...]) -> tuple[int, ...]:
        """Return the number of the chosen answer to each question; 0: the question does not matter."""
        waiting = [(self._to_come(start), tuple[int, ...](), 0, start)]
        seen = set[tuple[int, ...]]()
        while waiting and waiting[0][0] < IMPOSSIBLE:
            _, numbers, paid, edges = heappop(waiting)
            if edges in seen:
                continue
            seen.add(edges)
            asked = self.questions.at.get(min(self.bdd.levels[abs(edge)] for edge in edges))
            if asked is None:
                return numbers
            numbers += (0,) * (asked - len(numbers))
            for number, (price, ahead) in enumerate(self._ways_on(asked, edges), start=1):
                to_come = self._to_come(ahead)
                if to_come < IMPOSSIBLE:
                    total = paid + price
                    heappush(waiting, (total + to_come, (*numbers, number), total, ahead))
        raise ValueError("nobody is in all of these sets")

    def _ways_on(self, asked: int, edges: tuple[int, ...]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield the cost of each answer to a question, with the edges to which it leads."""
        item = self.questions.items[asked]
        for code, values in self.questions.ways[asked]:
            yield cost(item, code), tuple(self.bdd.follow(edge, values) for edge in edges)

    def _to_come(self, edges: tuple[int, ...]) -> int:
        """Return a lower bound of the cost of the answers that are still to be chosen."""
        return max(self._least(edge)[0] for edge in edges)

    def _least(self, edge: int) -> tuple[int, int]:
        into, out = self.least[abs(edge)]
        return (into, out) if edge > 0 else (out, into)

    def _learn(self, start: tuple[int, ...]) -> None:
        """Work out the least cost from every node, from the lowest level up."""
        if self.learnt_at != self.bdd.collections:
            self.least = {EVERYBODY: (0, IMPOSSIBLE)}
            self.learnt_at = self.bdd.collections
        levels = self.bdd.levels
        nodes = (node for node in self.bdd.nodes_under(*start) if node not in self.least)
        for node in sorted(nodes, key=levels.__getitem__, reverse=True):
            price = self.prices.get(levels[node], 0)
            into, out = self._least(self.bdd.lows[node])
            into_by_yes, out_by_yes = self._least(self.bdd.highs[node])
            self.least[node] = min(into, price + into_by_yes), min(out, price + out_by_yes)


def contains(where: Function, values: Mapping[str, bool]) -> bool:
    """Return whether somebody with these values is in a set; variables that are missing are false."""
    bdd, edge = where.bdd, where.edge
    while abs(edge) != EVERYBODY:
        level = bdd.levels[abs(edge)]
        edge = bdd.follow(edge, [(level, values.get(bdd.names[level], False))])
    return edge == EVERYBODY
