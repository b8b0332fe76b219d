"""Theorems about what is asked of whom: nothing true of a person is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator

from clinical.content import Disposition, ItemKind
from clinical.criteria import CriteriaError, parse, resolve
from clinical.proofs.formulas.diagrams import Function
from clinical.proofs.formulas.ordering import mentioned, rests_on
from clinical.proofs.formulas.symbolic import Kleene, Run, milder, refusal
from clinical.proofs.report import Finding
from clinical.proofs.stories.people import story, story_with, told_less
from clinical.proofs.theorems.assumptions import ASKED_BESIDE_A_SIGN, NOBODY, ONLY_TRUE_WHEN

EMERGENCY = Disposition.EMERGENCY_DEPARTMENT


def the_truthful_patient(run: Run) -> Iterator[Finding]:
    """Every red flag true of a person reaches its level through the questions that they are shown.

    Nothing that is true of them is lost behind a question they are not asked.
    """
    truth = Run(run.answers, everyone_asked=True)
    people = possible_people(truth)
    for flag in run.answers.catalogue.red_flags:
        true_of = truth.of(flag.when).true & refusal(run, flag, flag.disposition)
        remark = f"“{flag.id}” is true of them, but they are not asked enough to find it."
        yield from told_less(run, flag.disposition, true_of & people, remark)


def possible_people(truth: Run) -> Function:
    """Return the people who can exist: nobody has a sign that the assumptions rule out for them."""
    answers = truth.answers
    people = answers.bdd.true
    for item_id, when in {**ONLY_TRUE_WHEN, **NOBODY}.items():
        item = answers.catalogue.items.get(item_id)
        meant = _assumed(truth, when)
        if item is None or meant is None or item not in answers.items:
            continue
        denied = answers.cube(item, answers.codes(item)[1 if item.kind is ItemKind.SIGN else 0])
        people = people & (denied | meant.true)
    return people


def _assumed(truth: Run, when: str) -> Kleene | None:
    """Return the value of an assumption, or None if it names a question that is no longer asked."""
    try:
        criteria = resolve(parse(when), truth.answers.catalogue.vocabulary)
    except CriteriaError:
        return None
    return truth.kleene(criteria) if mentioned(criteria) <= truth.known_items else None


def only_an_emergency_ends_early(run: Run) -> Iterator[Finding]:
    """The questions end early only for an emergency, and it stays one whatever the other answers would be.

    So nobody whose answers come to "today" or less leaves before the last question.
    """
    everything = {item.id for item in run.answers.items}
    for known, screen in enumerate(run.answers.catalogue.triage_screens[:-1], start=1):
        everything -= {item.id for item in screen.items}
        mildest = Run(run.answers, known=known, assume_no=True, like=run)
        for flag in run.answers.catalogue.red_flags:
            if flag.disposition < EMERGENCY or not rests_on(run.answers.catalogue, flag.when) & everything:
                continue
            ends_here = ~refusal(mildest, flag, EMERGENCY)
            remark = f"Yet the questions end for them at “{screen.title}” with an emergency."
            yield from told_less(run, EMERGENCY, ends_here, remark, [flag])


def an_early_end_lists_every_ambulance_sign(run: Run) -> Iterator[Finding]:
    """Where the questions end early, every ambulance sign that may yet be true is listed there."""
    nobody = run.answers.bdd.false
    truth = Run(run.answers, everyone_asked=True)
    people = possible_people(truth)
    for known, screen in enumerate(run.answers.catalogue.triage_screens, start=1):
        partial = Run(run.answers, known=known, like=run)
        for flag in run.answers.catalogue.red_flags:
            if flag.disposition is not Disposition.AMBULANCE:
                continue
            unlisted = truth.of(flag.when).true & partial.of(flag.when).false
            if unlisted != nobody and (unlisted := unlisted & people) != nobody:
                unlisted = _ending_at(run, known, unlisted)
            if unlisted != nobody:
                ending = f"would end at “{screen.title}” without “{flag.if_clause}”, which is true of them."
                yield story(run, unlisted, ending)


def _ending_at(run: Run, known: int, among: Function) -> Function:
    """Return those of some people for whom the questions end with an emergency at the screen `known`."""
    sooner = Run(run.answers, known=known - 1, assume_no=True, like=run)
    left = milder(sooner, EMERGENCY, among)
    here = Run(run.answers, known=known, assume_no=True, like=run)
    return left & ~milder(here, EMERGENCY, left)


def self_care_needs_every_answer(run: Run) -> Iterator[Finding]:
    """Whoever is told to look after it at home has answered every question that could be true of them.

    A question may be left out only for those of whom it cannot be true, or for whom it means nothing: a
    bruise after a fall needs a fall, and one kidney counts with a fever.
    """
    answers = run.answers
    truth = Run(answers, everyone_asked=True)
    at_home = milder(run, Disposition.ROUTINE, answers.bdd.true) & possible_people(truth)
    for screen in answers.catalogue.triage_screens:
        for item in screen.items:
            left_out = run.of(screen.enable_when).false | run.of(item.enable_when).false
            when = {**ASKED_BESIDE_A_SIGN, **ONLY_TRUE_WHEN, **NOBODY}.get(item.id)
            meant = _assumed(truth, when) if when else None
            unasked = at_home & left_out & (~meant.false if meant else answers.bdd.true)
            if unasked != answers.bdd.false:
                yield story_with(run, unasked, f"Nobody asked them about “{item.text}”.")
