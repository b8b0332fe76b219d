"""What every page owes to somebody in pain, whatever went wrong."""

from __future__ import annotations

from tests.journeys.page import Element
from tests.journeys.walker import Walker

ANSWERED = frozenset({200, 400, 403, 404, 405, 413, 414, 422})


def assert_is_calm(page: Element) -> None:
    """Check that a page has one heading, a number to call, the way to emergency help, and a way on."""
    links = {each["href"] for each in page.all("a")}
    assert len(list(page.all("h1"))) == 1
    assert any(href.startswith("tel:") for href in links)
    assert links & {"/emergency/", "/emergency"}
    assert links & {"/"}
    assert all(each.text for each in page.all("h1", "title"))


def assert_all_is_calm(walker: Walker) -> None:
    """Check the page that the walker is on, and that nothing on the way was a fault of the site."""
    assert walker.status in ANSWERED
    assert all(seen.status in ANSWERED | {303} for seen in walker.seen)
    assert_is_calm(walker.page)
