from __future__ import annotations

import pytest

from tests.clinical.shipped import person, shipped_catalogue
from tests.journeys.walker import Walker, cookie_of
from tests.journeys.walking import truth, walk_to
from triage.responses import NOTICES
from triage.visit import STARTED_AGAIN

FIRST_SIGNS = [item.id for item in shipped_catalogue().triage_screens[0].items]


def test_the_landing_page_asks_the_first_signs_at_once():
    walker = Walker().go("/")

    boxes = [each["value"] for each in walker.main.all("input") if each["name"] == "sign"]
    assert boxes == FIRST_SIGNS
    assert walker.press("none").path == "/check/other_urgent/"


@pytest.mark.parametrize("answers", [{}, person("chest_pain")], ids=["first visit", "somebody came before"])
def test_nothing_is_ticked(answers):
    walker = Walker(answers_cookie=cookie_of(answers) if answers else "").go("/")

    assert not any("checked" in each for each in walker.main.all("input"))


def test_a_first_visit_sets_no_cookie():
    walker = Walker().go("/")

    assert not walker.seen[0].cookies


def test_there_is_nothing_to_carry_on_with_at_first():
    walker = Walker().go("/")

    assert not any(link.startswith("/check/") for link in walker.main_links)


def test_a_journey_can_be_carried_on():
    walker = walk_to("pregnancy", Walker(remembers=True), truth()).go("/")

    assert "/check/pregnancy/" in walker.main_links


def test_who_has_a_plan_opens_it_from_here():
    walker = Walker(answers_cookie=cookie_of(person("lift_twist"))).go("/")

    assert walker.follow("/plan/").path == "/plan/"
    assert "Open my plan" in walker.go("/").main.text


def test_who_has_to_be_seen_finds_the_result_again():
    walker = Walker(answers_cookie=cookie_of(person("fever"))).go("/")

    assert "/check/result/" in walker.main_links
    assert "/plan/" not in walker.main_links


@pytest.mark.parametrize("name", ["deleted", STARTED_AGAIN])
def test_a_notice_is_shown_by_its_name(name):
    walker = Walker().go(f"/?say={name}")

    assert NOTICES[name] in walker.lines_of("notice")


@pytest.mark.parametrize("say", ["nonsense", "%3Cb%3E", "first&say=nonsense", "A" * 1_500])
def test_an_address_cannot_make_the_page_say_other_things(say):
    plain, asked = Walker().go("/"), Walker().go(f"/?say={say}")

    assert asked.main.text == plain.main.text
