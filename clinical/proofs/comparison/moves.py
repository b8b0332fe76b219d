"""Who moves from one outcome to another: how many ways of answering, and the smallest example of each move.

The input is the set of people below each threshold, before and after. From it follows who crosses a
threshold in which direction. Whoever moves from one outcome to another crosses exactly the thresholds between
the two, so each move can be counted by inclusion and exclusion; a set for each move would be much larger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clinical.proofs.formulas.answers import Answers
from clinical.proofs.formulas.counting import Counting
from clinical.proofs.formulas.diagrams import Function
from clinical.proofs.formulas.smallest import Smallest


@dataclass(frozen=True, slots=True)
class Moved:
    """A move by the number of thresholds reached before and after, with its count and an example."""

    before: int
    after: int
    count: int
    answers: dict[str, str]


def moved(answers: Answers, before: Sequence[Function], after: Sequence[Function]) -> Iterator[Moved]:
    """Yield each move across thresholds, given the sets of people below each, the mildest first."""
    for low, high, count, told in _crossings(answers, before, after):
        yield Moved(low, high, count, told)
    for low, high, count, told in _crossings(answers, after, before):
        yield Moved(high, low, count, told)


def _crossings(
    answers: Answers, low: Sequence[Function], high: Sequence[Function]
) -> Iterator[tuple[int, int, int, dict[str, str]]]:
    """Yield each move from fewer thresholds to more: both numbers, the count and an example."""
    nobody = answers.bdd.false
    crossing = [nobody, *(one & ~other for one, other in zip(low, high, strict=True)), nobody]
    counting, examples = Counting(answers), Smallest(answers)
    for start in range(len(low)):
        for end in range(start + 1, len(low) + 1):
            first, last = crossing[start + 1], crossing[end]
            count = counting.within_both(first, last)
            if not count:
                break
            sooner, later = crossing[start], crossing[end + 1]
            count -= counting.within_both(sooner, last) + counting.within_both(first, later)
            count += counting.within_both(sooner, later)
            if count:
                yield start, end, count, examples.of(first, last, ~sooner, ~later)
