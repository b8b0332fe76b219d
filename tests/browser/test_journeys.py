"""Whole journeys on a phone, from the landing page, with taps alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from clinical.triage.reading import WORDS_A_MINUTE
from tests.browser.paper import printed
from tests.browser.visit import PHONE

pytestmark = pytest.mark.browser

WITH_AND_WITHOUT_SCRIPTS = pytest.mark.parametrize(
    "visit", [{}, {"java_script_enabled": False}], ids=["scripts", "no-scripts"], indirect=True
)
MOST_TAPS_TO_A_PLAN = 20
MOST_TAPS_TO_AN_EMERGENCY = 3
NO_ANSWER = re.compile(r"/|/plan/|/check/[a-z_]+/")
STORED = "() => localStorage.length + sessionStorage.length"
WORDS = """() => [...document.querySelectorAll(
    "legend h1, legend h2, #lead, .sign > label, .sign > .counts, .sign > .only, .choice")]
  .filter((each) => each.checkVisibility())
  .map((each) => each.innerText).join(" ").split(/\\s+/).filter(Boolean).length"""
"""How many words of questions show: titles, leads, labels, answers, and lines that are not folded away."""
FOCUSED = "() => document.activeElement.tagName"


def answer_as_with_an_ordinary_spasm(visit):
    """Yield after each page of the check, up to the plan: a lift 6 hours ago, nothing else."""
    choices = {
        "age": "a20",
        "pregnancy": "cannot_be",
        "any_condition": "no",
        "onset": "h6",
        "how_it_goes": "easing",
    }
    while visit.path != "/plan/":
        screen = visit.path.strip("/").removeprefix("check/")
        shared = {"how_it_began": "#ticked-h6", "course": "#none-easing"}
        if screen == "result":
            visit.tap_and_arrive("See my plan")
        elif screen in choices:
            visit.choose(choices[screen])
        elif screen in shared:
            if screen == "how_it_began":
                visit.tick("lift_twist")
            visit.tap_and_arrive(visit.page.locator(shared[screen]))
        else:
            visit.tap_and_arrive("None of these")
        yield visit.path


@WITH_AND_WITHOUT_SCRIPTS
def test_an_ordinary_spasm_comes_to_a_plan_with_taps_alone(visit):
    visit.go("/")

    paths = list(answer_as_with_an_ordinary_spasm(visit))

    assert visit.taps <= MOST_TAPS_TO_A_PLAN
    assert all(NO_ANSWER.fullmatch(path) for path in paths)
    assert len(set(paths)) == len(paths)
    expect(visit.heading).to_contain_text("This hurts a lot, but it is rarely dangerous.")
    assert {cookie["name"] for cookie in visit.context.cookies()} <= {"answers", "region"}
    assert visit.errors == []


def test_the_time_promised_covers_the_words_of_the_questions(visit):
    visit.go("/")
    promised = int(re.search(r"About (\d+) minutes", visit.page.inner_text("#main"))[1])
    words = visit.page.evaluate(WORDS)

    for path in answer_as_with_an_ordinary_spasm(visit):
        if path == "/check/result/":
            break
        words += visit.page.evaluate(WORDS)

    assert words <= promised * WORDS_A_MINUTE
    assert words > (promised - 1) * WORDS_A_MINUTE


def test_each_page_of_the_check_takes_the_reader_to_its_heading(visit):
    visit.go("/")

    for path in answer_as_with_an_ordinary_spasm(visit):
        if path == "/plan/":
            break
        expect(visit.heading).to_be_focused()
        assert visit.page.evaluate("() => scrollY") == 0
        assert "?" not in visit.page.url
        assert "#" not in visit.page.url

    assert visit.page.evaluate(STORED) == 0


@WITH_AND_WITHOUT_SCRIPTS
def test_an_emergency_shows_the_number_before_anything_else(visit):
    visit.go("/")

    visit.tick("chest_pain")
    visit.tap_and_arrive("Continue")

    call = visit.page.locator("#main a[href='tel:999']").first
    assert visit.taps <= MOST_TAPS_TO_AN_EMERGENCY
    assert visit.page.evaluate("() => scrollY") == 0
    for first in (visit.heading, call):
        box = first.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= PHONE["viewport"]["height"]
    assert call.bounding_box()["height"] >= 56
    assert visit.page.locator("a[href^='/plan/'], #main a[href^='/guides/']").count() == 0
    assert visit.errors == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_an_emergency_prints_on_one_page_with_number_reasons_and_time(visit, paper):
    visit.go("/")
    visit.tick("chest_pain")
    visit.tap_and_arrive("Continue", "/check/result/")

    pages = printed(visit.page, paper)

    assert len(pages) == 1
    assert "999" in pages[0]
    assert "chest" in pages[0].partition("Why")[2].lower()
    assert re.search(r"Answered \d+ \w+ 20\d\d, \d\d:\d\d", pages[0])
