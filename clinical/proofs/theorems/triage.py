"""Theorems about triage, shown over every combination of answers with decision diagrams."""

from __future__ import annotations

from collections.abc import Iterator

from clinical.content import Disposition, Item, ItemKind, Role
from clinical.criteria import CriteriaError, parse, resolve
from clinical.proofs.formulas.diagrams import Function
from clinical.proofs.formulas.ordering import mentioned, rests_on
from clinical.proofs.formulas.symbolic import FLOORS as FLOORS_WHEN_UNSURE
from clinical.proofs.formulas.symbolic import Run, refusal
from clinical.proofs.report import Finding
from clinical.proofs.stories.people import should_be_told, story, story_with, told_less
from clinical.proofs.theorems.contraindications import MAYBE_PREGNANT
from clinical.triage.floor import FLOORS, Floor, floor_vocabulary

ABOVE_SELF_CARE = tuple(Disposition)[1:]
HEALTH = (Role.SYMPTOM, Role.FACTOR)


def the_floor_holds(run: Run) -> Iterator[Finding]:
    """Whoever has a sign of the safety floor is sent at least where the floor says."""
    for entry in FLOORS:
        try:
            yield from below_the_floor(run, entry)
        except CriteriaError as error:
            yield Finding(f"The safety floor for “{entry.red_flag}” cannot be kept: {error}.", {})


def below_the_floor(run: Run, entry: Floor) -> Iterator[Finding]:
    catalogue = run.answers.catalogue
    meant = run.kleene(resolve(parse(entry.when), floor_vocabulary(catalogue.vocabulary))).true
    named = [flag for flag in catalogue.red_flags if flag.id == entry.red_flag]
    remark = should_be_told(entry.least, f"that is the safety floor ({entry.red_flag})")
    yield from told_less(run, entry.least, meant, remark, named)


def not_sure_is_never_self_care(run: Run) -> Iterator[Finding]:
    """Whoever has a red flag, or is not sure about one, is never told only to look after it at home.

    A doubt about an emergency calls for advice today at least, one about an ambulance for an emergency.
    """
    for flag in run.answers.catalogue.red_flags:
        least = FLOORS_WHEN_UNSURE[flag.disposition]
        yield from told_less(
            run, least, ~run.of(flag.when).false, f"Yet “{flag.id}” is not ruled out.", [flag]
        )


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
                    yield from _lowered(run, refused, item, least)


def _lowered(run: Run, refused: Function, item: Item, least: Disposition) -> Iterator[Finding]:
    answers = run.answers
    not_no, unsure = answers.variables(item)
    no = answers.bdd.restrict(refused, {not_no: False})
    not_sure = answers.bdd.restrict(refused, {not_no: True, unsure: True})
    yes = answers.bdd.restrict(refused, {not_no: True, unsure: False})
    for before, after, words in ((no, not_sure, "not sure about"), (not_sure, yes, "sure of")):
        if after & ~before != answers.bdd.false:
            remark = f"With {words} “{item.id}” added they lose a reason for {least.name}."
            yield story_with(run, after & ~before, remark)


def each_red_flag_bites_alone(run: Run) -> Iterator[Finding]:
    """Each sign that a red flag is named for raises it by itself, whatever else the person answers."""
    for flag in run.answers.catalogue.red_flags:
        item = run.answers.catalogue.items.get(flag.id)
        if item is None or item.kind is not ItemKind.SIGN or flag.disposition < Disposition.SOON:
            continue
        silent = run.where(flag.id, "yes") & ~run.of(flag.when).true
        if silent != run.answers.bdd.false:
            yield story(
                run, silent, f"would not have the red flag “{flag.id}”, though that is what it is for."
            )


def the_young_are_seen(run: Run) -> Iterator[Finding]:
    """Whoever is under 16 is sent to be seen today at least, and whoever is 16 or 17 soon at least."""
    for code, least in (("u16", Disposition.SAME_DAY), ("a16", Disposition.SOON)):
        yield from _seen_at_least(run, f"age == {code}", least)


def pregnancy_is_seen(run: Run) -> Iterator[Finding]:
    """Whoever is or may be pregnant is told to see someone soon, at least."""
    for when in MAYBE_PREGNANT:
        yield from _seen_at_least(run, when, Disposition.SOON)


def _seen_at_least(run: Run, when: str, least: Disposition) -> Iterator[Finding]:
    try:
        criteria = resolve(parse(when), run.answers.catalogue.vocabulary)
    except CriteriaError as error:
        yield Finding(f"Nobody is asked about “{when}”: {error}.", {})
        return
    raising = [flag for flag in run.answers.catalogue.red_flags if flag.disposition >= least]
    named = [flag for flag in raising if mentioned(criteria) == rests_on(run.answers.catalogue, flag.when)]
    yield from told_less(run, least, run.kleene(criteria).true, should_be_told(least, f"“{when}”"), named)
