"""How an editor gets into the served site: both steps at first, and from then on as still signed in."""

from __future__ import annotations

from base64 import b32decode
from typing import Any

from django_otp.oath import totp
from playwright.sync_api import Page, expect

from tests.browser.visit import Visit

PASSWORD = "a long made-up password"
kept_cookies: dict[tuple[str, str], Any] = {}


def sign_in_editor(visit: Visit, name: str, *roles: str) -> None:
    """Sign somebody in; the first time the account is made, with these roles, and a phone set up."""
    who = visit.site.url, name
    if who in kept_cookies:
        visit.context.add_cookies(kept_cookies[who])
        return
    words = [word for role in roles for word in ("--role", role)]
    visit.page.goto(visit.site.manage("add_editor", name, *words).strip())
    set_up(visit.page)
    expect(visit.page).to_have_url(f"{visit.site.url}/admin/")
    kept_cookies[who] = visit.context.cookies()


def give_password(page: Page, name: str) -> None:
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def set_up(page: Page) -> None:
    """Choose a password and set up a phone."""
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same again").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Code from your app").fill(code_of(page.locator(".secret code").inner_text()))
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="I have kept them").click()


def code_of(secret: str) -> str:
    """Return what an app shows for a secret typed into it."""
    return f"{totp(b32decode(secret.replace(' ', ''))):06d}"
