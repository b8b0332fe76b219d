from __future__ import annotations

import pytest

from clinical.triage.evaluation import asked_screens, replay
from tests.clinical.shipped import person, shipped_catalogue
from tests.journeys.walker import Walker, cookie_of
from tests.journeys.walking import truth, walk_to
from triage.responses import NOTICES

ANSWERS = "/check/answers/"
SCREENS = shipped_catalogue().screens


def changes(walker):
    return [link for link in walker.main_links if link.startswith("/check/") and link != "/check/result/"]


def test_every_screen_that_was_asked_can_be_changed():
    walker = Walker(answers_cookie=cookie_of(person("lift_twist"))).go(ANSWERS)

    catalogue = shipped_catalogue()
    asked = asked_screens(catalogue, replay(catalogue, person("lift_twist")))
    back, *listed = changes(walker)
    assert listed == [f"/check/{screen.id}/" for screen in asked]
    assert len(listed) == 15
    assert back == listed[-1]


def test_it_says_what_was_said():
    walker = Walker(answers_cookie=cookie_of(person("lift_twist", fever="unsure", age="a45"))).go(ANSWERS)

    items = shipped_catalogue().items
    for name, code in (("lift_twist", "yes"), ("fever", "unsure"), ("age", "a45")):
        option = next(each for each in items[name].permitted if each.code == code)
        said = option.label if name == "age" else f"{option.label} {items[name].text}"
        assert said in walker.main.text


def test_after_an_early_end_only_what_was_answered_is_listed():
    walker = Walker().go("/").tick("chest_pain").press("ticked").go(ANSWERS)

    assert set(changes(walker)) == {"/check/right_now/"}


@pytest.mark.parametrize(
    ("answers", "onward"),
    [
        (person("lift_twist"), "/plan/"),
        (person(onset="w6"), "/check/result/"),
        (person("fever"), "/check/result/"),
        (person("chest_pain"), "/check/result/"),
    ],
    ids=["home", "appointment", "today", "ambulance"],
)
def test_the_way_on_leads_to_what_was_found(answers, onward):
    walker = Walker(answers_cookie=cookie_of(answers)).go(ANSWERS)

    assert onward in walker.main_links


def test_before_the_end_it_leads_to_the_next_question():
    walker = walk_to("pregnancy", Walker(remembers=True), truth()).go(ANSWERS)

    assert walker.path == "/check/pregnancy/"
    assert NOTICES["first"] in walker.lines_of("notice")


def test_without_answers_it_leads_to_the_first_question():
    assert Walker().go(ANSWERS).path == "/check/right_now/"
