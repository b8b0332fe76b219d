"""The guidance made ready to use: every reference looked up and every criterion resolved, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from clinical.content import (
    Band,
    Contributor,
    Definition,
    Disposition,
    Guidance,
    Item,
    ItemKind,
    RedFlag,
    Screen,
    Stage,
)
from clinical.criteria import Criteria, CriteriaError, Maybe, Vocabulary, parse, resolve, symbols
from clinical.problems import Problem, problem_of

LAST_SLOT = 511

FLUID_LIKELY_NOT_PALE = "fluid_likely_not_pale"
NOT_YET_PALE = "not_yet_pale"
INJURY_LIKE = "injury_like"


class ContentError(ValueError):
    """Guidance whose parts do not fit together; `problems` has them all."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True)
class Catalogue:
    """Guidance compiled: items by id, criteria by their text. Made by compile_guidance."""

    guidance: Guidance
    items: Mapping[str, Item]
    screen_of: Mapping[str, Screen]
    vocabulary: Vocabulary
    resolved: Mapping[str, Criteria]

    def criteria(self, text: str) -> Criteria:
        """Return the resolved criteria of a text that stands in this guidance."""
        return self.resolved[text]

    def stage_of(self, item_id: str) -> Stage:
        """Return whether an item is asked before the result or on the plan page."""
        return self.screen_of[item_id].stage

    @cached_property
    def triage_screens(self) -> tuple[Screen, ...]:
        return tuple(screen for screen in self.guidance.screens if screen.stage is Stage.TRIAGE)

    @cached_property
    def exit_screens(self) -> tuple[Screen, ...]:
        """The ticks on a result that sends to an emergency department."""
        return tuple(screen for screen in self.guidance.screens if screen.stage is Stage.EXIT)

    @cached_property
    def plan_screens(self) -> tuple[Screen, ...]:
        return tuple(screen for screen in self.guidance.screens if screen.stage is Stage.PLAN)

    @cached_property
    def screens(self) -> Mapping[str, Screen]:
        return {screen.id: screen for screen in self.guidance.screens}

    @cached_property
    def red_flags(self) -> tuple[RedFlag, ...]:
        """The red flags, most urgent first."""
        return tuple(sorted(self.guidance.red_flags, key=lambda flag: -flag.disposition))

    @cached_property
    def opened(self) -> Mapping[str, tuple[str, ...]]:
        """What a question opens that no red flag rests on: it is asked for the sake of these alone.

        A row of several signs opens its parts, a choice whatever names it.
        """
        telling = {name for flag in self.guidance.red_flags for name in self._named(flag.when)}
        found = {
            name: tuple(each.id for each in self.items.values() if self._is_opened_by(item, each))
            for name, item in self.items.items()
            if name not in telling
        }
        return {name: opened for name, opened in found.items() if opened}

    def _named(self, text: str) -> set[str]:
        return {name for name, _ in symbols(self.criteria(text))}

    def _is_opened_by(self, item: Item, other: Item) -> bool:
        if item.kind is ItemKind.SIGN:
            return self.criteria(other.enable_when) == Maybe(item.id)
        return item.id in self._named(other.enable_when)

    @cached_property
    def row_of(self) -> Mapping[str, str]:
        """The row of several signs that each of its parts belongs to."""
        rows = (name for name in self.opened if self.items[name].kind is ItemKind.SIGN)
        return {part: row for row in rows for part in self.opened[row]}

    @cached_property
    def items_by_slot(self) -> Mapping[int, Item]:
        return {item.slot: item for item in self.items.values()}


def compile_guidance(guidance: Guidance) -> Catalogue:
    """Return the catalogue of the guidance. Raises ContentError with everything that does not fit."""
    problems: list[Problem] = []
    items = {item.id: item for screen in guidance.screens for item in screen.items}
    screen_of = {item.id: screen for screen in guidance.screens for item in screen.items}
    problems += _number_problems(guidance, items)
    problems += [
        problem_of("red_flags", flag.id, "a red flag calls for more than self-care", "disposition")
        for flag in guidance.red_flags
        if flag.disposition is Disposition.SELF_CARE
    ]
    vocabulary = _vocabulary(guidance, items, problems)
    resolved: dict[str, Criteria] = {}
    for place, text in all_criteria(guidance):
        try:
            resolved[text] = resolve(parse(text), vocabulary)
        except CriteriaError as error:
            problems.append(problem_of(*place, str(error)))
    if problems:
        raise ContentError([*dict.fromkeys(problems)])
    return Catalogue(guidance, items, screen_of, vocabulary, resolved)


def vocabulary_of(guidance: Guidance) -> Vocabulary:
    """Return the words that criteria of this guidance may use; definitions that fail are left out."""
    items = {item.id: item for screen in guidance.screens for item in screen.items}
    return _vocabulary(guidance, items, [])


def _vocabulary(guidance: Guidance, items: Mapping[str, Item], problems: list[Problem]) -> Vocabulary:
    codes = {item.id: tuple(option.code for option in item.permitted) for item in items.values()}
    codes |= dict.fromkeys(pseudo_items(guidance.contributors), ("yes", "no"))
    bands = frozenset(item.id for item in items.values() if item.kind is ItemKind.BAND)
    definitions: dict[str, Criteria] = {}
    waiting = {definition.id: definition for definition in guidance.definitions}
    problems += [
        problem_of("definitions", name, "an item is called the same")
        for name in sorted(set(waiting) & set(codes))
    ]
    while waiting:
        ready = [each for each in waiting.values() if not _names(each) & (set(waiting) | {each.id})]
        if not ready:
            circle = f"these definitions refer to each other in a circle: {', '.join(sorted(waiting))}"
            problems += [problem_of("definitions", name, circle) for name in sorted(waiting)]
            break
        for definition in ready:
            del waiting[definition.id]
            try:
                definitions[definition.id] = resolve(
                    parse(definition.when), Vocabulary(codes, bands, definitions)
                )
            except CriteriaError as error:
                problems.append(problem_of("definitions", definition.id, str(error)))
    return Vocabulary(codes, bands, definitions)


def pseudo_items(contributors: Iterable[Contributor]) -> tuple[str, ...]:
    """Return the names, besides items and definitions, that criteria about plans may use."""
    bands = [f"{each.id}_{band}" for each in contributors for band in (Band.POSSIBLE, Band.LIKELY)]
    return (*bands, FLUID_LIKELY_NOT_PALE, NOT_YET_PALE, INJURY_LIKE)


def _names(definition: Definition) -> set[str]:
    try:
        return {name for name, _ in symbols(parse(definition.when))}
    except CriteriaError:
        return set()


def _number_problems(guidance: Guidance, items: Mapping[str, Item]) -> Iterator[Problem]:
    every = [item for screen in guidance.screens for item in screen.items]
    slots = Counter(item.slot for item in every)
    for item in every:
        numbers = [option.number for option in item.permitted]
        codes = [option.code for option in item.permitted]
        wrong = {
            "stands on two screens": items[item.id] is not item,
            f"its slot {item.slot} is not from 1 to {LAST_SLOT}": not 1 <= item.slot <= LAST_SLOT,
            f"slot {item.slot} is used twice": slots[item.slot] > 1,
            "needs options with a code and number of their own": not numbers
            or len(set(numbers)) < len(numbers)
            or len(set(codes)) < len(codes),
            "option numbers go from 1 to 14": any(not 1 <= number <= 14 for number in numbers),
        }
        yield from (problem_of("items", item.id, words) for words, is_so in wrong.items() if is_so)


Place = tuple[str, str]
"""A collection and an id: where something stands."""


def all_criteria(guidance: Guidance) -> Iterator[tuple[Place, str]]:
    """Yield every criterion of the guidance with the place where it stands."""
    for screen in guidance.screens:
        yield ("screens", screen.id), screen.enable_when
        yield from ((("items", item.id), item.enable_when) for item in screen.items)
    yield from ((("definitions", each.id), each.when) for each in guidance.definitions)
    for flag in guidance.red_flags:
        yield from ((("red_flags", flag.id), text) for text in (flag.when, flag.assumes))
    for activity in guidance.activities:
        yield ("activities", activity.id), activity.indicated_when
        yield from ((("activities", activity.id), each.when) for each in activity.adaptations)
    for contributor in guidance.contributors:
        yield from ((("contributors", contributor.id), each.when) for each in contributor.weights)
    for outcome in guidance.outcomes:
        place = ("outcomes", outcome.id)
        yield place, outcome.assumes
        for line in (*outcome.to_do, *outcome.avoid, *outcome.first_aid):
            yield from ((place, text) for text in (line.when, line.contraindicated_when))
    yield from ((("safety_nets", each.id), each.when) for each in guidance.safety_nets)
