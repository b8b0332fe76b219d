from __future__ import annotations

import pytest

from tests.clinical.shipped import person, shipped_catalogue
from tests.journeys.calm import assert_all_is_calm
from tests.journeys.walker import Walker, cookie_of
from tests.journeys.walking import truth, walk_to

SCREEN = "/check/right_now/"
EACH = "/check/right_now/each/"
SIGNS = [item.id for item in shipped_catalogue().screens["right_now"].items]
ALL_NO = [(sign, "no") for sign in SIGNS]


def test_every_sign_has_yes_no_and_not_sure_and_none_is_chosen():
    walker = Walker().go(EACH)

    radios = [(each["name"], each["value"]) for each in walker.main.all("input")]
    assert radios == [(sign, code) for sign in SIGNS for code in ("yes", "no", "unsure")]
    assert not any("checked" in each for each in walker.main.all("input"))


def test_answers_to_each_lead_on():
    walker = Walker().post(EACH, ALL_NO)

    assert walker.path == "/check/other_urgent/"
    assert walker.answers == dict(ALL_NO)


@pytest.mark.parametrize("missing", SIGNS)
def test_a_sign_without_an_answer_is_asked_again_and_nothing_is_kept(missing):
    walker = Walker().post(EACH, [(sign, code) for sign, code in ALL_NO if sign != missing])

    assert walker.status == 422
    assert walker.answers == {}
    assert any(each["href"] == f"#{missing}-yes" for each in walker.main.with_class("problem")[0].all("a"))
    assert len([each for each in walker.main.all("input") if "checked" in each]) == len(SIGNS) - 1
    assert_all_is_calm(walker)


@pytest.mark.parametrize("code", ["", "maybe", "YES", "no\x00", "9" * 50_000, "\ufffd"])
def test_an_answer_that_cannot_be_read_is_asked_again_and_nothing_is_kept(code):
    walker = Walker().post(EACH, [*ALL_NO[1:], (SIGNS[0], code)])

    assert walker.status == 422
    assert walker.answers == {}
    assert_all_is_calm(walker)


def test_the_buttons_of_the_checklist_do_not_answer_each():
    walker = Walker().post(EACH, [("next", "none")])

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
    walker = Walker().go("/check/course/each/")

    assert walker.path == SCREEN


def test_what_was_answered_is_shown_again():
    walker = Walker(answers_cookie=cookie_of(person(fever="unsure"))).go("/check/fever_and_salts/each/")

    chosen = {each["name"]: each["value"] for each in walker.main.all("input") if "checked" in each}
    assert chosen["fever"] == "unsure"
    assert set(chosen.values()) == {"unsure", "no"}
