from __future__ import annotations

import pytest

from tests.clinical.shipped import person, shipped_catalogue
from tests.journeys.results import emergency_lines
from tests.journeys.walker import RESULT, Walker, cookie_of
from tests.journeys.walking import truth, walk_to


def test_self_care_lists_what_was_ruled_out_and_what_would_change_it():
    walker = Walker(answers_cookie=cookie_of(person("lift_twist"))).go(RESULT)

    items = shipped_catalogue().items
    assert items["saddle_numb"].text in walker.main.text
    assert items["fever"].text in walker.main.text
    assert emergency_lines(walker)
    assert "/plan/" in walker.main_links


@pytest.mark.parametrize(
    ("answers", "has_plan"),
    [
        (person("lift_twist"), True),
        (person(onset="w6"), True),
        (person("one_leg_numb"), True),
        (person(age="a16"), False),
        (person("fever"), False),
        (person("saddle_numb"), False),
        (person("chest_pain"), False),
    ],
    ids=["home", "routine", "soon", "16", "today", "department", "ambulance"],
)
def test_a_plan_is_offered_only_up_to_an_appointment_soon(answers, has_plan):
    walker = Walker(answers_cookie=cookie_of(answers)).go(RESULT)

    assert ("/plan/" in walker.main_links) is has_plan


def test_before_the_end_there_is_no_result():
    walker = walk_to("how_it_began", Walker(remembers=True), truth("one_leg_numb")).go(RESULT)

    assert walker.path == "/check/how_it_began/"


def test_without_answers_there_is_no_result():
    assert Walker().go(RESULT).path == "/check/right_now/"


def test_the_same_answers_give_the_same_page():
    cookie = cookie_of(person("one_leg_numb", "fever"))

    first, second = (Walker(answers_cookie=cookie).go(RESULT).seen[-1].html for _ in range(2))

    assert first == second
