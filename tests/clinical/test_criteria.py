"""The criteria language: three values, no "not", and errors that point at the word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinical.criteria import (
    NOT_APPLICABLE,
    AtLeast,
    Criteria,
    CriteriaError,
    Vocabulary,
    describe,
    holds,
    parse,
    resolve,
    symbols,
)
from clinical.proofs.formulas.diagrams import deep_recursion

SIGN = ("yes", "no", "unsure")
VOCABULARY = Vocabulary(
    codes={
        "fever": SIGN,
        "chills": SIGN,
        "rash": SIGN,
        "age": ("u16", "a16", "a50", "a60"),
        "onset": ("h0", "d7", "unsure"),
        "checked": ("checked", "never_checked", "unsure"),
    },
    bands=frozenset({"age", "onset"}),
)


def criteria(text: str) -> Criteria:
    return resolve(parse(text), VOCABULARY)


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        ("fever", {"fever": "yes"}, True),
        ("fever", {"fever": "no"}, False),
        ("fever", {"fever": "unsure"}, None),
        ("fever", {}, None),
        ("fever", {"fever": NOT_APPLICABLE}, False),
        ("fever and chills", {"fever": "yes", "chills": "unsure"}, None),
        ("fever and chills", {"fever": "no", "chills": "unsure"}, False),
        ("fever or chills", {"fever": "yes", "chills": "unsure"}, True),
        ("fever or chills", {"fever": "no"}, None),
        ("maybe(fever)", {"fever": "unsure"}, True),
        ("maybe(fever)", {"fever": "no"}, False),
        ("maybe(fever)", {}, None),
        ("age >= a50", {"age": "a60"}, True),
        ("age >= a50", {"age": "a16"}, False),
        ("age <= a16", {"age": "u16"}, True),
        ("onset >= d7", {"onset": "unsure"}, None),
        ("onset <= h0", {"onset": "unsure"}, None),
        ("checked == never_checked", {"checked": "never_checked"}, True),
        ("at_least(2, fever, chills, rash)", {"fever": "yes", "chills": "yes"}, True),
        ("at_least(2, fever, chills, rash)", {"fever": "yes", "chills": "no"}, None),
        ("at_least(2, fever, chills, rash)", {"fever": "unsure", "chills": "no", "rash": "no"}, False),
        ("", {}, True),
    ],
)
def test_criteria_hold_do_not_hold_or_are_not_yet_known(text, answers, expected):
    assert holds(criteria(text), answers) is expected


@pytest.mark.parametrize(
    ("text", "word", "says"),
    [
        ("not fever", "not", "nothing may subtract"),
        ("fever == no", "no", "refused"),
        ("fever == unsure", "unsure", "maybe(fever)"),
        ("fever and cough", "cough", "nothing is called “cough”"),
        ("age", "age", "has options"),
        ("age >= a99", "a99", "has no option"),
        ("checked >= checked", "checked", "no order"),
        ("fever !=  chills", "fever != chills", "==, >= or <="),
        ("at_least(4, fever, chills)", "at_least", "1 to 2"),
        ("at_least(0, fever)", "at_least", "1 to 1"),
        ("fever + chills", "fever + chills", "not part of the language"),
        ("__import__('os')", "__import__('os')", "not part of the language"),
        ("fever and", "and", "cannot be read"),
        ("maybe(age)", "age", "nobody can answer"),
        ("lambda: fever", "lambda: fever", "not part of the language"),
        ("fever.denied", "fever.denied", "not part of the language"),
    ],
)
def test_a_mistake_is_refused_with_the_word_that_is_wrong(text, word, says):
    with pytest.raises(CriteriaError) as refusal:
        criteria(text)

    assert says in str(refusal.value)
    assert refusal.value.word in {word, ""} or word in refusal.value.word


def test_not_is_answered_with_what_to_write_instead():
    with pytest.raises(CriteriaError, match="Name the answers that count"):
        parse("fever and not rash")


@pytest.mark.parametrize(
    "text",
    [
        "a" + ".a" * 10_000,
        "a" + " + a" * 10_000,
        "not " * 10_000 + "a",
        "(" * 10_000,
        "a" * 200_000,
        "fever == " + "a" * 200_000,
        f"{'a' * 200_000} == no",
        f"{'a' * 200_000} != b",
        f"at_least({'9' * 4000}, fever)",
        f"maybe({'a' * 200_000})",
    ],
)
def test_whatever_is_typed_the_error_is_short(text):
    with deep_recursion(), pytest.raises(CriteriaError) as while_proving:
        criteria(text)
    with pytest.raises(CriteriaError) as refusal:
        criteria(text)

    for error in (refusal.value, while_proving.value):
        assert len(error.word) <= 60
        assert len(str(error)) <= 200


def test_the_column_points_at_the_unknown_word():
    with pytest.raises(CriteriaError) as refusal:
        criteria("fever and (chills or cough)")

    assert refusal.value.column == "fever and (chills or cough)".index("cough")


def test_a_definition_stands_for_its_criteria():
    ill = Vocabulary(VOCABULARY.codes, VOCABULARY.bands, {"ill": criteria("fever or chills")})

    assert holds(resolve(parse("ill and rash"), ill), {"chills": "yes", "rash": "yes"}) is True


def test_criteria_name_their_words_in_order():
    assert [name for name, _ in symbols(parse("age >= a50 and (fever or maybe(chills))"))] == [
        "age",
        "fever",
        "chills",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("fever", "fever yes"),
        ("fever and (chills or rash)", "fever yes and (chills yes or rash yes)"),
        ("fever or chills and rash", "fever yes or (chills yes and rash yes)"),
        ("at_least(2, fever, chills, rash)", "at least 2 of: fever yes; chills yes; rash yes"),
        ("maybe(fever)", "fever yes or not sure"),
        ("", "always"),
    ],
)
def test_criteria_are_described_in_plain_english(text, words):
    def label(item, codes):
        return f"{item} {'/'.join(sorted(codes))}" if codes else f"{item} yes or not sure"

    assert describe(criteria(text), label) == words


NAMES = ("fever", "chills", "rash")
SIGNS = st.sampled_from([f"maybe({name})" for name in NAMES] + list(NAMES)).map(criteria)
CRITERIA = st.recursive(
    SIGNS,
    lambda parts: st.lists(parts, min_size=1, max_size=4).flatmap(
        lambda chosen: st.integers(1, len(chosen)).map(lambda count: AtLeast(count, tuple(chosen)))
    ),
    max_leaves=12,
)
ORDER = {False: 0, None: 1, True: 2}
RISING = {"no": 0, "unsure": 1, "yes": 2}


@given(
    CRITERIA, st.fixed_dictionaries({name: st.sampled_from(SIGN) for name in NAMES}), st.sampled_from(NAMES)
)
def test_another_symptom_never_makes_criteria_less_true(any_criteria, answers, name):
    for code in SIGN:
        if RISING[code] >= RISING[answers[name]]:
            worse = {**answers, name: code}

            assert ORDER[holds(any_criteria, worse)] >= ORDER[holds(any_criteria, answers)]
