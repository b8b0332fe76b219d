"""The drawings in a plan: they load under the site's policy, and move when asked, where motion is welcome."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from tools.figures.__main__ import FOLDER
from tools.figures.poses import read

pytestmark = pytest.mark.browser

SHOWN = "image => image.complete && image.naturalWidth > 0"
MOVED = "-moves."
ADDRESS = "document.querySelector('.figure a[data-plays] img').currentSrc"
COLOURS = "parts => parts.map(part => getComputedStyle(part).fill)"
MOVING = "document.getAnimations().filter(each => each.effect.getComputedTiming().duration > 0).length"
PLACES = """
[...document.querySelectorAll('use')].map(each => each.getScreenCTM()).flatMap(at => [at.e, at.f])
"""
AT = f"""moment => {{
    document.getAnimations().forEach(each => {{
        each.pause()
        each.currentTime = moment === 'first' ? 0 : each.effect.getComputedTiming().activeDuration - 1
    }})
    return {PLACES.strip()}
}}"""
WELCOME = {"reduced_motion": "no-preference"}
LESS = {"reduced_motion": "reduce"}
MOVEMENTS = [pose.key for pose in read() if pose.start]


def moving(key):
    return (FOLDER / f"{key}{MOVED}svg").as_uri()


@pytest.fixture
def alone(contexts):
    """Return a maker of pages that open a drawing by itself, as an image does."""
    with ExitStack() as until_the_end:
        yield lambda **properties: until_the_end.enter_context(contexts.lend(properties)).new_page()


A_MOVEMENT = "/plan/?step=pelvic_tilt"
"""The card of a step whose drawing can move."""


def chosen(image):
    """Bring a drawing into sight, and return the name of the file that the browser chose for it."""
    image.scroll_into_view_if_needed()
    expect(image).to_have_js_property("complete", True)
    address = image.evaluate("image => image.currentSrc")
    return address.partition("#")[0].rpartition("/")[2]


def wait_until(visit, says):
    """Give the browser some moments until the address of the first movement is as told."""
    for _ in range(40):
        address = visit.page.evaluate(ADDRESS)
        if says(address):
            return address
        visit.page.wait_for_timeout(50)
    raise AssertionError(address)


def first_movement(visit):
    """Return the link round the first drawing that can move, and its picture."""
    link = visit.page.locator(".figure a[data-plays]").first
    return link, link.locator("img")


@pytest.mark.parametrize("visit", [WELCOME], indirect=True)
def test_a_drawing_stands_still_until_it_is_tapped(visit, maya):
    visit.carry(maya)
    visit.go("/plan/today/")
    visit.page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")

    images = visit.page.locator("#main img").all()
    names = [chosen(image) for image in images]

    assert len(names) >= 3
    assert [name for name in names if MOVED in name] == []
    assert all(image.evaluate(SHOWN) for image in images)


@pytest.mark.parametrize("visit", [WELCOME], indirect=True)
def test_a_tap_plays_a_movement_larger_and_the_next_tap_plays_it_again(visit, maya):
    visit.carry(maya)
    visit.go(A_MOVEMENT)
    link, image = first_movement(visit)
    small = image.bounding_box()["width"]

    link.click()
    wait_until(visit, lambda address: MOVED in address)
    once = link.locator("source").get_attribute("srcset")
    link.click()
    again = link.locator("source").get_attribute("srcset")

    assert once != again  # a browser plays a picture again whose address changes
    assert MOVED in chosen(image)
    assert image.evaluate(SHOWN)
    assert image.bounding_box()["width"] >= small
    assert visit.page.url.endswith(A_MOVEMENT)


@pytest.mark.parametrize("visit", [LESS], indirect=True)
def test_a_reader_who_wants_less_motion_gets_a_larger_drawing_that_stands_still(visit, maya):
    visit.carry(maya)
    visit.go(A_MOVEMENT)
    link, image = first_movement(visit)
    small = image.bounding_box()["width"]

    link.click()
    expect(visit.page.locator(".figure.playing")).to_have_count(1)

    assert MOVED not in chosen(image)
    assert image.bounding_box()["width"] >= small


@pytest.mark.parametrize("visit", [WELCOME], indirect=True)
def test_paper_gets_a_drawing_that_stands_still(visit, maya):
    visit.carry(maya)
    visit.go(A_MOVEMENT)
    link, _ = first_movement(visit)
    link.click()
    wait_until(visit, lambda address: MOVED in address)

    visit.page.emulate_media(media="print", reduced_motion="no-preference")

    wait_until(visit, lambda address: MOVED not in address)


@pytest.mark.parametrize("visit", [WELCOME], indirect=True)
def test_a_movement_that_cannot_be_fetched_leaves_the_drawing_as_it_was(visit, maya):
    visit.carry(maya)
    visit.go(A_MOVEMENT)
    link, image = first_movement(visit)
    chosen(image)
    visit.page.route("**/*-moves*", lambda route: route.abort())

    link.click()

    expect(link.locator("source")).to_have_count(0)
    assert MOVED not in chosen(image)
    assert image.evaluate(SHOWN)


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_the_tap_opens_the_moving_drawing(visit, maya):
    visit.carry(maya)
    visit.go(A_MOVEMENT)

    address = visit.page.locator(".figure a[data-plays]").first.get_attribute("href")

    assert MOVED in address
    assert visit.page.goto(visit.site.url + address).ok


def test_a_drawing_opened_at_its_address_keeps_its_colours(visit):
    visit.page.goto(f"{visit.site.url}/static/figures/cat.svg")

    colours = visit.page.locator("use.k, use.t").evaluate_all(COLOURS)

    assert len(set(colours)) >= 2
    assert "rgb(0, 0, 0)" not in colours


def test_a_moving_drawing_stands_still_where_less_motion_is_wanted(alone):
    page = alone(reduced_motion="reduce")

    page.goto(moving("cat"))

    assert page.evaluate(MOVING) == 0


def test_a_movement_begins_elsewhere_and_ends_as_it_stands_still(alone):
    still, moves = alone(reduced_motion="reduce"), alone(reduced_motion="no-preference")
    for key in MOVEMENTS:
        for page in (still, moves):
            page.goto(moving(key))

        first, last = (moves.evaluate(AT, moment) for moment in ("first", "last"))

        rest = still.evaluate(PLACES)
        assert moves.evaluate(MOVING) > 0, key
        assert first != rest, key
        assert max(abs(a - b) for a, b in zip(last, rest, strict=True)) <= 1, key


def test_each_drawing_says_in_words_what_it_shows(visit, maya):
    visit.carry(maya)
    visit.go("/plan/today/")
    steps = [link.get_attribute("href") for link in visit.page.locator(".list a").all()]

    images = [described for step in steps for described in described_images(visit, step)]

    assert len(images) >= len(steps) // 2
    assert [source for source, words in images if not words] == []


def described_images(visit, path):
    """Return the drawings of a page, each with its words."""
    visit.go(path)
    return [
        (image.get_attribute("src"), image.get_attribute("alt"))
        for image in visit.page.locator("#main img").all()
    ]
