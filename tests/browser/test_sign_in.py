"""Editors sign in, in a real browser: by keyboard, at 320 px, with nothing that axe objects to."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import objections, objections_to_colours
from tests.browser.editors import PASSWORD, code_of, give_password, sign_in_editor

pytestmark = pytest.mark.browser

NARROW = {"viewport": {"width": 320, "height": 640}}
DESKTOP = {"viewport": {"width": 1280, "height": 900}, "is_mobile": False}
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def faults_of(page):
    """Return what axe objects to, by day and in the dark, and by how much the page is too wide."""
    by_day = objections(page)
    in_the_dark = objections_to_colours(page, "dark")
    page.emulate_media(color_scheme="light")
    return [*by_day, *in_the_dark, *filter(None, [page.evaluate(SIDEWAYS)])]


def new_path(visit, name):
    return visit.site.manage("add_editor", name, "--role", "author").strip()


@pytest.mark.parametrize("visit", [NARROW], indirect=True)
def test_from_the_path_to_the_guidance_every_page_fits_and_has_no_fault(visit):
    page, faults = visit.page, {}

    def look(at, mark):
        """Note the faults of a page, once what marks it is there."""
        expect(mark).to_be_visible()
        faults[at] = faults_of(page)

    def heading(words):
        return page.get_by_role("heading", name=words, level=1)

    page.goto(new_path(visit, "narrow"))
    look("welcome", heading("Choose a password"))
    page.get_by_label("New password").fill("too short")
    page.get_by_role("button", name="Go on").click()
    look("welcome, weak password", page.locator(".problem:focus"))
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same again").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    look("set up", heading("Set up your phone"))
    page.get_by_label("Code from your app").fill("12")
    page.get_by_role("button", name="Go on").click()
    look("set up, wrong code", page.locator(".problem:focus"))
    page.get_by_label("Code from your app").fill(code_of(page.locator(".secret code").inner_text()))
    page.get_by_role("button", name="Go on").click()
    look("backup codes", heading("Keep these 10 backup codes"))
    codes = page.locator(".codes code").all_inner_texts()
    page.get_by_role("link", name="I have kept them").click()
    expect(page).to_have_url(f"{visit.site.url}/admin/")
    visit.go("/admin/account/")
    look("account", heading("Your account"))
    page.get_by_role("link", name="Make new backup codes").click()
    look("password again", heading("Type your password again"))
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    look("new backup codes", heading("Make 10 new backup codes?"))
    visit.go("/admin/account/")
    page.get_by_role("button", name="Sign out everywhere").click()
    look("signed out", heading("You are signed out"))
    page.get_by_role("link", name="Sign in again").click()
    look("sign in", heading("Sign in"))
    give_password(page, "narrow")
    look("code", heading("Type the code from your phone"))
    page.get_by_role("link", name="backup code").click()
    look("backup code", heading("Use a backup code"))
    page.get_by_label("Backup code").fill(codes[0])
    page.get_by_role("button", name="Go on").click()

    expect(page).to_have_url(f"{visit.site.url}/admin/")
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("visit", [DESKTOP], indirect=True)
def test_signing_in_needs_no_mouse(visit):
    keyboard = visit.page.keyboard
    visit.page.goto(new_path(visit, "keys"))

    visit.page.get_by_label("New password").focus()
    keyboard.type(PASSWORD)
    keyboard.press("Tab")
    keyboard.type(PASSWORD)
    keyboard.press("Enter")
    visit.page.get_by_label("Code from your app").focus()
    keyboard.type(code_of(visit.page.locator(".secret code").inner_text()))
    keyboard.press("Enter")
    expect(visit.page.get_by_role("heading", name="Keep these 10 backup codes")).to_be_visible()
    visit.page.get_by_role("link", name="I have kept them").focus()
    keyboard.press("Enter")

    expect(visit.page).to_have_url(f"{visit.site.url}/admin/")


@pytest.mark.parametrize("visit", [NARROW], indirect=True)
def test_five_wrong_passwords_lead_to_a_calm_page(visit):
    locked_out = visit.page.get_by_role("heading", name="Wait 15 minutes, then try again")
    for _ in range(5):
        visit.go("/admin/login/")
        give_password(visit.page, "nobody in particular")
        expect(visit.page.locator(".problem").or_(locked_out)).to_be_visible()

    expect(locked_out).to_be_visible()
    assert faults_of(visit.page) == []


@pytest.mark.parametrize("visit", [DESKTOP], indirect=True)
def test_an_administrator_makes_an_account_that_works(visit, new_visit):
    sign_in_editor(visit, "mo", "administrator")
    visit.go("/admin/auth/user/add/")
    visit.page.get_by_label("Username").fill("made-by-mo")
    visit.page.get_by_label("Author").check()
    visit.page.get_by_role("button", name="Save", exact=True).click()
    path = visit.page.locator("#content-main code").inner_text()

    newcomer = new_visit(**DESKTOP)
    newcomer.page.goto(path)

    expect(newcomer.page.get_by_role("heading", name="Choose a password")).to_be_visible()
    expect(newcomer.page).to_have_url(f"{visit.site.url}/admin/welcome/")
