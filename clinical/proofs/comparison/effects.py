"""What answers do to an activity, as sets of people: for comparing the plans of two guidances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from clinical.catalogue import Catalogue, compile_guidance
from clinical.content import Activity, Effect, Guidance, Stage
from clinical.criteria import Criteria
from clinical.proofs.formulas.diagrams import Function
from clinical.proofs.formulas.scores import pseudo_items
from clinical.proofs.formulas.smallest import Smallest
from clinical.proofs.formulas.symbolic import Answers, Kleene, Run
from clinical.proofs.formulas.waiting import ALLOWED_ONLY_WITH

ABSENT = "absent"
"""The state of an activity that is not in the plan, since it is not indicated or not in the guidance."""


def asked_at_once(guidance: Guidance) -> Catalogue:
    """Return the guidance as if the questions of the plan page came before the result: all of them answered.

    To whatever bars or softens an activity, a skipped question is the same as "no".
    """
    every = [item for screen in guidance.screens for item in screen.items]
    taken_over = [replace(item, enable_when="") for item in every if item.asked_on_plan]
    screens = tuple(
        replace(
            screen,
            stage=Stage.TRIAGE,
            items=(
                *(item for item in screen.items if not item.asked_on_plan),
                *(item for item in taken_over if item.asked_on_plan == screen.id),
            ),
        )
        for screen in guidance.screens
    )
    return compile_guidance(replace(guidance, screens=screens))


class PlanEffects:
    """How the plans of one guidance offer each activity, and to whom."""

    def __init__(self, catalogue: Catalogue, run: Run) -> None:
        self.catalogue = catalogue
        self.run = run
        self.bdd = run.answers.bdd
        self.examples = Smallest(run.answers)
        self.activities: Mapping[str, Activity] = {
            each.id: each for each in catalogue.guidance.activities if each.doses
        }

    def of(self, text: str) -> Kleene:
        return self.run.kleene(self.catalogue.criteria(text))

    def indicated(self, activity_id: str) -> Function:
        """Return the people to whom an activity is offered, unless something bars it."""
        activity = self.activities.get(activity_id)
        return self.of(activity.indicated_when).true if activity else self.bdd.false

    def effects(self, activity_id: str) -> dict[Effect, Function]:
        """Return for each effect the people for whom it is the strongest, in their plan or not."""
        activity, left, found = self.activities[activity_id], self.bdd.true, dict[Effect, Function]()
        for effect in (Effect.REMOVE, Effect.ASK, Effect.ADAPT):
            held_back = self._at_least(activity, effect)
            found[effect] = left & held_back
            left = left & ~held_back
        return {Effect.KEEP: left, **found}

    def _at_least(self, activity: Activity, effect: Effect) -> Function:
        """Return for whom an activity has this effect or a stronger one; not sure counts as yes."""
        # What guards an activity counts only where it is not allowed itself.
        guarding = max(effect, Effect.ASK, key=lambda each: each.strength)
        guards = (self._own(guard, guarding) for guard in self.guards_of(activity))
        return self.run.answers.any_of([self._own(activity, effect), *guards])

    def guards_of(self, activity: Activity) -> list[Activity]:
        """Return the activities without which this one is never allowed."""
        return [
            self.activities[name]
            for name in ALLOWED_ONLY_WITH.get(activity.id, ())
            if name in self.activities
        ]

    def criteria_of(self, activity: Activity) -> list[tuple[Criteria, Effect | None]]:
        """Return what decides about an activity: when it is offered, and each bar with its effect."""
        bars = [(self.catalogue.criteria(each.when), each.effect) for each in activity.adaptations]
        return [(self.catalogue.criteria(activity.indicated_when), None), *bars]

    def _own(self, activity: Activity, effect: Effect) -> Function:
        return self.run.answers.any_of(
            ~self.of(each.when).false
            for each in activity.adaptations
            if each.effect.strength >= effect.strength
        )

    def without(self, activity: Activity, step: str) -> Function:
        """Return the people for whom a step is left out of an activity; not sure counts as yes."""
        return self.run.answers.any_of(
            ~self.of(each.when).false
            for each in activity.adaptations
            if each.effect.strength < Effect.ASK.strength and step in each.leaves_out
        )

    def amounts(self, activity: Activity) -> dict[Criteria, str]:
        """Return the amounts that replace the usual one, by the criteria of the people they are for."""
        return {
            self.catalogue.criteria(each.when): each.amount
            for each in activity.adaptations
            if each.effect.strength < Effect.ASK.strength
        }


class RunWithScores(Run):
    """A run in which criteria may also name the bands of contributors."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)
        nobody = answers.bdd.false
        for name, where in list(pseudo_items(self)):
            self._states[name] = (nobody, {"yes": where, "no": ~where}, nobody)
