"""Criteria as decision diagrams over every combination of answers; independent of evaluation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from clinical.content import Disposition, Item, RedFlag
from clinical.criteria import AtLeast, Criteria, Maybe, OneOf
from clinical.proofs.formulas.answers import Answers
from clinical.proofs.formulas.diagrams import Function
from clinical.proofs.formulas.ordering import arranged, mentioned

__all__ = [
    "FLOORS",
    "Answers",
    "Kleene",
    "Run",
    "arranged",
    "mentioned",
    "milder",
    "refusal",
]


@dataclass(frozen=True, slots=True)
class Kleene:
    """The people for whom criteria hold, and for whom they do not; for the others they are not yet known."""

    true: Function
    false: Function

    @property
    def unknown(self) -> Function:
        return ~self.true & ~self.false


class Run:
    """The values of criteria when the first `known` triage screens are answered.

    Later items are unknown, or "no" with `assume_no`, the mildest continuation. With `everyone_asked` no
    item is left out because it does not apply: what is true of a person, whether or not they are asked.
    """

    def __init__(
        self,
        answers: Answers,
        *,
        known: int | None = None,
        assume_no: bool = False,
        everyone_asked: bool = False,
        like: Run | None = None,
        ticked: str = "",
    ) -> None:
        """Make a run; the states of the known screens are copied from `like`, a run of every screen."""
        self.answers = answers
        self.assume_no = assume_no
        self._states: dict[str, tuple[Function, dict[str, Function], Function]] = {}
        self._memo: dict[Criteria, Kleene] = {}
        for at, screen in enumerate(answers.catalogue.triage_screens):
            is_known = known is None or at < known
            if is_known and like is not None:
                self._states |= {item.id: like._states[item.id] for item in screen.items}
                continue
            self._states |= {
                item.id: self._state(
                    item,
                    screen.enable_when,
                    is_known=is_known or item.id == ticked,
                    everyone_asked=everyone_asked,
                )
                for item in screen.items
            }
        for screen in answers.catalogue.exit_screens:
            self._states |= {
                item.id: self._tick(item, is_known=known is None or item.id == ticked)
                for item in screen.items
            }

    def _tick(self, item: Item, *, is_known: bool) -> tuple[Function, dict[str, Function], Function]:
        """Return the state of a tick at an exit: what is not ticked does not count."""
        none = self.answers.bdd.false
        if not is_known:
            everybody = self.answers.bdd.true
            return none, {"no": everybody} if self.assume_no else {}, none if self.assume_no else everybody
        return none, {code: self.answers.cube(item, code) for code in self.answers.codes(item)}, none

    def _state(
        self, item: Item, screen_when: str, *, is_known: bool, everyone_asked: bool
    ) -> tuple[Function, dict[str, Function], Function]:
        """Return three sets for an item: it does not apply; each code is the answer; it has no answer yet."""
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

    @property
    def known_items(self) -> set[str]:
        """The items and pseudo-items that criteria may rest on here."""
        return set(self._states)

    @cached_property
    def simplest_first(self) -> tuple[RedFlag, ...]:
        """The red flags, those whose criteria depend on the fewest answers first."""
        return tuple(sorted(self.answers.catalogue.red_flags, key=lambda flag: len(self.of(flag.when).true)))

    def where(self, item_id: str, code: str) -> Function:
        """Return who is asked an item and answers with this code; nobody if there is no such item."""
        none = self.answers.bdd.false
        return self._states[item_id][1].get(code, none) if item_id in self._states else none

    def of(self, text: str) -> Kleene:
        """Return the value of a criterion that stands in the guidance."""
        return self.kleene(self.answers.catalogue.criteria(text))

    def kleene(self, criteria: Criteria) -> Kleene:
        if criteria not in self._memo:
            self._memo[criteria] = self._kleene(criteria)
        return self._memo[criteria]

    def _kleene(self, criteria: Criteria) -> Kleene:
        none = self.answers.bdd.false
        match criteria:
            case OneOf(item, _) | Maybe(item, _) if item not in self._states:
                return Kleene(none, none)
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
        """Return for whom at least `count` of the parts hold."""
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
    """Return for whom a flag does not call for this disposition, present or not ruled out."""
    value = run.of(flag.when)
    if FLOORS[flag.disposition] >= least:
        return value.false
    return ~value.true if flag.disposition >= least else run.answers.bdd.true


def milder(run: Run, least: Disposition, among: Function, expected: Sequence[RedFlag] = ()) -> Function:
    """Return those of some people whose disposition is below this once every item of the run is answered.

    Flags are applied one after the other: those in `expected` first, then those with small diagrams. The set
    stays small and is often empty at once.
    """
    left = among
    for flag in (*expected, *run.simplest_first):
        if left == run.answers.bdd.false:
            break
        left = left & refusal(run, flag, least)
    return left
