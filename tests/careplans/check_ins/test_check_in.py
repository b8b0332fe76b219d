"""The check-in as a person walks it: urgent signs, other signs, how it goes, and what that changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from fhir.resources.R4B.bundle import Bundle

from clinical.course import EVERY_ABILITY, Ability, CheckIn, Trend
from tests.clinical.shipped import person, shipped_catalogue
from tests.journeys.calm import assert_all_is_calm
from tests.journeys.walker import RESULT, Walker, cookie_of
from triage.journey import Journey, emergency_items, pack, unpack
from triage.sealed import seal, unseal
from triage.travel import COOKIE, now

PLAN = "/plan/"
CHECK_IN = "/plan/check-in/"
EACH = "/plan/check-in/each/"
SIGNS = "/plan/check-in/signs/"
SIGNS_EACH = "/plan/check-in/signs/each/"
PAIN = "/plan/check-in/pain/"
DONE = "/plan/check-in/done/"
AT_HOME = person("lift_twist", onset="h48")
WITH_AND_WITHOUT_SCRIPTS = pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "no scripts"])


def cookie(hours, *told, answered_hours_ago=0, answers=AT_HOME):
    """Return the cookie of somebody so many hours in, with check-ins of (hours, pain)."""
    at = now()
    onset = at - timedelta(hours=hours)
    check_ins = tuple(
        CheckIn(onset + timedelta(hours=when), pain, Trend.SAME, EVERY_ABILITY) for when, pain in told
    )
    answered_at = at - timedelta(hours=answered_hours_ago)
    return seal(pack(Journey(1, answered_at, answers, onset, check_ins=check_ins), shipped_catalogue()))


def journey_of(walker):
    return unpack(unseal(walker.client.cookies[COOKIE].value)).rest


def at_pain(walker):
    """Walk to the page of how it goes: no urgent sign, and none of the others."""
    return walker.go(CHECK_IN).press("none").press("none")


def fill_in(walker, pain=4, trend="better", unable=()):
    """Answer every question of the page."""
    walker.choose("pain", str(pain)).choose("trend", trend)
    for ability in Ability:
        walker.choose(f"can_{ability}", "no" if ability in unable else "yes")
    asked = {each["name"] for each in walker.main.all("input")}
    for name in sorted(asked - {"pain", "trend", *(f"can_{each}" for each in Ability)}):
        walker.choose(name, "pale" if name == "pee" else "no")
    return walker


# --- the way through -------------------------------------------------------------------------------


@WITH_AND_WITHOUT_SCRIPTS
def test_a_check_in_takes_four_screens(htmx):
    walker = Walker(htmx=htmx, answers_cookie=cookie(30)).go(CHECK_IN)

    paths = [walker.path]
    for step in (lambda: walker.press("none"), lambda: walker.press("none"), lambda: fill_in(walker).press()):
        step()
        paths.append(walker.path)

    assert paths == [CHECK_IN, SIGNS, PAIN, DONE]
    (kept,) = journey_of(walker).check_ins
    assert (kept.pain, kept.trend, kept.abilities) == (4, Trend.BETTER, EVERY_ABILITY)
    assert kept.at == now() or now() - kept.at < timedelta(minutes=2)
    assert_all_is_calm(walker)


def test_the_plan_leads_to_the_check_in_and_back():
    walker = Walker(answers_cookie=cookie(30)).go(PLAN).follow(CHECK_IN)

    assert walker.follow_back().path == PLAN


def test_back_leads_through_the_pages_and_loses_nothing():
    walker = at_pain(Walker(answers_cookie=cookie(30)))

    assert walker.follow_back().path == SIGNS
    assert walker.press("none").path == PAIN
    assert fill_in(walker).press().path == DONE


def test_every_emergency_sign_is_asked_and_none_is_ticked():
    walker = Walker(answers_cookie=cookie(30)).go(CHECK_IN)
    boxes = [each for each in walker.main.all("input") if each["type"] == "checkbox"]
    boxes += [each for each in walker.press("none").main.all("input") if each["type"] == "checkbox"]

    assert not any("checked" in each for each in boxes)
    not_for_them = {"bruise_over_spine", "heat_still_ill"}
    assert {each["value"] for each in boxes} == emergency_items(shipped_catalogue()) - not_for_them


def test_a_fall_that_they_are_not_sure_about_leads_to_its_own_questions():
    walker = Walker(answers_cookie=cookie(30)).go(CHECK_IN).press("none").press("unsure")

    for name in {each["name"] for each in walker.main.all("input") if each["type"] == "radio"}:
        walker.choose(name, "unsure" if name == "big_injury" else "no")
    walker.press()

    assert walker.path in {"/check/after_the_start/", RESULT}
    assert walker.answers["big_injury"] == "unsure"


def test_the_emergency_answers_are_fresh_again_only_when_all_are_given():
    walker = Walker(answers_cookie=cookie(60, answered_hours_ago=30)).go(CHECK_IN)

    assert walker.press("none").go(PLAN).path != PLAN
    assert at_pain(walker).go(PLAN).path == PLAN


# --- emergency signs -------------------------------------------------------------------------------


@WITH_AND_WITHOUT_SCRIPTS
@pytest.mark.parametrize("sign", ["chest_pain", "self_harm"])
def test_an_urgent_sign_replaces_the_plan_at_once(htmx, sign):
    walker = Walker(htmx=htmx, answers_cookie=cookie(30, (20, 5))).go(CHECK_IN).tick(sign).press("ticked")

    assert walker.path == RESULT
    assert walker.emergency_numbers == {"999"}
    assert walker.go(PLAN).path == RESULT


@WITH_AND_WITHOUT_SCRIPTS
@pytest.mark.parametrize("sign", ["saddle_numb", "both_legs", "dark_pee", "big_injury", "known_aneurysm"])
def test_another_emergency_sign_replaces_the_plan_at_once(htmx, sign):
    walker = Walker(htmx=htmx, answers_cookie=cookie(30)).go(CHECK_IN).press("none")

    walker.tick(sign).press("ticked")

    assert walker.path == RESULT
    assert walker.emergency_numbers == {"999"}


@WITH_AND_WITHOUT_SCRIPTS
def test_not_sure_of_an_urgent_sign_is_an_emergency(htmx):
    walker = Walker(htmx=htmx, answers_cookie=cookie(30)).go(CHECK_IN).press("unsure")
    assert walker.path == EACH

    for name in {each["name"] for each in walker.main.all("input") if each["type"] == "radio"}:
        walker.choose(name, "unsure" if name == "chest_pain" else "no")
    walker.press()

    assert walker.path == RESULT
    assert walker.emergency_numbers == {"999"}


@WITH_AND_WITHOUT_SCRIPTS
def test_not_sure_of_another_sign_needs_somebody_today(htmx):
    walker = Walker(htmx=htmx, answers_cookie=cookie(30)).go(CHECK_IN).press("none").press("unsure")
    assert walker.path == SIGNS_EACH

    for name in {each["name"] for each in walker.main.all("input") if each["type"] == "radio"}:
        walker.choose(name, "unsure" if name == "pee_hard_to_start" else "no")
    walker.press()

    assert walker.path == RESULT
    assert "today" in walker.heading
    assert walker.go(PLAN).heading == "See someone before you use a plan"


def test_not_sure_of_any_goes_on_once_each_is_denied():
    walker = Walker(answers_cookie=cookie(30)).go(CHECK_IN).press("unsure")

    for name in {each["name"] for each in walker.main.all("input") if each["type"] == "radio"}:
        walker.choose(name, "no")

    assert walker.press().path == SIGNS


@pytest.mark.parametrize("path", [CHECK_IN, SIGNS])
@pytest.mark.parametrize(
    "sent",
    [[], [("next", "ticked")], [("sign", "nothing"), ("next", "ticked")], [("sign", "x"), ("next", "none")]],
)
def test_signs_that_cannot_be_read_are_asked_again(path, sent):
    walker = Walker(answers_cookie=cookie(30)).go(CHECK_IN)
    if path == SIGNS:
        walker.press("none")

    walker.post(path, sent)

    assert walker.status == 422
    assert "Error" in walker.title
    assert walker.page.by_id("main").with_class("problem")


# --- how it goes -----------------------------------------------------------------------------------


@WITH_AND_WITHOUT_SCRIPTS
def test_what_is_missing_is_named_and_what_was_chosen_stays(htmx):
    walker = at_pain(Walker(htmx=htmx, answers_cookie=cookie(30, (20, 5))))

    walker.choose("pain", "7").choose("can_dress", "no").press()

    assert walker.status == 422
    assert walker.title.startswith("Error: ")
    assert walker.page.by_id("pain-7")["checked"] == ""
    assert "checked" in walker.page.by_id("pain-7")
    assert "checked" in walker.page.by_id("can_dress-no")
    missing = [each["href"] for each in walker.main.with_class("problem")[0].all("a")]
    assert missing[:2] == ["#trend-better", "#can_toilet-yes"]
    assert all(walker.page.by_id(href.removeprefix("#")) for href in missing)
    assert len(journey_of(walker).check_ins) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [("pain", "11"), ("pain", "-1"), ("pain", "٣"), ("trend", "great"), ("can_dress", "maybe")],
)
def test_an_answer_that_cannot_be_read_changes_nothing(name, value):
    walker = at_pain(Walker(answers_cookie=cookie(30)))
    sent = {"pain": "4", "trend": "same", **{f"can_{each}": "yes" for each in Ability}}
    sent |= {"swelling_bruise": "no", name: value}

    walker.post(PAIN, list(sent.items()))

    assert walker.status == 422
    assert journey_of(walker).check_ins == ()


@pytest.mark.parametrize("times", [2, 3])
def test_sending_it_twice_counts_once(times):
    walker = at_pain(Walker(answers_cookie=cookie(80, (5, 6))))
    sent = {"pain": "4", "trend": "same", **{f"can_{each}": "yes" for each in Ability}}

    for _ in range(times):
        walker.post(PAIN, list(sent.items()))

    assert walker.path == DONE
    assert [each.pain for each in journey_of(walker).check_ins] == [6, 4]


def test_saying_it_again_within_the_hour_corrects_it():
    walker = fill_in(at_pain(Walker(answers_cookie=cookie(30)))).press()

    fill_in(at_pain(walker), pain=9, trend="same").press()

    assert [each.pain for each in journey_of(walker).check_ins] == [9]


def test_the_rest_waits_until_the_signs_are_answered():
    walker = Walker(answers_cookie=cookie(30, answered_hours_ago=2))

    assert walker.go(PAIN).path == CHECK_IN
    assert walker.post(PAIN, [("pain", "4")]).path == CHECK_IN
    assert journey_of(walker).check_ins == ()


@pytest.mark.parametrize("path", [CHECK_IN, EACH, SIGNS, SIGNS_EACH, PAIN])
def test_nobody_checks_in_before_the_safety_check(path):
    walker = Walker().go(path)

    assert walker.path == "/check/right_now/"
    assert_all_is_calm(walker)


def test_nobody_checks_in_without_a_plan():
    walker = Walker(answers_cookie=cookie_of(person("fever"))).go(CHECK_IN)

    assert walker.path == PLAN
    assert walker.heading == "See someone before you use a plan"


def test_without_a_check_in_there_is_nothing_to_show():
    assert Walker(answers_cookie=cookie(30)).go(DONE).path == CHECK_IN


@pytest.mark.parametrize(
    ("hours", "asked"),
    [
        (20, set()),
        (24, {"swelling_bruise"}),
        (47, {"swelling_bruise"}),
        (48, {"pee"}),
        (72, set()),
        (168, {"one_leg_pain", "one_leg_numb", "one_leg_weak_stable"}),
        (336, set()),
        (2016, {"keeps_coming_back"}),
    ],
)
def test_each_check_point_asks_its_own_questions(hours, asked):
    walker = at_pain(Walker(answers_cookie=cookie(hours)))

    names = {each["name"] for each in walker.main.all("input")}

    assert names - {"pain", "trend", *(f"can_{each}" for each in Ability)} == asked


def test_dark_pee_is_asked_about_until_it_is_pale():
    answers = AT_HOME | {"urine_dark": "yes"}

    walker = fill_in(at_pain(Walker(answers_cookie=cookie(100, answers=answers)))).press()

    assert walker.answers["urine_dark"] == "no"
    assert walker.answers["urine_pale"] == "yes"


def test_swelling_keeps_it_with_cold_until_48_hours():
    walker = at_pain(Walker(answers_cookie=cookie(30, answers=person(onset="h24"))))
    warm = walker.go(PLAN).main.with_class("first")[0].text

    fill_in(at_pain(walker)).choose("swelling_bruise", "yes").press()

    assert "warm" in warm
    assert "cold" in walker.go(PLAN).main.with_class("first")[0].text


def test_a_numb_leg_found_at_the_check_in_is_an_appointment():
    walker = fill_in(at_pain(Walker(answers_cookie=cookie(170)))).choose("one_leg_numb", "yes").press()

    assert walker.path == DONE
    assert any("appointment" in text for text in walker.lines_of("care"))


# --- what it changes -------------------------------------------------------------------------------


@WITH_AND_WITHOUT_SCRIPTS
def test_pain_that_is_too_high_keeps_the_part_and_says_why(htmx):
    walker = fill_in(at_pain(Walker(htmx=htmx, answers_cookie=cookie(170, (5, 8), (150, 7)))), pain=6).press()

    assert walker.heading == "Stay with this part for now"
    assert "6 out of 10" in walker.main.text
    assert "“Rebuild”, begins when it is 4 or less" in walker.main.text
    assert "Stay with this part for now" in walker.go(PLAN).main.text


def test_a_flare_steps_back_and_says_for_how_long():
    walker = fill_in(at_pain(Walker(answers_cookie=cookie(230, (200, 2)))), pain=5, trend="worse").press()

    assert walker.heading == "Take one step back for 2 days"
    assert "The step back lasts until" in walker.main.text


def test_a_course_that_is_too_bad_leads_to_somebody_today():
    walker = at_pain(Walker(answers_cookie=cookie(40, (6, 8))))

    fill_in(walker, pain=9, trend="same", unable={Ability.TOILET}).press()

    assert walker.path == RESULT
    assert "today" in walker.heading
    assert CHECK_IN in walker.main_links
    assert walker.go(PLAN).heading == "See someone before you use a plan"


def test_the_plan_comes_back_with_a_better_check_in():
    walker = Walker(answers_cookie=cookie(60, (40, 9)))
    fill_in(at_pain(walker), pain=9, trend="worse", unable={Ability.TOILET}).press()
    assert walker.path == RESULT

    fill_in(at_pain(walker), pain=6).press()

    assert walker.path == DONE
    assert walker.go(PLAN).path == PLAN


def test_the_handover_sheet_tells_what_the_course_found():
    walker = Walker(answers_cookie=cookie(60, (40, 5)))
    fill_in(at_pain(walker), pain=8, trend="worse").press()

    walker.go("/check/handover/")

    assert "Pain that still goes up after the first day" in walker.main.text


# --- its course ------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 40])
def test_the_course_is_drawn_with_its_numbers_in_a_table(count):
    told = [(6 + 50 * each, each % 8) for each in range(count)]
    walker = Walker(answers_cookie=cookie(told[-1][0] + 1, *told)).go(PLAN)

    (drawing,) = walker.main.with_class("chart")
    rows = list(next(walker.main.with_class("course")[0].all("tbody")).all("tr"))

    assert len(list(drawing.all("circle"))) == len(rows) == count
    assert len(list(drawing.all("polyline"))) == (count > 1)
    assert drawing["role"] == "img"
    assert next(drawing.all("desc")).text in walker.main.text
    assert f"{told[-1][1]} of 10" in rows[0].text


def test_without_check_ins_nothing_is_drawn():
    assert not Walker(answers_cookie=cookie(30)).go(PLAN).main.with_class("chart")


def test_the_calendar_follows_what_is_held():
    held = Walker(answers_cookie=cookie(170, (150, 7)))
    free = Walker(answers_cookie=cookie(170, (150, 3)))

    calendars = [each.client.get("/plan/calendar.ics").content.decode() for each in (held, free)]

    assert "“Rebuild” begins" in calendars[0].replace("\r\n ", "")
    assert "“Rebuild” begins" not in calendars[1].replace("\r\n ", "")


def test_check_ins_travel_in_the_cookie_alone():
    walker = fill_in(at_pain(Walker(answers_cookie=cookie(30)))).press()

    addresses = [each.url for each in walker.seen]

    assert all("?" not in url or url.endswith("say=first") for url in addresses)
    assert replace(journey_of(walker), check_ins=()) != journey_of(walker)


@pytest.mark.parametrize("told", [((150, 7),), ((100, 2), (160, 6))], ids=["held", "flare"])
def test_a_plan_that_is_held_or_stepped_back_is_a_sound_record(told):
    walker = Walker(answers_cookie=cookie(170, *told))

    record = walker.client.get("/plan/fhir.json")

    assert record.status_code == 200
    assert Bundle.model_validate_json(record.content)
