"""The theorem about factors: another condition or medicine never adds to a plan."""

from __future__ import annotations

from collections.abc import Iterator

from clinical.content import Effect, Item, ItemKind, Role
from clinical.proofs.formulas.cold_or_heat import COLD_OR_HEAT
from clinical.proofs.formulas.diagrams import Function
from clinical.proofs.formulas.hours import Stretch, every_stretch
from clinical.proofs.formulas.plans import Plans
from clinical.proofs.report import Finding
from clinical.proofs.stories.plans import plan_story, title
from clinical.proofs.theorems.contraindications import REPLACEMENTS


def another_factor_never_adds(plans: Plans) -> Iterator[Finding]:
    """Another condition or medicine, or a doubt about one, never adds or strengthens an activity.

    Replacements are declared by name: what stands in for a fluid goal under a fluid limit, for instance. An
    activity is also not strengthened: whatever softened or barred it still does. Cold for heat, a gel for a
    tablet, stay in the plan as they were; only which of them comes first may change.
    """
    factors = [
        item
        for item in plans.catalogue.items.values()
        if item.role is Role.FACTOR and item.kind is ItemKind.SIGN
    ]
    for name in plans.activities:
        for where, stretch in _forms(plans, name):
            yield from _added(plans, name, where, stretch, factors)
    yield from _softened(plans, factors)


def _forms(plans: Plans, name: str) -> Iterator[tuple[Function, Stretch | None]]:
    """Yield who has an activity planned: one set, or several over time for cold and heat."""
    if name not in COLD_OR_HEAT:
        yield plans.is_open(name), None
        return
    seen = set[Function]()
    for stretch in every_stretch(plans.catalogue.guidance):
        where = plans.planned(name, stretch)
        if where not in seen:
            seen.add(where)
            yield where, stretch


def _added(
    plans: Plans, name: str, where: Function, stretch: Stretch | None, factors: list[Item]
) -> Iterator[Finding]:
    for item, gained in _gained(plans, where, factors):
        if item.id not in REPLACEMENTS.get(name, ()):
            ending = f"would be given {title(plans, name)} only because of “{item.text}”"
            if found := plan_story(plans, gained, ending, stretch):
                yield found


def _softened(plans: Plans, factors: list[Item]) -> Iterator[Finding]:
    """Yield for whom a further factor removes a bar or an adaptation of an activity."""
    checked: set[str] = set()
    for name, activity in plans.activities.items():
        for each in activity.adaptations:
            if each.effect is not Effect.KEEP and each.when not in checked:
                checked.add(each.when)
                for item, gained in _gained(plans, ~plans.may_apply(each), factors):
                    ending = (
                        f"would have {title(plans, name)} without “{each.text}” only because of “{item.text}”"
                    )
                    if found := plan_story(plans, gained, ending):
                        yield found


def _gained(plans: Plans, where: Function, factors: list[Item]) -> Iterator[tuple[Item, Function]]:
    """Yield each factor that brings people into a set, with those people."""
    concerned = plans.bdd.support(where)
    for item in factors:
        not_no, unsure = plans.answers.variables(item)
        if concerned.isdisjoint((not_no, unsure)):
            continue
        no, not_sure, yes = (
            plans.bdd.restrict(where, {not_no: bool(told), unsure: told == 1}) for told in (0, 1, 2)
        )
        for before, after, code in ((no, not_sure, "unsure"), (not_sure, yes, "yes")):
            if after & ~before != plans.bdd.false:
                yield item, after & ~before & plans.answers.cube(item, code)
