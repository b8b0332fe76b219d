"""Steps that appear for people for whom they were left out, and steps that disappear."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from clinical.content import Activity
from clinical.proofs.comparison.changes import Change
from clinical.proofs.comparison.effects import PlanEffects
from clinical.proofs.formulas.diagrams import Function


def step_changes(
    before: PlanEffects, after: PlanEffects, was: Activity, becomes: Activity
) -> Iterator[tuple[Function, Change]]:
    """Yield who is shown a step, reworded or not, that was left out for them, and who no longer sees one."""
    same = [(step, step) for step in becomes.steps if step in was.steps]
    gone = [step for step in was.steps if step not in becomes.steps]
    new = [step for step in becomes.steps if step not in was.steps]
    for old_step, step in [*same, *product(gone, new)]:
        spared, spares = before.without(was, old_step), after.without(becomes, step)
        again = after.indicated(becomes.id) & spared & ~spares
        no_more = after.indicated(becomes.id) & spares & ~spared
        if again != after.bdd.false:
            yield again, Change(f"without “{old_step}”", f"with “{step}”", is_softer=True)
        if no_more != after.bdd.false and step == old_step:
            yield no_more, Change(f"with “{step}”", f"without “{step}”", is_softer=False)
