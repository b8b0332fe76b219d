"""What an examination finds out: what is against publishing, the proof, and what changes for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from clinical.catalogue import ContentError, compile_guidance
from clinical.content import Guidance
from clinical.proofs.comparison import Comparison, compare
from clinical.proofs.formulas.diagrams import ProofTooLarge
from editorial.examination.checking import problems, proof_of
from editorial.examination.vignettes import vignette_table
from editorial.standing import Base

NOTHING_PROVED = "Nothing was proved."
CANNOT_COMPARE = "The live release does not fit this software, so nobody knows what becomes milder."
TOO_MUCH_CHANGED = "So much changes at once that it cannot be compared, so nobody knows what becomes milder."


@dataclass(frozen=True, slots=True)
class ExaminationResult:
    """What an examination found out, as plain data."""

    problems: list[str]  # what is against it without a proof
    theorems: list[dict[str, Any]]  # as ProofReport.to_data; empty when the parts do not fit together
    comparison: dict[str, Any]  # as Comparison.to_data; empty when there is nothing to compare with
    milder: list[str]  # a sentence for each thing that becomes milder
    vignettes: list[dict[str, Any]]

    @property
    def failing(self) -> list[str]:
        """Return a sentence for each place where a theorem fails."""
        return [found["words"] for theorem in self.theorems for found in theorem["findings"]]

    @property
    def reasons(self) -> list[str]:
        """Return a sentence for each thing that is against publishing."""
        told = list(dict.fromkeys([*self.problems, *self.failing]))
        is_proved = self.theorems and all(theorem["holds"] for theorem in self.theorems)
        return told or ([] if is_proved else [NOTHING_PROVED])


def work_out(
    guidance: Guidance,
    base: Base | None,
    *,
    today: date,
    report: Callable[[str], None] = lambda progress: None,
) -> ExaminationResult:
    """Return what is found out about guidance beside a release; `report` is told what it is at."""
    against = [each.sentence for each in problems(guidance, today=today)]
    try:
        catalogue = compile_guidance(guidance)
    except ContentError:
        return ExaminationResult(against, [], {}, [], [])
    report("Proving the safety rules over every way of answering.")
    proof = proof_of(guidance, today=today)
    if base:
        report(f"Comparing what people get with {base.release}.")
    comparison, milder = _compared(guidance, base)
    report(f"Trying {len(guidance.vignettes)} made-up people.")
    return ExaminationResult(
        problems=against,
        theorems=proof.to_data(),
        comparison=comparison.to_data() if comparison else {},
        milder=milder,
        vignettes=vignette_table(catalogue, base.guidance if base else None),
    )


def _compared(guidance: Guidance, base: Base | None) -> tuple[Comparison | None, list[str]]:
    """Return what guidance changes beside a release, and a sentence for each thing that becomes milder.

    Each of these needs a reason and one more reviewer. So does what cannot be compared, and other words for
    a sign, since no proof can tell who ticks it then.
    """
    if base is None:
        return None, []
    try:
        comparison = compare(base.guidance, guidance)
    except ContentError:
        return None, [CANNOT_COMPARE]
    except ProofTooLarge:
        return None, [TOO_MUCH_CHANGED]
    return comparison, list(dict.fromkeys(_milder(comparison)))


def _milder(comparison: Comparison) -> Iterator[str]:
    yield from (change.words for change in comparison.deescalations)
    yield from (flag.words for flag in comparison.milder_red_flags)
    yield from (change.words for change in comparison.plan_changes if change.is_softer)
    yield from (rewording.words for rewording in comparison.rewordings)
