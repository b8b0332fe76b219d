from __future__ import annotations

import pytest

from clinical.content import Disposition
from clinical.criteria import ALWAYS, OneOf
from clinical.triage.evaluation import evaluate
from clinical.triage.flow import Flow, flow
from tests.clinical.factory import make_catalogue, make_flag, make_screen, make_sign
from tests.clinical.shipped import shipped_catalogue

HURTS = make_screen("hurts", make_sign("chest"), make_sign("leg"))
LATER = make_screen("later", make_sign("swollen"), make_sign("hot", enable_when="leg"), enable_when="chest")
ED, AMBULANCE = Disposition.EMERGENCY_DEPARTMENT, Disposition.AMBULANCE


def exits(found: Flow, screen: str) -> dict[Disposition, list[str]]:
    (step,) = (each for each in found.triage if each.screen.id == screen)
    return {each.disposition: [flag.id for flag in each.red_flags] for each in step.exits}


def test_screens_come_in_order_before_the_result_and_those_of_the_plan_after():
    found = flow(make_catalogue(HURTS, LATER))

    assert [step.screen.id for step in found.triage] == ["context", "hurts", "later"]
    assert [step.screen.id for step in found.plan] == ["wishes"]


def test_a_screen_says_who_is_asked_it_and_which_items_only_some_are_asked():
    found = flow(make_catalogue(HURTS, LATER))

    later = found.triage[2]
    assert found.triage[1].asked_when == ALWAYS
    assert later.asked_when == OneOf("chest", frozenset({"yes"}))
    assert [(item.id, criteria) for item, criteria in later.asked_of_some] == [
        ("hot", OneOf("leg", frozenset({"yes"})))
    ]


def test_a_screen_whose_every_item_needs_the_same_is_asked_of_those_alone():
    only = make_screen("only", make_sign("a", enable_when="leg"), make_sign("b", enable_when="leg"))

    step = flow(make_catalogue(HURTS, only)).triage[2]

    assert step.asked_when.parts == (OneOf("leg", frozenset({"yes"})),)


@pytest.mark.parametrize(
    ("criteria", "on_hurts", "on_later"),
    [
        ("chest", {AMBULANCE: ["it"]}, {}),
        ("chest and swollen", {}, {AMBULANCE: ["it"]}),
        ("chest or swollen", {AMBULANCE: ["it"]}, {AMBULANCE: ["it"]}),
        ("chest or (leg and swollen)", {AMBULANCE: ["it"]}, {AMBULANCE: ["it"]}),
        ("at_least(2, chest, leg, swollen)", {AMBULANCE: ["it"]}, {AMBULANCE: ["it"]}),
        ("at_least(2, chest, swollen, hot)", {}, {AMBULANCE: ["it"]}),
        ("leg and (chest or maybe(hot))", {AMBULANCE: ["it"]}, {AMBULANCE: ["it"]}),
    ],
)
def test_questions_end_wherever_an_answer_can_first_bring_an_emergency_about(criteria, on_hurts, on_later):
    found = flow(make_catalogue(HURTS, LATER, red_flags=(make_flag("it", criteria, AMBULANCE),)))

    assert (exits(found, "hurts"), exits(found, "later")) == (on_hurts, on_later)


def test_the_most_urgent_way_out_comes_first_and_what_can_wait_is_none():
    flags = (make_flag("a", "leg", ED), make_flag("b", "chest", AMBULANCE), make_flag("c", "leg"))

    found = flow(make_catalogue(HURTS, red_flags=flags))

    assert list(exits(found, "hurts").items()) == [(AMBULANCE, ["b"]), (ED, ["a"])]
    assert (found.ends[0].disposition, found.ends[0].red_flags) == (Disposition.SAME_DAY, 1)
    assert found.ends[-1].disposition is Disposition.SELF_CARE


def test_every_vignette_that_meets_an_emergency_leaves_where_the_flow_says():
    catalogue = shipped_catalogue()
    drawn = flow(catalogue)

    wrong = []
    for vignette in catalogue.guidance.vignettes:
        answers: dict[str, str] = {}
        for step in drawn.triage:
            given = dict(vignette.answers)
            answers |= {item.id: given.get(item.id, "no") for item in step.screen.items}
            assessment = evaluate(catalogue, answers)
            if assessment.present and assessment.present[0].disposition.is_emergency:
                ways_out = {flag.id for each in step.exits for flag in each.red_flags}
                wrong += [] if assessment.present[0].id in ways_out else [(vignette.id, step.screen.id)]
                break
    assert wrong == []
