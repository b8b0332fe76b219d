"""The rule of cold and heat, written a second time as formulas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clinical.proofs.formulas.diagrams import Function
from clinical.proofs.formulas.scores import LIKE_AN_INJURY, NOT_PALE, given
from clinical.proofs.formulas.symbolic import Run

COLD, HEAT, CONTRAST = "cold_pack", "heat", "contrast"
COLD_OR_HEAT = frozenset({COLD, HEAT, CONTRAST})

FIRST_DAY, SECOND_DAY, THIRD_DAY = 24, 48, 72
"""Hours at which the rule changes: cold first for a day, for two after an injury; contrast after three."""


@dataclass(frozen=True, slots=True)
class ColdOrHeat:
    """The people who have cold, heat or contrast in their plan, and those for whom it comes first."""

    planned: Mapping[str, Function]
    first: Mapping[str, Function]


def cold_or_heat(run: Run, hours: int, allowed: Mapping[str, Function]) -> ColdOrHeat:
    """Return the choice at an hour since onset, given for whom each is allowed."""
    cold, heat = allowed[COLD], allowed[HEAT]
    injured = given(run, LIKE_AN_INJURY, "yes")
    early = run.answers.bdd.true if hours < FIRST_DAY else injured
    if hours >= SECOND_DAY:
        early = run.answers.bdd.false
    warm = heat & ~heat_is_held(run) & ~(early & injured)
    cold_first = cold & (early | ~warm)
    heat_first = warm & (~early | ~cold)
    swap = early & warm & cold_first
    comfort = cold & ~early & heat_first
    alternating = cold & warm if hours >= THIRD_DAY else run.answers.bdd.false
    return ColdOrHeat(
        planned={COLD: cold_first | comfort, HEAT: heat_first | swap, CONTRAST: alternating},
        first={COLD: cold_first, HEAT: heat_first},
    )


def heat_is_held(run: Run) -> Function:
    """Return where warmth has to wait: fever, heat illness, or much fluid lost and pee not pale again."""
    ill = (given(run, name, "yes", "unsure") for name in ("fever", "heatstroke_signs"))
    return run.answers.any_of([*ill, given(run, NOT_PALE, "yes")])
