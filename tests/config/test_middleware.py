from __future__ import annotations

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.test import Client

pytestmark = pytest.mark.urls("tests.config.addresses")


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


def test_a_public_page_has_no_session_account_or_messages(browser):
    response = browser.get("/what/")

    assert response.content.decode() == "csp_nonce"
    assert not response.cookies


def test_the_admin_has_session_account_and_messages(browser):
    response = browser.get("/admin/what/")

    assert response.content.decode() == "session user _messages csp_nonce"


@pytest.mark.parametrize("address", ["/", "/check/1/", "/nowhere/", "/fault/", "/admin/what/", "/away/"])
def test_every_response_carries_the_headers_that_keep_it_to_this_site(browser, address):
    headers = browser.get(address).headers

    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["base-uri"] == policy["object-src"] == policy["frame-ancestors"] == "'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("address", "expected"), [("/check/1/", "noindex"), ("/admin/what/", "noindex"), ("/", None)]
)
def test_search_engines_are_kept_from_pages_that_show_answers_and_from_the_admin(browser, address, expected):
    response = browser.get(address)

    assert response.headers.get("X-Robots-Tag") == expected


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://testserver.elsewhere.example"},
        {"origin": "http://testserver:8080"},
        {"origin": ""},
        {"origin": "http://["},
        {"origin": "http://]:x"},
        {"origin": "null", "sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
    ],
)
def test_a_form_sent_by_another_site_is_refused_and_sets_no_cookie(browser, headers):
    response = browser.post("/check/1/", {"bladder": "yes"}, headers=headers)

    assert response.status_code == 403
    assert not response.cookies


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://testserver"},
        {"origin": "https://testserver", "sec-fetch-site": "same-origin"},
        {"origin": "http://127.0.0.1:8000"},
        {"sec-fetch-site": "none"},
        {"origin": "null", "sec-fetch-site": "same-origin"},
    ],
)
def test_a_form_sent_from_here_is_let_through(browser, headers):
    response = browser.post("/check/1/", {"bladder": "yes"}, headers=headers)

    assert response.status_code == 200


def test_another_site_may_link_to_a_page(browser):
    response = browser.get("/", headers={"sec-fetch-site": "cross-site"})

    assert response.status_code == 200


def test_an_admin_form_without_its_token_is_refused(browser):
    response = browser.post("/admin/what/", {"title": "x"}, headers={"origin": "http://testserver"})

    assert response.status_code == 403


@pytest.mark.parametrize("address", ["/away/", "/clash/", "/admin/away/"])
def test_a_failing_database_gives_the_page_that_says_try_again(browser, address):
    response = browser.get(address)

    assert response.status_code == 503


def test_an_editor_who_is_signed_in_is_told_the_same(browser, monkeypatch):
    def fail(store):
        raise OperationalError

    monkeypatch.setattr(SessionStore, "_get_session_from_db", fail)
    browser.cookies["session"] = "a-key-from-before"

    response = browser.get("/admin/what/")

    assert response.status_code == 503


def test_an_editors_clash_with_a_constraint_is_shown_as_our_fault(browser):
    response = browser.get("/admin/clash/")

    assert response.status_code == 500


def test_a_page_is_compressed_and_not_sent_again_unchanged(browser):
    first = browser.get("/", headers={"accept-encoding": "gzip"})

    again = browser.get("/", headers={"accept-encoding": "gzip", "if-none-match": first.headers["ETag"]})

    assert first.headers["Content-Encoding"] == "gzip"
    assert again.status_code == 304


def test_a_forgotten_slash_leads_to_the_page(browser):
    response = browser.get("/check/1")

    assert response.headers["Location"] == "/check/1/"
