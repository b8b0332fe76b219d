"""Theorems about the steps of an activity: they fit the person and do not contradict its dose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from clinical.catalogue import Catalogue
from clinical.content import Activity, Adaptation, Effect
from clinical.proofs.formulas.diagrams import Function
from clinical.proofs.formulas.plans import Plans
from clinical.proofs.report import Finding
from clinical.proofs.stories.plans import plan_story, title

MEASURE = re.compile(
    r"\d[\d.,]*(?: to \d[\d.,]*)? (?:seconds?|minutes?|hours?|days?|times|mg|g|ml|litres?|units?|tablets?)\b"
)


def what_is_left_out_is_a_step(catalogue: Catalogue) -> Iterator[Finding]:
    """Whatever is left out for somebody is one of the steps, word for word, so that it really goes."""
    for activity in catalogue.guidance.activities:
        for adaptation in activity.adaptations:
            for line in adaptation.leaves_out:
                if line not in activity.steps:
                    told = f"“{activity.title}” ({activity.id}) leaves out “{line}”, which is no step of it."
                    yield Finding(told, {})


def no_step_contradicts_its_dose(catalogue: Catalogue) -> Iterator[Finding]:
    """No step names the usual amount to somebody who is given another one."""
    for activity in catalogue.guidance.activities:
        usual = _measures(dose.amount for dose in activity.doses)
        for adaptation in filter(_is_mild, activity.adaptations):
            replaced = usual - _measures([adaptation.amount]) if adaptation.amount else set()
            for step in set(activity.steps) - set(adaptation.leaves_out):
                for measure in sorted(replaced & _measures([step])):
                    told = (
                        f"“{activity.title}” ({activity.id}) gives “{adaptation.amount}” to some, "
                        f"and still tells them “{step}”: leave out that step, or its {measure}."
                    )
                    yield Finding(told, {})


def some_step_is_left(plans: Plans) -> Iterator[Finding]:
    """Everybody who is given an activity has at least one of its steps left."""
    for activity in plans.activities.values():
        without = plans.answers.all_of(_where_left_out(plans, activity, step) for step in activity.steps)
        people = plans.is_open(activity.id) & without if activity.steps else plans.bdd.false
        if found := plan_story(plans, people, f"would be given {title(plans, activity.id)} without any step"):
            yield found


def _where_left_out(plans: Plans, activity: Activity, step: str) -> Function:
    mild = filter(_is_mild, activity.adaptations)
    return plans.answers.any_of(plans.may_apply(each) for each in mild if step in each.leaves_out)


def _is_mild(adaptation: Adaptation) -> bool:
    return adaptation.effect in {Effect.KEEP, Effect.ADAPT}


def _measures(texts: Iterable[str]) -> set[str]:
    return {each for text in texts for each in MEASURE.findall(text)}
