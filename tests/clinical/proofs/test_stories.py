"""A counter-example is the smallest there is, told as a person's story, and opens as a journey."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import timedelta
from functools import reduce
from itertools import product
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinical.catalogue import compile_guidance
from clinical.content import Disposition, Guidance, Stage
from clinical.plan.planning import generate
from clinical.proofs import prove
from clinical.proofs.formulas.plans import PlanAnswers
from clinical.proofs.formulas.smallest import SKIPPED, Smallest, contains, cost, smallest
from clinical.proofs.formulas.symbolic import Answers, Run
from clinical.proofs.stories.people import WOULD_BE_TOLD, in_first_person, person, values_of
from clinical.proofs.theorems.triage import below_the_floor
from clinical.triage.evaluation import evaluate
from clinical.triage.floor import Floor
from tests.clinical.factory import AGES, make_options, make_screen, make_sign
from tests.clinical.proofs.broken import shipped, with_doses, with_flag, without_bar, without_flag
from tests.clinical.shipped import ONSET, shipped_catalogue, where_all_is_sold

LONGEST_ADDRESS = 4000
"""What servers take as the first line of a request."""


def small_catalogue():
    """Return a guidance of a few questions: three signs, a colour, an age, and two signs for the plan."""
    asked = [make_sign(name) for name in ("a", "b", "c")]
    asked += [make_options("colour", "red", "green", "blue"), make_options("age", *AGES)]
    wishes = [make_sign(name) for name in ("wish", "want")]
    items = [replace(item, slot=slot) for slot, item in enumerate([*asked, *wishes], start=1)]
    empty = {spec.name: () for spec in fields(Guidance)}
    screens = (make_screen("signs", *items[:5]), make_screen("wishes", *items[5:], stage=Stage.PLAN))
    return compile_guidance(Guidance(**{**empty, "screens": screens}))


def every_way(answers):
    """Yield every way of answering."""
    for codes in product(*(answers.codes(item) for item in answers.items)):
        yield dict(zip([item.id for item in answers.items], codes, strict=True))


def total(answers, told):
    return sum(cost(item, told.get(item.id, SKIPPED)) for item in answers.items)


@st.composite
def sets_of_answers(draw):
    """Return what some people answer: any of a few ways of answering some questions."""
    answers = Answers(small_catalogue())
    ways = st.dictionaries(
        st.sampled_from([item.id for item in answers.items]), st.integers(0, 8), min_size=1, max_size=4
    )
    by_id = {item.id: item for item in answers.items}
    where = answers.bdd.false
    for way in draw(st.lists(ways, min_size=1, max_size=4)):
        cubes = (
            answers.cube(by_id[name], answers.codes(by_id[name])[at % len(answers.codes(by_id[name]))])
            for name, at in way.items()
        )
        where = where | reduce(lambda left, right: left & right, cubes)
    return answers, where


@settings(max_examples=40, deadline=None)
@given(sets_of_answers())
def test_no_way_of_answering_is_smaller(drawn):
    answers, where = drawn

    found = smallest(answers, where)
    best = min(
        total(answers, told) for told in every_way(answers) if contains(where, values_of(answers, told))
    )

    assert contains(where, values_of(answers, found))
    assert total(answers, found) == best


@settings(max_examples=40, deadline=None)
@given(sets_of_answers(), st.integers(0, 4), st.integers(0, 4))
def test_no_way_of_answering_within_several_sets_is_smaller(drawn, one, other):
    answers, where = drawn
    rest = (answers.cube(item, answers.codes(item)[1]) for item in (answers.items[one], answers.items[other]))
    sets = (where, *(~each for each in rest))
    people = answers.all_of(sets)

    if people == answers.bdd.false:
        with pytest.raises(ValueError, match="nobody"):
            Smallest(answers).of(*sets)
    else:
        assert total(answers, Smallest(answers).of(*sets)) == total(answers, smallest(answers, people))
        assert contains(people, values_of(answers, Smallest(answers).of(*sets)))


def test_no_way_of_answering_or_skipping_the_plan_page_is_smaller():
    catalogue = small_catalogue()
    answers = PlanAnswers(catalogue)
    denied = answers.cube(catalogue.items["wish"], "no")
    wanted = answers.cube(catalogue.items["want"], "unsure")
    where = denied & (answers.cube(catalogue.items["colour"], "red") | wanted)

    found = smallest(answers, where)

    assert contains(where, values_of(answers, found))
    assert found == {"a": "no", "b": "no", "c": "no", "colour": "red", "age": "a45", "wish": "no"}


def test_an_example_has_an_unremarkable_age_wherever_it_can():
    answers = Answers(small_catalogue())
    age = small_catalogue().items["age"]
    old = answers.cube(age, "a60") | answers.cube(age, "a75")

    assert smallest(answers, answers.bdd.true)["age"] == "a45"
    assert smallest(answers, old)["age"] == "a60"
    assert smallest(answers, answers.cube(age, "u16"))["age"] == "u16"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("You have chest pain", "I have chest pain"),
        (
            "You are stuck on the floor, and nobody can help you up",
            "I am stuck on the floor, and nobody can help me up",
        ),
        ("Your legs are too weak to move or hold you up", "My legs are too weak to move or hold me up"),
        (
            "You have a temperature of 38 C or more, or are hot or cold and shivery",
            "I have a temperature of 38 C or more, or am hot or cold and shivery",
        ),
        (
            "It feels different when you wipe with toilet paper",
            "It feels different when I wipe with toilet paper",
        ),
        (
            "You have thoughts of hurting yourself, or feel that you cannot keep safe",
            "I have thoughts of hurting myself, or feel that I cannot keep safe",
        ),
        ("Pain wakes you in the second half of the night", "Pain wakes me in the second half of the night"),
        (
            "This is your first bout of back pain ever, and you are 50 or over",
            "This is my first bout of back pain ever, and I am 50 or over",
        ),
        ("You are allergic to nuts", "I am allergic to nuts"),
    ],
)
def test_statements_are_told_as_the_person_would_say_them(statement, said):
    assert in_first_person(statement) == said


def test_somebody_with_nothing_says_no_to_everything():
    items = list(shipped_catalogue().items.values())

    assert person(items, {"age": "a50", "fever": "no"}) == "Someone aged 50 to 59 who says no to everything"


def test_a_story_has_an_age_what_is_said_what_is_doubted_and_what_is_chosen():
    items = list(shipped_catalogue().items.values())

    told = person(items, {"age": "a75", "fever": "yes", "iv_drugs": "unsure", "pregnancy": "maybe"})

    assert told == (
        "Someone aged 75 or over who says"
        " “I have a temperature of 38 C or more, or am hot or cold and shivery”,"
        " is not sure about “I inject drugs or have done so”"
        " and answers “I might be pregnant” to “Are you pregnant, or could you be?”"
    )


def first_finding(theorem, guidance):
    [_, proved] = prove(guidance, only={theorem}).theorems
    return proved.findings[0]


def test_a_missed_emergency_is_somebody_with_two_signs_who_would_stay_at_home():
    """“Someone with fever who injects drugs would be told to look after this at home.”"""
    guidance = shipped()
    tame = tuple(
        each for each in guidance.red_flags if not {"fever", "iv_drugs"} & set(re.findall(r"\w+", each.when))
    )
    definitions = tuple(
        replace(each, when=each.when.replace("iv_drugs or ", "")) for each in guidance.definitions
    )
    floor = Floor("cmb_abscess", "fever and iv_drugs", Disposition.EMERGENCY_DEPARTMENT)
    catalogue = compile_guidance(replace(guidance, red_flags=tame, definitions=definitions))

    [finding] = below_the_floor(Run(Answers(catalogue)), floor)

    assert {name for name, code in finding.answers.items() if code == "yes"} == {
        "fever",
        "iv_drugs",
        "infection_chance",
    }
    assert finding.words == (
        "Someone aged 45 to 49 who says"
        " “I have a temperature of 38 C or more, or am hot or cold and shivery”,"
        " “I have a weak immune system, a risk of TB, or have injected drugs”"
        " and “I inject drugs or have done so” would be told to look after this at home."
        " They should at least be told to go to the emergency department:"
        " that is the safety floor (cmb_abscess)."
    )


@pytest.mark.parametrize(
    "guidance",
    [without_flag("saddle_numb"), with_flag("legs_wont_move", disposition=Disposition.SOON)],
    ids=["a lost red flag", "a weakened red flag"],
)
def test_the_answers_of_a_missed_emergency_open_as_that_journey(guidance):
    finding = first_finding("the_floor_holds", guidance)

    assessment = evaluate(compile_guidance(guidance), finding.answers)

    assert assessment.is_result
    assert WOULD_BE_TOLD[assessment.disposition] in finding.words
    assert len(urlencode(finding.answers)) < LONGEST_ADDRESS


@pytest.mark.parametrize(
    ("theorem", "guidance", "activities"),
    [
        ("nothing_contraindicated_is_planned", without_bar("nsaid", "ulcer"), {"nsaid"}),
        (
            "pregnancy_never_gets_an_anti_inflammatory",
            without_bar("topical_nsaid", "from_13w"),
            {"topical_nsaid"},
        ),
        ("no_number_under_a_fluid_limit", without_bar("fluid_goal", "fluid_limit"), {"fluid_goal"}),
        (
            "never_two_anti_inflammatories",
            with_doses("naproxen", until_hours=400),
            {"naproxen", "topical_nsaid"},
        ),
        ("never_cold_and_heat_together", with_doses("heat", from_hours=26), {"cold_pack", "heat"}),
    ],
)
def test_the_answers_of_a_wrong_plan_open_as_that_plan(theorem, guidance, activities):
    finding = first_finding(theorem, guidance)
    now = ONSET + timedelta(hours=finding.hours or 0)
    onset = ONSET if finding.hours else None

    plan = generate(compile_guidance(guidance), finding.answers, onset, now, where_all_is_sold())

    assert any(activities <= {each.activity.id for each in phase.activities} for phase in plan.phases)
    assert len(urlencode(finding.answers)) < LONGEST_ADDRESS
