"""The smallest example of a set of people: the fewest answers other than the usual ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from clinical.content import Item, ItemKind
from clinical.proofs.formulas.diagrams import Function
from clinical.proofs.formulas.symbolic import Answers

AGE = "age"
UNREMARKABLE_AGES = ("a45", "a50", "a20", "a60")
"""Ages that say nothing by themselves; an example has one of them wherever it can."""

SKIPPED = "unanswered"
"""The code of a question of the plan page that was not answered."""

ONE_ANSWER = 1_000_000
IMPOSSIBLE = 10**15


def cost(item: Item, code: str) -> int:
    """Return how far an answer is from the usual one: no, the first option, or an unremarkable age.

    The number of answers counts first; then yes is preferred to not sure, and early options to late ones.
    """
    if item.kind is ItemKind.SIGN:
        return {"no": 0, SKIPPED: 0, "yes": ONE_ANSWER, "unsure": ONE_ANSWER + 1}[code]
    if code == SKIPPED:
        return 0
    codes = [option.code for option in item.permitted]
    if item.id == AGE and code in UNREMARKABLE_AGES:
        return UNREMARKABLE_AGES.index(code)
    rank = codes.index(code)
    return rank if rank == 0 and item.id != AGE else ONE_ANSWER + rank


@dataclass(frozen=True, slots=True)
class Step:
    """The cheapest way on from a place in a diagram: an answer, and the place that it leads to."""

    total: int
    item: str = ""
    code: str = ""
    leads_to: int = 0


def smallest(answers: Answers, where: Function) -> dict[str, str]:
    """Return the example of a set with the fewest answers other than the usual ones.

    Every question before the result is answered; those of the plan page only where the example needs it.
    """
    steps = _cheapest_steps(answers, where)
    chosen: dict[str, str] = {}
    step = steps[where.node]
    while step.item:
        chosen[step.item] = step.code
        step = steps[step.leads_to]
    return {name: code for name, code in (usual_answers(answers) | chosen).items() if code != SKIPPED}


def usual_answers(answers: Answers) -> dict[str, str]:
    """Return the usual answer to every question that cannot be skipped."""
    return {
        item.id: min(answers.codes(item), key=lambda code, item=item: cost(item, code))  # type: ignore[misc]
        for item in answers.items
        if SKIPPED not in answers.codes(item)
    }


def _cheapest_steps(answers: Answers, where: Function) -> Mapping[int, Step]:
    """Return the cheapest step from each place in a diagram, by node: from the last question to the first."""
    diagram = Diagram(where)
    owner = {name: item for item in answers.items for name in answers.variables(item)}
    ways: dict[int, list[tuple[str, int]]] = {}
    waiting = [where.node]
    while waiting:
        node = waiting.pop()
        if node not in ways:
            name = diagram.variable(node)
            ways[node] = list(_ways(answers, owner[name], diagram, node)) if name else []
            waiting += [leads_to for _, leads_to in ways[node]]
    steps = {Diagram.EVERYBODY: Step(0), Diagram.NOBODY: Step(IMPOSSIBLE)}
    for node in sorted(ways, key=diagram.level, reverse=True):
        if name := diagram.variable(node):
            item = owner[name]
            ahead = (
                Step(cost(item, code) + steps[leads_to].total, item.id, code, leads_to)
                for code, leads_to in ways[node]
            )
            steps[node] = min(ahead, key=lambda step: step.total)
    return steps


def _ways(answers: Answers, item: Item, diagram: Diagram, node: int) -> Iterator[tuple[str, int]]:
    """Yield each answer to an item, and the place that it leads to."""
    names = answers.variables(item)
    for values in product((False, True), repeat=len(names)):
        leads_to = node
        for name, value in zip(names, values, strict=True):
            if diagram.variable(leads_to) == name:
                leads_to = diagram.below(leads_to, value=value)
        yield answers.code_of(item, values), leads_to


class Diagram:
    """A set as the engine keeps it: places by number, a minus sign for everybody else."""

    EVERYBODY = 1
    NOBODY = -1

    def __init__(self, where: Function) -> None:
        self.engine = where.bdd

    def level(self, node: int) -> int:
        return self.engine.levels[abs(node)]

    def variable(self, node: int) -> str:
        """Return the variable that a place asks for, or nothing where it is decided."""
        return "" if abs(node) == self.EVERYBODY else self.engine.names[self.level(node)]

    def below(self, node: int, *, value: bool) -> int:
        """Return where a place leads for one value of the variable that it asks for."""
        leads_to = (self.engine.highs if value else self.engine.lows)[abs(node)]
        return -leads_to if node < 0 else leads_to


def contains(where: Function, values: Mapping[str, bool]) -> bool:
    """Return whether a set holds those whose answers give the variables these values; no is False."""
    diagram, node = Diagram(where), int(where.node)
    while name := diagram.variable(node):
        node = diagram.below(node, value=values.get(name, False))
    return node == Diagram.EVERYBODY
