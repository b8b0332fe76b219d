from __future__ import annotations

import pytest

from tests.clinical.shipped import person
from tests.journeys.walker import Walker, cookie_of
from tests.journeys.walking import truth, walk_to

CHECK = "/check/"


def test_it_begins_at_the_first_question():
    assert Walker().go(CHECK).path == "/check/right_now/"


def test_it_goes_on_at_the_open_question():
    assert walk_to("legs", Walker(remembers=True), truth()).go(CHECK).path == "/check/legs/"


@pytest.mark.parametrize(
    ("answers", "path"),
    [(person("lift_twist"), "/check/result/"), (person("saddle_numb"), "/check/result/")],
    ids=["finished", "emergency"],
)
def test_it_ends_where_the_answers_lead(answers, path):
    assert Walker(answers_cookie=cookie_of(answers)).go(CHECK).path == path
