"""Ticking steps off in a real browser: kept at once, said aloud, and undone where it could not be kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit
from tests.clinical.shipped import person

pytestmark = pytest.mark.browser


@pytest.fixture
def at_plan(visit: Visit) -> Visit:
    visit.carry(person("lift_twist"))
    visit.go("/plan/today/")
    return visit


def box(visit, step):
    return visit.page.locator(f"#done-{step}")


def tick(visit, step):
    visit.tap(visit.page.locator(f"label[for='done-{step}']"))


def status(visit):
    return visit.page.locator("#status")


def test_a_tick_is_saved_without_leaving_the_step(at_plan):
    tick(at_plan, "walk_pacing")

    expect(status(at_plan)).to_have_text(re.compile(r"^Saved\. 1 of \d+ done\.$"))
    expect(box(at_plan, "walk_pacing")).to_be_focused()
    tick(at_plan, "breathing")
    expect(status(at_plan)).to_have_text(re.compile(r"^Saved\. 2 of"))
    at_plan.page.reload()
    expect(box(at_plan, "walk_pacing")).to_be_checked()
    expect(box(at_plan, "breathing")).to_be_checked()


def test_what_is_ticked_is_crossed_on_paper(at_plan):
    tick(at_plan, "walk_pacing")
    expect(status(at_plan)).to_have_text(re.compile(r"^Saved\. 1 of"))

    at_plan.go("/plan/print/")

    expect(at_plan.page.locator("[data-cross='walk_pacing']")).not_to_be_empty()


def test_without_a_line_the_tick_goes_again_and_says_so(at_plan):
    tick(at_plan, "breathing")
    expect(status(at_plan)).to_have_text(re.compile("Saved"))
    at_plan.context.set_offline(True)

    tick(at_plan, "walk_pacing")

    expect(status(at_plan)).to_have_text("Not saved. Try again.")
    expect(box(at_plan, "walk_pacing")).not_to_be_checked()
    expect(box(at_plan, "breathing")).to_be_checked()
    expect(at_plan.page.locator("#problem")).to_be_hidden()
    at_plan.context.set_offline(False)
    tick(at_plan, "walk_pacing")
    expect(status(at_plan)).to_have_text(re.compile(r"^Saved\. 2 of"))


def test_quick_ticks_are_all_kept(at_plan):
    held = []
    at_plan.page.route("**/plan/ticks/", lambda route: held.append(route) if not held else route.continue_())

    with at_plan.page.expect_request("**/plan/ticks/"):
        tick_in_a_fold(at_plan, "walk_pacing")
    for step in ("breathing", "fluid_goal"):
        tick_in_a_fold(at_plan, step)
    held[0].continue_()

    expect(status(at_plan)).to_have_text(re.compile(r"^Saved\. 3 of"))


def tick_in_a_fold(visit, step):
    """Tick a step wherever it is, also in a part of the page that is closed."""
    box(visit, step).evaluate("element => element.closest('details')?.setAttribute('open', '')")
    tick(visit, step)


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_a_button_saves_the_ticks_and_comes_back_to_the_step(at_plan):
    tick(at_plan, "walk_pacing")

    at_plan.tap(at_plan.page.locator("#step-walk_pacing").get_by_role("button", name="Save ticks"))

    expect(at_plan.page).to_have_url(f"{at_plan.site.url}/plan/today/#step-walk_pacing")
    expect(box(at_plan, "walk_pacing")).to_be_checked()
