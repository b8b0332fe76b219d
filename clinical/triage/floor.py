"""The safety floor: the red flags that no release may lack or weaken, checked cheaply at load and publish."""

from __future__ import annotations

from collections.abc import Iterator

from clinical.catalogue import vocabulary_of
from clinical.content import Guidance, RedFlag
from clinical.criteria import Criteria, CriteriaError, Maybe, OneOf, Vocabulary, holds, parse, resolve
from clinical.problems import Problem, problem_of
from clinical.triage.floor_numbers import wrong_numbers
from clinical.triage.floor_table import FLOORS, Floor

__all__ = ["FLOORS", "Floor", "breaches", "floor_vocabulary"]


def breaches(guidance: Guidance) -> tuple[Problem, ...]:
    """Return which red flags of the floor the guidance lacks or weakens, and which numbers reach nobody.

    The prover shows the rest.
    """
    vocabulary = vocabulary_of(guidance)
    red_flags = {flag.id: flag for flag in guidance.red_flags}
    weakened = (
        problem_of("red_flags", floor.red_flag, problem)
        for floor in FLOORS
        for problem in _problems(floor, red_flags.get(floor.red_flag), vocabulary)
    )
    unreached = (
        problem_of("regions", region.id, problem)
        for region in guidance.regions
        for problem in wrong_numbers(region)
    )
    return (*weakened, *unreached)


def floor_vocabulary(vocabulary: Vocabulary) -> Vocabulary:
    """Return the words that criteria of the floor may use: items alone, no definitions."""
    return Vocabulary(vocabulary.codes, vocabulary.bands)


def _problems(floor: Floor, flag: RedFlag | None, vocabulary: Vocabulary) -> Iterator[str]:
    if flag is None:
        yield "this red flag is missing"
        return
    if flag.disposition < floor.least:
        yield f"it calls for “{flag.disposition.words}”; the safety floor asks for “{floor.least.words}”"
    try:
        least = resolve(parse(floor.when), floor_vocabulary(vocabulary))
        criteria = resolve(parse(flag.when), vocabulary)
    except CriteriaError as error:
        yield f"its criteria cannot be checked: {error}"
        return
    yield from _silent_answers(least, criteria, vocabulary)


def _silent_answers(least: Criteria, criteria: Criteria, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield each answer to the single item of a floor that does not raise the red flag by itself."""
    match least:
        case OneOf(item, codes):
            biting = codes
        case Maybe(item):
            biting = frozenset({"yes", "unsure"})
        case _:
            return
    denied = {name: "no" for name, codes in vocabulary.codes.items() if "no" in codes}
    for code in sorted(biting):
        if holds(criteria, {**denied, item: code}) is not True:
            yield f"{item} answered {code} alone does not raise it"
