"""An editor changes the drafts in a real browser."""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.editors import sign_in_editor
from tests.browser.visit import PHONE

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


@pytest.mark.parametrize("visit", [DESKTOP], indirect=True)
def test_criteria_are_completed_and_told_in_words_while_they_are_typed(desk):
    desk.go("/admin/guidance/redflag/fever/change/")
    criteria = desk.page.get_by_label("When", exact=True)

    criteria.fill("fever and chest_p")
    criteria.press("ArrowDown")
    criteria.press("Enter")

    expect(criteria).to_have_value("fever and chest_pain")
    expect(desk.page.locator("#id_when-meaning")).to_contain_text("You have chest pain")
    criteria.fill("fever and chest_pane")
    expect(desk.page.locator("#id_when-meaning mark")).to_have_text("chest_pane")
    desk.page.get_by_role("button", name="chest_pain", exact=True).click()
    expect(criteria).to_have_value("fever and chest_pain")


@pytest.mark.parametrize("visit", [DESKTOP], indirect=True)
def test_a_guide_is_shown_as_people_will_see_it_while_it_is_written(desk):
    desk.go("/admin/guidance/article/ice-or-heat/change/")

    desk.page.get_by_label("Body").fill("## Cold first\n\nSee [this](/guides/nowhere/).")

    page = desk.page.get_by_role("group", name="As people will see it")
    expect(page.get_by_role("heading", name="Cold first")).to_be_visible()
    expect(page).to_contain_text("“nowhere”. There is none")


@pytest.mark.parametrize("visit", [DESKTOP], indirect=True)
def test_leaving_with_unsaved_words_is_asked_about(desk):
    desk.go("/admin/guidance/item/chest_pain/change/")
    asked = []
    desk.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    desk.page.get_by_label("Hint").fill("Not saved.")
    desk.page.get_by_role("link", name="Home").first.click()
    desk.page.wait_for_url("**/admin/")

    assert asked == ["beforeunload"]


@pytest.mark.parametrize("visit", [DESKTOP], indirect=True)
def test_items_are_put_in_order_by_keyboard(desk):
    desk.go("/admin/guidance/screen/right_now/change/")
    first = desk.page.locator("[data-row]").first.get_by_role("link").inner_text()

    desk.page.get_by_role("button", name="Move down item 1", exact=True).press("Enter")
    desk.page.get_by_role("button", name="Save", exact=True).press("Enter")

    expect(desk.page.locator(".messagelist .success")).to_be_visible()
    desk.go("/admin/guidance/screen/right_now/change/")
    expect(desk.page.locator("[data-row]").nth(1).get_by_role("link")).to_have_text(first)


FORMS = [
    "/admin/guidance/redflag/fever/change/",
    "/admin/guidance/screen/right_now/change/",
    "/admin/guidance/item/age/change/",
    "/admin/guidance/article/ice-or-heat/change/",
    "/admin/guidance/activity/nsaid/change/",
    "/admin/guidance/item/fever/delete/",
    "/admin/editing/due/",
]
# Otherwise axe writes style sheets of its own into the page, against the policy.
AS_SERVED = {"preload": False}
NARROW = {**PHONE, "viewport": {"width": 320, "height": 800}}


@pytest.mark.parametrize("visit", [DESKTOP, {**DESKTOP, "color_scheme": "dark"}, NARROW], indirect=True)
def test_everybody_can_use_the_forms(desk):
    desk.context.add_init_script(AXE_SCRIPT)
    for address in FORMS:
        desk.go(address)

        found = Axe(axe_script="").run(desk.page, options=AS_SERVED).response["violations"]

        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


@pytest.mark.parametrize("visit", [DESKTOP], indirect=True)
def test_a_form_is_at_most_120_kb(desk):
    desk.go("/admin/guidance/activity/nsaid/change/")

    sent = "['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind))"
    assert sum(desk.page.evaluate(f"{sent}.map(each => each.encodedBodySize)")) <= 120_000
