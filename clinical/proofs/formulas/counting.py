"""Exact numbers of answer combinations in sets; they go up to 10 to the 70."""

from __future__ import annotations

from clinical.proofs.formulas.answers import Answers
from clinical.proofs.formulas.diagrams import EVERYBODY, NOBODY, Function
from clinical.proofs.formulas.questions import Questions


def count(answers: Answers, where: Function) -> int:
    """Return the number of answer combinations in a set."""
    return Counting(answers).within_both(where, answers.bdd.true)


class Counting:
    """Counts answers, not values of variables: one answer may stand for several values.

    It walks two diagrams at once, question by question, and visits no pair of nodes twice. The intersection
    itself is never built: its diagram would be larger than either.
    """

    def __init__(self, answers: Answers) -> None:
        self.bdd = answers.bdd
        self.questions = Questions(answers)
        self.left = [1]  # ways of answering a question and all after it
        for ways in reversed(self.questions.ways):
            self.left.insert(0, self.left[0] * len(ways))
        self.found: dict[tuple[int, int], tuple[int, int]] = {}

    def within_both(self, one: Function, other: Function) -> int:
        """Return the number of answer combinations in the intersection of two sets."""
        asked, ways = self._ways(one.edge, other.edge)
        return ways * (self.left[0] // self.left[asked])

    def _ways(self, one: int, other: int) -> tuple[int, int]:
        """Return which question two edges ask first, and how many ways from it on lie in both sets."""
        if one == NOBODY or other == NOBODY or one == -other:
            return len(self.left) - 1, 0
        if one == EVERYBODY:
            one = other
        if other == EVERYBODY:
            other = one
        if one == EVERYBODY:
            return len(self.left) - 1, 1
        key = (one, other) if one < other else (other, one)
        found = self.found.get(key)
        if found is None:
            found = self.found[key] = self._counted(one, other)
        return found

    def _counted(self, one: int, other: int) -> tuple[int, int]:
        levels, follow = self.bdd.levels, self.bdd.follow
        level, second = levels[abs(one)], levels[abs(other)]
        asked = self.questions.at[min(level, second)]
        total = 0
        for _, values in self.questions.ways[asked]:
            last = values[-1][0]
            ahead, ways = self._ways(
                follow(one, values) if level <= last else one,
                follow(other, values) if second <= last else other,
            )
            if ways:
                total += ways * (self.left[asked + 1] // self.left[ahead])
        return asked, total
