"""Working out what is known about guidance: what is against it, the proof, and what it changes for people.

It takes seconds of a processor and some hundred megabytes: see `editorial.examination.apart` for where.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clinical.catalogue import ContentError, compile_guidance
from clinical.content import Guidance
from clinical.proofs.comparison import Comparison, compare
from clinical.proofs.formulas.diagrams import ProofTooLarge
from editorial.examination.checking import problems
from editorial.examination.examined import Examined
from editorial.examination.proving import on_a_stack_of_its_own, proof_of
from editorial.examination.vignettes import vignette_table
from editorial.standing import Base

CANNOT_COMPARE = "The live release does not fit this software, so nobody knows what becomes milder."
TOO_MUCH_CHANGED = "So much changes at once that it cannot be compared, so nobody knows what becomes milder."


def work_out(guidance: Guidance, base: Base | None, *, today: date) -> Examined:
    """Return everything that is to be known about guidance beside a release, worked out afresh."""
    against = [each.sentence for each in problems(guidance, today=today)]
    try:
        catalogue = compile_guidance(guidance)
    except ContentError:
        return Examined(against, [], {}, [], [])
    report = proof_of(guidance, today=today)
    comparison, milder = _compared(guidance, base)
    return Examined(
        problems=against,
        theorems=report.to_data(),
        comparison=comparison.to_data() if comparison else {},
        milder=milder,
        vignettes=on_a_stack_of_its_own(lambda: vignette_table(catalogue, base.guidance if base else None)),
    )


def _compared(guidance: Guidance, base: Base | None) -> tuple[Comparison | None, list[str]]:
    """Return what guidance changes beside a release, and a sentence for each thing that becomes milder.

    Each of these needs a reason and one more person; so does what cannot be compared, and what nobody can
    work out: other words that decide who ticks a sign.
    """
    if base is None:
        return None, []
    try:
        comparison = on_a_stack_of_its_own(lambda: compare(base.guidance, guidance))
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
