"""Counter-examples about plans, told as a person's story at an hour of their course."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from clinical.content import Disposition, ItemKind, Role
from clinical.plan.timing import hours_of_band
from clinical.proofs.formulas.diagrams import Function
from clinical.proofs.formulas.hours import Stretch
from clinical.proofs.formulas.plans import Plans
from clinical.proofs.formulas.smallest import contains, smallest
from clinical.proofs.report import Finding
from clinical.proofs.stories.people import level_of, person, values_of


def plan_story(plans: Plans, where: Function, ending: str, stretch: Stretch | None = None) -> Finding | None:
    """Return a finding about somebody in a set with a plan, or None if nobody in it gets one."""
    answers = somebody_with_plan(plans, where, stretch)
    if answers is None:
        return None
    if stretch is not None:
        ending = f"{ending}, {hours_in_words(stretch.starts)} after it began"
    words = f"{person(plans.answers.items, answers)} {ending}."
    return Finding(words, answers, stretch.now if stretch else None)


def somebody_with_plan(
    plans: Plans, where: Function, stretch: Stretch | None = None
) -> dict[str, str] | None:
    """Return the smallest example in a set with a plan, or None if nobody in it gets one."""
    for people in (*_who_began_then(plans, where, stretch), where):
        if people == plans.bdd.false:
            continue
        # The smallest example of all mostly has a plan, which spares working out everybody who has one.
        answers = smallest(plans.answers, people)
        if has_plan(plans, answers):
            return answers
        left = plans.with_plan(people)
        if left != plans.bdd.false:
            return smallest(plans.answers, left)
    return None


def anybody_with_plan(plans: Plans, where: Function) -> bool:
    """Return whether anybody in a set gets a plan, trying those first who have no symptom."""
    signs = (item for screen in plans.catalogue.triage_screens for item in screen.items)
    well = {
        name: False
        for item in signs
        if item.kind is ItemKind.SIGN and item.role is Role.SYMPTOM
        for name in plans.answers.variables(item)
    }
    quiet = plans.bdd.restrict(where, well)
    if quiet != plans.bdd.false and has_plan(plans, smallest(plans.answers, quiet)):
        return True
    return somebody_with_plan(plans, where) is not None


def has_plan(plans: Plans, answers: Mapping[str, str]) -> bool:
    """Return whether the formulas give a plan for these answers."""
    values = values_of(plans.answers, answers)
    free = (plans.triage.of(flag.when).false for flag in plans.catalogue.red_flags if flag.blocks_plan)
    return all(contains(each, values) for each in free) and level_of(plans.given, answers) <= Disposition.SOON


def title(plans: Plans, name: str) -> str:
    """Return what an activity is called in words."""
    return f"“{plans.activities[name].title}”"


def hours_in_words(hours: int) -> str:
    """Return a number of hours in the largest unit that fits."""
    if hours and hours % 24 == 0:
        return f"{hours // 24} day{'s' * (hours != 24)}"
    return f"{hours} hour{'s' * (hours != 1)}"


def _who_began_then(plans: Plans, where: Function, stretch: Stretch | None) -> Iterator[Function]:
    """Yield those of a set whose onset band begins at the hour of the stretch."""
    onset = plans.catalogue.items.get("onset")
    for option in onset.permitted if onset and stretch else ():
        is_a_time = re.fullmatch(r"[hdw]\d+|unsure", option.code)
        if stretch and onset and is_a_time and hours_of_band(option.code) == stretch.now:
            yield where & plans.answers.cube(onset, option.code)
