from __future__ import annotations

from tests.clinical.shipped import person
from tests.journeys.walker import Walker, cookie_of
from triage.responses import NOTICES
from triage.visit import COOKIE

CLEAR = "/clear/"


def test_the_answers_are_gone_from_the_browser():
    walker = Walker(answers_cookie=cookie_of(person("lift_twist"))).post(CLEAR, [])

    assert walker.path == "/"
    assert NOTICES["deleted"] in walker.lines_of("notice")
    assert walker.client.cookies[COOKIE].value == ""
    assert walker.seen[0].status == 303
    assert set(walker.seen[0].headers["Clear-Site-Data"].split(", ")) == {'"cache"', '"storage"'}


def test_deleting_twice_or_with_nothing_there_is_no_fault():
    walker = Walker().post(CLEAR, []).post(CLEAR, [])

    assert walker.path == "/"


def test_the_country_is_kept():
    walker = Walker(answers_cookie=cookie_of(person("lift_twist"))).go("/region/").press("AU")

    walker.post(CLEAR, [])

    assert walker.emergency_numbers == {"000"}
