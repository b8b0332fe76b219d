"""The questionnaire as a graph: screens in order, when each is asked, and where an emergency ends it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clinical.catalogue import Catalogue
from clinical.content import Disposition, Item, RedFlag, Screen
from clinical.criteria import ALWAYS, AtLeast, Criteria, symbols


@dataclass(frozen=True, slots=True)
class Exit:
    """Where the questions end at once: an emergency, and the red flags that can call for it here."""

    disposition: Disposition
    red_flags: tuple[RedFlag, ...]


@dataclass(frozen=True, slots=True)
class FlowStep:
    """A screen on the way."""

    screen: Screen
    asked_when: Criteria  # ALWAYS: nobody passes it by
    asked_of_some: tuple[tuple[Item, Criteria], ...]  # items that only some are asked, when
    exits: tuple[Exit, ...]  # most urgent first


@dataclass(frozen=True, slots=True)
class End:
    """A result that waits after the last screen, and how many red flags call for it."""

    disposition: Disposition
    red_flags: int


@dataclass(frozen=True, slots=True)
class Flow:
    """The whole way: the screens before a result, the results, the screens of the plan."""

    triage: tuple[FlowStep, ...]
    ends: tuple[End, ...]  # short of an emergency, most urgent first
    plan: tuple[FlowStep, ...]


def flow(catalogue: Catalogue) -> Flow:
    """Return the flow of a questionnaire."""
    known: set[str] = set()
    triage = []
    for screen in catalogue.triage_screens:
        before, known = known, known | {item.id for item in screen.items}
        triage.append(_step(catalogue, screen, tuple(_exits(catalogue, before, known))))
    return Flow(
        tuple(triage),
        tuple(_ends(catalogue)),
        tuple(_step(catalogue, screen, ()) for screen in catalogue.plan_screens),
    )


def _step(catalogue: Catalogue, screen: Screen, exits: tuple[Exit, ...]) -> FlowStep:
    of_some = tuple((item, catalogue.criteria(item.enable_when)) for item in screen.items if item.enable_when)
    asked_when = catalogue.criteria(screen.enable_when)
    if asked_when == ALWAYS and of_some and len(of_some) == len(screen.items):
        asked_when = AtLeast(1, tuple(dict.fromkeys(criteria for _, criteria in of_some)))
    # What holds for the whole screen is said once.
    return FlowStep(screen, asked_when, tuple(each for each in of_some if each[1] != asked_when), exits)


def _exits(catalogue: Catalogue, before: set[str], after: set[str]) -> Iterator[Exit]:
    """Yield the emergencies that answers to one screen can bring about, most urgent first."""
    for disposition in sorted((each for each in Disposition if each.is_emergency), reverse=True):
        found = tuple(
            flag
            for flag in catalogue.red_flags
            if flag.disposition is disposition and _gains(catalogue.criteria(flag.when), before, after)
        )
        if found:
            yield Exit(disposition, found)


def _gains(criteria: Criteria, before: set[str], after: set[str]) -> bool:
    """Return whether criteria could hold by answers to these items, one of the new ones among them."""
    if isinstance(criteria, AtLeast):
        return _can_hold(criteria, after) and any(_gains(part, before, after) for part in criteria.parts)
    return _names(criteria) <= after - before


def _names(criteria: Criteria) -> set[str]:
    return {name for name, _ in symbols(criteria)}


def _can_hold(criteria: Criteria, known: set[str]) -> bool:
    """Return whether answers to these items alone could make criteria hold: nothing in them subtracts."""
    if isinstance(criteria, AtLeast):
        return sum(_can_hold(part, known) for part in criteria.parts) >= criteria.count
    return _names(criteria) <= known


def _ends(catalogue: Catalogue) -> Iterator[End]:
    for disposition in sorted((each for each in Disposition if not each.is_emergency), reverse=True):
        yield End(disposition, sum(flag.disposition is disposition for flag in catalogue.red_flags))
