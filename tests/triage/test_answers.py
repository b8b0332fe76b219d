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

    answered = replay(shipped_catalogue(), person("lift_twist"))
    asked = [f"/check/{each.id}/" for each in asked_screens(shipped_catalogue(), answered)]
    assert set(changes(walker)) == set(asked)


def test_what_they_have_comes_first_and_what_they_denied_is_folded_with_its_count():
    walker = Walker(answers_cookie=cookie_of(person("lift_twist"))).go(ANSWERS)

    first = shipped_catalogue().screen_of["lift_twist"]
    assert changes(walker)[0] == f"/check/{first.id}/"
    assert f"“No” to {len(first.items) - 1}" in walker.main.text


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


@pytest.mark.parametrize("answers", [person("lift_twist"), person("fever"), person("chest_pain")])
def test_the_way_back_leads_to_the_result(answers):
    walker = Walker(answers_cookie=cookie_of(answers)).go(ANSWERS)

    assert walker.follow_back().path == "/check/result/"


def test_before_the_end_it_leads_to_the_next_question():
    walker = walk_to("pregnancy", Walker(remembers=True), truth()).go(ANSWERS)

    assert walker.path == "/check/pregnancy/"
    assert NOTICES["first"] in walker.lines_of("notice")


def test_without_answers_it_leads_to_the_first_question():
    assert Walker().go(ANSWERS).path == "/check/right_now/"
