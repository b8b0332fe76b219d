"""When the course calls for somebody's advice. Evidence: careplan 3.2; decisions 2."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinical.content import Disposition
from clinical.plan.course import EVERY_ABILITY, Ability, CheckIn, Point, Trend
from clinical.plan.escalation import COURSE_WORDS, TURN_RULES, Turn, flag_of, raised, turns_of
from clinical.triage.evaluation import evaluate, replay
from clinical.wording import localise
from tests.clinical.factory import make_catalogue, make_check_point
from tests.clinical.shipped import assessed, person, region, shipped_catalogue

ONSET = datetime.fromisoformat("2026-03-01T08:00")
BETTER, SAME, WORSE = Trend.BETTER, Trend.SAME, Trend.WORSE
IN_BED = EVERY_ABILITY - {Ability.TOILET}


def at(hours, pain, trend=SAME, abilities=EVERY_ABILITY):
    return Point(hours, CheckIn(ONSET + timedelta(hours=hours), pain, trend, abilities))


def turns(*course, **answers):
    return [rule.turn for rule in turns_of(course, answers)]


def level(*course, **answers):
    return max((rule.disposition for rule in turns_of(course, answers)), default=Disposition.SELF_CARE)


def test_without_a_check_in_nothing_is_added():
    assert turns() == []


def test_a_bad_first_day_stays_at_home():
    assert turns(at(5, 9, WORSE, IN_BED)) == []
    assert turns(at(23, 10, WORSE, frozenset())) == []


@pytest.mark.parametrize(
    ("hours", "pain", "abilities", "calls"),
    [
        (23, 8, IN_BED, False),
        (24, 8, IN_BED, True),
        (24, 7, IN_BED, False),
        (24, 8, EVERY_ABILITY, False),
        (95, 8, IN_BED, True),
        (400, 9, IN_BED, True),
    ],
)
def test_severe_pain_and_no_walk_to_the_toilet_for_a_day_need_somebody_today(hours, pain, abilities, calls):
    assert (Turn.CANNOT_WALK in turns(at(hours, pain, SAME, abilities))) is calls


@pytest.mark.parametrize(
    ("hours", "pain", "trend", "calls"),
    [
        (23, 7, WORSE, False),
        (24, 7, WORSE, True),
        (30, 9, WORSE, True),
        (95, 7, WORSE, True),
        (96, 7, WORSE, False),
        (30, 6, WORSE, False),
        (30, 7, SAME, False),
    ],
)
def test_pain_that_rises_after_the_first_day_needs_somebody_today(hours, pain, trend, calls):
    assert (Turn.RISING in turns(at(6, 6), at(hours, pain, trend))) is calls


@pytest.mark.parametrize(
    ("pains", "trends", "calls"),
    [
        ((3, 4, 5), (SAME, WORSE, WORSE), True),
        ((3, 5), (SAME, WORSE), False),
        ((5, 4, 5), (SAME, WORSE, WORSE), False),
        ((3, 4, 4), (SAME, WORSE, WORSE), False),
        ((3, 4, 5), (SAME, SAME, WORSE), False),
    ],
)
def test_pain_that_goes_up_twice_in_a_row_needs_an_appointment(pains, trends, calls):
    course = [at(72 + 24 * day, *told) for day, told in enumerate(zip(pains, trends, strict=True))]

    assert (Turn.GETTING_WORSE in turns(*course)) is calls


def says(hours, pain=1, abilities=EVERY_ABILITY, **said):
    return Point(hours, CheckIn(ONSET + timedelta(hours=hours), pain, BETTER, abilities, **said))


@pytest.mark.parametrize(
    ("hours", "said", "turn"),
    [
        (167, {"daily_tablets": True}, None),
        (168, {"daily_tablets": True}, Turn.DAILY_TABLETS),
        (500, {"daily_tablets": True}, Turn.DAILY_TABLETS),
        (168, {"daily_tablets": False}, None),
        (335, {"still_spasms": True}, None),
        (336, {"still_spasms": True}, Turn.STILL_2_WEEKS),
        (336, {"still_spasms": False}, None),
        (336, {}, None),
        (1008, {"back_to_normal": False}, Turn.STILL_6_WEEKS),
        (1008, {"back_to_normal": True}, None),
        (2016, {"back_to_normal": False}, Turn.STILL_12_WEEKS),
    ],
)
def test_what_a_check_point_asks_is_taken_at_their_word(hours, said, turn):
    assert turns(at(24, 6), says(hours, **said)) == ([turn] if turn else [])


@pytest.mark.parametrize("said", [{}, {"still_spasms": False}, {"still_spasms": True}])
@pytest.mark.parametrize(
    "state", [{"pain": 4}, {"abilities": IN_BED}], ids=["pain above 3", "something stopped"]
)
def test_a_word_never_takes_away_what_the_state_calls_for(state, said):
    assert turns(at(24, 6), says(340, **state, **said)) == [Turn.STILL_2_WEEKS]


def test_a_first_check_in_at_30_hours_with_9_and_rising_needs_somebody_today():
    assert level(at(30, 9, WORSE)) is Disposition.SAME_DAY


def test_a_first_check_in_that_says_worse_at_little_pain_does_not():
    assert turns(at(30, 5, WORSE)) == []


@pytest.mark.parametrize(("hours", "calls"), [(47, False), (48, True), (167, True), (168, False)])
def test_pee_still_dark_after_two_days_needs_somebody_today(hours, calls):
    assert (Turn.STILL_DARK in turns(at(hours, 4, BETTER), urine_dark="yes")) is calls
    assert Turn.STILL_DARK not in turns(at(hours, 4, BETTER), urine_dark="no")


@pytest.mark.parametrize(("hours", "calls"), [(71, False), (72, True), (167, True), (168, False)])
def test_severe_and_no_better_after_three_days_is_a_call(hours, calls):
    assert (Turn.SEVERE_3_DAYS in turns(at(10, 8), at(hours, 8))) is calls


@pytest.mark.parametrize(("pain", "trend"), [(8, BETTER), (7, SAME)])
def test_a_little_better_after_three_days_goes_on(pain, trend):
    assert turns(at(10, 8), at(75, pain, trend)) == []


@pytest.mark.parametrize(
    ("hours", "pain", "trend", "found"),
    [
        (167, 5, SAME, []),
        (168, 5, SAME, [Turn.NO_BETTER_7_DAYS]),
        (168, 6, WORSE, [Turn.NO_BETTER_7_DAYS]),
        (168, 4, SAME, []),
        (168, 5, BETTER, []),
        (335, 5, SAME, [Turn.NO_BETTER_7_DAYS]),
    ],
)
def test_no_better_after_a_week_is_an_appointment(hours, pain, trend, found):
    assert turns(at(10, 5), at(hours, pain, trend)) == found


def test_daily_things_still_stopped_after_a_week_are_an_appointment():
    cannot_dress = EVERY_ABILITY - {Ability.DRESS}

    assert turns(at(10, 8), at(170, 4, SAME, cannot_dress)) == [Turn.LIMITED_7_DAYS]
    assert turns(at(10, 8), at(170, 4, BETTER, cannot_dress)) == []


@pytest.mark.parametrize(("code", "calls"), [("yes", True), ("unsure", True), ("no", False)])
def test_leg_pain_after_a_week_is_for_a_doctor(code, calls):
    assert (Turn.LEG_PAIN in turns(at(168, 1, BETTER), one_leg_pain=code)) is calls
    assert Turn.LEG_PAIN not in turns(at(167, 1, BETTER), one_leg_pain=code)


@pytest.mark.parametrize(
    ("hours", "pain", "turn"),
    [
        (336, 4, Turn.STILL_2_WEEKS),
        (1008, 3, Turn.STILL_6_WEEKS),
        (2016, 3, Turn.STILL_12_WEEKS),
    ],
)
def test_what_has_not_settled_in_time_is_looked_at(hours, pain, turn):
    assert turns(at(10, 8), at(hours, pain, BETTER)) == [turn]
    assert turn not in turns(at(10, 8), at(hours - 1, pain, BETTER))
    assert turns(at(10, 8), at(hours, pain - 1, BETTER)) == []


def test_only_the_last_check_in_counts():
    assert turns(at(30, 9, WORSE), at(54, 5, BETTER)) == []


TOLD = st.tuples(
    st.integers(0, 2500),
    st.integers(0, 10),
    st.sampled_from(Trend),
    st.frozensets(st.sampled_from(Ability)),
)


@given(
    st.lists(TOLD, min_size=1, max_size=5).map(lambda told: sorted(told, key=lambda each: each[0])),
    st.integers(0, 10),
    st.sampled_from(["yes", "no", "unsure"]),
    st.sampled_from(["yes", "no"]),
)
def test_more_pain_never_calls_for_less(told, more, leg, dark):
    *earlier, (hours, pain, trend, abilities) = told
    before = [at(*each) for each in earlier]
    answers = {"one_leg_pain": leg, "urine_dark": dark}

    as_told = level(*before, at(hours, pain, trend, abilities), **answers)
    with_more = level(*before, at(hours, min(10, pain + more), trend, abilities), **answers)

    assert with_more >= as_told


@given(st.lists(TOLD, min_size=1, max_size=5), st.sampled_from(Ability))
def test_being_able_to_do_less_never_calls_for_less(told, lost):
    *earlier, (hours, pain, trend, abilities) = sorted(told, key=lambda each: each[0])
    before = [at(*each) for each in earlier]

    more_able, less_able = (
        level(*before, at(hours, pain, trend, able)) for able in (abilities | {lost}, abilities - {lost})
    )

    assert less_able >= more_able


@given(st.lists(TOLD, max_size=4), st.sampled_from(["lift_twist", "one_leg_numb", "fever", "chest_pain"]))
def test_a_check_in_never_makes_triage_milder(told, sign):
    answers = person(sign)
    before = assessed(answers)
    course = [at(*each) for each in sorted(told, key=lambda each: each[0])]

    after = raised(shipped_catalogue(), before, course, replay(shipped_catalogue(), answers))

    assert after.disposition >= before.disposition
    assert set(before.present) <= set(after.present)
    assert after.next_screen == before.next_screen
    assert after.not_ruled_out == before.not_ruled_out


@pytest.mark.parametrize("name", sorted(COURSE_WORDS))
def test_the_guidance_has_words_for_every_turn(name):
    words = next(each for each in shipped_catalogue().guidance.activities if each.id == name)

    assert words.sources
    assert words.steps
    assert localise(words.summary, region())


@pytest.mark.parametrize("rule", TURN_RULES, ids=lambda rule: rule.turn)
def test_guidance_without_those_words_has_the_ones_of_the_check_point(rule):
    points = tuple(make_check_point(hours) for hours in (24, 48, 72, 168, 336, 1008, 2016))

    flag = flag_of(make_catalogue(check_points=points), rule)

    assert (flag.reason, flag.disposition) == ("Ask.", rule.disposition)


def test_a_turn_stands_among_the_red_flags_most_urgent_first():
    catalogue, answers = shipped_catalogue(), person("one_leg_numb")
    course = [at(30, 9, WORSE)]

    found = raised(catalogue, evaluate(catalogue, answers), course, replay(catalogue, answers))

    assert [flag.id for flag in found.present] == [Turn.RISING, "one_leg_numb"]
