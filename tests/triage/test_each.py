from __future__ import annotations

import pytest

from tests.clinical.shipped import person, shipped_catalogue
from tests.journeys.calm import assert_all_is_calm
from tests.journeys.walker import Walker, cookie_of
from tests.journeys.walking import truth, walk_to

SCREEN = "/check/right_now/"
EACH = "/check/right_now/each/"
SIGNS = [item.id for item in shipped_catalogue().screens["right_now"].items]
SHOWN = ("shown", " ".join(SIGNS))


def checked(walker):
    return {(each["name"], each["value"]) for each in walker.main.all("input") if "checked" in each}


def test_every_sign_can_be_pointed_at_and_answered_and_nothing_is_chosen():
    walker = Walker().go(EACH)

    controls = [(each["name"], each["value"]) for each in walker.main.all("input") if each["name"] != "shown"]
    codes = ("yes", "no", "unsure")
    assert controls == [
        pair for sign in SIGNS for pair in [("doubt", sign), *((sign, code) for code in codes)]
    ]
    assert not checked(walker)


def test_a_sign_that_can_be_checked_says_how():
    walker = Walker().go("/").press("unsure")

    told = [item.how_to_check for item in shipped_catalogue().screens["right_now"].items if item.how_to_check]
    assert all(line in walker.main.text for line in told)


@pytest.mark.parametrize("code", ["yes", "no", "unsure"])
def test_the_others_count_as_no(code):
    walker = Walker().post(EACH, [SHOWN, ("doubt", "breathless"), ("breathless", code)])

    assert walker.answers == dict.fromkeys(SIGNS, "no") | {"breathless": code}


def test_what_was_ticked_before_stays_yes():
    walker = walk_to("legs", Walker(), truth()).tick("one_leg_numb").press("unsure")

    assert ("one_leg_numb", "yes") in checked(walker)
    walker.tick_one("doubt", "unsteady_walk").choose("unsteady_walk", "no").press()
    assert walker.answers["one_leg_numb"] == "yes"
    assert walker.answers["unsteady_walk"] == "no"


def test_an_answer_counts_even_where_nothing_could_be_folded_away():
    walker = Walker().post(EACH, [SHOWN, ("breathless", "unsure")])

    assert walker.answers["breathless"] == "unsure"


def test_a_sign_that_is_pointed_at_needs_an_answer_and_nothing_is_kept():
    walker = Walker().post(
        EACH, [SHOWN, ("doubt", "breathless"), ("doubt", "chest_pain"), ("breathless", "no")]
    )

    assert walker.status == 422
    assert walker.answers == {}
    assert [each["href"] for each in walker.main.with_class("problem")[0].all("a")] == ["#chest_pain-yes"]
    assert checked(walker) == {("doubt", "breathless"), ("doubt", "chest_pain"), ("breathless", "no")}
    assert_all_is_calm(walker)


def test_pointing_at_nothing_is_asked_again_and_nothing_is_kept():
    walker = Walker().go(EACH).press()

    assert walker.status == 422
    assert walker.answers == {}
    assert_all_is_calm(walker)


@pytest.mark.parametrize("code", ["", "maybe", "YES", "no\x00", "9" * 50_000, "\ufffd"])
def test_an_answer_that_cannot_be_read_is_asked_again_and_nothing_is_kept(code):
    walker = Walker().post(EACH, [SHOWN, ("breathless", "no"), ("chest_pain", code)])

    assert walker.status == 422
    assert walker.answers == {}
    assert_all_is_calm(walker)


@pytest.mark.parametrize("sent", [[("next", "none")], [SHOWN, ("doubt", "no_such_sign")]])
def test_what_the_page_does_not_offer_answers_nothing(sent):
    walker = Walker().post(EACH, sent)

    assert walker.status == 422
    assert walker.answers == {}


@pytest.mark.parametrize(
    "path", ["/check/age/each/", "/check/nonsense/each/", "/check/pregnancy_signs/each/"]
)
def test_what_cannot_be_asked_one_by_one_leads_to_where_they_were(path):
    walker = walk_to("legs", Walker(remembers=True), truth()).go(path)

    assert walker.path == "/check/legs/"
    assert_all_is_calm(walker)


def test_a_later_screen_is_not_asked_one_by_one_before_an_earlier_one():
    walker = Walker(answers_cookie=cookie_of({"chest_pain": "no"})).go("/check/course/each/")

    assert walker.path == SCREEN


def test_what_was_answered_is_shown_again():
    screen = shipped_catalogue().screen_of["fever"].id
    walker = Walker(answers_cookie=cookie_of(person(fever="unsure"))).go(f"/check/{screen}/each/")

    assert checked(walker) == {("doubt", "fever"), ("fever", "unsure")}
