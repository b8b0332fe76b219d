"""Triage: the most urgent flag wins, unknown is never no, and a stale answer never counts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinical.content import Disposition, ItemKind, Stage
from clinical.criteria import NOT_APPLICABLE
from clinical.triage.evaluation import (
    UnknownAnswer,
    asked_items,
    assume_no,
    check_answers,
    evaluate,
    next_screen,
    replay,
)
from tests.clinical.shipped import assessed, person, shipped_catalogue

ORDINARY = {"age": "a20", "onset": "h6", "pregnancy": "cannot_be", "nerve_old_checked": "checked"}


def test_an_ordinary_spasm_is_looked_after_at_home():
    assessment = assessed(person("lift_twist"))

    assert assessment.disposition is Disposition.SELF_CARE
    assert assessment.is_complete


def test_no_answers_are_no_result():
    assessment = evaluate(shipped_catalogue(), {})

    assert not assessment.is_result
    assert assessment.next_screen is shipped_catalogue().triage_screens[0]


def test_an_emergency_ends_the_questions_at_once():
    assessment = evaluate(shipped_catalogue(), {"chest_pain": "yes"})

    assert assessment.disposition is Disposition.AMBULANCE
    assert assessment.is_result
    assert assessment.next_screen is None


def test_a_same_day_answer_does_not_end_the_questions():
    first_screens = {
        item.id: "no" for screen in shipped_catalogue().triage_screens[:2] for item in screen.items
    }

    assessment = evaluate(shipped_catalogue(), {**first_screens, "age": "a20", "fever": "yes"})

    assert assessment.disposition is Disposition.SAME_DAY
    assert not assessment.is_result


def test_an_answer_to_a_question_no_longer_asked_does_not_count():
    expecting = person("baby_moves_less", pregnancy="from_13w")
    not_expecting = {**expecting, "pregnancy": "cannot_be"}

    counting = replay(shipped_catalogue(), not_expecting)

    assert counting["baby_moves_less"] == NOT_APPLICABLE
    assert assessed(expecting).disposition > assessed(not_expecting).disposition


def test_a_question_is_asked_while_its_condition_is_not_known():
    counting = replay(shipped_catalogue(), {**person(), "onset": "unsure"})

    assert counting.get("over_2w_no_better") != NOT_APPLICABLE


@pytest.mark.parametrize(
    ("answers", "says"),
    [({"cough_of_gold": "yes"}, "no item is called"), ({"fever": "perhaps"}, "it has yes, no, unsure")],
)
def test_an_unknown_answer_is_named(answers, says):
    with pytest.raises(UnknownAnswer, match=says):
        check_answers(shipped_catalogue(), answers)


SIGNS = [
    item.id
    for screen in shipped_catalogue().triage_screens
    for item in screen.items
    if item.kind is ItemKind.SIGN
]
TICKS = {item.id for screen in shipped_catalogue().exit_screens for item in screen.items}
CODES = {
    item.id: [option.code for option in item.permitted]
    for item in shipped_catalogue().items.values()
    if item.id not in TICKS
}
FLAGGED = {flag.when for flag in shipped_catalogue().red_flags} & set(SIGNS)


OPENED_BY = {
    "bruise_over_spine": {"small_fall": "yes"},
    "claw_tingle": {"spasms_everywhere": "yes"},
    "cough_strain": {"one_leg_pain": "yes"},
    "headache_moving_light": {"fever": "yes"},
    "heatstroke_signs": {"effort_heat": "yes"},
    "leg_weak_worse": {"one_leg_weak_stable": "yes"},
    "lockjaw_spasms": {"spasms_everywhere": "yes"},
    "morning_stiff": {"onset": "w12"},
    "too_much_water": {"vomiting": "yes"},
    "swollen_tight_muscles": {"effort_heat": "yes"},
    "baby_moves_less": {"pregnancy": "from_13w"},
    "tightenings": {"pregnancy": "from_13w"},
}
"""The answers, beyond an age of 50 to 59 and an onset of two weeks, without which a sign is not asked."""


@pytest.mark.parametrize("sign", sorted(FLAGGED))
def test_not_sure_about_a_red_flag_is_never_self_care(sign):
    answers = person(**{"age": "a50", "onset": "d14", **OPENED_BY.get(sign, {}), sign: "unsure"})

    disposition = evaluate(shipped_catalogue(), answers).disposition

    assert disposition > Disposition.SELF_CARE


@pytest.mark.parametrize("screen", shipped_catalogue().triage_screens, ids=lambda screen: screen.id)
def test_self_care_needs_an_answer_on_every_screen(screen):
    answers = person("lift_twist")
    counting = replay(shipped_catalogue(), answers)
    asked = [item.id for item in asked_items(shipped_catalogue(), screen, counting)]
    without = {name: code for name, code in answers.items() if name not in asked}

    assessment = evaluate(shipped_catalogue(), without)

    assert assessment.is_complete is not bool(asked)


def everybody():
    """Return a strategy for complete and incomplete answers: mostly no, with some of everything."""
    some = st.lists(st.sampled_from(sorted(CODES)), max_size=8, unique=True)
    return some.flatmap(
        lambda names: st.fixed_dictionaries({name: st.sampled_from(CODES[name]) for name in names})
    )


@settings(max_examples=100, deadline=None)
@given(everybody(), st.sampled_from(SIGNS))
def test_another_symptom_never_lowers_the_disposition(told, sign):
    catalogue = shipped_catalogue()
    answers = assume_no(catalogue, {**ORDINARY, **told})
    if catalogue.items[sign].role not in {"symptom", "factor"}:
        return
    milder = evaluate(catalogue, assume_no(catalogue, {**answers, sign: "no"}))

    graver = evaluate(catalogue, assume_no(catalogue, {**answers, sign: "yes"}))

    assert graver.disposition >= milder.disposition


@settings(max_examples=60, deadline=None)
@given(everybody(), st.randoms(use_true_random=False))
def test_the_order_of_answering_does_not_matter(told, shuffler):
    names = list(told)
    shuffler.shuffle(names)

    shuffled = {name: told[name] for name in names}

    assert evaluate(shipped_catalogue(), shuffled) == evaluate(shipped_catalogue(), told)


@settings(max_examples=60, deadline=None)
@given(everybody())
def test_walking_the_questions_ends_in_a_result_that_equals_the_whole(told):
    catalogue, given_so_far = shipped_catalogue(), {}
    complete = assume_no(catalogue, {**ORDINARY, **told})

    while (screen := next_screen(catalogue, given_so_far)) is not None:
        counting = replay(catalogue, given_so_far)
        asked = [item.id for item in screen.items if item.id not in counting]
        given_so_far |= {name: complete[name] for name in asked}
    walked, whole = evaluate(catalogue, given_so_far), evaluate(catalogue, complete)

    assert walked.is_result
    assert walked.disposition == whole.disposition or walked.disposition.is_emergency


def test_plan_questions_are_never_part_of_triage():
    assert all(screen.stage is Stage.TRIAGE for screen in shipped_catalogue().triage_screens)
