"""The table of factors, made from the shipped guidance and compared with the one by hand, cell by cell.

Evidence: careplan sections 2, 4 and 5.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import combinations

import pytest

from clinical.content import Effect
from clinical.criteria import symbols
from clinical.plan.care_plan import NoPlan
from clinical.plan.contributors import score
from clinical.plan.effects import facts_of, weigh_all
from clinical.triage.evaluation import replay
from tests.clinical.shipped import person, plan_at, shipped_catalogue
from tests.content.matrix_beyond import BARRED_ELSEWHERE, CONTRIBUTORS
from tests.content.matrix_table import COLUMNS, KEPT_FOR_EVERYBODY, NO_EQUIPMENT, ROWS

LETTERS = {Effect.KEEP: "K", Effect.ADAPT: "A", Effect.ASK: "P", Effect.REMOVE: "R"}
STRICTNESS = "KAPR"
EVERY_ROW = (*ROWS, *BARRED_ELSEWHERE, *CONTRIBUTORS)
IN_COLUMNS = {activity: [] for names in COLUMNS.values() for activity in names}
for column, names in COLUMNS.items():
    for activity in names:
        IN_COLUMNS[activity].append(column)

STRICTER_TOGETHER = {
    ("diuretic", "acei_arb"): {"nsaid": "R", "naproxen": "R"},
    ("age=a65", "cannot_reach_floor"): {"plank": "R"},
}
"""Two factors that come to more than the stricter of the two. Evidence: careplan 5 and 6.4."""


def answers_of(told):
    """Return the answers of an ordinary person with this factor: "kidney_disease pregnancy=from_13w"."""
    signs = [each for each in told.split() if "=" not in each]
    codes = dict(each.split("=") for each in told.split() if "=" in each)
    assert not {*signs, *codes} - set(shipped_catalogue().items), f"not asked: {told}"
    return person(*signs, **codes)


@cache
def weighed(told, unsure=False):
    answers = answers_of(told)
    if unsure:
        answers |= {name: "unsure" for name in told.split() if "=" not in name}
    return weigh(answers)


def weigh(answers):
    catalogue = shipped_catalogue()
    counting = replay(catalogue, answers)
    scored = score(catalogue.guidance.contributors, catalogue.criteria, counting)
    return weigh_all(catalogue, facts_of(catalogue, counting, scored))


def found(told):
    """Return the letter of every activity for a person, through the rules of the plan."""
    return {name: LETTERS[each.effect] for name, each in weighed(told).items()}


def read(row, column, activity):
    """Return what the evidence's cell comes to for an activity, before any deviation."""
    cell = dict(zip(COLUMNS, (each.strip() for each in row.cells.split("|")), strict=True))[column]
    letter = row.reads.get(activity) or row.reads.get(column) or cell[:1].replace("–", "K")
    assert letter in set(STRICTNESS), f"{row.factor}, {column}: say what “{cell}” comes to"
    return letter


def strictest(letters):
    return max(letters, key=STRICTNESS.index)


def by_the_evidence(row):
    return {
        activity: strictest(read(row, column, activity) for column in columns)
        for activity, columns in IN_COLUMNS.items()
    }


def deviations(row):
    return {activity: letter for activity, (letter, _) in (row.but | row.beyond).items()}


def expected(row):
    """Return the letter that every activity must have for a factor."""
    others = dict.fromkeys((each.id for each in shipped_catalogue().guidance.activities), "K")
    return others | by_the_evidence(row) | deviations(row)


def ids(row):
    return row.factor


# The table


@pytest.mark.parametrize(("row", "who"), [(row, who) for row in EVERY_ROW for who in row.who])
def test_every_cell_of_the_guidance_is_the_one_of_the_evidence(row, who):
    actual = found(who)

    wrong = [
        f"{row.factor} ({who}), {activity}: {actual[activity]} in the guidance, {letter} by the evidence"
        for activity, letter in expected(row).items()
        if actual[activity] != letter
    ]

    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("row", EVERY_ROW, ids=ids)
def test_a_cell_says_what_to_do_differently(row):
    silent = []
    for who in row.who:
        for place, words in row.words.items():
            for activity in COLUMNS.get(place, (place,)):
                each = weighed(who)[activity]
                said = " ".join([each.amount, *(reason.text for reason in each.reasons)])
                if each.effect is not Effect.REMOVE and words.lower() not in said.lower():
                    silent.append(f"{row.factor} ({who}), {activity}: “{words}” is not in “{said}”")

    assert not silent, "\n" + "\n".join(silent)


def test_a_deviation_is_stricter_than_the_evidence_and_has_a_reason():
    milder = [
        f"{row.factor}, {activity}: {letter}, and the evidence says {by_the_evidence(row)[activity]}"
        for row in EVERY_ROW
        for activity, (letter, why) in row.but.items()
        if STRICTNESS.index(letter) <= STRICTNESS.index(by_the_evidence(row)[activity]) or not why
    ]

    assert not milder, "\n" + "\n".join(milder)


def test_whoever_wrote_a_factor_into_the_guidance_wrote_it_into_the_table():
    catalogue = shipped_catalogue()
    asked = {name for row in EVERY_ROW for who in row.who for name in items_of(who)}
    bands = {
        f"{each.id}_{band}" for each in catalogue.guidance.contributors for band in ("possible", "likely")
    }

    used = {
        name
        for activity in catalogue.guidance.activities
        for adaptation in activity.adaptations
        for name, _ in symbols(catalogue.criteria(adaptation.when))
    }

    assert used - asked - bands - {"fluid_likely_not_pale", "not_yet_pale", "injury_like"} == set()


def items_of(told):
    """Return the items that somebody is told to have answered."""
    return {each.partition("=")[0] for each in told.split()}


@pytest.mark.parametrize(("activity", "words"), NO_EQUIPMENT.items())
def test_without_equipment_the_steps_name_something_at_home(activity, words):
    steps = {each.id: " ".join(each.steps) for each in shipped_catalogue().guidance.activities}

    assert words in steps[activity].lower()


# The notes below the table


@pytest.mark.parametrize("activity", KEPT_FOR_EVERYBODY)
def test_what_is_not_in_the_grid_is_kept_for_everybody(activity):
    strict = [who for row in EVERY_ROW for who in row.who if found(who)[activity] in {"P", "R"}]

    assert strict == []


SIGNS_ALONE = [
    who for row in (*ROWS, *BARRED_ELSEWHERE) for who in row.who if "=" not in who and " " not in who
]


@pytest.mark.parametrize("sign", SIGNS_ALONE)
def test_not_sure_counts_as_yes(sign):
    sure, unsure = found(sign), {name: LETTERS[each.effect] for name, each in weighed(sign, True).items()}

    differing = [
        f"{sign}, {activity}: {unsure[activity]} when not sure, {letter} when sure"
        for activity, letter in sure.items()
        if unsure[activity] != letter
    ]

    assert not differing, "\n" + "\n".join(differing)


LIMITED = ["heart_failure", "kidney_disease", "kidney_failure", "liver_disease", "fluid_limit"]
THIRSTY = (
    "urine_dark cups_lt4 thirst_dry_mouth hot_or_sweaty_24h hard_gt60min_24h hot_environment heavy_sweat"
    " spasm_within_6h effort_heat units_6plus_24h cannot_get_sachets recent_dose_change sit_ge6"
)
AN_AMOUNT_OF_DRINK = re.compile(r"\d[\d.,]* ?(?:ml|l|litres?|cups?|glass(?:es)?|sachets?|cartons?)\b")


def texts_of(part):
    """Yield every text in a part of a plan."""
    if isinstance(part, str):
        yield part
    elif is_dataclass(part):
        yield from (text for each in fields(part) for text in texts_of(getattr(part, each.name)))
    elif isinstance(part, tuple):
        yield from (text for each in part for text in texts_of(each))


@pytest.mark.parametrize("hours", [0, 30, 60, 400])
@pytest.mark.parametrize("limit", [*LIMITED, "previous_low_sodium"])
def test_whoever_has_a_limit_on_drinks_reads_no_amount_anywhere_in_the_plan(limit, hours):
    plan = plan_at(hours, answers_of(f"{THIRSTY} {limit}"))

    shown = (plan.phases, plan.contributors, plan.also_contributors, plan.left_out, plan.ask_first)
    amounts = [text for text in texts_of(shown) if AN_AMOUNT_OF_DRINK.search(text)]

    assert amounts == []


# The same through a whole plan


@pytest.mark.parametrize("row", EVERY_ROW, ids=ids)
def test_a_plan_has_what_is_kept_and_names_what_is_not(row):
    for who in row.who:
        try:
            plan = plan_at(0, answers_of(f"{who} cannot_get_sachets"), "US")
        except NoPlan:
            continue
        planned = {each.activity.id: each for phase in plan.phases for each in phase.activities}
        named = {each.activity_id: LETTERS[each.effect] for each in (*plan.left_out, *plan.ask_first)}
        for activity, letter in found(who).items():
            if letter in {"P", "R"}:
                assert activity not in planned, f"{who}: {activity} is in the plan"
            elif letter == "A" and activity in planned:
                assert planned[activity].adaptations, f"{who}: {activity} does not say what is different"
            if activity in named:
                assert named[activity] == letter, f"{who}: {activity}"
        assert not set(named) & set(planned)


PAIRED = [row.who[0] for row in (*ROWS, *BARRED_ELSEWHERE) if "pale" not in row.who[0]]


def can_meet(one, other):
    """Return whether one person can have both factors."""
    first, second = (dict(each.partition("=")[::2] for each in told.split()) for told in (one, other))
    agree = all(second.get(name, code) == code for name, code in first.items())
    told = first | second
    return agree and not (told.get("age") in {"a60", "a65"} and "pregnancy" in told)


def test_of_two_factors_the_stricter_wins_for_every_activity():
    wrong = []
    for one, other in combinations(PAIRED, 2):
        if not can_meet(one, other):
            continue
        together = {name: LETTERS[each.effect] for name, each in weigh(answers_of(f"{one} {other}")).items()}
        alone, another = found(one), found(other)
        special = STRICTER_TOGETHER.get((one, other), {})
        wrong += [
            f"{one} with {other}, {activity}: {letter}"
            for activity, letter in together.items()
            if letter != special.get(activity, strictest([alone[activity], another[activity]]))
        ]

    assert not wrong, "\n" + "\n".join(wrong)
