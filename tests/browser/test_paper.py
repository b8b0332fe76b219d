"""The plan on paper, for five people whose plans are known beforehand."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from clinical.content import Effect
from clinical.wording import localise
from tests.browser.paper import (
    A4,
    LETTER,
    MOST_SHEETS,
    codes,
    printed,
    printed_sheets,
    stands_within_the_margins,
)
from tests.clinical.shipped import plan_at, region
from triage.visit import now

pytestmark = pytest.mark.browser

HOURS = {"maya": 6, "tom": 3, "priya": 60, "george": 30, "lena": 20}
MOST_LARGE_SHEETS = 3
LEAST_FILLED = 0.3
PIXELS_PER_MM = 96 / 25.4
ROUNDING = 0.05
DAYS_ON_PAPER = 5
SCREEN_DOTS_PER_INCH = 60
LITRES = re.compile(r"\d ?(litres?|l)\b")
SMALLEST_LETTERS = """selector => Math.min(...[...document.querySelectorAll(selector)].map(
  part => parseFloat(getComputedStyle(part).fontSize) * 72 / 96))"""
LEAST_HEIGHT = """selector => Math.min(...[...document.querySelectorAll(selector)].map(
  part => part.getBoundingClientRect().height))"""
LEAST_MM = {".days .tickbox": 4, ".days tr:has(td)": 6, ".diary tr": 5.5}
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


@pytest.fixture(params=[A4, LETTER], ids="-".join)
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
        printed_before[name, paper] = printed_sheets(visit.page, paper)
    return printed_before[name, paper]


def test_a_plan_prints_on_two_sheets_with_the_red_flags_on_each(sheets, site, golden, country):
    _, hours, answers = golden
    region_id, _, number = country

    first = plan_at(hours, answers, region_id).now[0].activity

    whole = " ".join(sheet.words for sheet in sheets)
    assert len(sheets) <= MOST_SHEETS
    assert all(f"Stop and call {number} now if:" in sheet.words for sheet in sheets)
    assert all(f"Go to {region(region_id).emergency_department} now if:" in sheet.words for sheet in sheets)
    assert localise(first.title, region(region_id)) in sheets[0].words
    assert f"{site.url.partition('://')[2]}/again/" in whole
    assert f"{now():%-d %B %Y}" in sheets[0].words
    assert "release 1, " in whole


def test_nothing_is_clipped_and_the_last_sheet_is_worth_its_paper(sheets, country):
    paper = country[1]

    assert all(stands_within_the_margins(sheet, paper) for sheet in sheets)
    assert all(sheet.bottom >= LEAST_FILLED for sheet in sheets)


@pytest.mark.parametrize(("name", "region_id", "paper"), [("tom", "GB", "A4"), ("lena", "US", "Letter")])
def test_large_print_is_short_and_has_the_red_flags_on_each_sheet(visit, request, name, region_id, paper):
    visit.carry(request.getfixturevalue(name), HOURS[name], region_id)
    visit.go("/plan/")
    visit.tap("Print in large letters")
    expect(visit.page).to_have_url(f"{visit.site.url}/plan/print/?large")

    sheets = printed_sheets(visit.page, paper)

    assert len(sheets) <= MOST_LARGE_SHEETS
    assert all("Stop and call" in sheet.words for sheet in sheets)
    assert all(f"Go to {region(region_id).emergency_department} now if:" in sheet.words for sheet in sheets)
    assert all(stands_within_the_margins(sheet, paper) for sheet in sheets)
    assert all(sheet.bottom >= LEAST_FILLED for sheet in sheets)
    assert "Pain at night" not in " ".join(sheet.words for sheet in sheets)


def test_large_print_says_what_holds_for_every_exercise(visit, george):
    visit.carry(george, HOURS["george"])
    visit.go("/plan/print/?large")

    words = " ".join(printed(visit.page, "A4"))

    assert "In every exercise:" in words
    assert "Never hold your breath." in words


def test_what_was_taken_away_is_on_paper_only_as_left_out(sheets, golden, country):
    _, hours, answers = golden
    region_id = country[0]

    plan = plan_at(hours, answers, region_id)

    whole = " ".join(sheet.words for sheet in sheets).casefold()
    for left in (*plan.left_out, *plan.ask_first):
        assert f"{localise(left.title, region(region_id))}:".casefold() not in whole
    assert ("left out for you" in whole) == bool(plan.left_out)
    assert ("ask a pharmacist first" in whole) == bool(plan.ask_first)
    for left in plan.left_out:
        if left.effect is Effect.REMOVE and left.from_hours < hours + 24 * DAYS_ON_PAPER:
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

    assert sheets[0].index("maternity unit today") < sheets[0].index("Put something cold")
    assert "you are pregnant" in " ".join(sheets).casefold()
    assert "200 to 400 mg" not in " ".join(sheets)


@pytest.mark.parametrize(("path", "width"), [("/plan/", 26), ("/plan/?qr=link", 36)])
def test_the_sheet_has_a_large_code_and_no_colour(visit, maya, path, width):
    visit.carry(maya, HOURS["maya"])
    visit.go(path)

    visit.page.emulate_media(media="print")

    code = visit.page.locator(".foot svg[role=img]")
    assert code.bounding_box()["width"] / PIXELS_PER_MM == pytest.approx(width, abs=ROUNDING)
    assert code.locator("path").count() > 0
    assert visit.page.evaluate(NOT_GREY) == 0


@pytest.mark.parametrize(("region_id", "paper"), [("GB", "A4"), ("US", "Letter")])
@pytest.mark.parametrize(("path", "leads_to"), [("/plan/", "/again/"), ("/plan/?qr=link", "/plan/gAAAA")])
def test_a_reader_reads_the_code_from_a_picture_as_coarse_as_a_screen(
    visit, priya, path, leads_to, region_id, paper
):
    visit.carry(priya, HOURS["priya"], region_id)
    visit.go(path)

    (code,) = codes(visit.page, paper, SCREEN_DOTS_PER_INCH)

    assert code.startswith(visit.site.url + leads_to)


@pytest.mark.parametrize(("path", "points", "least"), [("/plan/", 12, 12), ("/plan/?large", 16, 16)])
def test_the_letters_are_as_large_as_they_should_be(visit, maya, path, points, least):
    visit.carry(maya, HOURS["maya"])
    visit.go(path)

    visit.page.emulate_media(media="print")

    assert visit.page.evaluate(SMALLEST_LETTERS, "body, .redflags li, .personal") == pytest.approx(
        points, abs=ROUNDING
    )
    assert (
        visit.page.evaluate(SMALLEST_LETTERS, ".print-only :is(li, p, .days > tbody th)") >= least - ROUNDING
    )


def test_boxes_and_rows_are_large_enough_for_a_pen(visit, george):
    visit.carry(george, HOURS["george"])
    visit.page.set_viewport_size({"width": 720, "height": 1000})
    visit.go("/plan/")

    visit.page.emulate_media(media="print")

    heights = {part: visit.page.evaluate(LEAST_HEIGHT, part) / PIXELS_PER_MM for part in LEAST_MM}
    assert {part: height for part, height in heights.items() if height < LEAST_MM[part] - ROUNDING} == {}


def test_each_day_has_its_date_and_two_rows_to_write_in(visit, maya):
    visit.carry(maya, HOURS["maya"])
    visit.go("/plan/")

    table = visit.page.locator("table.days")

    heads = [head.strip() for head in table.locator("thead th[scope=col]").all_text_contents()[1:]]
    days = [now() + timedelta(days=count) for count in range(DAYS_ON_PAPER)]
    assert heads == [f"{day:%a}"[:2] + str(day.day) for day in days]
    assert table.locator("tbody.diary tr").count() == 2


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_the_print_link_says_how_to_print(visit, maya):
    visit.carry(maya, HOURS["maya"])
    visit.go("/plan/")

    visit.tap("Print or save")

    expect(visit.page).to_have_url(f"{visit.site.url}/plan/print/")
    expect(visit.page.locator("#main .notice")).to_be_visible()
