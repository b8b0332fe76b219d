"""Theorems about triage, shown over every combination of answers with decision diagrams."""

from __future__ import annotations

from collections.abc import Iterator

from dd.autoref import Function

from clinical.content import Disposition, Item, ItemKind, Role
from clinical.criteria import parse, resolve
from clinical.floor import FLOORS, floor_vocabulary
from clinical.proofs.assumptions import NOBODY, ONLY_TRUE_WHEN
from clinical.proofs.report import Finding
from clinical.proofs.symbolic import Answers, Run, milder, refusal

ABOVE_SELF_CARE = tuple(Disposition)[1:]
HEALTH = (Role.SYMPTOM, Role.FACTOR)


def story(answers: Answers, where: Function, ending: str) -> Finding:
    """Return a finding as a person's story: what they say yes or not sure to, and what would happen."""
    example = answers.example(where)
    shown = {name: code for name, code in example.items() if code != "no"}
    told = [_told(item, shown[item.id]) for item in answers.items if item.id in shown]
    return Finding(f"Someone says: {'; '.join(told) or 'no to everything'}. {ending}", shown)


def _told(item: Item, code: str) -> str:
    if item.kind is not ItemKind.SIGN:
        return f"{item.text}: {next(option.label for option in item.permitted if option.code == code)}"
    return item.statement if code == "yes" else f"not sure about “{item.text}”"


def the_floor_holds(run: Run) -> Iterator[Finding]:
    """Whoever has a sign of the safety floor is sent at least where the floor says."""
    catalogue, nobody = run.answers.catalogue, run.answers.bdd.false
    for entry in FLOORS:
        meant = run.kleene(resolve(parse(entry.when), floor_vocabulary(catalogue.vocabulary))).true
        named = [flag for flag in catalogue.red_flags if flag.id == entry.red_flag]
        missed = milder(run, entry.least, meant, named)
        if missed != nobody:
            ending = f"The safety floor asks for {entry.least.name} ({entry.red_flag}), and they get less."
            yield story(run.answers, missed, ending)


def not_sure_is_never_self_care(run: Run) -> Iterator[Finding]:
    """Whoever has a red flag, or is not sure about one, is never told only to look after it at home."""
    nobody = run.answers.bdd.false
    for flag in run.answers.catalogue.red_flags:
        concerned = ~run.of(flag.when).false
        missed = milder(run, Disposition.ROUTINE, concerned, [flag])
        if missed != nobody:
            yield story(run.answers, missed, f"“{flag.id}” is not ruled out, and they get self-care.")


def every_red_flag_can_be_reached(run: Run) -> Iterator[Finding]:
    """Every red flag is true of somebody: none is dead."""
    for flag in run.answers.catalogue.red_flags:
        if run.of(flag.when).true == run.answers.bdd.false:
            yield Finding(f"Nobody can ever have the red flag “{flag.id}”.", {})


def every_question_can_be_reached(run: Run) -> Iterator[Finding]:
    """Every question is asked of somebody."""
    for screen in run.answers.catalogue.triage_screens:
        for item in screen.items:
            asked = ~run.of(screen.enable_when).false & ~run.of(item.enable_when).false
            if asked == run.answers.bdd.false:
                yield Finding(f"Nobody is ever asked “{item.id}”.", {})


def another_symptom_never_lowers(run: Run) -> Iterator[Finding]:
    """Going from no to not sure, or from not sure to yes, about any sign never makes the result milder."""
    answers = run.answers
    signs = [item for item in answers.items if item.kind is ItemKind.SIGN and item.role in HEALTH]
    for least in ABOVE_SELF_CARE:
        # A disposition is the most urgent of its red flags: it can fall only where one of them does.
        for flag in answers.catalogue.red_flags:
            refused = refusal(run, flag, least)
            concerned = answers.bdd.support(refused)
            for item in signs:
                if not concerned.isdisjoint(answers.variables(item)):
                    yield from _lowered(answers, refused, item, least)


def _lowered(answers: Answers, refused: Function, item: Item, least: Disposition) -> Iterator[Finding]:
    not_no, unsure = answers.variables(item)
    no = answers.bdd.let({not_no: False}, refused)
    not_sure = answers.bdd.let({not_no: True, unsure: True}, refused)
    yes = answers.bdd.let({not_no: True, unsure: False}, refused)
    for before, after, words in ((no, not_sure, "not sure about"), (not_sure, yes, "sure of")):
        if after & ~before != answers.bdd.false:
            ending = f"With {words} “{item.id}” added they would lose a reason for {least.name}."
            yield story(answers, after & ~before, ending)


def the_truthful_patient(run: Run) -> Iterator[Finding]:
    """Every red flag true of a person reaches its level through the questions that they are shown.

    Nothing that is true of them is lost behind a question they are not asked. Where the questions end early,
    the result is an emergency, and every sign that needs an ambulance is listed there as still possible.
    """
    answers = run.answers
    truth = Run(answers, everyone_asked=True)
    people = possible_people(truth)
    yield from _lost_behind_a_question(run, truth, people)
    screens = answers.catalogue.triage_screens
    going_on, refused = people, dict[str, Function]()
    for known in range(1, len(screens) + 1):
        went_on = going_on
        mildest = Run(answers, known=known, assume_no=True)
        for flag in mildest.simplest_first:
            refusing = refusal(mildest, flag, Disposition.EMERGENCY_DEPARTMENT)
            if refusing != refused.get(flag.id):
                going_on = going_on & refusing
                refused[flag.id] = refusing
        yield from _not_listed(Run(answers, known=known), truth, went_on & ~going_on, screens[known - 1].id)


def possible_people(truth: Run) -> Function:
    """Return the people there can be: what can be true only of some is true of nobody else."""
    answers, vocabulary = truth.answers, truth.answers.catalogue.vocabulary
    people = answers.bdd.true
    for item_id, when in {**ONLY_TRUE_WHEN, **NOBODY}.items():
        item = answers.catalogue.items.get(item_id)
        if item is None:
            continue
        denied = answers.cube(item, answers.codes(item)[1 if item.kind is ItemKind.SIGN else 0])
        people = people & (denied | truth.kleene(resolve(parse(when), vocabulary)).true)
    return people


def _lost_behind_a_question(run: Run, truth: Run, people: Function) -> Iterator[Finding]:
    for flag in run.answers.catalogue.red_flags:
        true_of = truth.of(flag.when).true & refusal(run, flag, flag.disposition)
        lost = milder(run, flag.disposition, true_of & people)
        if lost != run.answers.bdd.false:
            ending = f"“{flag.id}” is true of them, but they are not asked enough to find it."
            yield story(run.answers, lost, ending)


def _not_listed(partial: Run, truth: Run, ended_here: Function, screen_id: str) -> Iterator[Finding]:
    if ended_here == partial.answers.bdd.false:
        return
    for flag in partial.answers.catalogue.red_flags:
        if flag.disposition is Disposition.AMBULANCE:
            unlisted = truth.of(flag.when).true & partial.of(flag.when).false
            if unlisted != partial.answers.bdd.false:
                unlisted = unlisted & ended_here
            if unlisted != partial.answers.bdd.false:
                ending = (
                    f"The questions end at “{screen_id}” without listing “{flag.id}”, which is true of them."
                )
                yield story(partial.answers, unlisted, ending)
