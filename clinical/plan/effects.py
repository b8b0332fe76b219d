"""What a person's answers do to an activity: keep, adapt, ask first, remove, or not known yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from clinical.catalogue import FLUID_LIKELY_NOT_PALE, NOT_YET_PALE, Catalogue
from clinical.content import Activity, Adaptation, Category, Effect
from clinical.criteria import NOT_APPLICABLE, Answers, AtLeast, Criteria, holds, symbols
from clinical.names import Activities, Items
from clinical.plan.asked_first import ASKED_FIRST
from clinical.plan.care_plan import Reason
from clinical.plan.contributors import ScoredContributor, pseudo_answers

GATED_CATEGORIES = frozenset({Category.RELIEF, Category.SUPPLEMENT})
GATED_ACTIVITIES = frozenset({Activities.ORS, Activities.HOME_ORS})
"""What is hidden, rather than shown, while a question that guards it has no answer."""

GUARDED_LIKE: Mapping[str, tuple[str, ...]] = {
    Activities.NAPROXEN: (Activities.NSAID,),
    Activities.HOME_ORS: (Activities.ORS,),
    Activities.CONTRAST: (Activities.COLD_PACK, Activities.HEAT),
}
"""Activities that are never allowed where one of these is not. Evidence: careplan 2.2, 2.6 and 2.9."""


ASKED_BY: Mapping[str, str] = {FLUID_LIKELY_NOT_PALE: Items.URINE_PALE}
"""Pseudo-items that guard a medicine, and the item to ask: ibuprofen waits for the colour of pee."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a person: answers that count and pseudo-items.

    For effects, an unanswered optional item is no in `answers` and not sure in `doubts`.
    """

    answers: Answers
    doubts: Answers
    unanswered: frozenset[str]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An activity with the strongest of the effects on it."""

    activity: Activity
    effect: Effect
    reasons: tuple[Reason, ...]
    amount: str  # replaces the amount of the doses, unless empty
    uses_twin: bool  # to be done the seated or standing way
    steps: tuple[str, ...]  # those that fit the person
    waiting_for: tuple[str, ...]  # items that guard it and have no answer yet

    @property
    def is_allowed(self) -> bool:
        return self.effect.strength < Effect.ASK.strength

    @property
    def is_waiting(self) -> bool:
        return self.is_allowed and bool(self.waiting_for)


def facts_of(catalogue: Catalogue, counting: Answers, scored: Iterable[ScoredContributor]) -> Facts:
    """Return the facts behind a plan, given replayed answers and the scores that follow from them."""
    unanswered = frozenset(
        name
        for name, item in catalogue.items.items()
        if name not in counting or (item.asked_on_plan and counting[name] == NOT_APPLICABLE)
    )
    doubtful = {name for name, item in ASKED_BY.items() if item in unanswered}
    known = {**counting, **pseudo_answers(scored, counting)}
    return Facts(
        answers={**known, **dict.fromkeys(unanswered, "no")},
        doubts={**known, **dict.fromkeys(unanswered | doubtful, "unsure")},
        unanswered=unanswered,
    )


def once_pale(facts: Facts) -> Facts:
    """Return the same facts for the time when the person's pee is pale again."""
    pale = {FLUID_LIKELY_NOT_PALE: "no", NOT_YET_PALE: "no"}
    return replace(facts, answers={**facts.answers, **pale}, doubts={**facts.doubts, **pale})


def applies(criteria: Criteria, answers: Answers) -> bool:
    """Return whether criteria may hold: for whatever takes away or softens, not sure counts as yes."""
    return holds(criteria, answers) is not False


def weigh_all(catalogue: Catalogue, facts: Facts) -> dict[str, Weighed]:
    """Return every activity by id with what the facts do to it."""
    own = {each.id: _weighed(catalogue, each, facts) for each in catalogue.guidance.activities}
    return {name: _guarded(weighed, own) for name, weighed in own.items()}


def _weighed(catalogue: Catalogue, activity: Activity, facts: Facts) -> Weighed:
    found = [each for each in activity.adaptations if applies(catalogue.criteria(each.when), facts.answers)]
    effect = max((each.effect for each in found), key=lambda each: each.strength, default=Effect.KEEP)
    telling = [
        each for each in found if each.effect is effect or (_is_mild(each.effect) and _is_mild(effect))
    ]
    amounts = [each.amount for each in telling if each.amount]
    return Weighed(
        activity,
        effect,
        reasons=tuple(_reason(catalogue, each, facts) for each in telling if each.text),
        amount=amounts[0] if amounts and _is_mild(effect) else "",
        uses_twin=any(each.uses_twin for each in telling),
        steps=_fitting(activity, telling),
        waiting_for=_waiting_for(catalogue, activity, facts),
    )


def _fitting(activity: Activity, telling: Iterable[Adaptation]) -> tuple[str, ...]:
    unfit = {step for each in telling for step in each.leaves_out}
    return tuple(step for step in activity.steps if step not in unfit)


def _is_mild(effect: Effect) -> bool:
    return effect.strength < Effect.ASK.strength


def _reason(catalogue: Catalogue, adaptation: Adaptation, facts: Facts) -> Reason:
    behind = _items_behind(catalogue.criteria(adaptation.when), facts.answers)
    return Reason(adaptation.text, tuple(dict.fromkeys(behind)))


def _items_behind(criteria: Criteria, answers: Answers) -> Iterator[str]:
    """Yield the items whose answers make criteria hold, or leave them open."""
    match criteria:
        case AtLeast(_, parts):
            for part in parts:
                yield from _items_behind(part, answers)
        case _ if applies(criteria, answers):
            yield from (name for name, _ in symbols(criteria))


def _waiting_for(catalogue: Catalogue, activity: Activity, facts: Facts) -> tuple[str, ...]:
    first = ASKED_FIRST.get(activity.id, frozenset())
    is_gated = activity.category in GATED_CATEGORIES or activity.id in GATED_ACTIVITIES
    if not is_gated and not first & facts.unanswered:
        return ()
    every = (catalogue.criteria(each.when) for each in activity.adaptations if each.effect is not Effect.KEEP)
    undecided = [each for each in every if applies(each, facts.doubts) and not applies(each, facts.answers)]
    named = (ASKED_BY.get(name, name) for criteria in undecided for name, _ in symbols(criteria))
    waited_for = (name for name in named if name in facts.unanswered and (is_gated or name in first))
    return tuple(dict.fromkeys(waited_for))


def _guarded(weighed: Weighed, own: Mapping[str, Weighed]) -> Weighed:
    for name in GUARDED_LIKE.get(weighed.activity.id, ()):
        if name in own:
            weighed = _at_least_as_strict(weighed, own[name])
    return weighed


def _at_least_as_strict(weighed: Weighed, other: Weighed) -> Weighed:
    waiting_for = tuple(dict.fromkeys((*weighed.waiting_for, *other.waiting_for)))
    if other.is_allowed or other.effect.strength < weighed.effect.strength:
        return replace(weighed, waiting_for=waiting_for)
    reasons = other.reasons
    if other.effect is weighed.effect:
        reasons = tuple(dict.fromkeys((*weighed.reasons, *other.reasons)))
    return replace(weighed, effect=other.effect, reasons=reasons, amount="", waiting_for=waiting_for)
