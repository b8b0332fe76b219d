"""An editor changes the drafts in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.editors import sign_in_editor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

NEW_HINT = "Pain that spreads to your arm counts too. So does this."
SCREENS = [
    "/admin/",
    "/admin/password_change/",
    "/admin/guidance/screen/",
    "/admin/guidance/screen/right_now/change/",
    "/admin/guidance/item/?kind=band",
    "/admin/guidance/item/age/change/",
    "/admin/guidance/redflag/",
    "/admin/guidance/activity/",
    "/admin/guidance/activity/nsaid/change/",
    "/admin/guidance/article/add/",
    "/admin/guidance/source/",
    "/admin/guidance/release/",
]
DESKTOP = {"viewport": {"width": 1280, "height": 900}, "is_mobile": False}


@pytest.fixture
def desk(visit):
    """Return a visit of an author who has signed in."""
    sign_in_editor(visit, "editor", "author")
    return visit


@pytest.mark.parametrize("visit", [DESKTOP], indirect=True)
def test_an_editor_changes_a_hint_and_finds_it_saved(desk):
    desk.go("/admin/guidance/item/chest_pain/change/")

    desk.page.get_by_label("Hint").fill(NEW_HINT)
    desk.page.get_by_role("button", name="Save", exact=True).click()

    expect(desk.page.locator(".messagelist .success")).to_be_visible()
    desk.go("/admin/guidance/item/chest_pain/change/")
    expect(desk.page.get_by_label("Hint")).to_have_value(NEW_HINT)
    desk.go("/")
    expect(desk.page.locator("#chest_pain-hint")).not_to_have_text(NEW_HINT)


@pytest.mark.parametrize("visit", [DESKTOP], indirect=True)
def test_the_editors_screens_keep_to_the_content_security_policy(desk):
    for screen in SCREENS:
        desk.go(screen)
        expect(desk.page.locator("#content-main")).to_be_visible()

    assert desk.errors == []
