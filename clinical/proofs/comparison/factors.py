"""Describes a set of people by the fewest answers that put somebody in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from clinical.content import Item, ItemKind
from clinical.proofs.formulas.diagrams import Function
from clinical.proofs.formulas.smallest import Smallest, contains

TOLD_AT_MOST = 8
"""Factors told of one set; beyond these there are mostly many combinations of the same answers."""

FEW_ANSWERS = 3
"""A factor of more answers than this is told once, as an example: a score, for instance, has many such."""

EVERYBODY = "everybody"
OTHERS = "other combinations of answers"

Told = Mapping[str, str]
Key = TypeVar("Key")


class Factors:
    """Finds the answers that describe a set. Answers that nobody in `among` gives are left out."""

    def __init__(self, examples: Smallest, among: Function | None = None) -> None:
        self.examples = examples
        self.answers = examples.answers
        self.among = self.answers.bdd.true if among is None else among
        self.usual = examples.of(self.answers.bdd.true)

    def of(self, where: Function) -> Iterator[tuple[str, Told]]:
        """Yield the factors of a set in words, each with the answers of somebody who has it."""
        yield from ((factor, told) for _, factor, told in self.of_each({"": where}))

    def of_each(self, sets: Mapping[Key, Function]) -> Iterator[tuple[Key, str, Told]]:
        """Yield the factors of several sets, the fewest answers first.

        A factor that is told of one set is not told again of another, together with something else.
        """
        nobody = self.answers.bdd.false
        left, found = dict(sets), list[tuple[Key, dict[str, str]]]()
        examples: dict[Key, dict[str, str]] = {}
        for _ in range(TOLD_AT_MOST * len(sets)):
            examples |= {key: self._example(where) for key, where in left.items() if key not in examples}
            if not left:
                break
            key = min(left, key=lambda each: len(examples[each]))
            factor = examples[key]
            like = self.answers.all_of(self._like(name, code) for name, code in factor.items())
            if sets[key] & like & self.among != nobody:
                found.append((key, factor))
            cut = {each: where & ~like for each, where in left.items()}
            if len(factor) > FEW_ANSWERS:
                cut[key] = nobody
            examples = {each: told for each, told in examples.items() if cut.get(each) == left.get(each)}
            left = {each: where for each, where in cut.items() if where != nobody}
        for key, told, codes in self._joined(found):
            yield key, self._words(codes), told
        for key, where in left.items():
            if where & self.among != nobody:
                yield key, OTHERS, self._example(where & self.among)

    def _example(self, where: Function) -> dict[str, str]:
        """Return the answers of the smallest example that it needs to be in the set."""
        example = self.examples.of(where)
        items = [
            item for item in self.answers.items if example.get(item.id, "no") != self.usual.get(item.id, "no")
        ]
        values = {name: value for item in items for name, value in self.answers.bits(item, example[item.id])}
        told = {}
        for item in items:
            instead = dict(self.answers.bits(item, self.usual[item.id]))
            if not contains(where, values | instead):
                told[item.id] = example[item.id]
        return told

    def _like(self, name: str, code: str) -> Function:
        """Return who answers yes or not sure to a sign, or picks this option of a choice."""
        item = self._item(name)
        cube = self.answers.cube
        return cube(item, code) if item.kind is not ItemKind.SIGN else ~cube(item, "no")

    def _item(self, name: str) -> Item:
        return next(item for item in self.answers.items if item.id == name)

    def _joined(
        self, found: Iterable[tuple[Key, dict[str, str]]]
    ) -> Iterator[tuple[Key, Told, dict[str, list[str]]]]:
        """Yield the findings, merging those that differ only in the option of one choice."""
        together: dict[tuple[Key, tuple[tuple[str, str], ...]], tuple[Told, dict[str, list[str]]]] = {}
        for key, told in found:
            alike = tuple(
                (name, code if self._item(name).kind is ItemKind.SIGN else "")
                for name, code in sorted(told.items())
            )
            _, codes = together.setdefault((key, alike), (told, {name: [] for name in told}))
            for name, code in told.items():
                codes[name] += [code] if code not in codes[name] else []
        yield from ((key, told, codes) for (key, _), (told, codes) in together.items())

    def _words(self, codes: Mapping[str, list[str]]) -> str:
        parts = [_item_words(item, codes[item.id]) for item in self.answers.items if item.id in codes]
        return "; ".join(parts) or EVERYBODY


def _item_words(item: Item, codes: list[str]) -> str:
    if item.kind is ItemKind.SIGN:
        return f"“{item.statement}”" if codes == ["yes"] else f"not sure about “{item.statement}”"
    labels = {option.code: option.label for option in item.permitted}
    return f"“{item.text}” {' or '.join(labels[code] for code in codes)}"
