"""An editor changes the drafts in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import objections, objections_beside_colours, objections_to_colours
from tests.browser.editors import sign_in_editor

pytestmark = pytest.mark.browser

NEW_HINT = "Pain that spreads to your arm counts too. So does this."
SCREENS = [
    "/admin/",
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
    expect(desk.page.locator("#chest_pain-counts")).not_to_contain_text(NEW_HINT)


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


def test_marks_are_put_in_by_buttons_and_undone_like_typing(desk):
    desk.go("/admin/guidance/article/ice-or-heat/change/")
    body = desk.page.get_by_label("Body")
    body.fill("Cold first")
    body.press("Control+a")

    desk.page.get_by_role("button", name="Bold", exact=True).tap()
    expect(body).to_have_value("**Cold first**")
    body.press("Control+z")
    expect(body).to_have_value("Cold first")
    desk.page.get_by_role("button", name="Heading", exact=True).tap()
    expect(body).to_have_value("## Cold first")
    body.press("Control+End")
    desk.page.get_by_role("button", name="Link", exact=True).tap()
    desk.page.get_by_label("The words of the link").fill(" or warm")
    desk.page.get_by_label("Its address").fill("/guides/ice-or-heat/")
    desk.page.get_by_label("Its address").press("Enter")

    expect(body).to_have_value("## Cold first[or warm](/guides/ice-or-heat/)")
    expect(desk.page.locator("#status")).to_have_text("Link to /guides/ice-or-heat/ put in.")


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
NARROW = {"width": 320, "height": 800}


@pytest.mark.parametrize("visit", [DESKTOP], indirect=True)
@pytest.mark.parametrize("address", FORMS)
def test_everybody_can_use_the_forms(desk, address):
    desk.go(address)

    by_day = objections(desk.page)
    in_the_dark = objections_to_colours(desk.page, "dark")
    desk.page.set_viewport_size(NARROW)
    on_a_phone = objections_beside_colours(desk.page)

    assert [*by_day, *in_the_dark, *on_a_phone] == []
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("visit", [DESKTOP], indirect=True)
def test_a_form_is_at_most_120_kb(desk):
    desk.go("/admin/guidance/activity/nsaid/change/")

    sent = "['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind))"
    assert sum(desk.page.evaluate(f"{sent}.map(each => each.encodedBodySize)")) <= 120_000
