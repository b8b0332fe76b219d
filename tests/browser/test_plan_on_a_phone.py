"""The plan on a phone: what to do now comes first, help is near, and the rest is one tap away."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HOURS = {"maya": 6, "tom": 3, "priya": 60, "george": 30, "lena": 20}
SCREEN_HEIGHT = 844
MOST_SCREENS = 11

each_person = pytest.mark.parametrize("name", HOURS)


def open_plan(visit, request, name):
    visit.carry(request.getfixturevalue(name), HOURS[name])
    visit.go("/plan/")


def bottom_of(part):
    box = part.bounding_box()
    return box["y"] + box["height"]


@each_person
def test_what_to_do_now_and_the_way_to_help_are_on_the_first_screen(visit, request, name):
    open_plan(visit, request, name)

    first_step, help_link = visit.page.locator(".first h3"), visit.page.locator("a[href='#help']").first

    assert bottom_of(first_step) <= SCREEN_HEIGHT
    assert bottom_of(help_link) <= SCREEN_HEIGHT


@each_person
def test_the_rest_is_folded_so_that_the_page_stays_short(visit, request, name):
    open_plan(visit, request, name)

    height = visit.page.evaluate("document.documentElement.scrollHeight")

    assert height <= MOST_SCREENS * SCREEN_HEIGHT


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True)
def test_every_fold_opens_without_scripts(visit, maya):
    visit.carry(maya, HOURS["maya"])
    visit.go("/plan/")

    visit.tap(visit.page.locator("#help summary", has_text="Get help today if"))
    visit.tap(visit.page.locator("summary", has_text="Next days"))

    expect(visit.page.locator("#help details.urgent li").first).to_be_visible()
    expect(visit.page.locator("summary", has_text="Loosen")).to_be_visible()


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True)
def test_the_link_to_help_leads_to_the_number(visit, maya):
    visit.carry(maya, HOURS["maya"])
    visit.go("/plan/")

    visit.tap(visit.page.locator("a[href='#help']").first)

    expect(visit.page.locator("#help a[href^='tel:']").first).to_be_in_viewport()
