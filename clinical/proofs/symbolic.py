"""Answers as Boolean variables and criteria as decision diagrams; independent of evaluation.

A sign has two variables: "not no", and "not sure" beneath it. A choice has its options in binary. Both use
every value of their variables, so that no constraint between them is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from math import prod

from dd.autoref import BDD, Function

from clinical.catalogue import Catalogue
from clinical.content import Disposition, Item, ItemKind, RedFlag
from clinical.criteria import AtLeast, Criteria, Maybe, OneOf

NODE_LIMIT = 1_000_000


class ProofTooLarge(RuntimeError):
    """The decision diagrams outgrew the limit; nothing is proved."""


@dataclass(frozen=True, slots=True)
class Kleene:
    """Where criteria hold and where they do not; elsewhere they are not yet known."""

    true: Function
    false: Function

    @property
    def unknown(self) -> Function:
        return ~self.true & ~self.false


class Answers:
    """Every way of answering the triage items, and what criteria come to in each."""

    def __init__(self, catalogue: Catalogue, *, unsure_allowed: bool = True) -> None:
        self.catalogue = catalogue
        self.unsure_allowed = unsure_allowed
        self.items = [item for screen in catalogue.triage_screens for item in screen.items]
        self.bdd = BDD()
        self.bdd.configure(reordering=False)
        for item in arranged(catalogue, self.items):
            self.bdd.declare(*self.variables(item))

    def variables(self, item: Item) -> list[str]:
        """Return the names of an item's variables, the most telling first."""
        if item.kind is ItemKind.SIGN:
            return (
                [f"{item.id}.not_no", f"{item.id}.unsure"] if self.unsure_allowed else [f"{item.id}.not_no"]
            )
        return [f"{item.id}.{bit}" for bit in range(max(1, (len(self.codes(item)) - 1).bit_length()))]

    def codes(self, item: Item) -> list[str]:
        codes = [option.code for option in item.permitted]
        return codes if self.unsure_allowed else [code for code in codes if code != "unsure"]

    @cached_property
    def combinations(self) -> int:
        """Return how many ways there are to answer every item."""
        return prod(len(self.codes(item)) for item in self.items)

    def cube(self, item: Item, code: str) -> Function:
        """Return where an item is answered with a code."""
        variables = self.variables(item)
        if item.kind is ItemKind.SIGN:
            values = {"no": [False], "yes": [True, False], "unsure": [True, True]}[code]
            return self.fixed(zip(variables, values, strict=False))
        codes = self.codes(item)
        last = codes.index(code) == len(codes) - 1
        numbers = range(codes.index(code), 1 << len(variables)) if last else [codes.index(code)]
        return self.any_of(
            self.fixed((name, bool(number >> bit & 1)) for bit, name in enumerate(variables))
            for number in numbers
        )

    def fixed(self, values: Iterable[tuple[str, bool]]) -> Function:
        literals = (self.bdd.var(name) if value else ~self.bdd.var(name) for name, value in values)
        return self.all_of(literals)

    def all_of(self, parts: Iterable[Function]) -> Function:
        return reduce(lambda left, right: left & right, parts, self.bdd.true)

    def any_of(self, parts: Iterable[Function]) -> Function:
        return reduce(lambda left, right: left | right, parts, self.bdd.false)

    def check_size(self) -> None:
        if len(self.bdd) > NODE_LIMIT:
            raise ProofTooLarge(
                f"the decision diagrams have {len(self.bdd)} nodes; the limit is {NODE_LIMIT}"
            )

    def example(self, where: Function) -> dict[str, str]:
        """Return one way of answering within a set: as few answers other than no as the diagram shows."""
        chosen = self.bdd.pick(where) or {}
        return {item.id: self._code(item, chosen) for item in self.items}

    def _code(self, item: Item, chosen: Mapping[str, bool]) -> str:
        values = [bool(chosen.get(name, False)) for name in self.variables(item)]
        if item.kind is ItemKind.SIGN:
            return "no" if not values[0] else "unsure" if len(values) > 1 and values[1] else "yes"
        codes = self.codes(item)
        return codes[min(sum(value << bit for bit, value in enumerate(values)), len(codes) - 1)]


class Run:
    """What criteria come to when the first `known` triage screens are answered.

    Later items are unknown, or "no" where `assume_no`: the mildest way to go on. With `everyone_asked` no
    item is left out because it does not apply: what is true of a person, whether or not they are asked.
    """

    def __init__(
        self,
        answers: Answers,
        *,
        known: int | None = None,
        assume_no: bool = False,
        everyone_asked: bool = False,
    ) -> None:
        self.answers = answers
        self.assume_no = assume_no
        self._states: dict[str, tuple[Function, dict[str, Function], Function]] = {}
        self._memo: dict[Criteria, Kleene] = {}
        screens = answers.catalogue.triage_screens
        for at, screen in enumerate(screens):
            is_known = known is None or at < known
            found = {
                item.id: self._state(
                    item, screen.enable_when, is_known=is_known, everyone_asked=everyone_asked
                )
                for item in screen.items
            }
            self._states |= found

    def _state(
        self, item: Item, screen_when: str, *, is_known: bool, everyone_asked: bool
    ) -> tuple[Function, dict[str, Function], Function]:
        """Return where an item does not apply, where each code is its answer, and where it has none yet."""
        answers = self.answers
        applies = answers.bdd.true
        if not everyone_asked:
            applies = ~self.of(screen_when).false & ~self.of(item.enable_when).false
        if not is_known:
            return (
                ~applies,
                {"no": applies} if self.assume_no else {},
                answers.bdd.false if self.assume_no else applies,
            )
        return (
            ~applies,
            {code: answers.cube(item, code) & applies for code in answers.codes(item)},
            answers.bdd.false,
        )

    @cached_property
    def simplest_first(self) -> tuple[RedFlag, ...]:
        """The red flags, those whose criteria depend on the fewest answers first."""
        return tuple(sorted(self.answers.catalogue.red_flags, key=lambda flag: len(self.of(flag.when).true)))

    def of(self, text: str) -> Kleene:
        """Return where a criterion of the guidance holds and where it does not."""
        return self.kleene(self.answers.catalogue.criteria(text))

    def kleene(self, criteria: Criteria) -> Kleene:
        if criteria not in self._memo:
            self._memo[criteria] = self._kleene(criteria)
        return self._memo[criteria]

    def _kleene(self, criteria: Criteria) -> Kleene:
        none = self.answers.bdd.false
        match criteria:
            case OneOf(item, codes):
                _, by_code, unanswered = self._states[item]
                true = self.answers.any_of(by_code.get(code, none) for code in codes)
                return Kleene(true, ~true & ~unanswered & ~by_code.get("unsure", none))
            case Maybe(item, _):
                _, by_code, unanswered = self._states[item]
                true = by_code.get("yes", none) | by_code.get("unsure", none)
                return Kleene(true, ~true & ~unanswered)
            case AtLeast(count, parts):
                values = [self.kleene(part) for part in parts]
                true = self._at_least(count, [value.true for value in values])
                return Kleene(true, ~self._at_least(count, [~value.false for value in values]))
            case _:
                raise ValueError(f"{criteria} must be resolved first")

    def _at_least(self, count: int, parts: Sequence[Function]) -> Function:
        """Return where at least `count` of the parts hold."""
        reached = [self.answers.bdd.true, *([self.answers.bdd.false] * count)]
        for part in parts:
            for level in range(count, 0, -1):
                reached[level] = reached[level] | (reached[level - 1] & part)
        return reached[count]


FLOORS: Mapping[Disposition, Disposition] = {
    Disposition.AMBULANCE: Disposition.EMERGENCY_DEPARTMENT,
    Disposition.EMERGENCY_DEPARTMENT: Disposition.SAME_DAY,
    Disposition.SAME_DAY: Disposition.SOON,
    Disposition.SOON: Disposition.SOON,
    Disposition.ROUTINE: Disposition.ROUTINE,
}
"""The least disposition of a flag not ruled out, written again here: the prover trusts no evaluator."""


def refusal(run: Run, flag: RedFlag, least: Disposition) -> Function:
    """Return where a flag does not bring anybody to this disposition, neither present nor not ruled out."""
    value = run.of(flag.when)
    if FLOORS[flag.disposition] >= least:
        return value.false
    return ~value.true if flag.disposition >= least else run.answers.bdd.true


def milder(run: Run, least: Disposition, among: Function, expected: Sequence[RedFlag] = ()) -> Function:
    """Return where, among some people, the disposition is below this once every item of the run is answered.

    The flags expected to matter come first, then those of few answers: the diagram stays small, and is often
    empty at once.
    """
    left = among
    for flag in (*expected, *run.simplest_first):
        if left == run.answers.bdd.false:
            break
        left = left & refusal(run, flag, least)
        run.answers.check_size()
    return left


def arranged(catalogue: Catalogue, items: Sequence[Item]) -> list[Item]:
    """Return the items so that those that criteria name together lie together (FORCE, Aloul et al. 2003)."""
    known = {item.id for item in items}
    texts = [flag.when for flag in catalogue.red_flags] + [item.enable_when for item in items]
    groups = [mentioned(catalogue.criteria(text)) & known for text in texts]
    groups = [group for group in groups if len(group) > 1]
    place = {item.id: float(at) for at, item in enumerate(items)}
    for _ in range(30):
        centre = [sum(place[name] for name in group) / len(group) for group in groups]
        pulls: dict[str, list[float]] = {name: [place[name]] for name in place}
        for group, at in zip(groups, centre, strict=True):
            for name in group:
                pulls[name].append(at)
        order = sorted(place, key=lambda name: (sum(pulls[name]) / len(pulls[name]), name))
        place = {name: float(at) for at, name in enumerate(order)}
    by_place: Callable[[Item], float] = lambda item: place[item.id]  # noqa: E731
    return sorted(items, key=by_place)


def mentioned(criteria: Criteria) -> set[str]:
    """Return the items that resolved criteria name."""
    match criteria:
        case OneOf(item, _) | Maybe(item, _):
            return {item}
        case AtLeast(_, parts):
            return set().union(*map(mentioned, parts))
        case _:
            raise ValueError(f"{criteria} must be resolved first")
