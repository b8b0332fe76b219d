"""The drawings in a plan: they load under the site's policy, and move only where motion is welcome."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from tools.figures.__main__ import FOLDER

pytestmark = pytest.mark.browser

SHOWN = "image => image.complete && image.naturalWidth > 0"


@pytest.fixture
def alone(contexts):
    """Return a maker of pages that open a drawing by itself, as an image does."""
    with ExitStack() as until_the_end:
        yield lambda **properties: until_the_end.enter_context(contexts.lend(properties)).new_page()


def open_the_steps(visit):
    """Open each fold of the plan that has a drawing, and return the drawings."""
    visit.go("/plan/")
    visit.page.evaluate(
        "document.querySelectorAll('details:has(.figure)').forEach(fold => { fold.open = true })"
    )
    return visit.page.locator("img.figure").all()


CAT = (FOLDER / "cat.svg").as_uri()
PLACES = "[...document.querySelectorAll('use')].map(each => Math.round(each.getScreenCTM().e))"
CHOSEN = (
    "[...document.querySelectorAll('picture source')].filter(each => matchMedia(each.media).matches).length"
)
COLOURS = "parts => parts.map(part => getComputedStyle(part).fill)"
MOVING = "document.getAnimations().filter(each => each.effect.getComputedTiming().duration > 0).length"


def drawn(image):
    """Bring a drawing into sight, and return the address that the browser chose for it."""
    image.scroll_into_view_if_needed()
    expect(image).to_have_js_property("complete", True)
    return image.evaluate("image => image.currentSrc")


@pytest.mark.parametrize("visit", [{"reduced_motion": "reduce"}], indirect=True)
def test_a_reader_who_wants_less_motion_gets_drawings_that_stand_still(visit, maya):
    visit.carry(maya)

    images = open_the_steps(visit)
    addresses = [drawn(image) for image in images]

    assert len(addresses) >= 3
    assert [address for address in addresses if "#" in address] == []
    assert all(image.evaluate(SHOWN) for image in images)


@pytest.mark.parametrize("visit", [{"reduced_motion": "no-preference"}], indirect=True)
def test_drawings_move_for_everybody_else(visit, maya):
    visit.carry(maya)

    images = open_the_steps(visit)
    addresses = [drawn(image) for image in images]

    assert addresses
    assert all(address.endswith(".svg#move") for address in addresses)
    assert all(image.evaluate(SHOWN) for image in images)


def test_a_drawing_opened_at_its_address_keeps_its_colours(visit):
    visit.page.goto(f"{visit.site.url}/static/figures/cat.svg")

    colours = visit.page.locator("use.k, use.t").evaluate_all(COLOURS)

    assert len(set(colours)) >= 2
    assert "rgb(0, 0, 0)" not in colours


def test_a_drawing_stands_still_where_less_motion_is_wanted_even_when_told_to_move(alone):
    page = alone(reduced_motion="reduce")

    page.goto(f"{CAT}#move")

    assert page.evaluate(MOVING) == 0


def test_a_drawing_that_moves_ends_as_it_stands_still(alone):
    page = alone(reduced_motion="no-preference")
    page.goto(CAT)
    still = page.evaluate(PLACES)

    page.goto("about:blank")
    page.goto(f"{CAT}#move")
    moving = page.evaluate(MOVING)
    page.evaluate("document.getAnimations().forEach(each => each.finish())")

    assert moving > 0
    assert page.evaluate(PLACES) == still


@pytest.mark.parametrize("visit", [{"reduced_motion": "no-preference"}], indirect=True)
def test_paper_gets_a_drawing_that_stands_still(visit, maya):
    visit.carry(maya)
    open_the_steps(visit)
    on_the_screen = visit.page.evaluate(CHOSEN)

    visit.page.emulate_media(media="print")

    assert on_the_screen >= 3
    assert visit.page.evaluate(CHOSEN) == 0


def test_each_drawing_says_in_words_what_it_shows(visit, maya):
    visit.carry(maya)

    images = open_the_steps(visit)

    assert [image.get_attribute("src") for image in images if not image.get_attribute("alt")] == []
