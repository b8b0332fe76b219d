"""Who moves from one outcome to another: how many ways of answering, and the smallest example of each move.

Who is below a threshold is known for each, before and after; so is who crosses it, and which way. Somebody
who moves crosses every threshold on the way and no other: that is counted without building a set for each
move, which would be much larger than the sets that decide all of them.
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
    """Those who reach so many thresholds before and after: how many ways of answering, and one of them."""

    before: int
    after: int
    count: int
    answers: dict[str, str]


def moved(answers: Answers, before: Sequence[Function], after: Sequence[Function]) -> Iterator[Moved]:
    """Yield each move of people across thresholds, given who is below each, the mildest threshold first."""
    for low, high, count, told in _crossings(answers, before, after):
        yield Moved(low, high, count, told)
    for low, high, count, told in _crossings(answers, after, before):
        yield Moved(high, low, count, told)


def _crossings(
    answers: Answers, low: Sequence[Function], high: Sequence[Function]
) -> Iterator[tuple[int, int, int, dict[str, str]]]:
    """Yield who reaches few thresholds on one side and more on the other: both, how many, and an example."""
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
