"""The proof of one guidance: every theorem, counted and timed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import cached_property, partial
from inspect import getdoc
from itertools import islice

from clinical.catalogue import Catalogue, ContentError, compile_guidance
from clinical.content import Guidance
from clinical.proofs.formulas.diagrams import ProofTooLarge, deep_recursion
from clinical.proofs.formulas.hours import every_stretch
from clinical.proofs.formulas.plans import Plans
from clinical.proofs.formulas.symbolic import Answers, Run
from clinical.proofs.report import Finding, ProofReport, Proved
from clinical.proofs.theorems import (
    claims,
    completeness,
    doses,
    factors,
    left_out_steps,
    medicines,
    named,
    plans,
    spoken,
    structure,
    triage,
    urgency,
    whole_truth,
)

SHOWN_AT_MOST = 20
"""Findings kept for one theorem; more say nothing new."""

STORIES_AT_MOST = 8
"""Counter-examples kept for one theorem about answers: finding the smallest of each takes a while."""

ABOUT_CONTENT: tuple[Callable[..., Iterator[Finding]], ...] = (
    structure.references_look_backwards,
    structure.everything_is_used,
    structure.statements_cite_sources,
    structure.results_have_words,
    structure.the_stem_names_what_it_hides,
    structure.the_floor_is_present,
    structure.vignettes_get_their_disposition,
    spoken.nothing_banned_is_said,
    urgency.reasons_speak_at_their_level,
    urgency.results_speak_at_their_level,
    doses.doses_stay_under_the_ceiling,
    doses.nothing_begins_too_early_or_goes_on_too_long,
    spoken.links_lead_to_pages,
    spoken.names_lead_somewhere,
    claims.claims_are_said,
    left_out_steps.what_is_left_out_is_a_step,
    left_out_steps.no_step_contradicts_its_dose,
    *completeness.THEOREMS,
    named.what_the_software_names_is_there,
    named.times_of_the_onset_can_be_read,
)
ABOUT_TRIAGE: tuple[Callable[[Run], Iterator[Finding]], ...] = (
    triage.the_floor_holds,
    triage.not_sure_is_never_self_care,
    triage.every_red_flag_can_be_reached,
    triage.every_question_can_be_reached,
    triage.another_symptom_never_lowers,
    triage.each_red_flag_bites_alone,
    triage.the_young_are_seen,
    triage.pregnancy_is_seen,
    whole_truth.only_an_emergency_ends_early,
    whole_truth.self_care_needs_every_answer,
)
ABOUT_TRUTH: tuple[Callable[[Run], Iterator[Finding]], ...] = (
    whole_truth.the_truthful_patient,
    whole_truth.an_early_end_lists_every_ambulance_sign,
)
ABOUT_PLANS: tuple[Callable[[Plans], Iterator[Finding]], ...] = (
    plans.phases_cover_all_time,
    plans.no_plan_above_soon,
    plans.under_18_there_is_no_plan,
    plans.there_is_something_to_do,
    plans.everybody_gets_a_safety_net,
    medicines.nothing_contraindicated_is_planned,
    medicines.pregnancy_never_gets_an_anti_inflammatory,
    medicines.never_two_anti_inflammatories,
    medicines.no_anti_inflammatory_tablet_beside_rehydration,
    medicines.every_medicine_is_known,
    medicines.never_cold_and_heat_together,
    medicines.no_number_under_a_fluid_limit,
    left_out_steps.some_step_is_left,
    factors.another_factor_never_adds,
    plans.every_activity_can_be_planned,
    plans.every_plan_question_can_be_reached,
)


def no_clock() -> float:
    return 0.0


def prove(
    guidance: Guidance,
    *,
    today: date = date.min,
    clock: Callable[[], float] = no_clock,
    only: Collection[str] = (),
) -> ProofReport:
    """Return the proof of the guidance. `today` dates the sources; `clock` times each theorem in seconds.

    `only` names the theorems to show, by their functions; none: all of them.
    """
    prover = Prover(clock, only)
    try:
        catalogue = compile_guidance(guidance)
    except ContentError as error:
        prover.show(
            fits_together,
            [Finding(each.words, {}, None, each.collection, each.id) for each in error.problems],
            1,
        )
        return ProofReport(tuple(prover.shown))
    prover.show(fits_together, [], 1)
    subject = Subject(catalogue)
    for theorem in ABOUT_CONTENT:
        dated = {"today": today} if theorem is structure.statements_cite_sources else {}
        prover.attempt(theorem, partial(subject.content, partial(theorem, **dated)), SHOWN_AT_MOST)
    if not any(structure.references_look_backwards(catalogue)):
        with deep_recursion():
            _prove_over_all_answers(prover, subject)
    return ProofReport(tuple(prover.shown))


def _prove_over_all_answers(prover: Prover, subject: Subject) -> None:
    """Attempt the theorems about triage, about what is true of people, and about plans."""
    for about_triage in ABOUT_TRIAGE:
        prover.attempt(about_triage, partial(subject.triage, about_triage))
    for about_truth in ABOUT_TRUTH:
        prover.attempt(about_truth, partial(subject.truth, about_truth))
    for about_plans in ABOUT_PLANS:
        prover.attempt(about_plans, partial(subject.plans, about_plans))


def fits_together() -> None:
    """Every name in every criterion is a question, an answer or a definition."""


class Subject:
    """What theorems are about: the answers before a result, the truth about people, and the plans."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    @cached_property
    def _answered(self) -> Run:
        return Run(Answers(self.catalogue))

    @cached_property
    def _sure(self) -> Run:
        return Run(Answers(self.catalogue, unsure_allowed=False))

    @cached_property
    def _plans(self) -> Plans:
        return Plans(self.catalogue)

    def content(self, theorem: Callable[[Catalogue], Iterator[Finding]]) -> tuple[Iterator[Finding], int]:
        return theorem(self.catalogue), 1

    def triage(self, theorem: Callable[[Run], Iterator[Finding]]) -> tuple[Iterator[Finding], int]:
        return theorem(self._answered), self._answered.answers.combinations

    def truth(self, theorem: Callable[[Run], Iterator[Finding]]) -> tuple[Iterator[Finding], int]:
        return theorem(self._sure), self._sure.answers.combinations

    def plans(self, theorem: Callable[[Plans], Iterator[Finding]]) -> tuple[Iterator[Finding], int]:
        stretches = sum(1 for _ in every_stretch(self.catalogue.guidance))
        return theorem(self._plans), self._plans.answers.combinations * stretches


class Prover:
    """Runs theorems one by one and records the results."""

    def __init__(self, clock: Callable[[], float], only: Collection[str] = ()) -> None:
        self.clock = clock
        self.only = only
        self.shown: list[Proved] = []

    def attempt(
        self,
        theorem: Callable[..., object],
        about: Callable[[], tuple[Iterator[Finding], int]],
        at_most: int = STORIES_AT_MOST,
    ) -> None:
        """Run a theorem unless it was left out; one that grows too large fails, and says so."""
        if self.only and theorem.__name__ not in self.only:
            return
        started = self.clock()
        combinations = 0
        try:
            findings, combinations = about()
            found = tuple(islice(findings, at_most))
        except ProofTooLarge as error:
            found = (Finding(f"This could not be shown: {error}.", {}),)
        self._keep(theorem, found, combinations, started)

    def show(self, theorem: Callable[..., object], findings: Iterable[Finding], combinations: int) -> None:
        """Record a theorem whose findings are known."""
        self._keep(theorem, tuple(findings)[:SHOWN_AT_MOST], combinations, self.clock())

    def _keep(
        self, theorem: Callable[..., object], found: tuple[Finding, ...], combinations: int, started: float
    ) -> None:
        statement = " ".join((getdoc(theorem) or "").split("\n\n")[0].split())
        name = theorem.__name__.replace("_", " ")
        self.shown.append(Proved(name, statement, found, combinations, self.clock() - started))
