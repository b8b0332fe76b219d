"""What a new guidance changes for people: outcomes, red flags and plans, over every answer."""

from __future__ import annotations

from clinical.catalogue import Catalogue, compile_guidance
from clinical.content import Guidance
from clinical.proofs.comparison.changes import Comparison, OutcomeChange
from clinical.proofs.comparison.effects import asked_at_once
from clinical.proofs.comparison.outcomes import milder_red_flags, outcome_changes
from clinical.proofs.comparison.plans import plan_changes
from clinical.proofs.comparison.rewordings import rewordings
from clinical.proofs.formulas.diagrams import NODE_LIMIT, ProofTooLarge, deep_recursion
from clinical.proofs.formulas.shared_answers import share
from clinical.proofs.formulas.symbolic import Run

QUICK = 100_000
"""Nodes that a comparison over every answer may take: more would keep an editor waiting."""


def compare(old: Guidance, new: Guidance) -> Comparison:
    """Return what the new guidance changes. Raises ContentError if either does not fit together."""
    before, after = compile_guidance(old), compile_guidance(new)
    with deep_recursion():
        answers = share(before, after)
        total, changes = _outcomes(before, after)
        return Comparison(
            total=total,
            changes=changes,
            milder_red_flags=tuple(milder_red_flags(Run(answers[0]), Run(answers[1]))),
            plan_changes=tuple(plan_changes(asked_at_once(old), asked_at_once(new))),
            rewordings=tuple(rewordings(before, after)),
        )


def _outcomes(before: Catalogue, after: Catalogue) -> tuple[int, tuple[OutcomeChange, ...]]:
    """Return how many ways of answering were compared, and the changes of outcome among them.

    Where all of them are too many, only people who are sure of every answer are followed. What a change does
    to those who are not sure shows in the red flags that become milder, which are always compared over every
    answer.
    """
    try:
        return _outcomes_among(before, after, unsure_allowed=True)
    except ProofTooLarge:
        return _outcomes_among(before, after, unsure_allowed=False)


def _outcomes_among(
    before: Catalogue, after: Catalogue, *, unsure_allowed: bool
) -> tuple[int, tuple[OutcomeChange, ...]]:
    limit = QUICK if unsure_allowed else NODE_LIMIT
    answers = share(before, after, unsure_allowed=unsure_allowed, node_limit=limit)
    changes = tuple(outcome_changes(Run(answers[0]), Run(answers[1])))
    return answers[1].combinations, changes
