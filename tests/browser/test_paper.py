"""The plan on paper, as a printer gets it, for people who differ."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.paper import (
    A4,
    LETTER,
    MOST_SHEETS,
    codes,
    printed_sheets,
    stands_within_the_margins,
)
from tests.clinical.golden_people import EVERYBODY
from tests.clinical.shipped import person, region
from triage.visit import now

pytestmark = pytest.mark.browser

LEAST_POINTS, LARGE_POINTS, ROUNDING = 11.5, 16, 0.05
MOST_LARGE_SHEETS = 3
SCREEN_DOTS_PER_INCH = 60
HOME_MIX = ("cannot_get_sachets", "hot_or_sweaty_24h", "urine_dark", "cups_lt4", "thirst_dry_mouth")
PEOPLE = {
    **{
        name: (make, hours)
        for (name, (make, _)), hours in zip(EVERYBODY.items(), (6, 3, 60, 30, 20), strict=True)
    },
    "one hour": (lambda: person("lift_twist"), 1),
    "23 hours": (lambda: person("lift_twist"), 23),
    "47 hours": (lambda: person("lift_twist"), 47),
    "five days": (person, 120),
    "seven weeks": (person, 1200),
    "numb skin": (lambda: person("diabetes", "numb_skin"), 30),
    "raynaud": (lambda: person("poor_circulation"), 8),
    "home mix": (lambda: person(*HOME_MIX), 5),
}
SAFE_COLD = ("cloth", "towel"), ("minutes",), ("look at your skin",), ("stop if",)
NOT_GREY = """() => [...document.querySelectorAll('.sheet, .sheet *')].filter(part => {
  const look = getComputedStyle(part);
  return part.checkVisibility() && [look.color, look.borderTopColor, look.backgroundColor].some(colour => {
    const [red, green, blue] = colour.match(/[0-9.]+/g);
    return red !== green || green !== blue;
  });
}).length"""


def sheets_of(visit, name, country, path="/plan/print/"):
    make, hours = PEOPLE[name]
    visit.carry(make(), hours, country[0])
    visit.go(path)
    return printed_sheets(visit.page, country[1])


@pytest.mark.parametrize("country", [A4, LETTER], ids="-".join)
@pytest.mark.parametrize("name", PEOPLE)
def test_a_plan_prints_on_two_sheets_that_stand_alone(visit, name, country):
    region_id, paper, number = country

    sheets = sheets_of(visit, name, country)

    whole = " ".join(sheet.words for sheet in sheets).casefold()
    assert len(sheets) == MOST_SHEETS
    assert f"Call {number} now if:" in sheets[0].words
    assert f"Go to {region(region_id).emergency_department} now if:" in sheets[0].words
    assert "You are here:" in sheets[0].words
    assert all(stands_within_the_margins(sheet, paper) for sheet in sheets)
    assert all(sheet.least_points >= LEAST_POINTS - ROUNDING for sheet in sheets)
    assert f"{visit.site.url.partition('://')[2]}/again/" in whole.replace(" ", "")
    if visit.page.locator("[data-cross=cold_pack], [data-cross=heat]").count():
        assert all(any(word in whole for word in words) for words in SAFE_COLD)


@pytest.mark.parametrize(("name", "country"), [("tom", A4), ("lena", LETTER), ("george", LETTER)])
def test_large_print_keeps_to_three_sheets(visit, name, country):
    sheets = sheets_of(visit, name, country, "/plan/print/?large")

    assert len(sheets) <= MOST_LARGE_SHEETS
    assert "now if:" in sheets[0].words
    assert all(stands_within_the_margins(sheet, country[1]) for sheet in sheets)


@pytest.mark.parametrize("name", ["maya", "tom", "george"])
def test_a_sheet_with_a_code_that_opens_the_plan_has_no_more_sheets(visit, name):
    sheets = sheets_of(visit, name, LETTER, "/plan/print/?qr=link")

    assert len(sheets) == MOST_SHEETS
    assert "keep the sheet private" in sheets[-1].words


def test_the_recipe_is_whole_on_paper(visit):
    whole = " ".join(sheet.words for sheet in sheets_of(visit, "home mix", A4)).casefold()

    assert "6 level teaspoons of sugar" in whole
    assert "half a level teaspoon of salt" in whole


def test_the_sheet_has_no_colour(visit):
    sheets_of(visit, "maya", A4)

    visit.page.emulate_media(media="print")

    assert visit.page.evaluate(NOT_GREY) == 0


@pytest.mark.parametrize(("path", "leads_to"), [("", "/again/"), ("?qr=link", "/plan/gAAAA")])
def test_a_reader_reads_the_code_from_a_picture_as_coarse_as_a_screen(visit, path, leads_to):
    sheets_of(visit, "priya", LETTER, f"/plan/print/{path}")

    (code,) = codes(visit.page, "Letter", SCREEN_DOTS_PER_INCH)

    assert code.startswith(visit.site.url + leads_to)


def test_each_day_has_its_date(visit):
    sheets_of(visit, "maya", A4)

    first = visit.page.locator(".days").first.locator("b").all_text_contents()

    assert first[0] == f"{now():%a}{now().day}"
    assert len(first) == 3


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_the_print_link_says_how_to_print(visit, maya):
    visit.carry(maya, 6)
    visit.go("/plan/")

    visit.tap("Print or save")

    expect(visit.page).to_have_url(f"{visit.site.url}/plan/print/")
    expect(visit.page.get_by_text("choose Print")).to_be_visible()
