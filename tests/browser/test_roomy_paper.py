"""How roomy a plan is set on paper, and that two sheets hold it for everybody."""

from __future__ import annotations

import pytest

from tests.browser.paper import A4, LETTER, MOST_SHEETS, printed_sheets, stands_within_the_margins
from tests.clinical.shipped import person

pytestmark = pytest.mark.browser

PEOPLE = ("maya", "tom", "priya", "george", "lena")
FAR_APART = 1.24
LINES_APART = """selector => {
  const look = getComputedStyle(document.querySelector(selector));
  return parseFloat(look.lineHeight) / parseFloat(look.fontSize);
}"""


def fits(visit, answers, hours, country, path="/plan/"):
    """Assert that a plan is on two sheets, with the red flags on each, and return its words."""
    region_id, paper, number = country
    visit.carry(answers, hours, region_id)
    visit.go(path)
    sheets = printed_sheets(visit.page, paper)
    assert len(sheets) <= MOST_SHEETS
    assert all(f"Stop and call {number} now if:" in sheet.words for sheet in sheets)
    assert all(stands_within_the_margins(sheet, paper) for sheet in sheets)
    return " ".join(sheet.words for sheet in sheets)


@pytest.mark.parametrize("hours", [60, 200])
@pytest.mark.parametrize("name", PEOPLE)
def test_at_other_hours_it_fits_on_two_sheets_too(visit, request, name, hours):
    words = fits(visit, request.getfixturevalue(name), hours, LETTER)

    assert "Stop a movement if:" in words


@pytest.mark.parametrize(("name", "hours"), [("tom", 20), ("lena", 60), ("george", 200), ("maya", 200)])
def test_the_fullest_plans_fit_with_a_code_that_opens_them(visit, request, name, hours):
    words = fits(visit, request.getfixturevalue(name), hours, LETTER, "/plan/print/?qr=link")

    assert "keep the sheet private" in words


@pytest.mark.parametrize("country", [A4, LETTER], ids="-".join)
@pytest.mark.parametrize("hours", [6, 20, 30, 60, 100, 200])
@pytest.mark.parametrize("name", PEOPLE)
def test_everybody_at_any_hour_fits_on_both_papers_with_and_without_a_code(
    visit, request, country, name, hours
):
    answers = request.getfixturevalue(name)

    words = fits(visit, answers, hours, country)
    with_code = fits(visit, answers, hours, country, "/plan/print/?qr=link")

    assert "keep the sheet private" not in words
    assert "keep the sheet private" in with_code


@pytest.mark.parametrize("name", ["maya", "priya", "george"])
def test_a_first_day_has_lines_far_apart_on_the_shorter_paper_too(visit, request, name):
    visit.carry(request.getfixturevalue(name), 6, "US")
    visit.go("/plan/")

    visit.page.emulate_media(media="print")

    assert visit.page.evaluate(LINES_APART, ".days tbody th") >= FAR_APART


def test_where_there_is_room_the_diary_has_room_for_notes(visit, george):
    roomy = fits(visit, person(asked_on_plan_page=False), 6, A4)
    full = fits(visit, george, 100, A4)

    assert "What helped, what did not" in roomy
    assert "What helped, what did not" not in full
    assert roomy.count("Minutes walked") == full.count("Minutes walked") == 1


def test_a_full_sheet_leaves_to_the_screen_what_is_only_for_when_it_helps(visit, george):
    words = fits(visit, george, 200, LETTER)

    assert "Try warm, then cold:" not in words
    assert "More for today, only if it helps: see your plan’s page." in words


def test_a_sheet_with_room_says_all_of_today(visit, priya):
    words = fits(visit, priya, 30, A4)

    assert "Put something cold on it:" in words
    assert "More for today" not in words
