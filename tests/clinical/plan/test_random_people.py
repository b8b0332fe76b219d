"""A thousand people with random answers, at random hours: what must never stand in a plan.

What is barred, and when, is read from the tables written by hand from the evidence, not from the guidance.
"""

from __future__ import annotations

import re
from functools import cache

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from clinical.content import Disposition, Effect, ItemKind, Stage
from clinical.criteria import NOT_APPLICABLE, holds
from clinical.plan.care_plan import NoPlan, Standing
from clinical.plan.contributors import pseudo_answers, score
from clinical.triage.evaluation import replay
from tests.clinical.shipped import assessed, everything_in, person, plan_at, shipped_catalogue
from tests.content.dose_table import SPANS
from tests.content.matrix_beyond import BARRED_ELSEWHERE
from tests.content.matrix_table import ROWS
from tests.content.test_matrix import AN_AMOUNT_OF_DRINK, LIMITED, expected, texts_of

TWELVE_WEEKS = 2016
A_THOUSAND = settings(max_examples=1000, deadline=None, derandomize=True)
SOME = settings(max_examples=100, deadline=None, derandomize=True)
NSAIDS = {"nsaid", "naproxen", "topical_nsaid"}
SHORT_OF_FLUID = ("vomiting", "cant_keep_fluids", "heat_cramps", "heatstroke_signs")
WARMTH = {"diabetes", "heart_disease", "heart_failure", "numb_skin", "poor_circulation", "sickle"}
DRINKS = {
    "eating_disorder",
    "fluid_limit",
    "heart_failure",
    "kidney_disease",
    "kidney_failure",
    "liver_disease",
}
ASKED_BY_NAME = {
    **dict.fromkeys(("cold_pack", "heat", "contrast"), WARMTH),
    **dict.fromkeys(("fluid_goal", "rehydrate"), DRINKS),
}
"""What has to be asked by name before warmth, cold or an amount of drink. Evidence: corrections 17."""
BY_THE_SCORE = re.compile(r"urine_dark|pale|onset=")
"""Factors of the table that hang on a score or an hour, and not on one answer."""


@cache
def mild_signs():
    """Return the signs that alone still leave room for a plan."""
    catalogue = shipped_catalogue()
    signs = (
        item.id
        for item in catalogue.items.values()
        if item.kind is ItemKind.SIGN and catalogue.stage_of(item.id) is not Stage.EXIT
    )
    return [sign for sign in signs if assessed(person(sign)).disposition <= Disposition.SOON]


@cache
def every_sign():
    return [item.id for item in shipped_catalogue().items.values() if item.kind is ItemKind.SIGN]


@cache
def denied():
    """Return no for every sign of every page."""
    return dict.fromkeys(every_sign(), "no") | {"nerve_old_checked": "checked", "how_it_goes": "same"}


def codes_of(item_id):
    return st.sampled_from([option.code for option in shipped_catalogue().items[item_id].permitted])


@st.composite
def people(draw, signs=mild_signs, ages=("a18", "a20", "a45", "a50", "a60", "a65", "a75")):
    """Return answers: some signs yes or not sure, the other ones no, and some pages of the plan skipped."""
    told = draw(
        st.dictionaries(st.sampled_from(signs()), st.sampled_from(["yes", "yes", "unsure"]), max_size=14)
    )
    told["age"] = draw(st.sampled_from(ages))
    told |= {name: draw(codes_of(name)) for name in ("onset", "pregnancy", "any_condition")}
    skipped = draw(st.sets(st.sampled_from(shipped_catalogue().plan_screens), max_size=3))
    names = {screen.id for screen in skipped}
    taken_over = {item.id for item in shipped_catalogue().items.values() if item.asked_on_plan in names}
    not_answered = taken_over | {item.id for screen in skipped for item in screen.items}
    return {name: code for name, code in (denied() | told).items() if name not in not_answered}


hours_since_onset = st.integers(0, TWELVE_WEEKS) | st.sampled_from([23, 24, 47, 48, 167, 168, 335, 336])


def plan_of(answers, hours, region):
    try:
        return plan_at(hours, answers, region)
    except NoPlan:
        assume(False)


def known_about(answers, activity):
    """Return the facts about a person: a guard without an answer is not sure, all else no."""
    catalogue = shipped_catalogue()
    told = replay(catalogue, answers)
    scored = score(catalogue.guidance.contributors, catalogue.criteria, told)
    is_gated = activity.category in {"relief", "supplement"} or activity.id in {"ors", "home_ors"}
    open_items = {
        name
        for name, item in catalogue.items.items()
        if name not in told or (item.asked_on_plan and told[name] == NOT_APPLICABLE)
    }
    unanswered = {
        name: "unsure" if is_gated or name in ASKED_BY_NAME.get(activity.id, ()) else "no"
        for name in open_items
    }
    return {**told, **unanswered, **pseudo_answers(scored, {**told, **unanswered})}


def may_have(answers, *signs):
    return any(answers.get(sign) in {"yes", "unsure"} for sign in signs)


def has(answers, who):
    """Return whether somebody has a factor of the table, or is not sure about it."""
    told = (each.partition("=") for each in who.split())
    return all(answers.get(name) == code if code else may_have(answers, name) for name, _, code in told)


@cache
def barred_by():
    """Return each factor of the tables as somebody tells it, with the activities that it takes away."""
    return [
        (who, {activity for activity, letter in expected(row).items() if letter in {"P", "R"}})
        for row in (*ROWS, *BARRED_ELSEWHERE)
        for who in row.who
        if not BY_THE_SCORE.search(who)
    ]


@A_THOUSAND
@given(people(), hours_since_onset, st.sampled_from(["GB", "US"]))
def test_nobody_is_given_anything_that_is_barred(answers, hours, region):
    plan = plan_of(answers, hours, region)
    told, planned = replay(shipped_catalogue(), answers), everything_in(plan)

    # What the table of factors takes away.
    for who, barred in barred_by():
        if has(told, who):
            assert not planned & barred, who

    # Two of a kind.
    for phase in plan.phases:
        leading = {each.activity.id for each in phase.activities if each.standing is not Standing.ALTERNATIVE}
        primary = {each.activity.id for each in phase.activities if each.standing is Standing.MAIN}
        assert len(leading & NSAIDS) <= 1
        assert len(leading & {"ors", "home_ors"}) <= 1
        assert len(primary & {"cold_pack", "heat"}) <= 1

    # An amount of drink under a limit.
    if may_have(told, *LIMITED, "previous_low_sodium"):
        shown = (plan.phases, plan.contributors, plan.also_contributors, plan.left_out, plan.ask_first)
        assert [text for text in texts_of(shown) if AN_AMOUNT_OF_DRINK.search(text)] == []

    # Anti-inflammatories in pregnancy, and while short of fluid.
    if told.get("pregnancy") in {"under_13w", "from_13w", "maybe"} or may_have(told, "missed_period"):
        assert not planned & NSAIDS
    if may_have(told, *SHORT_OF_FLUID) and told.get("urine_pale") != "yes":
        assert not planned & {"nsaid", "naproxen", "heat", "contrast"}

    # A medicine that is not sold there.
    assert region == "US" or "naproxen" not in planned


@SOME
@given(people(), hours_since_onset)
def test_nothing_planned_is_contraindicated_and_no_answer_counts_as_not_sure(answers, hours):
    plan = plan_of(answers, hours, "US")

    criteria = shipped_catalogue().criteria
    for activity in {each.activity for phase in plan.phases for each in phase.activities}:
        known = known_about(answers, activity)
        for adaptation in activity.adaptations:
            if adaptation.effect in {Effect.ASK, Effect.REMOVE}:
                assert holds(criteria(adaptation.when), known) is False, (activity.id, adaptation.when)


@SOME
@given(people(), hours_since_onset)
def test_nothing_is_done_outside_its_hours(answers, hours):
    plan = plan_of(answers, hours, "US")

    for phase in plan.phases:
        for each in phase.activities:
            starts, ends = SPANS.get(each.activity.id, (0, None))
            assert each.from_hours >= max(starts, hours, phase.phase.from_hours)
            assert ends is None or each.from_hours < ends
            assert ends is None or each.until_hours <= ends
            assert phase.phase.until_hours is None or each.from_hours < phase.phase.until_hours
    assert all(each.from_hours <= hours for each in plan.now)
    assert all(each.from_hours < hours + 24 for each in plan.today)


@SOME
@given(people(), hours_since_onset)
def test_every_phase_has_something_to_do_and_the_first_thing_is_short(answers, hours):
    plan = plan_of(answers, hours, "GB")

    assert 1 <= len(plan.now) <= 3
    assert all(phase.activities for phase in plan.phases)
    assert len(plan.contributors) <= 3
    assert plan.ground_rules
    assert plan.safety_nets
    assert plan.check_points


@SOME
@given(people(), hours_since_onset)
def test_what_is_set_aside_is_not_planned_too(answers, hours):
    plan = plan_of(answers, hours, "US")

    set_aside = [each.activity_id for each in (*plan.left_out, *plan.ask_first, *plan.waiting)]

    assert len(set(set_aside)) == len(set_aside)
    assert not set(set_aside) & everything_in(plan)
    assert all(each.reasons for each in (*plan.left_out, *plan.ask_first))


@SOME
@given(
    people(signs=every_sign, ages=("u16", "a16", "a18", "a20", "a45", "a50", "a60", "a65", "a75")),
    hours_since_onset,
)
def test_there_is_no_plan_under_18_or_above_soon(answers, hours):
    assessment = assessed(answers)
    is_for_a_plan = assessment.is_complete and assessment.disposition <= Disposition.SOON
    is_adult = answers["age"] not in {"u16", "a16"}

    try:
        plan_at(hours, answers)
        has_plan = True
    except NoPlan:
        has_plan = False

    assert not has_plan or (is_for_a_plan and is_adult)


@SOME
@given(people(), hours_since_onset)
def test_the_same_answers_at_the_same_hour_give_the_same_plan(answers, hours):
    assert plan_of(answers, hours, "GB") == plan_of(dict(reversed(answers.items())), hours, "GB")


def test_the_random_people_are_asked_what_they_answer():
    stages = {shipped_catalogue().stage_of(sign) for sign in mild_signs()}

    assert stages == {Stage.TRIAGE, Stage.PLAN}
