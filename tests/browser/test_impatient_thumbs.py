"""A second tap, and a browser that refuses cookies: no answer by mistake, and nobody goes in circles."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HOLD_MS = 700
# In the page itself, so that a slow machine cannot make the taps come too late to matter.
TAP_AGAIN = """(after) => document.addEventListener('htmx:afterSwap', () => setTimeout(() => {
  const answers = document.querySelectorAll('#main button.none, #main .pick, #main .sign label');
  answers.forEach((each) => each.click());
  document.body.dataset.tappedAgain = '';
}, after), { once: true })"""
IS_FOLLOWED = """(link) => new Promise((done) => {
  link.addEventListener('click', (event) => { done(!event.defaultPrevented); event.preventDefault(); });
  link.click();
})"""


@pytest.mark.parametrize("after_ms", [200, 350, 500])
@pytest.mark.parametrize("start", ["/", "/check/age/"])
def test_a_second_tap_does_not_answer_the_next_page(visit, after_ms, start):
    visit.go("/")
    if start != "/":
        visit.tap_and_arrive("None of these")
        visit.tap_and_arrive("None of these", start)
    visit.page.evaluate(TAP_AGAIN, after_ms)
    target = visit.page.locator("button.none, #answer-a20").first

    visit.tap_and_arrive(target)
    arrived_at = visit.page.url
    # Once more with a real touch, as soon as the page is there.
    visit.page.touchscreen.tap(200, 700)
    expect(visit.page.locator("body[data-tapped-again]")).to_have_count(1)
    visit.page.wait_for_timeout(HOLD_MS)

    assert visit.page.url == arrived_at
    assert visit.page.locator("#main input[name=sign]:checked").count() == 0


def test_the_call_button_works_at_once(visit):
    visit.go("/")
    visit.tick("chest_pain")
    visit.tap_and_arrive("Continue", "/check/result/")

    call = visit.page.locator("a.call").first
    followed = call.evaluate(IS_FOLLOWED)

    assert followed


def test_answers_are_taken_again_after_the_hold(visit):
    visit.go("/")
    visit.tap_and_arrive("None of these")

    visit.tap_and_arrive("None of these", "/check/age/")

    expect(visit.heading).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_without_cookies_an_emergency_is_shown_and_anything_else_is_said(new_visit, scripts):
    emergency, other = new_visit(java_script_enabled=scripts), new_visit(java_script_enabled=scripts)
    for each in (emergency, other):
        each.page.route("**/*", without_cookie)
        each.go("/")

    emergency.tick("chest_pain")
    emergency.tap_and_arrive("Continue")
    other.tap_and_arrive("None of these")
    if scripts:
        other.tap_and_arrive("None of these")

    expect(emergency.heading).to_have_text("Call 999 now")
    expect(other.page.locator("#main")).to_contain_text("refuses our cookie")
    expect(other.page.locator("#main a[href='tel:999']")).to_be_visible()
    expect(other.page.locator("#main a[href='/emergency/']")).to_be_visible()


def without_cookie(route):
    """Pass a request and its answer on as a browser does that refuses cookies."""
    context = route.request.frame.page.context
    context.clear_cookies()
    answer = route.fetch(max_redirects=0)
    context.clear_cookies()
    headers = {name: value for name, value in answer.headers.items() if name.lower() != "set-cookie"}
    route.fulfill(response=answer, headers=headers)
