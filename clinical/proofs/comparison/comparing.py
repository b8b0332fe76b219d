"""What a new guidance changes for people: outcomes, red flags and plans, over every answer."""

from __future__ import annotations

from clinical.catalogue import compile_guidance
from clinical.content import Guidance
from clinical.proofs.comparison.changes import Comparison
from clinical.proofs.comparison.effects import asked_at_once
from clinical.proofs.comparison.outcomes import milder_red_flags, outcome_changes
from clinical.proofs.comparison.plans import plan_changes
from clinical.proofs.comparison.rewordings import rewordings
from clinical.proofs.formulas.diagrams import deep_recursion
from clinical.proofs.formulas.shared_answers import share
from clinical.proofs.formulas.symbolic import Run


def compare(old: Guidance, new: Guidance) -> Comparison:
    """Return what the new guidance changes. Raises ContentError if either does not fit together."""
    before, after = compile_guidance(old), compile_guidance(new)
    with deep_recursion():
        answers = share(before, after)
        runs = Run(answers[0]), Run(answers[1])
        return Comparison(
            total=answers[1].combinations,
            changes=tuple(outcome_changes(*runs)),
            milder_red_flags=tuple(milder_red_flags(*runs)),
            plan_changes=tuple(plan_changes(asked_at_once(old), asked_at_once(new))),
            rewordings=tuple(rewordings(before, after)),
        )
