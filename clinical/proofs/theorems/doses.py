"""Theorems about how much people are told to take or do, and when: never more than the evidence allows."""

from __future__ import annotations

from collections.abc import Iterator

from clinical.catalogue import Catalogue
from clinical.plan.ceiling import breaches, out_of_hours
from clinical.proofs.report import Finding


def doses_stay_under_the_ceiling(catalogue: Catalogue) -> Iterator[Finding]:
    """Nobody is told to take more of a medicine, drink or salt, or to use cold or heat longer, than is safe.

    Nor to repeat it sooner. An amount that cannot be read fails.
    """
    for activity in catalogue.guidance.activities:
        for problem in breaches(activity):
            yield Finding(f"“{activity.title}” ({activity.id}): {problem}.", {})


def nothing_begins_too_early_or_goes_on_too_long(catalogue: Catalogue) -> Iterator[Finding]:
    """No exercise, medicine or drink begins too soon after the pain did, or goes on longer than is safe."""
    for activity in catalogue.guidance.activities:
        for problem in out_of_hours(activity):
            yield Finding(f"“{activity.title}” ({activity.id}): {problem}.", {})
