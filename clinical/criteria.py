"""Criteria: a tiny language about answers, without "not", so that nothing in it can subtract."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

NOT_APPLICABLE = "not_applicable"
"""The code that replay gives to an item that is definitely not asked of this person."""

Answers = Mapping[str, str]
"""Option codes by item id; an item that was not asked is absent."""

LONGEST_QUOTE = 60


class CriteriaError(ValueError):
    """Criteria that cannot be read; “{0}” in the message is the word, which starts at a column from 0 on."""

    def __init__(self, message: str, word: str = "", column: int = 0) -> None:
        super().__init__(message.format(word if len(word) <= LONGEST_QUOTE else f"{word[:LONGEST_QUOTE]}…"))
        self.word = word[:LONGEST_QUOTE]
        self.column = column


@dataclass(frozen=True, slots=True)
class Named:
    """A bare word: an item answered yes, or a definition."""

    name: str
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Compared:
    """An item compared with one of its codes by ==, >= or <=."""

    item: str
    operator: str
    code: str
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Maybe:
    """An item answered yes or not sure."""

    item: str
    column: int = field(default=0, compare=False)

    def holds(self, answers: Answers) -> bool | None:
        code = answers.get(self.item)
        return None if code is None else code in {"yes", "unsure"}


@dataclass(frozen=True, slots=True)
class OneOf:
    """An item answered with one of these codes: what names and comparisons resolve to."""

    item: str
    codes: frozenset[str]

    def holds(self, answers: Answers) -> bool | None:
        code = answers.get(self.item)
        return None if code is None or code == "unsure" else code in self.codes


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `count` of the parts hold; `and` needs all of them and `or` one."""

    count: int
    parts: tuple[Criteria, ...]

    def holds(self, answers: Answers) -> bool | None:
        """Return whether enough parts hold, looking no further than it takes to know."""
        missing, spare = self.count, len(self.parts) - self.count
        for part in self.parts:
            value = holds(part, answers)
            if value is True:
                missing -= 1
            elif value is False:
                spare -= 1
            if missing == 0:
                return True
            if spare < 0:
                return False
        return None if missing else True


Criteria = Named | Compared | Maybe | OneOf | AtLeast

ALWAYS = AtLeast(0, ())
"""What empty criteria mean."""

SIGNS: Mapping[type[ast.cmpop], str] = {ast.Eq: "==", ast.GtE: ">=", ast.LtE: "<="}
NO_NOT = "“{0}”: nothing may subtract. Name the answers that count, as in “age == a20 or age == a30”"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that criteria may use: option codes by item id, which items are bands, and definitions."""

    codes: Mapping[str, tuple[str, ...]]
    bands: frozenset[str] = frozenset()
    definitions: Mapping[str, Criteria] = field(default_factory=dict)


def parse(text: str) -> Criteria:
    """Return the criteria that a text says; empty text holds always. Raises CriteriaError."""
    if not text.strip():
        return ALWAYS
    flat = " ".join(text.split())
    try:
        tree = ast.parse(flat, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        column = (getattr(error, "offset", None) or len(flat) + 1) - 1
        raise CriteriaError("this cannot be read near “{0}”", _word_at(flat, column), column) from None
    return _read(tree.body, flat)


def _word_at(text: str, column: int) -> str:
    return next(iter(text[column:].split()), text.split()[-1])


def _source(node: ast.expr, text: str) -> str:
    """Return the text of a node, however deep it is: ast.unparse would recurse into it."""
    return text.encode()[node.col_offset : node.end_col_offset].decode()


def _read(node: ast.expr, text: str) -> Criteria:
    match node:
        case ast.Name(id=name):
            return Named(name, node.col_offset)
        case ast.BoolOp(op=ast.And(), values=values):
            return AtLeast(len(values), tuple(_read(value, text) for value in values))
        case ast.BoolOp(op=ast.Or(), values=values):
            return AtLeast(1, tuple(_read(value, text) for value in values))
        case ast.Compare(left=ast.Name(id=item), ops=[operator], comparators=[ast.Name(id=code)]):
            return _compared(node, text, operator, (item, code))
        case ast.Call(
            func=ast.Name(id="at_least"), args=[ast.Constant(value=int(count)), *parts], keywords=[]
        ):
            return _counted(node, text, count, parts)
        case ast.Call(func=ast.Name(id="maybe"), args=[ast.Name(id=item)], keywords=[]):
            return Maybe(item, node.col_offset)
        case ast.UnaryOp(op=ast.Not()):
            raise CriteriaError(NO_NOT, "not", node.col_offset)
        case _:
            raise CriteriaError("“{0}” is not part of the language", _source(node, text), node.col_offset)


def _compared(node: ast.expr, text: str, operator: ast.cmpop, names: tuple[str, str]) -> Criteria:
    item, code = names
    sign = SIGNS.get(type(operator))
    if sign is None:
        raise CriteriaError("compare only with ==, >= or <=", _source(node, text), node.col_offset)
    if code in {"no", "unsure"}:
        instead = f"maybe({item[:LONGEST_QUOTE]}) is yes or not sure"
        words = f"“{sign} {{0}}” is refused: nothing follows from it; {instead}"
        raise CriteriaError(words, code, node.col_offset)
    return Compared(item, sign, code, node.col_offset)


def _counted(node: ast.expr, text: str, count: int, parts: list[ast.expr]) -> Criteria:
    if isinstance(count, bool) or not 1 <= count <= len(parts):
        words = f"the number in “{{0}}” has to be from 1 to {len(parts)}"
        words = words if parts else "“{0}” has nothing to count; write at_least(2, a, b)"
        raise CriteriaError(words, "at_least", node.col_offset)
    return AtLeast(count, tuple(_read(part, text) for part in parts))


def symbols(criteria: Criteria) -> Iterator[tuple[str, int]]:
    """Yield each item or definition that the criteria name, with its column, in order of mention."""
    match criteria:
        case Named(name, column):
            yield name, column
        case Compared(item, _, _, column) | Maybe(item, column):
            yield item, column
        case OneOf(item, _):
            yield item, 0
        case AtLeast(_, parts):
            for part in parts:
                yield from symbols(part)


def resolve(criteria: Criteria, vocabulary: Vocabulary) -> Criteria:
    """Return the same criteria over items and codes alone. Raises CriteriaError for a word nobody knows."""
    match criteria:
        case Named(name, column):
            if name in vocabulary.definitions:
                return vocabulary.definitions[name]
            if "yes" not in _codes(name, column, vocabulary):
                raise CriteriaError("“{0}” has options: say “{0} == …”", name, column)
            return OneOf(name, frozenset({"yes"}))
        case Compared(item, operator, code, column):
            return OneOf(item, _matching(item, operator, code, column, vocabulary))
        case Maybe(item, column):
            if "unsure" not in _codes(item, column, vocabulary):
                raise CriteriaError("maybe({0}): nobody can answer “{0}” with not sure", item, column)
            return criteria
        case AtLeast(count, parts):
            return AtLeast(count, tuple(resolve(part, vocabulary) for part in parts))
        case OneOf():
            return criteria


def _codes(item: str, column: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    if item not in vocabulary.codes:
        raise CriteriaError("nothing is called “{0}”", item, column)
    return vocabulary.codes[item]


def _matching(item: str, operator: str, code: str, column: int, vocabulary: Vocabulary) -> frozenset[str]:
    codes = _codes(item, column, vocabulary)
    if code not in codes:
        raise CriteriaError(f"“{item}” has no option “{{0}}”; it has {', '.join(codes)}", code, column)
    if operator == "==":
        return frozenset({code})
    if item not in vocabulary.bands:
        raise CriteriaError("the options of “{0}” have no order: use ==", item, column)
    known = [each for each in codes if each != "unsure"]
    at = known.index(code)
    return frozenset(known[at:] if operator == ">=" else known[: at + 1])


def holds(criteria: Criteria, answers: Answers) -> bool | None:
    """Return whether resolved criteria hold, or None while that is not yet known."""
    if isinstance(criteria, (Named, Compared)):
        raise ValueError(f"{criteria} must be resolved first")
    return criteria.holds(answers)


Label = Callable[[str, frozenset[str] | None], str]
"""Words for an item answered with some of its codes (None: answered yes or not sure)."""


def describe(criteria: Criteria, label: Label) -> str:
    """Return resolved criteria as a plain English clause."""
    match criteria:
        case AtLeast(0, _):
            return "always"
        case OneOf(item, codes):
            return label(item, codes)
        case Maybe(item, _):
            return label(item, None)
        case AtLeast(count, parts):
            words = [_bracketed(part, count, len(parts), label) for part in parts]
            if count == len(parts):
                return " and ".join(words)
            if count == 1:
                return " or ".join(words)
            return f"at least {count} of: {'; '.join(words)}"
        case _:
            raise ValueError(f"{criteria} must be resolved first")


def _bracketed(part: Criteria, count: int, size: int, label: Label) -> str:
    text = describe(part, label)
    joined_by_and = count == size
    needs_brackets = isinstance(part, AtLeast) and len(part.parts) > 1 and (joined_by_and or part.count != 1)
    return f"({text})" if needs_brackets else text
