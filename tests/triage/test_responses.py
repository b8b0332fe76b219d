"""What htmx gets at once is the page that a browser without scripts gets after a redirect."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.journeys.walker import Walker
from triage.visit import COOKIE

HTMX = {"HX-Request": "true"}
NONE = {"next": "none"}
UNSURE = {"next": "unsure"}


@pytest.mark.parametrize("sent", [NONE, UNSURE], ids=str)
def test_htmx_gets_the_page_that_a_redirect_leads_to(sent):
    url = reverse("triage:question", args=["right_now"])
    scripts, plain = Walker().client, Walker().client

    at_once = scripts.post(url, sent, headers=HTMX)
    redirected = plain.post(url, sent)

    assert at_once.status_code == 200
    assert at_once.headers["HX-Push-Url"] == redirected.headers["Location"]
    assert at_once.content == plain.get(redirected.headers["Location"]).content
    assert scripts.cookies[COOKIE].value


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["no scripts", "htmx"])
def test_an_emergency_is_shown_at_once_where_no_cookie_has_come_yet(headers):
    client = Walker().client
    sent = {"next": "ticked", "sign": "chest_pain"}

    page = client.post(reverse("triage:question", args=["right_now"]), sent, headers=headers)

    assert page.status_code == 200
    assert "Call 999 now" in page.content.decode()


def test_a_browser_that_refuses_the_cookie_is_told_so_and_not_led_in_circles():
    walker = Walker().go("/").press("none")
    walker.client.cookies.clear()

    walker.go("/check/other_urgent/")

    assert walker.path == "/check/lost/"
    assert "refuses our cookie" in walker.main.text
    assert walker.emergency_numbers == {"999"}
    assert "/emergency/" in walker.main_links


def test_an_emergency_counts_even_after_the_cookie_was_lost():
    walker = Walker(htmx=True).go("/").press("none")
    walker.client.cookies.clear()

    walker.tick("sepsis_signs").press("ticked")

    assert walker.path == "/check/result/"
    assert walker.heading == "Call 999 now"


def test_the_address_that_htmx_learns_names_no_notice():
    walker = Walker().client
    walker.cookies[COOKIE] = "broken"

    page = walker.post(reverse("triage:question", args=["right_now"]), NONE, headers=HTMX)

    assert "We could not read your earlier answers" in page.content.decode()
    assert "?" not in page.headers["HX-Push-Url"]
