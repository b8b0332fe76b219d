"""What a person sees when something was left out or contradicts itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.clinical.shipped import person

pytestmark = pytest.mark.browser


def expect_to_be_told(visit):
    expect(visit.summary).to_be_focused()
    assert visit.page.title().startswith("Error: ")
    assert visit.page.evaluate("() => scrollY") == 0


@pytest.mark.parametrize("path", ["/", "/again/", "/check/legs/", "/plan/questions/plan_sleep/"])
def test_nothing_ticked_is_said_first_and_leads_to_the_first_sign(visit, path):
    visit.carry(person(asked_on_plan_page=False))
    visit.go(path)

    visit.press_as_old_browsers("ticked")

    expect_to_be_told(visit)
    visit.tap(visit.summary.get_by_role("link"))
    expect(visit.page.locator("#main input[name=sign]").first).to_be_focused()


def test_only_the_button_that_fits_is_shown(visit):
    visit.carry(person())
    visit.go("/check/legs/")
    none, on = (visit.page.locator(f"#main button[value={each}]") for each in ("none", "ticked"))

    expect(none).to_be_visible()
    expect(on).to_be_hidden()
    visit.tick("hands_clumsy")
    expect(none).to_be_hidden()
    expect(on).to_be_visible()


@pytest.mark.parametrize(
    ("path", "sign"), [("/", "chest_pain"), ("/again/", "chest_pain"), ("/check/legs/", "hands_clumsy")]
)
def test_a_tick_beside_none_of_these_is_kept_until_the_person_says_which_is_right(visit, path, sign):
    visit.carry(person())
    visit.go(path)

    visit.tick(sign)
    visit.press_as_old_browsers("none")

    expect_to_be_told(visit)
    expect(visit.box(sign)).to_be_checked()
    visit.tap_and_arrive("What I ticked is right")
    expect(visit.heading).to_be_focused()
    visit.go("/check/answers/")
    assert visit.page.locator(".answer .tag").count() > 0


@pytest.mark.parametrize(
    ("path", "given", "missing"),
    [
        ("/check/right_now/each/", "chest_pain", "breathless"),
        ("/plan/questions/plan_sleep/each/", "h6_to_7", "lt6h"),
    ],
)
def test_signs_left_open_one_by_one_are_marked_and_the_others_kept(visit, path, given, missing):
    if path.startswith("/plan/"):
        visit.carry(person(asked_on_plan_page=False))
    visit.go(path)

    visit.tick(given)
    visit.tick(f"{given}-unsure")
    visit.tick(missing)
    visit.tap("Continue")

    expect_to_be_told(visit)
    expect(visit.box(f"{given}-unsure")).to_be_checked()
    expect(visit.page.locator(f"#{missing}-wrong")).to_be_visible()
    expect(visit.page.locator(f"#{given}-wrong")).to_have_count(0)
    visit.tap(visit.summary.get_by_role("link").first)
    expect(visit.box(f"{missing}-yes")).to_be_focused()


def test_being_unsure_on_the_landing_page_leads_to_each_sign_by_itself(visit):
    visit.go("/")

    visit.tap_and_arrive("I am not sure about one", "/check/right_now/each/")

    expect(visit.heading).to_be_focused()
    assert visit.page.locator("input[name=doubt]").count() == 7
    assert visit.page.locator("input:checked").count() == 0
