"""Every kind of page can be used by everybody: axe, size of what is tapped, narrow screens, the dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import objections, objections_to_colours
from tests.browser.visit import PHONE, visiting
from tests.clinical.shipped import person

pytestmark = pytest.mark.browser

SMALLEST_CHOICE = 56
SMALLEST_CONTROL = 44
NARROW = 320
NOBODY = None
HEALTHY = person()
ONLY_CHECKED = person(asked_on_plan_page=False)

PAGES = {
    "landing": ("/", NOBODY),
    "landing, started": ("/", HEALTHY),
    "checklist": ("/check/feeling_and_toilet/", HEALTHY),
    "one by one": ("/check/legs/each/", HEALTHY),
    "age and country": ("/check/age/", HEALTHY),
    "answers": ("/check/answers/", HEALTHY),
    "again": ("/again/", HEALTHY),
    "again, aged answers": ("/again/?say=again", HEALTHY),
    "ambulance": ("/check/result/", person("chest_pain")),
    "emergency department": ("/check/result/", person("saddle_numb")),
    "emergency, maternity": ("/check/result/", person("tightenings", pregnancy="from_13w")),
    "emergency, crisis": ("/check/result/", person("self_harm")),
    "same day": ("/check/result/", person("fever")),
    "same day, not sure": ("/check/result/", person(saddle_numb="unsure")),
    "soon": ("/check/result/", person("blood_thinner")),
    "soon, maternity": ("/check/result/", person(pregnancy="from_13w")),
    "routine": ("/check/result/", person(onset="w6")),
    "self-care": ("/check/result/", HEALTHY),
    "plan": ("/plan/", HEALTHY),
    "plan, not all asked": ("/plan/", ONLY_CHECKED),
    "plan, pregnant": ("/plan/", person("lift_twist", pregnancy="from_13w")),
    "plan to print": ("/plan/print/", HEALTHY),
    "check-in, urgent signs": ("/plan/check-in/", HEALTHY),
    "check-in, other signs": ("/plan/check-in/signs/", HEALTHY),
    "check-in, how it goes": ("/plan/check-in/pain/", HEALTHY),
    "check-in, pain relief": ("/plan/check-in/medicines/", ONLY_CHECKED),
    "no plan": ("/plan/", person(age="a16")),
    "plan question": ("/plan/questions/plan_sleep/", ONLY_CHECKED),
    "plan question, one by one": ("/plan/questions/plan_sleep/each/", ONLY_CHECKED),
    "region": ("/region/", NOBODY),
    "emergency help": ("/emergency/", NOBODY),
    "guides": ("/guides/", NOBODY),
    "guide": ("/guides/ice-or-heat/", NOBODY),
    "guide, do and do not": ("/guides/how-to-rehydrate-safely/", NOBODY),
    "guide with a picture": ("/guides/what-is-a-back-spasm/", NOBODY),
    "search": ("/guides/search/?q=heat", NOBODY),
    "how it is tested": ("/about/how-this-is-tested/", NOBODY),
    "privacy": ("/about/privacy/", NOBODY),
    "accessibility": ("/about/accessibility/", NOBODY),
    "sources": ("/about/sources/", NOBODY),
    "not found": ("/nothing-here/", NOBODY),
    "editors' log-in": ("/admin/login/", NOBODY),
}

# A link within a sentence is as high as its line, as WCAG 2.5.8 allows.
TOO_SMALL = """({choice, control}) => {
  const height = part => part.getBoundingClientRect().height;
  const words = part => part.textContent.trim();
  return [...document.querySelectorAll('a, button, summary, select, input, .choice, label:has(> input)')]
    .filter(part => part.checkVisibility())
    .filter(part => !part.matches('.skip, .choice input, label > input, [type=hidden]'))
    .filter(part => {
      const isInline = getComputedStyle(part).display === 'inline';
      if (isInline && words(part.parentElement) !== words(part)) return false;
      const room = isInline ? Math.max(height(part), height(part.parentElement)) : height(part);
      return room < (part.matches('.choice, .button') ? choice : control);
    }).map(part => part.outerHTML.slice(0, 120));
}"""


@pytest.fixture(scope="module")
def reader(site, contexts):
    with visiting(site, contexts) as made:
        yield made


@pytest.fixture(scope="module", params=PAGES)
def shown(request, reader):
    """Return a visit that stands on one of the pages."""
    path, answers = PAGES[request.param]
    reader.context.clear_cookies()
    if answers:
        reader.carry(answers)
    reader.page.set_viewport_size(PHONE["viewport"])
    reader.go(path)
    assert reader.page.url.endswith(path)
    return reader


def test_axe_finds_nothing_by_day(shown):
    shown.page.emulate_media(color_scheme="light")

    assert objections(shown.page) == []


@pytest.mark.parametrize("pressed", ["ticked", "none"])
def test_axe_finds_nothing_on_an_error_page_and_beside_a_lost_line(visit, pressed):
    visit.go("/check/right_now/")
    if pressed == "none":
        visit.tick("chest_pain")
    visit.press_as_old_browsers(pressed)
    expect(visit.summary).to_be_focused()
    visit.context.set_offline(True)
    visit.tap("I am not sure about one")
    expect(visit.page.locator("#problem")).to_be_focused()

    assert objections(visit.page) == []
    assert objections_to_colours(visit.page, "dark") == []


def test_axe_finds_nothing_in_the_dark(shown):
    assert objections_to_colours(shown.page, "dark") == []


def test_everything_to_tap_is_large_enough_for_a_thumb(shown):
    sizes = {"choice": SMALLEST_CHOICE, "control": SMALLEST_CONTROL}

    too_small = shown.page.evaluate(TOO_SMALL, sizes)

    assert too_small == []


def test_nothing_runs_off_a_narrow_screen(shown):
    shown.page.set_viewport_size({"width": NARROW, "height": 640})

    width = shown.page.evaluate("() => document.documentElement.scrollWidth")

    assert width <= NARROW
    assert shown.policy_violations == []
