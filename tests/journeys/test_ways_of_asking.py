"""Which ways of asking each address allows, and what the others are answered."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.clinical.shipped import person
from tests.journeys.addresses import ALLOWED, METHODS
from tests.journeys.calm import assert_is_calm
from tests.journeys.page import read_page
from tests.journeys.walker import FORM, Walker, cookie_of
from triage.visit import COOKIE

FORMS = [path for path, methods in ALLOWED.items() if "POST" in methods]
FROM_ELSEWHERE = {
    "cross-site": {"sec-fetch-site": "cross-site"},
    "a foreign origin": {"origin": "https://elsewhere.example"},
    "a null origin": {"origin": "null"},
    "our name as a part": {"origin": "https://testserver.elsewhere.example"},
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("path", ALLOWED)
def test_a_way_of_asking_that_an_address_does_not_know_is_refused_without_a_fault(path, method):
    client = Client()
    client.cookies[COOKIE] = cookie_of(person("lift_twist"))

    response = client.generic(method, path, b"next=none", content_type=FORM)

    if method in ALLOWED[path]:
        assert response.status_code in {200, 303, 422}
    else:
        assert response.status_code == 405
        assert set(response.headers["Allow"].split(", ")) == ALLOWED[path]
        assert not response.cookies


@pytest.mark.parametrize("path", [path for path, methods in ALLOWED.items() if "HEAD" in methods])
def test_asking_for_the_head_gives_what_the_page_would_without_its_body(path):
    client = Client()

    head, page = client.head(path), client.get(path)

    assert head.status_code == page.status_code
    assert not head.content
    assert head.headers["Cache-Control"] == page.headers["Cache-Control"]


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("headers", FROM_ELSEWHERE.values(), ids=FROM_ELSEWHERE)
def test_a_form_of_another_site_is_turned_away_and_changes_no_cookie(path, headers):
    client = Client()

    response = client.post(path, b"next=none&answer=a20&region=US", content_type=FORM, headers=headers)

    assert response.status_code == 403
    assert not response.cookies
    assert "Clear-Site-Data" not in response.headers
    assert_is_calm(read_page(response.content.decode()))


def test_a_form_of_this_site_is_taken():
    walker = Walker()

    walker.post("/check/right_now/", [("next", "none")], origin="http://testserver")

    assert walker.path == "/check/other_urgent/"


@pytest.mark.parametrize(
    "path", ["/nothing/", "/check/right_now/nothing/", "/plan/nothing/", "/guides/nothing/", "/check/%00/"]
)
def test_an_address_that_is_not_there_has_a_calm_page(path):
    walker = Walker(answers_cookie=cookie_of(person("lift_twist")))

    walker.go(path)

    assert walker.status == 404
    assert_is_calm(walker.page)
