"""What the plans of a new guidance do differently, by activity and by what is true of a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from clinical.catalogue import Catalogue
from clinical.content import Activity, Effect
from clinical.proofs.comparison.changes import Change, PlanChange
from clinical.proofs.comparison.doses import amount_changes, dose_changes
from clinical.proofs.comparison.effects import ABSENT, PlanEffects, RunWithScores
from clinical.proofs.comparison.factors import EVERYBODY, Factors, Told
from clinical.proofs.comparison.steps import step_changes
from clinical.proofs.formulas.shared_answers import share


def plan_changes(old: Catalogue, new: Catalogue) -> Iterator[PlanChange]:
    """Yield each change to what plans offer, activity by activity."""
    answers = share(old, new)
    before = PlanEffects(old, RunWithScores(answers[0]))
    after = PlanEffects(new, before.run if _asks_alike(old, new) else RunWithScores(answers[1]))
    for name in {**after.activities, **before.activities}:
        if before.run is not after.run or _sense(before, name) != _sense(after, name):
            yield from _changes(before, after, name)


def _asks_alike(old: Catalogue, new: Catalogue) -> bool:
    """Return whether questions and criteria mean the same in both guidances."""
    return _questions(old) == _questions(new)


def _questions(catalogue: Catalogue) -> list[Any]:
    asked = [
        (
            item.id,
            item.kind,
            item.permitted,
            catalogue.criteria(item.enable_when),
            catalogue.criteria(screen.enable_when),
        )
        for screen in catalogue.guidance.screens
        for item in screen.items
    ]
    scored = [
        (
            each.id,
            each.possible_from,
            each.likely_from,
            [(catalogue.criteria(one.when), one.points) for one in each.weights],
        )
        for each in catalogue.guidance.contributors
    ]
    return [*asked, *scored]


def _sense(effects: PlanEffects, name: str) -> Any:
    """Return everything that decides how an activity is offered, for comparison."""
    activity = effects.activities.get(name)
    if activity is None:
        return None
    return activity, [effects.criteria_of(each) for each in (activity, *effects.guards_of(activity))]


def _changes(before: PlanEffects, after: PlanEffects, name: str) -> Iterator[PlanChange]:
    was, becomes = before.activities.get(name), after.activities.get(name)
    if becomes is None and was is not None:
        yield _change(was, EVERYBODY, {}, Change(Effect.KEEP.value, ABSENT, is_softer=False))
    elif was is None and becomes is not None:
        # An activity that is new adds something: nothing that held it back has gone.
        yield _change(becomes, EVERYBODY, {}, Change(ABSENT, Effect.KEEP.value, is_softer=False))
    elif was is not None and becomes is not None:
        yield from _indication_changes(before, after, becomes)
        yield from _effect_changes(before, after, becomes)
        yield from (_change(becomes, EVERYBODY, {}, each) for each in dose_changes(was.doses, becomes.doses))
        for where, change in amount_changes(before, after, was, becomes):
            factor, told = next(iter(Factors(after.examples).of(where)), (EVERYBODY, {}))
            yield _change(becomes, factor, told, change)
        for where, change in step_changes(before, after, was, becomes):
            for factor, told in Factors(after.examples).of(where):
                yield _change(becomes, factor, told, change)


def _indication_changes(before: PlanEffects, after: PlanEffects, activity: Activity) -> Iterator[PlanChange]:
    """Yield who gets an activity that they did not get, or no longer gets one that they did."""
    had, has = before.indicated(activity.id), after.indicated(activity.id)
    for where, effects, is_new in ((has & ~had, after, True), (had & ~has, before, False)):
        for effect, people in effects.effects(activity.id).items():
            concerned = where & people
            if concerned != after.bdd.false:
                states = (ABSENT, effect.value) if is_new else (effect.value, ABSENT)
                change = Change(*states, is_softer=is_new and effect is not Effect.REMOVE)
                for factor, told in Factors(after.examples).of(concerned):
                    yield _change(activity, factor, told, change)
                break


def _effect_changes(before: PlanEffects, after: PlanEffects, activity: Activity) -> Iterator[PlanChange]:
    """Yield each changed effect with the factor behind it, the fewest answers first."""
    now = after.effects(activity.id)
    concerned = before.indicated(activity.id) & after.indicated(activity.id)
    factors = Factors(after.examples, concerned)
    moves = [
        (was, becomes, people & others)
        for was, people in before.effects(activity.id).items()
        for becomes, others in now.items()
        if was is not becomes and people & others & concerned != after.bdd.false
    ]
    for is_softer in (True, False):
        found = [each for each in moves if (each[1].strength < each[0].strength) is is_softer]
        for (was, becomes), factor, told in factors.of_each({each[:2]: each[2] for each in found}):
            yield _change(activity, factor, told, Change(was.value, becomes.value, is_softer))


def _change(activity: Activity, factor: str, told: Told, change: Change) -> PlanChange:
    words = (
        f"“{activity.title}”, for {factor}: {_in_words(change.before)} before, {_in_words(change.after)} now."
    )
    return PlanChange(
        activity.id, activity.title, factor, change.before, change.after, change.is_softer, words, told
    )


IN_WORDS: Mapping[str, str] = {
    Effect.KEEP.value: "offered as it is",
    Effect.ADAPT.value: "offered with a change",
    Effect.ASK.value: "only after asking a professional",
    Effect.REMOVE.value: "left out",
    ABSENT: "not in the plan",
}


def _in_words(state: str) -> str:
    return IN_WORDS.get(state, state)
