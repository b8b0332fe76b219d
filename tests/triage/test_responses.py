"""What htmx gets at once is the page that a browser without scripts gets after a redirect."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.journeys.walker import Walker
from triage.visit import COOKIE

HTMX = {"HX-Request": "true"}
NONE = {"next": "none"}
UNSURE = {"next": "unsure"}


@pytest.mark.parametrize("sent", [NONE, UNSURE, {"next": "ticked", "sign": "chest_pain"}], ids=str)
def test_htmx_gets_the_page_that_a_redirect_leads_to(sent):
    url = reverse("triage:question", args=["right_now"])
    scripts, plain = Walker().client, Walker().client

    at_once = scripts.post(url, sent, headers=HTMX)
    redirected = plain.post(url, sent)

    assert at_once.status_code == 200
    assert at_once.headers["HX-Push-Url"] == redirected.headers["Location"]
    assert at_once.content == plain.get(redirected.headers["Location"]).content
    assert scripts.cookies[COOKIE].value


def test_the_address_that_htmx_learns_names_no_notice():
    walker = Walker().client
    walker.cookies[COOKIE] = "broken"

    page = walker.post(reverse("triage:question", args=["right_now"]), NONE, headers=HTMX)

    assert "We could not read your earlier answers" in page.content.decode()
    assert "?" not in page.headers["HX-Push-Url"]
