"""The engine of the proofs says the same as going through every case."""

from __future__ import annotations

import random
import sys
from itertools import product

import pytest

from clinical.proofs.formulas.diagrams import BDD, Function, ProofTooLarge, deep_recursion

NAMES = tuple("abcdef")
CASES = [dict(zip(NAMES, values, strict=True)) for values in product((False, True), repeat=len(NAMES))]


@pytest.fixture
def bdd():
    made = BDD()
    made.declare(*NAMES)
    return made


def any_formula(chance: random.Random, depth: int = 5) -> tuple:
    """Return a formula as nested tuples: a variable, not, and, or."""
    if depth == 0 or chance.random() < 0.15:
        return ("var", chance.choice(NAMES))
    word = chance.choice(("not", "and", "or", "or", "and"))
    return (word, *(any_formula(chance, depth - 1) for _ in range(1 if word == "not" else 2)))


def as_set(bdd: BDD, formula: tuple) -> Function:
    match formula:
        case ("var", name):
            return bdd.var(name)
        case ("not", part):
            return ~as_set(bdd, part)
        case ("and", one, other):
            return as_set(bdd, one) & as_set(bdd, other)
        case (_, one, other):
            return as_set(bdd, one) | as_set(bdd, other)


def is_true(formula: tuple, case: dict[str, bool]) -> bool:
    match formula:
        case ("var", name):
            return case[name]
        case ("not", part):
            return not is_true(part, case)
        case ("and", one, other):
            return is_true(one, case) and is_true(other, case)
        case (_, one, other):
            return is_true(one, case) or is_true(other, case)


def table(formula: tuple) -> list[bool]:
    return [is_true(formula, case) for case in CASES]


def has(where: Function, case: dict[str, bool]) -> bool:
    return where.bdd.restrict(where, case) == where.bdd.true


@pytest.mark.parametrize("seed", range(40))
def test_a_set_holds_exactly_the_cases_for_which_its_formula_is_true(bdd, seed):
    formula = any_formula(random.Random(seed))  # noqa: S311

    where = as_set(bdd, formula)

    assert [has(where, case) for case in CASES] == table(formula)


@pytest.mark.parametrize("seed", range(40))
def test_two_sets_are_the_same_if_and_only_if_they_hold_the_same_cases(bdd, seed):
    chance = random.Random(seed)  # noqa: S311
    formulas = [any_formula(chance, depth=3) for _ in range(8)]

    sets = [as_set(bdd, each) for each in formulas]

    for one, first in zip(sets, formulas, strict=True):
        for other, second in zip(sets, formulas, strict=True):
            assert (one == other) is (table(first) == table(second))


@pytest.mark.parametrize("seed", range(20))
def test_only_the_variables_that_decide_are_named(bdd, seed):
    formula = any_formula(random.Random(seed))  # noqa: S311

    named = bdd.support(as_set(bdd, formula))

    assert named == {
        name
        for name in NAMES
        if any(
            is_true(formula, case | {name: True}) != is_true(formula, case | {name: False}) for case in CASES
        )
    }


def test_nodes_that_no_set_needs_are_freed_and_the_others_stay(bdd, monkeypatch):
    formulas = [any_formula(random.Random(seed)) for seed in range(200)]  # noqa: S311
    kept = as_set(bdd, formulas[0])

    for formula in formulas:
        monkeypatch.setattr(bdd, "_collect_at", 0)
        assert [has(as_set(bdd, formula), case) for case in CASES[::7]] == table(formula)[::7]
    monkeypatch.setattr(bdd, "_collect_at", 0)
    bdd.collect_garbage()

    assert [has(kept, case) for case in CASES] == table(formulas[0])
    assert len(bdd) == len(kept)


def test_many_questions_need_deep_recursion_and_only_while_proving():
    usual, deep = sys.getrecursionlimit(), BDD()
    deep.declare(*map(str, range(3000)))

    with deep_recursion():
        where = deep.true
        for name in map(str, reversed(range(3000))):
            where = deep.var(name) & where
        assert (~where & where) == deep.false
        assert deep.restrict(where, {"2999": False}) == deep.false

    assert sys.getrecursionlimit() == usual


def test_what_grows_too_large_is_an_error(bdd):
    bdd.node_limit = 8

    with pytest.raises(ProofTooLarge, match="the limit is 8"):
        as_set(bdd, ("and", ("or", ("var", "a"), ("var", "f")), ("or", ("var", "b"), ("var", "e"))))
