"""People's ways through the site, told as stories, with scripts and without."""

from __future__ import annotations

import pytest

from clinical.content import Disposition
from tests.clinical.shipped import shipped_catalogue
from tests.journeys.page import read_page
from tests.journeys.results import emergency_lines, level_shown, reasons_shown
from tests.journeys.walker import RESULT, Walker
from tests.journeys.walking import answer_page, truth, walk, walk_to, walk_to_result
from triage.responses import NOTICES

WITH_AND_WITHOUT_SCRIPTS = pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "no scripts"])
MOST_TAPS_TO_A_PLAN = 20
MOST_TAPS_TO_AN_EMERGENCY = 3
MOST_TAPS_TO_CHANGE_AN_ANSWER = 3
PLAN = "/plan/"
ANSWERS = "/check/answers/"


@WITH_AND_WITHOUT_SCRIPTS
def test_an_ordinary_spasm_reaches_the_plan_in_few_taps_with_nothing_typed(htmx):
    person = Walker(htmx=htmx)

    walk(person, truth("lift_twist")).follow(PLAN)

    assert person.path == PLAN
    assert person.main.with_class("first")
    assert person.taps <= MOST_TAPS_TO_A_PLAN
    assert not any(typing_is_asked(page.html) for page in person.seen)


def typing_is_asked(html):
    fields = read_page(html).all("input", "textarea")
    return any(each["type"] not in {"checkbox", "radio", "hidden"} for each in fields)


@WITH_AND_WITHOUT_SCRIPTS
def test_an_ordinary_spasm_is_told_what_was_ruled_out(htmx):
    person = Walker(htmx=htmx)

    walk_to_result(person, truth("lift_twist"))

    assert level_shown(person) is Disposition.SELF_CARE
    assert shipped_catalogue().items["saddle_numb"].text in person.main.text
    assert person.emergency_numbers == {"999"}


@WITH_AND_WITHOUT_SCRIPTS
def test_an_emergency_is_three_taps_from_the_landing_page(htmx):
    person = Walker(htmx=htmx).go("/")

    person.tick("chest_pain").press("ticked")

    assert person.path == RESULT
    assert person.taps <= MOST_TAPS_TO_AN_EMERGENCY
    assert level_shown(person) is Disposition.AMBULANCE
    assert next(person.main.all("a"))["href"] == "tel:999"


@WITH_AND_WITHOUT_SCRIPTS
def test_an_emergency_in_the_middle_is_the_very_next_answer_of_the_site(htmx):
    standing_at_the_nerves = truth("saddle_numb")
    person = walk_to("feeling_and_toilet", Walker(htmx=htmx, remembers=True), standing_at_the_nerves)
    pages_before = len(person.seen)

    answer_page(person, standing_at_the_nerves)

    shown = [page for page in person.seen[pages_before:] if page.status == 200]
    assert len(shown) == 1
    assert person.path == RESULT
    assert level_shown(person) is Disposition.EMERGENCY_DEPARTMENT
    assert emergency_lines(person)


def test_a_ticked_emergency_ends_it_even_when_they_are_not_sure_about_other_signs():
    person = Walker().go("/").tick("breathless")

    person.press("unsure")

    assert person.path == RESULT
    assert level_shown(person) is Disposition.AMBULANCE


@WITH_AND_WITHOUT_SCRIPTS
def test_not_sure_asks_each_sign_by_itself_and_then_plays_it_safe(htmx):
    person = Walker(htmx=htmx).go("/").press("unsure")
    assert person.path == "/check/right_now/each/"

    person.tick_one("doubt", "breathless").choose("breathless", "unsure").press()

    assert person.path == RESULT
    assert level_shown(person) is Disposition.EMERGENCY_DEPARTMENT
    assert len(reasons_shown(person)) == 2, "in short, and in full"


@WITH_AND_WITHOUT_SCRIPTS
def test_a_new_doubt_is_not_forgotten_by_walking_away_from_it(htmx):
    person = walk(Walker(htmx=htmx, remembers=True), truth("lift_twist"))

    person.go("/check/right_now/").press("unsure").go("/plan/")

    assert person.path == "/check/right_now/"
    assert "breathless" not in person.answers


@WITH_AND_WITHOUT_SCRIPTS
def test_changing_an_answer_keeps_the_rest_and_asks_only_what_is_new(htmx):
    person = walk(Walker(htmx=htmx, remembers=True), truth("lift_twist"))
    before, taps = person.answers, person.taps

    change(person, "how_it_began").tick("small_fall").press_list("ticked")

    assert person.path == "/check/after_the_start/"
    assert person.press("none").path == "/check/bones_and_vessels/"
    assert person.press("none").path == "/check/bones/"
    assert person.press("none").path == RESULT
    assert person.taps - taps <= MOST_TAPS_TO_CHANGE_AN_ANSWER + 4
    assert person.answers.items() > (before | {"small_fall": "yes", "bruise_over_spine": "no"}).items()


def change(person, screen):
    return person.follow(ANSWERS).follow(f"/check/{screen}/")


@WITH_AND_WITHOUT_SCRIPTS
def test_changing_an_answer_back_forgets_what_it_had_called_for(htmx):
    person = walk(
        Walker(htmx=htmx, remembers=True), truth("lift_twist", "small_fall", "bruise_over_spine", age="a45")
    )
    assert person.path == RESULT

    change(person, "how_it_began").tick("small_fall").press_list("ticked")

    walk_to_result(person, truth("lift_twist", age="a45"))
    assert level_shown(person) is Disposition.SELF_CARE


@WITH_AND_WITHOUT_SCRIPTS
def test_an_older_age_asks_what_only_older_people_are_asked(htmx):
    person = walk(Walker(htmx=htmx, remembers=True), truth("lift_twist"))

    change(person, "age").press("a60")

    assert person.path == "/check/health_conditions/"
    walk(person, truth("lift_twist", age="a60"))
    assert person.answers["bone_pain_many"] == "no"
    assert person.answers["first_over_50"] == "no"


@WITH_AND_WITHOUT_SCRIPTS
def test_going_back_shows_what_was_ticked_and_takes_it_away_again(htmx):
    person = walk_to("tummy_and_pee", Walker(htmx=htmx, remembers=True), truth("one_leg_pain"))

    person.follow_back()
    assert [each["value"] for each in person.main.all("input") if "checked" in each] == ["one_leg_pain"]
    person.tick("one_leg_pain").press("none")

    assert person.path == "/check/tummy_and_pee/"
    assert person.answers["one_leg_pain"] == "no"


def test_the_same_person_sees_the_same_with_and_without_scripts():
    person = truth(
        "effort_heat", "one_leg_numb", not_sure=("fever",), age="a50", pregnancy="maybe", onset="h48"
    )
    with_scripts, without = Walker(htmx=True).go("/"), Walker().go("/")

    while with_scripts.screen:
        answer_page(with_scripts, person)
        answer_page(without, person)

        assert with_scripts.path == without.path
        assert with_scripts.title == without.title
        assert with_scripts.main.text == without.main.text
        assert markup(with_scripts.main) == markup(without.main)
    assert with_scripts.go(RESULT).main.text == without.go(RESULT).main.text


def markup(element):
    return [(each.tag, each.attributes) for each in element.all()]


@WITH_AND_WITHOUT_SCRIPTS
@pytest.mark.parametrize(
    ("region", "numbers"), [("US", {"911"}), ("AU", {"000"}), ("IE", {"112", "999"})], ids=["US", "AU", "IE"]
)
def test_another_country_on_the_age_page_changes_the_number_everywhere_on_the_next_page(
    htmx, region, numbers
):
    person = walk_to("age", Walker(htmx=htmx, remembers=True), truth())
    assert person.emergency_numbers == {"999"}

    person.select("region", region).press("a20")

    assert person.path == "/check/pregnancy/"
    assert person.emergency_numbers == numbers
    links = person.press("cannot_be").tick("saddle_numb").press("ticked").main_links
    assert {f"tel:{number}" for number in numbers} <= set(links)


@WITH_AND_WITHOUT_SCRIPTS
def test_changing_the_country_from_an_emergency_comes_back_to_it(htmx):
    person = walk(Walker(htmx=htmx, remembers=True), truth("chest_pain"))

    person.follow("/region/").press("AU")

    assert person.path == RESULT
    assert "000" in person.heading
    assert person.emergency_numbers == {"000"}


@WITH_AND_WITHOUT_SCRIPTS
def test_an_unknown_country_is_shown_all_the_numbers(htmx):
    person = Walker(htmx=htmx, languages="tlh")

    walk(person, truth("chest_pain"))

    assert person.emergency_numbers == {"112", "999", "911", "000"}


@pytest.mark.parametrize(
    "person", [truth("chest_pain"), truth("lift_twist"), truth("fever")], ids=["999", "home", "today"]
)
def test_deleting_the_answers_deletes_them(person):
    walker = walk_to_result(Walker(remembers=True), person)

    walker.delete_answers()

    assert walker.path == "/"
    assert not walker.answers
    assert NOTICES["deleted"] in walker.lines_of("notice")
    assert next(seen for seen in walker.seen if seen.url == "/clear/").headers["Clear-Site-Data"]
    assert walker.go(RESULT).path == "/check/right_now/"


def test_somebody_who_comes_back_carries_on_where_they_stopped():
    walker = walk_to("legs", Walker(remembers=True), truth())

    walker.go("/").follow("/check/legs/")

    assert walker.path == "/check/legs/"


def test_an_appointment_comes_first_and_the_plan_beside_it():
    walker = walk_to_result(Walker(remembers=True), truth("lift_twist", onset="w6"))
    assert level_shown(walker) is Disposition.ROUTINE

    walker.follow(PLAN)

    assert walker.path == PLAN
    assert "soon" in next(walker.main.all("section"))["class"].split()


def test_medical_advice_today_comes_without_a_plan():
    walker = walk_to_result(Walker(remembers=True), truth("fever"))
    assert level_shown(walker) is Disposition.SAME_DAY

    assert PLAN not in walker.main_links
    walker.go(PLAN)

    assert not walker.main.with_class("steps")
    assert RESULT in walker.main_links


def test_an_optional_question_changes_the_plan_and_leads_back_to_it():
    walker = walk(Walker(htmx=True, remembers=True), truth("lift_twist")).follow(PLAN)
    link = next(href for href in walker.main_links if href.startswith("/plan/questions/plan_body"))

    walker.go(link).tick("cannot_reach_floor").press("ticked")

    assert walker.path == PLAN
    assert walker.answers["cannot_reach_floor"] == "yes"
    assert walker.answers["bad_knees_wrists"] == "no"
