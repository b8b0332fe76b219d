"""Every guide on a phone: nothing to push sideways, pictures that are there, help and the questions near."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import objections
from tests.content.test_guides import SLUGS

pytestmark = pytest.mark.browser

WIDTHS = (390, 320)
BROKEN = "[...document.images].filter(each => each.complete && !each.naturalWidth).map(each => each.src)"


@pytest.mark.parametrize("slug", SLUGS)
def test_a_guide_fits_a_phone_and_a_small_one(visit, slug):
    visit.go(f"/guides/{slug}/")

    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 844})
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.page.evaluate(BROKEN) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_axe_objects_to_nothing_in_a_guide(visit, slug):
    visit.go(f"/guides/{slug}/")

    assert objections(visit.page) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_help_and_the_questions_are_one_tap_from_a_guide(visit, slug):
    visit.go(f"/guides/{slug}/")

    expect(visit.page.get_by_role("link", name="Emergency help").first).to_be_visible()
    expect(visit.page.get_by_role("link", name="Check your signs", exact=True).last).to_be_visible()
