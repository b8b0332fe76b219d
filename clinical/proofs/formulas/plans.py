"""Which activities a plan has, as formulas over every answer: independent of the planner.

Questions of the plan page may be skipped. In the reading `given` a skipped question counts as no; in the
reading `doubted` it counts as not sure, and medicines that depend on it wait.

A check-in moves the phases of a plan and may hold exercises back; it never adds an activity. So theorems are
about `is_open`, whatever the hour, or about every possible stretch of time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clinical.catalogue import Catalogue
from clinical.content import Activity, Adaptation, Disposition, Effect, Item, ItemKind, RedFlag, Stage
from clinical.criteria import parse, resolve
from clinical.proofs.formulas.cold_or_heat import (
    COLD_OR_HEAT,
    FIRST_DAY,
    SECOND_DAY,
    THIRD_DAY,
    ColdOrHeat,
    cold_or_heat,
)
from clinical.proofs.formulas.diagrams import BDD, Function
from clinical.proofs.formulas.hours import Stretch
from clinical.proofs.formulas.ordering import arranged, mentioned
from clinical.proofs.formulas.scores import NOT_PALE, pseudo_items
from clinical.proofs.formulas.smallest import SKIPPED
from clinical.proofs.formulas.symbolic import Answers, Run, milder, refusal
from clinical.proofs.formulas.waiting import (
    ALLOWED_ONLY_WITH,
    ASKED_BY_NAME,
    RULES,
    WAITING_ACTIVITIES,
    WAITING_CATEGORIES,
)


class PlanAnswers(Answers):
    """The answers before the result, and those of the plan page, which may be skipped."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.unsure_allowed = True
        self.items = list(catalogue.items.values())
        self.bdd = BDD()
        for item in arranged(catalogue, self.items, self._scored_together()):
            self.bdd.declare(*self.variables(item))

    def _scored_together(self) -> list[set[str]]:
        every = self.catalogue.guidance.contributors
        return [
            set().union(*(mentioned(self.catalogue.criteria(weight.when)) for weight in each.weights))
            for each in every
        ]

    def may_be_skipped(self, item: Item) -> bool:
        return self.catalogue.stage_of(item.id) is Stage.PLAN or bool(item.asked_on_plan)

    def codes(self, item: Item) -> list[str]:
        return [*super().codes(item), SKIPPED] if self.may_be_skipped(item) else super().codes(item)

    def bits(self, item: Item, code: str) -> list[tuple[str, bool]]:
        if code == SKIPPED and item.kind is ItemKind.SIGN:
            return list(zip(self.variables(item), (False, True), strict=True))
        return super().bits(item, code)

    def code_of(self, item: Item, values: tuple[bool, ...]) -> str:  # type: ignore[override]
        if item.kind is ItemKind.SIGN and self.may_be_skipped(item) and tuple(values) == (False, True):
            return SKIPPED
        return super().code_of(item, values)

    def cube(self, item: Item, code: str) -> Function:
        if item.kind is ItemKind.SIGN and self.may_be_skipped(item):
            return self.fixed(self.bits(item, code))
        return super().cube(item, code)


class PlanRun(Run):
    """The values of criteria about plans when a skipped question counts as a given code."""

    def __init__(
        self, answers: PlanAnswers, skipped_as: str, asked: Mapping[str, Function] | None = None
    ) -> None:
        super().__init__(answers)
        self._memo.clear()  # what the plan asks as well was left out so far
        none = answers.bdd.false
        self.asked: dict[str, Function] = dict(asked or {})
        for item in answers.items:
            if item.asked_on_plan:
                self.asked[item.id] = self._left_to_the_plan(item, skipped_as)
        for screen in answers.catalogue.plan_screens:
            for item in screen.items:
                if asked is None:
                    self.asked[item.id] = (
                        ~self.of(screen.enable_when).false & ~self.of(item.enable_when).false
                    )
                applies = self.asked[item.id]
                by_code = {code: answers.cube(item, code) & applies for code in answers.codes(item)}
                by_code[skipped_as] = by_code.get(skipped_as, none) | by_code.pop(SKIPPED)
                self._states[item.id] = (~applies, by_code, none)

    def _left_to_the_plan(self, item: Item, skipped_as: str) -> Function:
        """Take the answer of the plan where triage passed an item by; return where that is."""
        answers, none = self.answers, self.answers.bdd.false
        passed_by, skipped = self._states[item.id][0], answers.cube(item, SKIPPED)
        by_code = {code: answers.cube(item, code) for code in answers.codes(item) if code != SKIPPED}
        by_code["no"] = by_code["no"] | (skipped & ~passed_by)
        by_code[skipped_as] = by_code.get(skipped_as, none) | (skipped & passed_by)
        self._states[item.id] = (none, by_code, none)
        return passed_by

    def suppose(self, name: str, where: Function, unsure: Function) -> None:
        """Set a pseudo-item to yes for one set of people and to not sure for another."""
        self._states[name] = (
            self.answers.bdd.false,
            {"yes": where & ~unsure, "no": ~where & ~unsure, "unsure": unsure},
            self.answers.bdd.false,
        )


class Plans:
    """Who gets which activity in the plans of a guidance."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.answers = PlanAnswers(catalogue)
        self.bdd = self.answers.bdd
        self.triage = Run(self.answers)
        self.doubted = PlanRun(self.answers, "unsure")
        self.given = PlanRun(self.answers, "no", self.doubted.asked)
        skipped = self._skipped("urine_pale")
        for name, where in list(pseudo_items(self.given)):
            self.given.suppose(name, where, self.bdd.false)
            self.doubted.suppose(name, where, skipped if name == NOT_PALE else self.bdd.false)
        self.activities = {
            each.id: each for each in catalogue.guidance.activities if each.category != RULES and each.doses
        }
        self._open: dict[str, Function] = {}
        self._choices: dict[tuple[int, frozenset[str]], ColdOrHeat] = {}

    def _skipped(self, item_id: str) -> Function:
        item = self.catalogue.items.get(item_id)
        if item is None or not self.answers.may_be_skipped(item):
            return self.bdd.false
        return self.answers.cube(item, SKIPPED) & self.doubted.asked[item_id]

    def with_plan(self, among: Function, expected: Sequence[RedFlag] = ()) -> Function:
        """Return those of some people who get a plan: they have nothing above SOON and no blocking red flag.

        The red flags in `expected` are applied first, which keeps the diagrams small.
        """
        left = among
        for flag in expected:
            left = left & refusal(self.triage, flag, Disposition.SAME_DAY)
        for flag in self.catalogue.red_flags:
            if flag.blocks_plan and left != self.bdd.false:
                left = left & self.triage.of(flag.when).false
        return milder(self.triage, Disposition.SAME_DAY, left)

    def where(self, text: str) -> Function:
        """Return who fulfils criteria of the prover's own. Raises CriteriaError."""
        return self.given.kleene(resolve(parse(text), self.catalogue.vocabulary)).true

    def is_indicated(self, activity: Activity) -> Function:
        return self.given.of(activity.indicated_when).true

    def may_apply(self, adaptation: Adaptation) -> Function:
        """Return the people whom an adaptation may concern; not sure counts as yes."""
        return ~self.given.of(adaptation.when).false

    def is_barred(self, activity: Activity) -> Function:
        """Return for whom an activity, or one that guards it, is removed or needs advice first."""
        guards = [
            self.activities[name]
            for name in ALLOWED_ONLY_WITH.get(activity.id, ())
            if name in self.activities
        ]
        own = (
            self.may_apply(each)
            for each in activity.adaptations
            if each.effect in {Effect.ASK, Effect.REMOVE}
        )
        return self.answers.any_of([*own, *map(self.is_barred, guards)])

    def is_waiting(self, activity: Activity) -> Function:
        """Return for whom an activity waits for an answer."""
        guards = [
            self.activities[name]
            for name in ALLOWED_ONLY_WITH.get(activity.id, ())
            if name in self.activities
        ]
        waiting = self.bdd.false
        if activity.category in WAITING_CATEGORIES or activity.id in WAITING_ACTIVITIES:
            for each in activity.adaptations:
                if each.effect is not Effect.KEEP:
                    waiting |= ~self.doubted.of(each.when).false & self.given.of(each.when).false
        for each in activity.adaptations:
            if each.effect is not Effect.KEEP and activity.id in ASKED_BY_NAME:
                for name in mentioned(self.catalogue.criteria(each.when)) & ASKED_BY_NAME[activity.id]:
                    waiting |= (
                        self._skipped(name)
                        & ~self.doubted.of(each.when).false
                        & self.given.of(each.when).false
                    )
        return self.answers.any_of([waiting, *map(self.is_waiting, guards)])

    def is_open(self, name: str) -> Function:
        """Return for whom an activity is indicated, allowed and not waiting, whatever the hour."""
        if name not in self.activities:
            return self.bdd.false
        if name not in self._open:
            activity = self.activities[name]
            left = self.is_indicated(activity) & ~self.is_barred(activity)
            self._open[name] = left & ~self.is_waiting(activity) if left != self.bdd.false else left
        return self._open[name]

    def planned(self, name: str, stretch: Stretch) -> Function:
        """Return who has an activity in their plan during a stretch of time."""
        begins = stretch.begins(self.activities[name]) if name in self.activities else None
        if begins is None or not stretch.has_time_left(self.activities[name]):
            return self.bdd.false
        if name not in COLD_OR_HEAT:
            return self.is_open(name)
        return self.is_open(name) & self.choice(begins, stretch).planned[name]

    def comes_first(self, name: str, stretch: Stretch) -> Function:
        """Return for whom this one of cold and heat comes first in a stretch."""
        begins = stretch.begins(self.activities[name]) if name in self.activities else None
        return self.bdd.false if begins is None else self.choice(begins, stretch).first[name]

    def choice(self, hours: int, stretch: Stretch) -> ColdOrHeat:
        """Return the choice between cold and heat at an hour, in a plan that is made now."""
        in_time = frozenset(
            name
            for name in COLD_OR_HEAT
            if name in self.activities and stretch.has_time_left(self.activities[name])
        )
        at = max((cut for cut in (0, FIRST_DAY, SECOND_DAY, THIRD_DAY) if cut <= hours), default=0)
        if (at, in_time) not in self._choices:
            allowed = {
                name: self.is_open(name) if name in in_time else self.bdd.false for name in COLD_OR_HEAT
            }
            self._choices[at, in_time] = cold_or_heat(self.given, at, allowed)
        return self._choices[at, in_time]
