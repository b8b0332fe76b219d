"""What is worth changing: scores behind the words “possible” and “likely”, never offered as the cause."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from clinical.catalogue import FLUID_LIKELY_NOT_PALE, INJURY_LIKE, NOT_YET_PALE
from clinical.content import Band, Contributor
from clinical.criteria import Answers, Criteria, holds, symbols
from clinical.names import Contributors, Items

SHOWN_AT_MOST = 3
"""How many contributors a plan leads with; the others are “also worth a look”."""

FLUID_LOST = (
    *(Items.VOMITING, Items.CANT_KEEP_FLUIDS),
    *(Items.HEAT_CRAMPS, Items.HEATSTROKE_SIGNS),
)
"""Signs that count like a likely lack of fluid until the pee is pale. Evidence: careplan 5."""


@dataclass(frozen=True, slots=True)
class ScoredContributor:
    """A contributor with its score; `because_of` names the items that added points."""

    contributor: Contributor
    score: int
    band: Band
    because_of: tuple[str, ...]

    @property
    def weight(self) -> Fraction:
        return Fraction(self.score, self.contributor.likely_from)


def score(
    contributors: Iterable[Contributor], criteria: Callable[[str], Criteria], facts: Answers
) -> tuple[ScoredContributor, ...]:
    """Return every contributor with its score, the weightiest first; ties keep their position."""
    scored = [_scored(each, criteria, facts) for each in contributors]
    return tuple(sorted(scored, key=lambda each: (-each.weight, each.contributor.position)))


def _scored(
    contributor: Contributor, criteria: Callable[[str], Criteria], facts: Answers
) -> ScoredContributor:
    counted = [weight for weight in contributor.weights if holds(criteria(weight.when), facts) is True]
    points = max(0, sum(weight.points for weight in counted))
    named = [name for weight in counted if weight.points > 0 for name, _ in symbols(criteria(weight.when))]
    return ScoredContributor(contributor, points, _band(contributor, points), tuple(dict.fromkeys(named)))


def _band(contributor: Contributor, points: int) -> Band:
    if points >= contributor.likely_from:
        return Band.LIKELY
    return Band.POSSIBLE if points >= contributor.possible_from else Band.UNLIKELY


def worth_changing(
    scored: Iterable[ScoredContributor],
) -> tuple[tuple[ScoredContributor, ...], tuple[ScoredContributor, ...]]:
    """Return the contributors to lead with, and the others that are at least possible."""
    found = tuple(each for each in scored if each.band is not Band.UNLIKELY)
    return found[:SHOWN_AT_MOST], found[SHOWN_AT_MOST:]


def pseudo_answers(scored: Iterable[ScoredContributor], facts: Answers) -> dict[str, str]:
    """Return yes or no for each pseudo-item, given everything that was answered."""
    bands = {each.contributor.id: each.band for each in scored}
    truths = {f"{name}_possible": band is not Band.UNLIKELY for name, band in bands.items()}
    truths |= {f"{name}_likely": band is Band.LIKELY for name, band in bands.items()}
    has_lost_fluid = any(may_be(facts, sign) for sign in FLUID_LOST)
    is_short_of_fluid = bands.get(Contributors.FLUID) is Band.LIKELY or has_lost_fluid
    truths[NOT_YET_PALE] = facts.get(Items.URINE_PALE) != "yes"
    truths[FLUID_LIKELY_NOT_PALE] = is_short_of_fluid and truths[NOT_YET_PALE]
    truths[INJURY_LIKE] = (
        bands.get(Contributors.STRAIN) is Band.LIKELY
        or may_be(facts, Items.LIFT_TWIST)
        or may_be(facts, Items.SWELLING_BRUISE)
    )
    return {name: "yes" if truth else "no" for name, truth in truths.items()}


def may_be(facts: Answers, item_id: str) -> bool:
    """Return whether a sign was answered yes or not sure."""
    return facts.get(item_id) in {"yes", "unsure"}
