"""The drawings in a plan: they load under the site's policy, and move only where motion is welcome."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SHOWN = "image => image.complete && image.naturalWidth > 0"


def open_the_steps(visit):
    """Open each fold of the plan that has a drawing, and return the drawings."""
    visit.go("/plan/")
    visit.page.evaluate(
        "document.querySelectorAll('details:has(.figure)').forEach(fold => { fold.open = true })"
    )
    return visit.page.locator("img.figure").all()


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
