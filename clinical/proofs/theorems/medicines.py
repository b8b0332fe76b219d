"""Theorems about what a plan must not bring together: what is ruled out, two medicines, cold and heat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from clinical.content import Activity
from clinical.criteria import CriteriaError, parse, resolve
from clinical.proofs.formulas.cold_or_heat import COLD, COLD_OR_HEAT, HEAT
from clinical.proofs.formulas.diagrams import Function
from clinical.proofs.formulas.hours import Stretch, every_stretch
from clinical.proofs.formulas.plans import Plans
from clinical.proofs.report import Finding
from clinical.proofs.stories.plans import plan_story, title
from clinical.proofs.theorems.contraindications import (
    ANTI_INFLAMMATORIES,
    FLUID_LIMITED,
    MAYBE_PREGNANT,
    SACHETS,
    TABLETS,
    barred_pairs,
)

FOR_THE_DRY = (*SACHETS, "rehydrate")
"""Drinks for somebody who may be short of fluid."""

INSTEAD_OF = {"naproxen": "nsaid", "topical_nsaid": "nsaid"}
"""Shown as “instead of” the other one where both are planned, never beside it."""

MEDICINE_WORDS = re.compile(r"\b(mg|g|tablets?|capsules?|gel)\b")
NUMBER_OF_DRINKS = re.compile(
    r"\d[\d.,]*( ?(to|–|-) ?\d[\d.,]*)?"
    r" ?(ml|millilit|litres?|liters?|l\b|cups?|glass|mugs?|bottles?|sachets?)",
    re.IGNORECASE,
)


def nothing_contraindicated_is_planned(plans: Plans) -> Iterator[Finding]:
    """Nobody is given an activity that a condition, a medicine or a sign of theirs rules out.

    Not being sure about it counts as having it. What rules out what is a table that no edit changes.
    """
    for factor, name in barred_pairs():
        if name in plans.activities:
            yield from _planned_in_spite_of(plans, factor, name)


def pregnancy_never_gets_an_anti_inflammatory(plans: Plans) -> Iterator[Finding]:
    """Nobody who is or may be pregnant is given an anti-inflammatory, as a tablet or as a gel."""
    for factor in MAYBE_PREGNANT:
        for name in ANTI_INFLAMMATORIES:
            if name in plans.activities:
                yield from _planned_in_spite_of(plans, factor, name)


def _planned_in_spite_of(plans: Plans, factor: str, name: str) -> Iterator[Finding]:
    try:
        concerned = plans.where(factor)
    except CriteriaError as error:
        yield Finding(f"{title(plans, name)} must not be given where “{factor}”: {error}.", {})
        return
    people = plans.is_open(name) & concerned
    if found := plan_story(plans, people, f"would be given {title(plans, name)}"):
        yield found


def never_two_anti_inflammatories(plans: Plans) -> Iterator[Finding]:
    """No plan has two anti-inflammatory medicines side by side; another is only ever instead of the first."""
    guidance = plans.catalogue.guidance
    for one, other in combinations(ANTI_INFLAMMATORIES, 2):
        for stretch in every_stretch(guidance):
            both = _leads(plans, one, stretch) & _leads(plans, other, stretch)
            if both != plans.bdd.false:
                ending = f"would be given both {title(plans, one)} and {title(plans, other)}"
                if found := plan_story(plans, both, ending, stretch):
                    yield found
                    break


def no_anti_inflammatory_tablet_beside_rehydration(plans: Plans) -> Iterator[Finding]:
    """No plan that has drinks for somebody who is short of fluid has an anti-inflammatory tablet.

    It can harm the kidneys of somebody who is dry. Evidence: corrections to the plan 0 and 5.
    """
    for tablet in (name for name in TABLETS if name in plans.activities):
        for drink in (name for name in FOR_THE_DRY if name in plans.activities):
            people = plans.is_open(tablet) & plans.is_open(drink)
            ending = f"would be given {title(plans, tablet)} beside {title(plans, drink)}"
            if found := plan_story(plans, people, ending):
                yield found


def _leads(plans: Plans, name: str, stretch: Stretch) -> Function:
    planned = plans.planned(name, stretch)
    return planned & ~plans.planned(INSTEAD_OF[name], stretch) if name in INSTEAD_OF else planned


def every_medicine_is_known(plans: Plans) -> Iterator[Finding]:
    """Every medicine in a plan is one that this proof knows, so that its rules are checked."""
    known = {*ANTI_INFLAMMATORIES, "paracetamol", "magnesium"}
    for activity in plans.activities.values():
        amounts = " ".join(dose.amount for dose in activity.doses)
        is_medicine = activity.category in {"relief", "supplement"} and MEDICINE_WORDS.search(amounts)
        if is_medicine and activity.id not in known:
            yield Finding(
                f"“{activity.title}” ({activity.id}) is a medicine that the proof does not know.", {}
            )


def never_cold_and_heat_together(plans: Plans) -> Iterator[Finding]:
    """No plan puts both cold and heat first in the same stretch of time."""
    guidance = plans.catalogue.guidance
    for activity in plans.activities.values():
        if (activity.category == "cold_heat") is not (activity.id in COLD_OR_HEAT):
            yield Finding(f"No rule says when “{activity.title}” ({activity.id}) is cold or heat to use.", {})
    for stretch in every_stretch(guidance):
        first = [
            plans.planned(name, stretch) & plans.comes_first(name, stretch)
            for name in (COLD, HEAT)
            if name in plans.activities
        ]
        both = plans.answers.all_of(first) if len(first) == 2 else plans.bdd.false
        if found := plan_story(plans, both, "would be told to use both cold and heat first", stretch):
            yield found
            return


def no_number_under_a_fluid_limit(plans: Plans) -> Iterator[Finding]:
    """Nobody whose drinks a team decides about is told how much to drink in numbers."""
    limited = plans.answers.any_of(plans.where(factor) for factor in _askable(plans, FLUID_LIMITED))
    for activity in plans.activities.values():
        said = _number_in(_texts(activity))
        people = plans.is_open(activity.id) & limited if said else plans.bdd.false
        if found := plan_story(plans, people, _told(activity.title, said)):
            yield found
    for contributor in plans.catalogue.guidance.contributors:
        said = _number_in((contributor.advice,))
        people = plans.where(f"{contributor.id}_possible") & limited if said else plans.bdd.false
        if found := plan_story(plans, people, _told(contributor.title, said)):
            yield found


def _askable(plans: Plans, factors: tuple[str, ...]) -> Iterator[str]:
    """Yield the factors that somebody is asked about; the table of contraindications reports the others."""
    for factor in factors:
        try:
            resolve(parse(factor), plans.catalogue.vocabulary)
        except CriteriaError:
            continue
        yield factor


def _texts(activity: Activity) -> Iterator[str]:
    yield from (text for dose in activity.doses for text in (dose.amount, dose.times))
    yield from (text for each in activity.adaptations for text in (each.amount, each.text))
    yield from (activity.summary, *activity.steps)


def _number_in(texts: tuple[str, ...] | Iterator[str]) -> str:
    found = (NUMBER_OF_DRINKS.search(text) for text in texts)
    return next((each[0] for each in found if each), "")


def _told(name: str, said: str) -> str:
    return f"would be told to drink “{said}” under “{name}”"
