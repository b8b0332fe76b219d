"""A phone that loses its line, and the way back through the pages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def expect_the_question(visit, path):
    expect(visit.page).to_have_url(visit.site.url + path)
    expect(visit.page.locator("#main form")).to_have_attribute("action", path)


def test_a_lost_line_offers_the_number_and_the_same_tap_works_later(visit):
    visit.go("/")
    visit.tick("chest_pain")
    visit.context.set_offline(True)

    visit.tap("Continue")

    problem = visit.page.locator("#problem")
    expect(problem).to_be_visible()
    expect(problem).to_be_focused()
    expect(problem.locator("a[href='tel:999']")).to_be_visible()
    expect(visit.box("chest_pain")).to_be_checked()
    visit.context.set_offline(False)
    visit.tap_and_arrive("Continue", "/check/result/")
    expect(problem).to_be_hidden()
    expect(visit.heading).to_be_focused()


def test_an_answer_that_fails_on_the_way_is_not_lost(visit):
    visit.go("/")
    visit.page.route("**/check/right_now/", lambda route: route.fulfill(status=502, body="Bad gateway"))

    visit.tick("chest_pain")
    visit.tap("Continue")

    expect(visit.page.locator("#problem")).to_be_focused()
    expect(visit.box("chest_pain")).to_be_checked()
    assert visit.path == "/"


def test_a_slow_line_is_said_and_the_page_comes_all_the_same(visit):
    visit.go("/")
    waiting = []
    visit.page.route("**/check/right_now/", lambda route: waiting.append(route))

    visit.tap("None of these")

    expect(visit.page.locator("#status")).to_have_text(re.compile("Still loading"))
    waiting[0].continue_()
    expect(visit.page).to_have_url(re.compile("/check/other_urgent/$"))
    expect(visit.page.locator("#status")).to_be_empty()


@pytest.mark.parametrize(
    "visit", [{}, {"java_script_enabled": False}], ids=["scripts", "no-scripts"], indirect=True
)
def test_the_browsers_way_back_shows_the_earlier_question_with_its_answer(visit):
    visit.go("/")
    visit.tap_and_arrive("None of these")
    visit.tap_and_arrive("None of these", "/check/age/")
    visit.choose("a20")
    visit.choose("cannot_be")
    visit.tap_and_arrive("None of these", "/check/legs/")
    visit.tick("one_leg_pain")
    visit.tap_and_arrive("Continue", "/check/tummy_and_pee/")

    visit.page.go_back()
    expect_the_question(visit, "/check/legs/")
    expect(visit.box("one_leg_pain")).to_be_checked()
    visit.page.go_back()
    expect_the_question(visit, "/check/feeling_and_toilet/")
    visit.page.go_back()

    expect_the_question(visit, "/check/pregnancy/")
    expect(visit.page.locator("#answer-cannot_be")).to_contain_text("your answer")


def test_the_link_back_leads_to_the_question_before(visit):
    visit.go("/")
    visit.tap_and_arrive("None of these")
    visit.tap_and_arrive("None of these", "/check/age/")

    visit.tap_and_arrive("Back", "/check/other_urgent/")

    expect(visit.heading).to_be_visible()
