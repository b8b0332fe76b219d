"""The check-in as a person walks it: urgent signs, other signs, how it goes, and what that changes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fhir.resources.R4B.bundle import Bundle

from clinical.plan.course import EVERY_ABILITY, Ability, CheckIn, Trend
from tests.clinical.shipped import person, shipped_catalogue
from tests.journeys.calm import assert_all_is_calm
from tests.journeys.walker import RESULT, Walker, cookie_of
from triage.journey import Journey, asked_again
from triage.packing import pack, unpack
from triage.sealed import seal, unseal
from triage.visit import COOKIE, now

PLAN = "/plan/"
CHECK_IN = "/plan/check-in/"
EACH = "/plan/check-in/each/"
SIGNS = "/plan/check-in/signs/"
SIGNS_EACH = "/plan/check-in/signs/each/"
PAIN = "/plan/check-in/pain/"
MEDICINES = "/plan/check-in/medicines/"
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
    for ability in (each for each in Ability if unable and each not in unable):
        walker.tick_one("can", ability)
    if not unable:
        walker.tick_one("can", "all")
    for name in sorted(asked_on(walker)):
        walker.choose(name, "pale" if name == "pee" else "yes" if name == "back_to_normal" else "no")
    return walker


def asked_on(walker):
    """Return the questions of the page that only this check point asks."""
    return {each["name"] for each in walker.main.all("input")} - {"pain", "trend", "can"}


def sent(**choices):
    """Return a form with every usual answer, as somebody sends it by hand."""
    return list(({"pain": "4", "trend": "same", "can": "all"} | choices).items())


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


def test_a_usual_check_in_takes_7_taps():
    walker = Walker(answers_cookie=cookie(20)).go(PLAN).follow(CHECK_IN).press("none").press("none")

    fill_in(walker).press()

    assert walker.path == DONE
    assert walker.taps == 7


def test_back_never_leads_in_a_circle():
    walker = Walker(answers_cookie=cookie(60, answered_hours_ago=30)).go(PLAN)

    assert walker.path == CHECK_IN
    assert walker.follow_back().path == "/"


def test_back_leads_through_the_pages_and_loses_nothing():
    walker = at_pain(Walker(answers_cookie=cookie(30)))

    assert walker.follow_back().path == SIGNS
    assert walker.press("none").path == PAIN
    assert fill_in(walker).press().path == DONE


def test_every_emergency_sign_fever_and_leg_weakness_are_asked_and_none_is_ticked():
    walker = Walker(answers_cookie=cookie(30)).go(CHECK_IN)
    boxes = [each for each in walker.main.all("input") if each["name"] == "sign"]
    boxes += [each for each in walker.press("none").main.all("input") if each["name"] == "sign"]

    assert not any("checked" in each for each in boxes)
    catalogue = shipped_catalogue()
    opened = {name for name in asked_again(catalogue) if catalogue.items[name].enable_when}
    man = {"testicle_pain"}
    assert {each["value"] for each in boxes} == (asked_again(catalogue) - opened) | man


def test_a_sign_tells_what_counts_and_what_does_not():
    walker = Walker(answers_cookie=cookie(30)).go(CHECK_IN).press("none")

    asked = shipped_catalogue().items["saddle_numb"]
    assert walker.main.by_id("saddle_numb-counts").text == asked.hint
    assert walker.main.by_id("saddle_numb-only").text.startswith(asked.exception)
    assert walker.main.by_id("saddle_numb")["aria-describedby"] == "saddle_numb-counts saddle_numb-only"


def test_who_is_not_sure_and_who_is_at_a_check_point_read_what_counts_in_one():
    one_by_one = Walker(answers_cookie=cookie(30)).go(CHECK_IN).press("none").press("unsure")
    at_2_days = at_pain(Walker(answers_cookie=cookie(50)))

    items = shipped_catalogue().items
    assert items["saddle_numb"].what_counts in one_by_one.main.text
    assert at_2_days.main.by_id("cant_keep_fluids-hint").text == items["cant_keep_fluids"].what_counts


def test_a_fall_that_they_are_not_sure_about_leads_to_its_own_questions():
    walker = Walker(answers_cookie=cookie(30)).go(CHECK_IN).press("none").press("unsure")

    for name in {each["name"] for each in walker.main.all("input") if each["type"] == "radio"}:
        walker.choose(name, "unsure" if name == "hard_knock" else "no")
    walker.press()

    assert walker.path == "/check/after_the_start/"
    assert walker.answers["hard_knock"] == "unsure"


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
@pytest.mark.parametrize(
    ("row", "page"),
    [("both_legs", "legs_more"), ("leg_changed", "legs_more"), ("hard_knock", "after_the_start")],
)
def test_a_row_that_opens_emergency_signs_leads_to_them(htmx, row, page):
    walker = Walker(htmx=htmx, answers_cookie=cookie(30)).go(CHECK_IN).press("none")

    walker.tick(row).press("ticked")

    assert walker.path == f"/check/{page}/"


@WITH_AND_WITHOUT_SCRIPTS
@pytest.mark.parametrize("sign", ["saddle_numb", "unsteady_walk", "dark_pee", "testicle_pain"])
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

    walker.choose("pain", "7").press()

    assert walker.status == 422
    assert walker.title.startswith("Error: ")
    assert walker.page.by_id("pain-7")["checked"] == ""
    assert "checked" in walker.page.by_id("pain-7")
    missing = [each["href"] for each in walker.main.with_class("problem")[0].all("a")]
    assert missing[:2] == ["#trend-better", "#can-all"]
    assert all(walker.page.by_id(href.removeprefix("#")) for href in missing)
    assert len(journey_of(walker).check_ins) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [("pain", "11"), ("pain", "-1"), ("pain", "٣"), ("trend", "great"), ("can", "run")],
)
def test_an_answer_that_cannot_be_read_changes_nothing(name, value):
    walker = at_pain(Walker(answers_cookie=cookie(30)))

    walker.post(PAIN, sent(swelling_bruise="no", **{name: value}))

    assert walker.status == 422
    assert journey_of(walker).check_ins == ()


@pytest.mark.parametrize("times", [2, 3])
def test_sending_it_twice_counts_once(times):
    walker = at_pain(Walker(answers_cookie=cookie(80, (75, 6))))

    for _ in range(times):
        walker.post(PAIN, sent())

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
        (48, {"pee", "cant_keep_fluids"}),
        (72, set()),
        (168, {"daily_tablets", "one_leg_pain", "one_leg_numb"}),
        (336, {"still_spasms"}),
        (1007, {"still_spasms"}),
        (1008, {"back_to_normal"}),
        (2016, {"back_to_normal"}),
    ],
)
def test_each_check_point_asks_its_own_questions(hours, asked):
    walker = at_pain(Walker(answers_cookie=cookie(hours)))

    assert asked_on(walker) == asked


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


def test_a_numb_leg_within_7_days_of_the_last_look_is_seen_today():
    walker = Walker(answers_cookie=cookie(170, (160, 4)))

    fill_in(at_pain(walker)).choose("one_leg_numb", "yes").press()

    assert walker.path == "/check/pain_more/"
    walker.press("none")
    assert walker.path == RESULT
    assert "today" in walker.heading
    assert walker.answers["seen_before_worse"] == "yes"


def test_a_numb_leg_after_a_longer_time_is_an_appointment():
    walker = Walker(answers_cookie=cookie(320, (100, 4)))

    fill_in(at_pain(walker)).choose("one_leg_numb", "yes").press()

    assert walker.path == "/check/pain_more/"
    walker.press("none")
    assert "2 to 3 days" in walker.go(RESULT).heading
    assert walker.answers["seen_before_worse"] == "no"


@pytest.mark.parametrize(
    ("hours", "question", "answer", "says"),
    [
        (170, "daily_tablets", "yes", "still take tablets for the pain every day"),
        (170, "daily_tablets", "unsure", "still take tablets for the pain every day"),
        (340, "still_spasms", "yes", "After 2 weeks it has not settled"),
        (340, "still_spasms", "unsure", "After 2 weeks it has not settled"),
        (1010, "back_to_normal", "no", "you are not back to normal"),
        (1010, "back_to_normal", "unsure", "you are not back to normal"),
        (2020, "back_to_normal", "no", "Pain that lasts over 12 weeks"),
    ],
)
def test_what_a_check_point_asks_leads_to_an_appointment(hours, question, answer, says):
    walker = Walker(answers_cookie=cookie(hours, (100, 4), answers=AT_HOME | {"onset": "h24"}))

    fill_in(at_pain(walker), pain=1).choose(question, answer).press()

    assert walker.path == DONE
    assert any(says in text for text in walker.lines_of("care"))


@pytest.mark.parametrize("hours", [170, 340, 1010, 2020])
def test_the_good_answer_leads_to_none(hours):
    walker = Walker(answers_cookie=cookie(hours, (100, 4)))

    fill_in(at_pain(walker), pain=1).press()

    assert walker.path == DONE
    assert not walker.lines_of("care soon")


def test_tablets_are_asked_about_until_they_are_over():
    told = CheckIn(now() - timedelta(hours=20), 2, Trend.BETTER, EVERY_ABILITY, daily_tablets=True)
    journey = Journey(1, now(), AT_HOME, now() - timedelta(hours=400), check_ins=(told,))

    walker = at_pain(Walker(answers_cookie=seal(pack(journey, shipped_catalogue()))))

    assert asked_on(walker) == {"daily_tablets", "still_spasms"}


@WITH_AND_WITHOUT_SCRIPTS
@pytest.mark.parametrize("can", [[], ["none", "dress"]], ids=["nothing", "none and one"])
def test_what_they_could_do_is_told_and_never_guessed(htmx, can):
    walker = at_pain(Walker(htmx=htmx, answers_cookie=cookie(30))).choose("pain", "4").choose("trend", "same")
    walker.choose("swelling_bruise", "no")
    for each in can:
        walker.tick_one("can", each)

    walker.press()

    assert walker.status == 422
    assert [each["href"] for each in walker.main.with_class("problem")[0].all("a")] == ["#can-all"]
    assert journey_of(walker).check_ins == ()


@WITH_AND_WITHOUT_SCRIPTS
@pytest.mark.parametrize(
    ("can", "able"),
    [
        (["all"], EVERY_ABILITY),
        (["none"], frozenset()),
        (["toilet", "dress"], {Ability.TOILET, Ability.DRESS}),
    ],
)
def test_what_is_not_ticked_they_could_not_do(htmx, can, able):
    walker = at_pain(Walker(htmx=htmx, answers_cookie=cookie(20))).choose("pain", "4").choose("trend", "same")
    for each in can:
        walker.tick_one("can", each)

    walker.press()

    assert journey_of(walker).check_ins[0].abilities == able


# --- is pain relief still safe ---------------------------------------------------------------------


def at_medicines(hours=75, *told, htmx=False, answers=AT_HOME):
    """Walk to the page that asks again what guards pain relief."""
    return fill_in(at_pain(Walker(htmx=htmx, answers_cookie=cookie(hours, *told, answers=answers)))).press()


@WITH_AND_WITHOUT_SCRIPTS
def test_from_day_3_the_first_check_in_asks_whether_pain_relief_is_still_safe(htmx):
    walker = at_medicines(htmx=htmx)
    boxes = {each["value"] for each in walker.main.all("input") if each["type"] == "checkbox"}

    assert walker.path == MEDICINES
    assert {"other_nsaid", "asthma", "blood_thinner", "ulcer", "kidney_disease", "under_50kg"} <= boxes
    assert walker.press("none").path == DONE
    assert "Take ibuprofen" in walker.go("/plan/today/").main.text
    assert fill_in(at_pain(walker)).press().path == MEDICINES  # within the hour: the same check-in


@pytest.mark.parametrize(
    ("hours", "told", "answers"),
    [
        (71, (), AT_HOME),
        (100, ((80, 4),), AT_HOME),
        (400, (), AT_HOME),
        (
            75,
            (),
            person("lift_twist", "kidney_disease", "liver_disease", "paracetamol_in_other", onset="h48"),
        ),
        (75, (), person("lift_twist", onset="h48", asked_on_plan_page=False)),
    ],
    ids=["before day 3", "asked before", "medicines are over", "only to ask about", "never answered"],
)
def test_it_is_asked_once_and_only_where_the_plan_has_pain_relief(hours, told, answers):
    walker = Walker(answers_cookie=cookie(hours, *told, answers=answers))

    walker = fill_in(at_pain(walker), pain=1).press()

    assert walker.path == DONE
    assert walker.go(MEDICINES).path in {DONE, MEDICINES}


def test_until_it_is_answered_the_plan_shows_no_pain_relief():
    walker = at_medicines()

    walker.go(PLAN)

    assert "200 to 400 mg" not in walker.main.text
    assert "500 mg to 1 g" not in walker.main.text
    assert "/plan/questions/plan_gate_medicines/" in walker.main_links


@WITH_AND_WITHOUT_SCRIPTS
@pytest.mark.parametrize(
    ("sign", "gone"),
    [("ulcer", "200 to 400 mg"), ("asthma", "200 to 400 mg"), ("under_50kg", "500 mg to 1 g")],
)
def test_what_is_new_changes_the_plan_at_once(htmx, sign, gone):
    walker = at_medicines(htmx=htmx).tick(sign).press("ticked")

    assert walker.path == DONE
    assert gone not in walker.go(PLAN).main.text


def test_somebody_who_is_not_sure_is_asked_one_by_one_and_it_counts():
    walker = at_medicines().press("unsure")

    for name in {each["name"] for each in walker.main.all("input") if each["type"] == "radio"}:
        walker.choose(name, "unsure" if name == "ulcer" else "no")
    walker.press()

    assert walker.path == DONE
    assert walker.answers["ulcer"] == "unsure"
    assert "200 to 400 mg" not in walker.go(PLAN).main.text


def test_a_new_medicine_that_matters_more_leads_where_triage_leads():
    answers = person("lift_twist", "one_leg_pain", onset="h48")

    walker = at_medicines(answers=answers).tick("blood_thinner").press("ticked")

    assert walker.path == RESULT
    assert "today" in walker.heading


def test_nobody_is_asked_about_medicines_before_the_safety_check():
    assert Walker().go(MEDICINES).path == "/check/right_now/"


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


def test_who_should_have_their_back_looked_at_is_led_to_the_guide_about_that():
    walker = Walker(answers_cookie=cookie(336, (160, 6))).go(PLAN)

    assert "/guides/what-happens-at-the-appointment/" in walker.main_links


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
    assert journey_of(walker).check_ins


@pytest.mark.parametrize("told", [((150, 7),), ((100, 2), (160, 6))], ids=["held", "flare"])
def test_a_plan_that_is_held_or_stepped_back_is_a_sound_record(told):
    walker = Walker(answers_cookie=cookie(170, *told))

    record = walker.client.get("/plan/fhir.json")

    assert record.status_code == 200
    assert Bundle.model_validate_json(record.content)
