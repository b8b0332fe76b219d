"""Without a line: what to do in an emergency is there, and the plan of who keeps it on the device."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.clinical.shipped import person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("visit", [{"service_workers": "allow"}], indirect=True),
]

IS_READY = "() => navigator.serviceWorker.ready.then(() => true)"
KEPT = "async () => (await (await caches.open('plan')).keys()).map((each) => new URL(each.url).pathname)"
PLAN = {"/plan/", "/plan/today/", "/plan/next/", "/plan/signs/", "/plan/print/"}


@pytest.fixture
def worker(visit):
    """Return a visit whose browser has the worker."""
    visit.go("/")
    assert visit.page.evaluate(IS_READY)
    return visit


def wait_until(visit, is_so):
    """Give the worker some seconds to keep what it should, or to let it go."""
    visit.page.wait_for_load_state()
    for _ in range(100):
        if is_so(kept := visit.page.evaluate(KEPT)):
            return
        visit.page.wait_for_timeout(100)
    raise AssertionError(kept)


def keep_the_plan(visit):
    visit.carry(person("lift_twist"))
    visit.go("/plan/")
    visit.page.get_by_text("Keep your plan").first.click()
    visit.tap("Keep on this device")
    expect(visit.page).to_have_url(f"{visit.site.url}/plan/?say=kept")
    wait_until(visit, lambda kept: set(kept) >= PLAN)


def test_the_emergency_page_and_its_numbers_are_there_without_a_line(worker):
    worker.context.set_offline(True)

    worker.go("/emergency/")

    expect(worker.page.locator("#main a[href='tel:999']").first).to_be_visible()
    expect(worker.page.locator("#status")).to_contain_text("You are offline")


def test_any_other_page_says_so_and_what_still_works(worker):
    worker.context.set_offline(True)

    worker.go("/about/sources/")

    expect(worker.heading).to_have_text("You are offline")
    worker.tap("When to get help")
    expect(worker.page).to_have_url(f"{worker.site.url}/guides/when-to-get-help/")


def test_a_plan_that_nobody_keeps_leaves_nothing_on_the_device(worker):
    worker.carry(person("lift_twist"))
    worker.go("/plan/")
    worker.page.wait_for_timeout(500)

    assert worker.page.evaluate(KEPT) == []


def test_a_kept_plan_opens_without_a_line_with_its_drawings(worker):
    keep_the_plan(worker)
    worker.context.set_offline(True)

    for page in sorted(PLAN):
        worker.go(page)
        expect(worker.page.locator("h1").first).not_to_have_text("You are offline")
    worker.go("/plan/")
    drawing = worker.page.locator(".first img").first
    drawing.scroll_into_view_if_needed()
    assert worker.page.wait_for_function("(image) => image.naturalWidth > 0", arg=drawing.element_handle())


def test_deleting_the_answers_takes_the_plan_off_the_device(worker):
    keep_the_plan(worker)

    worker.tap("Delete my answers")
    expect(worker.page).to_have_url(f"{worker.site.url}/?say=deleted")
    wait_until(worker, lambda kept: not kept)


def test_the_page_that_is_kept_for_emergencies_tells_nothing_of_the_person(worker):
    worker.carry(person("addisons", any_condition="yes"))

    kept = worker.page.evaluate("async () => (await fetch('/emergency/?offline')).text()")
    worker.context.clear_cookies()
    strangers = worker.page.evaluate("async () => (await fetch('/emergency/?offline')).text()")

    assert kept == strangers
