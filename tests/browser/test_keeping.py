"""What only a real browser shows: whose time the plan is in, and a link that is copied in one tap."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit
from tests.clinical.shipped import person
from triage.visit import now

pytestmark = pytest.mark.browser

KATHMANDU = {"timezone_id": "Asia/Kathmandu", "locale": "en-US"}
AHEAD = timedelta(hours=5, minutes=45)


@pytest.mark.parametrize("visit", [KATHMANDU], indirect=True)
def test_the_plan_is_in_the_time_of_the_browser(visit: Visit):
    visit.carry(person("lift_twist"), region="US")
    visit.go("/plan/questions/plan_body/")

    visit.tap_and_arrive("None of these", "/plan/")

    local = now() + AHEAD
    made = visit.page.locator("#main").get_by_text("Made on")
    expect(made).to_contain_text(f"Made on {local.day} {local:%B %Y, %H:}")
    expect(made).not_to_contain_text("UTC")


def test_a_link_is_copied_in_one_tap_and_opens_the_plan_elsewhere(visit: Visit, new_visit):
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=visit.site.url)
    visit.carry(person("lift_twist"))
    visit.go("/plan/link/")

    visit.tap("Copy the link")

    expect(visit.page.locator("#status")).to_have_text("Copied.")
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    friend = new_visit()
    friend.page.goto(copied)
    expect(friend.heading).to_contain_text("rarely dangerous")
    assert friend.path == "/plan/"


def test_keeping_it_writes_one_cookie_that_scripts_cannot_read(visit: Visit):
    visit.carry(person("lift_twist"))
    visit.go("/plan/")

    visit.tap(visit.page.locator("summary", has_text="Keep your plan"))
    visit.tap("Keep on this device")

    expect(visit.page.locator("#keep")).to_contain_text("is kept in this browser until")
    (cookie,) = visit.context.cookies()
    assert cookie["httpOnly"]
    weeks = (cookie["expires"] - now().timestamp()) / timedelta(weeks=1).total_seconds()
    assert 11.9 < weeks < 12.1
