from __future__ import annotations

import pytest

from clinical.catalogue import pseudo_items
from clinical.content import Band
from clinical.criteria import Criteria, Vocabulary, parse, resolve
from clinical.plan.contributors import pseudo_answers, score, worth_changing
from tests.clinical.factory import make_contributor

SIGNS = ("dark", "thirsty", "pushed", "urine_pale", "lift_twist", "swelling_bruise")
VOCABULARY = Vocabulary(dict.fromkeys(SIGNS, ("yes", "no", "unsure")))


def criteria(text: str) -> Criteria:
    return resolve(parse(text), VOCABULARY)


def scored(*contributors, **facts):
    return score(contributors, criteria, facts)


def bands(found):
    return {each.contributor.id: each.band for each in found}


def test_points_of_the_answers_that_hold_are_added():
    fluid = make_contributor("fluid", {"dark": 3, "thirsty": 2})

    [found] = scored(fluid, dark="yes", thirsty="yes")

    assert found.score == 5
    assert found.because_of == ("dark", "thirsty")


def test_neither_not_sure_nor_unanswered_adds_points():
    fluid = make_contributor("fluid", {"dark": 3, "thirsty": 2})

    [found] = scored(fluid, dark="unsure")

    assert found.score == 0


def test_a_score_never_falls_below_zero():
    fluid = make_contributor("fluid", {"thirsty": 1, "pushed": -2})

    [found] = scored(fluid, thirsty="yes", pushed="yes")

    assert found.score == 0
    assert found.because_of == ("thirsty",)


def test_bands_begin_at_their_thresholds():
    fluid = make_contributor("fluid", {"dark": 3, "thirsty": 1, "pushed": 2}, possible=3, likely=6)

    assert bands(scored(fluid, thirsty="yes")) == {"fluid": Band.UNLIKELY}
    assert bands(scored(fluid, dark="yes")) == {"fluid": Band.POSSIBLE}
    assert bands(scored(fluid, dark="yes", thirsty="yes", pushed="yes")) == {"fluid": Band.LIKELY}


def test_the_weightiest_comes_first_by_its_share_of_likely():
    sleep = make_contributor("sleep", {"dark": 5}, possible=3, likely=5, position=1)
    strain = make_contributor("strain", {"dark": 7}, possible=3, likely=6, position=2)

    found = scored(sleep, strain, dark="yes")

    assert [each.contributor.id for each in found] == ["strain", "sleep"]


def test_a_tie_goes_by_position():
    stress = make_contributor("stress", {"dark": 4}, position=2)
    posture = make_contributor("posture", {"dark": 4}, position=1)

    found = scored(stress, posture, dark="yes")

    assert [each.contributor.id for each in found] == ["posture", "stress"]


def test_three_lead_and_the_other_possible_ones_follow():
    every = [make_contributor(f"c{number}", {"dark": 3}, position=number) for number in range(5)]
    unlikely = make_contributor("unlikely", {"dark": 1}, position=9)

    leading, also = worth_changing(scored(*every, unlikely, dark="yes"))

    assert [each.contributor.id for each in leading] == ["c0", "c1", "c2"]
    assert [each.contributor.id for each in also] == ["c3", "c4"]


def test_each_contributor_gives_two_words_to_criteria():
    assert pseudo_items([make_contributor("fluid", {})]) == (
        "fluid_possible",
        "fluid_likely",
        "fluid_likely_not_pale",
        "not_yet_pale",
        "injury_like",
    )


def test_what_is_likely_is_possible_too():
    found = pseudo_answers(scored(make_contributor("fluid", {"dark": 8}), dark="yes"), {"dark": "yes"})

    assert found["fluid_possible"] == "yes"
    assert found["fluid_likely"] == "yes"


def test_fluid_counts_as_lost_until_the_person_says_that_their_pee_is_pale():
    found = scored(make_contributor("fluid", {"dark": 8}), dark="yes")

    assert pseudo_answers(found, {})["fluid_likely_not_pale"] == "yes"
    assert pseudo_answers(found, {"urine_pale": "unsure"})["fluid_likely_not_pale"] == "yes"
    assert pseudo_answers(found, {"urine_pale": "yes"})["fluid_likely_not_pale"] == "no"


@pytest.mark.parametrize("sign", ["vomiting", "cant_keep_fluids", "heat_cramps"])
@pytest.mark.parametrize("code", ["yes", "unsure"])
def test_a_sign_of_lost_fluid_counts_like_a_likely_score_until_the_pee_is_pale(sign, code):
    nothing = scored(make_contributor("fluid", {"dark": 8}))

    assert pseudo_answers(nothing, {sign: code})["fluid_likely_not_pale"] == "yes"
    assert pseudo_answers(nothing, {sign: code, "urine_pale": "yes"})["fluid_likely_not_pale"] == "no"
    assert pseudo_answers(nothing, {sign: "no"})["fluid_likely_not_pale"] == "no"


def test_only_a_yes_means_that_the_pee_is_pale():
    assert pseudo_answers([], {})["not_yet_pale"] == "yes"
    assert pseudo_answers([], {"urine_pale": "unsure"})["not_yet_pale"] == "yes"
    assert pseudo_answers([], {"urine_pale": "yes"})["not_yet_pale"] == "no"


def test_an_injury_is_a_lift_or_a_bruise_or_a_likely_strain():
    possible = scored(make_contributor("strain", {"dark": 3}), dark="yes")
    likely = scored(make_contributor("strain", {"dark": 6}), dark="yes")

    assert pseudo_answers(possible, {})["injury_like"] == "no"
    assert pseudo_answers(likely, {})["injury_like"] == "yes"
    assert pseudo_answers(possible, {"lift_twist": "yes"})["injury_like"] == "yes"
    assert pseudo_answers(possible, {"swelling_bruise": "unsure"})["injury_like"] == "yes"
