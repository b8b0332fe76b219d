"""The proof of one guidance: every theorem, counted and timed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from inspect import getdoc

from clinical.catalogue import Catalogue, ContentError, compile_guidance
from clinical.content import Guidance
from clinical.proofs import structure, triage
from clinical.proofs.report import Finding, ProofReport, Proved
from clinical.proofs.symbolic import Answers, Run

SHOWN_AT_MOST = 20
"""Findings kept for one theorem; more say nothing new."""


def no_clock() -> float:
    return 0.0


def prove(
    guidance: Guidance, *, today: date = date.min, clock: Callable[[], float] = no_clock
) -> ProofReport:
    """Return the proof of the guidance. `today` dates the sources; `clock` times each theorem in seconds."""
    prover = Prover(clock)
    try:
        catalogue = compile_guidance(guidance)
    except ContentError as error:
        prover.show(fits_together, [Finding(problem, {}) for problem in error.problems], 1)
        return ProofReport(tuple(prover.shown))
    prover.show(fits_together, [], 1)
    for theorem in about_content(today):
        prover.show(theorem, theorem(catalogue), 1)
    if not prover.shown[1].findings:
        prover.show_triage(catalogue)
    return ProofReport(tuple(prover.shown))


def fits_together() -> None:
    """Every name in every criterion is a question, an answer or a definition."""


def about_content(today: date) -> list[Callable[[Catalogue], Iterator[Finding]]]:
    return [
        structure.references_look_backwards,
        structure.everything_is_used,
        partial(structure.statements_cite_sources, today=today),
        structure.words_can_be_filled,
        structure.results_have_words,
        structure.the_floor_is_present,
        structure.vignettes_get_their_disposition,
    ]


class Prover:
    """Shows theorems one by one and keeps what came of them."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.shown: list[Proved] = []

    def show(self, theorem: Callable[..., object], findings: Iterable[Finding], combinations: int) -> None:
        started = self.clock()
        found = tuple(findings)[:SHOWN_AT_MOST]
        named = theorem.func if isinstance(theorem, partial) else theorem
        statement = (getdoc(named) or "").split("\n\n")[0]
        name = named.__name__.replace("_", " ")
        self.shown.append(Proved(name, statement, found, combinations, self.clock() - started))

    def show_triage(self, catalogue: Catalogue) -> None:
        answers = Answers(catalogue)
        run = Run(answers)
        for theorem in (
            triage.the_floor_holds,
            triage.not_sure_is_never_self_care,
            triage.every_red_flag_can_be_reached,
            triage.every_question_can_be_reached,
            triage.another_symptom_never_lowers,
        ):
            self.show(theorem, theorem(run), answers.combinations)
        sure = Answers(catalogue, unsure_allowed=False)
        self.show(triage.the_truthful_patient, triage.the_truthful_patient(Run(sure)), sure.combinations)
