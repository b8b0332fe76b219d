from __future__ import annotations

import pytest

from tests.clinical.shipped import person, shipped_catalogue
from tests.journeys.calm import assert_all_is_calm
from tests.journeys.walker import RESULT, Walker, cookie_of
from triage.visit import now

PLAN = "/plan/"
BODY = "/plan/questions/plan_body/"
EACH = BODY + "each/"
ITEMS = [item.id for item in shipped_catalogue().screens["plan_body"].items]
HOME_IS_SAFE = person("lift_twist", asked_on_plan_page=False)
WITH_AND_WITHOUT_SCRIPTS = pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "no scripts"])


def at_home(**more):
    return Walker(answers_cookie=cookie_of(HOME_IS_SAFE), **more)


@pytest.mark.parametrize("screen", [each.id for each in shipped_catalogue().plan_screens])
def test_every_optional_screen_leads_back_to_the_plan(screen):
    walker = at_home(htmx=True).go(f"/plan/questions/{screen}/")
    assert not any("checked" in each for each in walker.main.all("input"))

    walker.press("none")

    assert walker.path == PLAN


@WITH_AND_WITHOUT_SCRIPTS
def test_not_sure_asks_one_by_one_and_forgets_what_was_denied(htmx):
    walker = Walker(htmx=htmx, answers_cookie=cookie_of(person("lift_twist"))).go(BODY)

    walker.press("unsure")

    assert walker.path == EACH
    assert not set(ITEMS) & set(walker.answers)


@pytest.mark.parametrize("path", [BODY, EACH])
@pytest.mark.parametrize(
    "sent",
    [
        [],
        [("sign", "no_such_sign"), ("next", "ticked"), (ITEMS[0], "maybe")],
        [("sign", ITEMS[0]), ("next", "none")],
        [("sign", "chest_pain"), ("next", "ticked"), (ITEMS[0], "no\x00")],
    ],
    ids=["nothing", "unknown", "both", "of another screen"],
)
def test_what_cannot_be_read_is_asked_again_and_changes_nothing(path, sent):
    walker = at_home().post(path, sent)

    assert walker.status == 422
    assert walker.answers == HOME_IS_SAFE
    assert_all_is_calm(walker)


@pytest.mark.parametrize("path", [BODY, EACH, "/plan/questions/nonsense/", "/plan/questions/right_now/"])
@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("answers", "leads_to"),
    [({}, "/check/right_now/"), (person("saddle_numb"), RESULT)],
    ids=["no answers", "emergency"],
)
def test_without_a_plan_there_is_nothing_to_change(path, method, answers, leads_to):
    walker = Walker(answers_cookie=cookie_of(answers) if answers else "")

    walker.go(path) if method == "GET" else walker.post(path, [("next", "none")])

    assert walker.path == leads_to
    assert walker.answers == answers


@pytest.mark.parametrize("screen", ["nonsense", "right_now", "age", "plan_nothing"])
def test_an_unknown_screen_leads_back_to_the_plan(screen):
    walker = at_home().go(f"/plan/questions/{screen}/")

    assert walker.path == PLAN
    assert_all_is_calm(walker)


def test_answering_does_not_make_old_answers_fresh():
    walker = at_home()
    answered_at = now()

    walker.post(BODY, [("next", "none")])

    assert walker.answered_at <= answered_at
