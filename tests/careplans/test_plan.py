from __future__ import annotations

import pytest

from tests.clinical.golden_people import tom, tom_once_pale
from tests.clinical.shipped import person
from tests.journeys.results import emergency_lines
from tests.journeys.walker import RESULT, Walker, cookie_of
from tests.journeys.walking import truth, walk_to

PLAN = "/plan/"
PAGES = pytest.mark.parametrize("path", [PLAN, "/plan/print/"])


def test_whoever_may_look_after_it_at_home_gets_a_plan():
    walker = Walker(answers_cookie=cookie_of(person("lift_twist"))).go(PLAN)

    assert walker.path == PLAN
    assert walker.main.with_class("first")
    assert emergency_lines(walker.go("/plan/signs/"))


def test_whoever_has_a_plan_has_it_on_paper_with_the_red_flags_before_the_steps():
    text = Walker(answers_cookie=cookie_of(person("lift_twist"))).go("/plan/print/").main.text

    assert text.index("Call 999 now if:") < text.index("Your steps.")


@PAGES
@pytest.mark.parametrize("sign", ["chest_pain", "saddle_numb"])
def test_an_emergency_leads_to_its_result(path, sign):
    walker = Walker(answers_cookie=cookie_of(person(sign))).go(path)

    assert walker.path == RESULT


@PAGES
@pytest.mark.parametrize(
    "answers",
    [
        person("fever"),
        person(age="a16"),
        person("over_2w_no_better", age="a16", onset="d14"),
        person(age="u16"),
    ],
    ids=["today", "16", "16 and no better", "under 16"],
)
def test_whoever_must_be_seen_first_gets_no_plan(path, answers):
    walker = Walker(answers_cookie=cookie_of(answers)).go(path)

    assert not walker.main.with_class("first")
    assert not walker.main.with_class("todo")
    assert RESULT in walker.main_links


@PAGES
def test_open_questions_come_first(path):
    walker = walk_to("how_it_began", Walker(remembers=True), truth()).go(path)

    assert walker.path == "/check/how_it_began/"


@PAGES
def test_without_answers_the_questions_come_first(path):
    assert Walker().go(path).path == "/check/right_now/"


def test_an_appointment_stands_above_the_plan():
    walker = Walker(answers_cookie=cookie_of(person("one_leg_numb"))).go(PLAN)

    assert "soon" in next(walker.main.all("section"))["class"].split()


@pytest.mark.parametrize("doubt", [{"fever": "unsure"}, {"stress_7plus": "unsure"}, {"onset": "unsure"}])
def test_a_doubt_is_no_fault(doubt):
    walker = Walker(answers_cookie=cookie_of(person(**doubt))).go(PLAN)

    assert walker.status == 200


@pytest.mark.parametrize(("asked", "says_so"), [(False, True), (True, False)])
def test_paper_says_so_while_painkillers_wait_for_answers(asked, says_so):
    answers = person("lift_twist", asked_on_plan_page=asked)

    walker = Walker(answers_cookie=cookie_of(answers)).go("/plan/print/")

    assert ("Painkillers are not on this sheet" in walker.main.text) is says_so


def test_who_has_to_wait_for_pale_pee_is_shown_where_to_say_so():
    thirsty = Walker(answers_cookie=cookie_of(tom())).go(PLAN).main.text
    drunk_enough = Walker(answers_cookie=cookie_of(tom_once_pale())).go(PLAN).main.text

    assert "Pale now? Tell us" in thirsty
    assert "Pale now?" not in drunk_enough
