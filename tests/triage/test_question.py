from __future__ import annotations

import pytest

from tests.clinical.shipped import person
from tests.journeys.calm import assert_all_is_calm
from tests.journeys.walker import FORM, Walker, cookie_of
from tests.journeys.walking import truth, walk_to
from triage.responses import NOTICES
from triage.visit import COOKIE

FIRST = "/check/right_now/"
LOST = "/check/lost/"
AGE = "/check/age/"
NOTHING_CHANGED = person("lift_twist")

UNREADABLE_LISTS = {
    "nothing": b"",
    "no button and no sign": b"shown=chest_pain",
    "a button of another form": b"next=plan",
    "an unknown sign": b"sign=no_such_sign&next=ticked",
    "a sign of another screen": b"sign=fever&next=ticked",
    "a sign and none of these": b"sign=chest_pain&next=none",
    "an unknown sign and not sure": b"sign=no_such_sign&next=unsure",
    "a NUL": b"sign=chest_pain%00&next=ticked",
    "not UTF-8": b"sign=%ff%fe&next=ticked",
    "raw bytes": b"\xff\xfe\x00=\x80",
    "a huge sign": b"sign=" + b"A" * 100_000 + b"&next=ticked",
    "a thousand signs": b"&".join(b"sign=s%d" % each for each in range(1_000)) + b"&next=ticked",
    "the same sign often, and none": b"sign=chest_pain&" * 50 + b"next=none",
    "both buttons, none first": b"next=none&next=ticked",
    "an answer of another form": b"answer=a20",
    "markup": b"sign=%3Cscript%3Ealert(1)%3C/script%3E&next=ticked",
}
UNREADABLE_CHOICES = {
    "nothing": b"",
    "an unknown code": b"answer=a19",
    "an empty code": b"answer=",
    "a code of another item": b"answer=cannot_be",
    "a NUL": b"answer=a20%00",
    "not UTF-8": b"answer=%ff",
    "a huge code": b"answer=" + b"9" * 100_000,
    "a code with spaces": b"answer=a20+",
    "a good code, then a bad one": b"answer=a20&answer=a19",
    "a sign": b"sign=fever&next=ticked",
    "nobody's answer": b"answer=unsure",
}


def sends(walker, path, body):
    walker.go(path)
    before = walker.answers
    response = walker.client.post(path, body, content_type=FORM)
    walker._arrive("POST", path, response)
    return before


@pytest.mark.parametrize("answers", [{}, NOTHING_CHANGED], ids=["first visit", "later"])
@pytest.mark.parametrize("body", UNREADABLE_LISTS.values(), ids=UNREADABLE_LISTS)
def test_a_checklist_that_cannot_be_read_is_asked_again_and_changes_nothing(body, answers):
    walker = Walker(answers_cookie=cookie_of(answers) if answers else "")

    before = sends(walker, FIRST, body)

    assert walker.status == 422
    assert walker.answers == before
    assert not walker.seen[-1].cookies
    assert_all_is_calm(walker)
    assert walker.main.with_class("problem")


@pytest.mark.parametrize("body", UNREADABLE_CHOICES.values(), ids=UNREADABLE_CHOICES)
def test_a_choice_that_cannot_be_read_is_asked_again_and_changes_nothing(body):
    walker = Walker(answers_cookie=cookie_of(NOTHING_CHANGED))

    before = sends(walker, AGE, body)

    assert walker.status == 422
    assert walker.answers == before
    assert_all_is_calm(walker)


@pytest.mark.parametrize(
    "body",
    [b"&".join(b"x%d=1" % each for each in range(5_000)), b"sign=" + b"A" * 1_500_000],
    ids=["5,000 fields", "1.5 MB"],
)
def test_a_flood_is_refused_with_a_calm_page(body):
    walker = Walker(answers_cookie=cookie_of(NOTHING_CHANGED))

    before = sends(walker, FIRST, body)

    assert walker.status == 413
    assert walker.answers == before
    assert_all_is_calm(walker)


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x", ""])
def test_a_form_of_another_kind_is_no_answer(kind):
    walker = Walker()

    response = walker.client.post(FIRST, b'{"next": "none"}', content_type=kind)

    assert response.status_code in {400, 422}
    assert not response.cookies


def test_a_sign_ticked_beside_an_unknown_one_is_still_ticked_on_the_page_that_asks_again():
    walker = Walker()

    sends(walker, FIRST, b"sign=chest_pain&sign=no_such_sign&next=ticked")

    assert walker.status == 422
    assert ticked(walker) == ["chest_pain"]


def ticked(walker):
    boxes = [each for each in walker.main.all("input") if each["name"] == "sign"]
    return [each["value"] for each in boxes if "checked" in each]


@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "no scripts"])
@pytest.mark.parametrize(("which", "path"), [("ticked", "/check/result/"), ("none", "/check/other_urgent/")])
def test_a_sign_and_none_of_these_asks_which_is_right(htmx, which, path):
    walker = Walker(htmx=htmx, answers_cookie=cookie_of({"breathless": "no"})).go(FIRST)
    walker.tick("chest_pain").press("none")
    assert walker.status == 422

    walker.press(which)

    assert walker.path == path


# --- screens that are not open ---------------------------------------------------------------------


@pytest.mark.parametrize("screen", ["nonsense", "plan_body", "0", "answers_", "RIGHT_NOW", "x" * 500])
def test_an_unknown_screen_leads_to_where_they_were(screen):
    walker = walk_to("legs", Walker(remembers=True), truth())

    walker.go(f"/check/{screen}/")

    assert walker.path == "/check/legs/"
    assert NOTICES["unknown"] in walker.lines_of("notice")
    assert_all_is_calm(walker)


@pytest.mark.parametrize(
    "screen", ["pregnancy_signs", "nerve_old_checked", "after_the_start", "long_lasting"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_screen_that_is_not_asked_of_this_person_leads_to_where_they_were(screen, method):
    walker = Walker(answers_cookie=cookie_of(NOTHING_CHANGED))
    path = f"/check/{screen}/"

    walker.go(path) if method == "GET" else walker.post(path, [("next", "none")])

    assert walker.path == "/check/result/"
    assert walker.answers == NOTHING_CHANGED
    assert_all_is_calm(walker)


@pytest.mark.parametrize("screen", ["other_urgent", "age", "legs", "onset", "course"])
def test_a_later_screen_is_not_shown_before_an_earlier_one(screen):
    walker = Walker(answers_cookie=cookie_of({"chest_pain": "no"})).go(f"/check/{screen}/")

    assert walker.path == FIRST
    assert NOTICES["first"] in walker.lines_of("notice")


def test_a_later_screen_sent_before_an_earlier_one_shows_no_result():
    walker = Walker(answers_cookie=cookie_of({"chest_pain": "no"})).post("/check/course/", [("next", "none")])

    assert walker.path == FIRST
    assert walker.go("/check/result/").path == FIRST


# --- sending twice, and two tabs -------------------------------------------------------------------


@pytest.mark.parametrize("button", ["none", "unsure"])
def test_sending_twice_is_sending_once(button):
    once, twice = Walker(), Walker()

    once.post(FIRST, [("next", button)])
    twice.post(FIRST, [("next", button)]).post(FIRST, [("next", button)])

    assert twice.path == once.path
    assert twice.answers == once.answers
    assert twice.main.text == once.main.text


def test_two_tabs_on_different_screens_both_count():
    first = walk_to("tummy_and_pee", Walker(remembers=True), truth())
    second = same_browser(first).go("/check/legs/").tick("one_leg_numb").press("ticked")

    first.press("none")

    assert first.answers == second.answers
    assert first.answers["one_leg_numb"] == "yes"
    assert first.answers["bad_tummy_pain"] == "no"


def same_browser(walker):
    other = Walker()
    other.client = walker.client
    return other


@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "no scripts"])
def test_an_old_tab_denies_only_what_it_showed(htmx):
    old_tab = walk_to("pain_pattern", Walker(htmx=htmx, remembers=True), truth())
    same_browser(old_tab).go("/check/pregnancy/").press("not_pregnant")

    old_tab.press("none")

    assert "vaginal_bleeding" not in old_tab.answers
    assert "low_side_pain" not in old_tab.answers
    assert old_tab.path == "/check/feeling_and_toilet/"
    old_tab.press("none")
    assert old_tab.path == "/check/pain_pattern/"
    assert "low_side_pain" in [each["value"] for each in old_tab.main.all("input")]


def test_a_tab_that_deleted_the_answers_leaves_the_other_at_the_beginning():
    old_tab = walk_to("fever_and_salts", Walker(remembers=True), truth())
    same_browser(old_tab).post("/clear/", [])

    old_tab.press("none")

    assert old_tab.path == LOST
    assert COOKIE in old_tab.client.cookies
    assert set(old_tab.answers.values()) == {"no"}
    assert "chest_pain" not in old_tab.answers


def test_what_was_ticked_is_shown_again_and_nothing_else():
    walker = Walker(answers_cookie=cookie_of(person("lift_twist", "no_trigger")))

    walker.go("/check/how_it_began/")

    assert ticked(walker) == ["lift_twist", "no_trigger"]


def test_a_screen_with_a_not_sure_is_shown_one_by_one():
    walker = Walker(answers_cookie=cookie_of(person(fever="unsure")))

    walker.go("/check/fever_and_salts/")

    assert walker.path == "/check/fever_and_salts/each/"
