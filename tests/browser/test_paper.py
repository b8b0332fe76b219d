"""The plan on paper, for five people whose plans are known beforehand."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from clinical.content import Effect
from clinical.wording import localise
from tests.browser.paper import printed
from tests.clinical.shipped import plan_at, region
from triage.travel import now

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

HOURS = {"maya": 6, "tom": 3, "priya": 60, "george": 30, "lena": 20}
MOST_SHEETS = 2
HOURS_ON_PAPER = 336
LITRES = re.compile(r"\d ?(litres?|l)\b")
NOT_GREY = """() => [...document.querySelectorAll('#main, #main *')].filter(part => {
  const look = getComputedStyle(part);
  return part.checkVisibility() && [look.color, look.borderTopColor, look.backgroundColor].some(colour => {
    const [red, green, blue] = colour.match(/[0-9.]+/g);
    return red !== green || green !== blue;
  });
}).length"""


@pytest.fixture(params=HOURS)
def golden(request):
    """Return one of the five: who, so many hours in, with these answers."""
    return request.param, HOURS[request.param], request.getfixturevalue(request.param)


@pytest.fixture(params=[("GB", "A4", "999"), ("US", "Letter", "911")], ids="-".join)
def country(request):
    return request.param


@pytest.fixture(scope="module")
def printed_before():
    return {}


@pytest.fixture
def sheets(golden, country, printed_before, request):
    """Return the words on each sheet of a plan; each is printed once."""
    (name, hours, answers), (region_id, paper, _) = golden, country
    if (name, paper) not in printed_before:
        visit = request.getfixturevalue("visit")
        visit.carry(answers, hours, region_id)
        visit.go("/plan/")
        printed_before[name, paper] = printed(visit.page, paper)
    return printed_before[name, paper]


def test_a_plan_prints_on_two_sheets_with_the_red_flags_on_each(sheets, site, golden, country):
    _, hours, answers = golden
    region_id, _, number = country

    first = plan_at(hours, answers, region_id).now[0].activity

    whole = " ".join(sheets)
    assert len(sheets) <= MOST_SHEETS
    assert all(f"Stop and call {number} now if:" in sheet for sheet in sheets)
    assert localise(first.title, region(region_id)) in sheets[0]
    assert f"{site.url.partition('://')[2]}/again/" in whole
    assert f"{now():%-d %B %Y}" in whole
    assert "release 1, " in whole


def test_what_was_taken_away_is_on_paper_only_as_left_out(sheets, golden, country):
    _, hours, answers = golden
    region_id = country[0]

    plan = plan_at(hours, answers, region_id)

    whole = " ".join(sheets).casefold()
    for left in (*plan.left_out, *plan.ask_first):
        assert f"{localise(left.title, region(region_id))}:".casefold() not in whole
    assert ("left out for you" in whole) == bool(plan.left_out)
    assert ("ask a pharmacist first" in whole) == bool(plan.ask_first)
    for left in plan.left_out:
        if left.effect is Effect.REMOVE and left.from_hours < HOURS_ON_PAPER:
            assert left.reasons[0].text.casefold() in whole


def test_george_reads_no_dose_and_no_litres(visit, george):
    visit.carry(george, HOURS["george"])
    visit.go("/plan/")

    whole = " ".join(printed(visit.page, "A4"))

    assert "kidney disease" in whole
    assert "mg" not in whole.split()
    assert not LITRES.search(whole)
    assert "achet" not in whole


def test_lena_phones_first_and_reads_no_dose_of_ibuprofen(visit, lena):
    visit.carry(lena, HOURS["lena"])
    visit.go("/plan/")

    sheets = printed(visit.page, "A4")

    assert sheets[0].index("maternity unit today") < sheets[0].index("Now Put something cold")
    assert "you are pregnant" in " ".join(sheets).casefold()
    assert "200 to 400 mg" not in " ".join(sheets)


def test_the_sheet_has_a_code_of_20_mm_and_no_colour(visit, maya):
    visit.carry(maya, HOURS["maya"])
    visit.go("/plan/")

    visit.page.emulate_media(media="print")

    code = visit.page.locator(".foot svg[role=img]")
    millimetre = 96 / 25.4
    assert code.bounding_box()["width"] / millimetre == pytest.approx(20, abs=1)
    assert code.locator("path").count() > 0
    assert visit.page.evaluate(NOT_GREY) == 0


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_the_print_link_says_how_to_print(visit, maya):
    visit.carry(maya, HOURS["maya"])
    visit.go("/plan/")

    visit.tap("Print or save")

    expect(visit.page).to_have_url(f"{visit.site.url}/plan/print/")
    expect(visit.page.locator("#main .notice")).to_be_visible()
