"""The four pages of a plan on a phone: short, light, and with the way to help at hand."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HOURS = {"maya": 6, "tom": 3, "priya": 60, "george": 30, "lena": 20}
PAGES = ("/plan/", "/plan/today/", "/plan/next/", "/plan/signs/")
SCREEN_HEIGHT = 844
MOST_WORDS = 350
MOST_BYTES = 14_600
WORDS = "() => document.querySelector('#main').innerText.split(/\\s+/).filter(Boolean).length"

each_person = pytest.mark.parametrize("name", HOURS)


def bottom_of(part):
    box = part.bounding_box()
    return box["y"] + box["height"]


@each_person
def test_each_page_opens_with_few_words(visit, request, name):
    visit.carry(request.getfixturevalue(name), HOURS[name])

    words = {}
    for path in PAGES:
        visit.go(path)
        words[path] = visit.page.evaluate(WORDS)

    assert {path: count for path, count in words.items() if count > MOST_WORDS} == {}


@pytest.mark.parametrize("path", PAGES)
def test_the_first_view_is_light(visit, maya, path):
    visit.carry(maya, HOURS["maya"])
    visit.go(path)

    html = visit.page.content()
    styles = visit.page.locator("link[rel=stylesheet]").evaluate_all("links => links.map(link => link.href)")
    sent = [html.encode(), *(visit.page.request.get(style).body() for style in styles)]

    assert sum(len(gzip.compress(each)) for each in sent) <= MOST_BYTES


@each_person
def test_the_way_to_help_is_on_the_first_screen(visit, request, name):
    visit.carry(request.getfixturevalue(name), HOURS[name])
    visit.go("/plan/")

    assert bottom_of(visit.page.get_by_role("link", name="When to stop and get help")) <= SCREEN_HEIGHT


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_a_step_leads_to_the_next_and_back(visit, maya):
    visit.carry(maya, HOURS["maya"])
    visit.go("/plan/")

    visit.tap("Done, what next?")

    expect(visit.heading).to_have_text("Walk a little and often")
    visit.page.go_back()
    expect(visit.heading).to_contain_text("rarely dangerous")


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_every_fold_opens(visit, maya):
    visit.carry(maya, HOURS["maya"])
    visit.go("/plan/signs/")

    visit.tap(visit.page.locator("#help summary", has_text="Get help today if"))

    expect(visit.page.locator("#help details.urgent li").first).to_be_visible()


def test_the_link_to_help_leads_to_the_number(visit, maya):
    visit.carry(maya, HOURS["maya"])
    visit.go("/plan/")

    visit.tap("When to stop and get help")

    expect(visit.page.locator("#help a[href^='tel:']").first).to_be_visible()
