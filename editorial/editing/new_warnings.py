"""Warnings that a change brings about: an editor puts them right, or says why they stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from editorial.editing.checks import HARDEST_GRADE, LEAST_EASE, Check, Checked


def brought_about(before: Checked | None, after: Checked) -> tuple[Check, ...]:
    """Return the warnings that were not there before a change, or not as often; none that it leaves alone."""
    earlier = _counted(before.warnings if before else ())
    new = [each for each in after.warnings if _counted([each])[each.about] > earlier[each.about]]
    return (*_about_grade(before, after), *new)


def _counted(warnings: Iterable[Check]) -> Counter[tuple[str, str]]:
    """Return how often each warning holds: once for each text that it quotes."""
    found: Counter[tuple[str, str]] = Counter()
    for each in warnings:
        found[each.about] += len(each.quotes) or 1
    return found


def _about_grade(before: Checked | None, after: Checked) -> Iterator[Check]:
    if after.is_hard and not (before and before.is_hard):
        reading = after.reading
        told = f"The reading grade is {reading.grade} and the ease {reading.ease}."
        yield Check(f"{told} Aim for grade {HARDEST_GRADE:.0f} or less and ease {LEAST_EASE:.0f} or more.")


def in_words(warnings: Iterable[Check], reason: str) -> str:
    """Return what the history says of warnings that stay, and why."""
    return f"Kept although: {' '.join(each.words for each in warnings)} Because: {reason}"
