from __future__ import annotations

from django.test import Client

from config.pictures import POLICY


def headers_of(address):
    response = Client().get(address)
    assert response.getvalue()  # a file is closed by whoever reads it to its end
    return response.headers


def test_a_picture_may_use_the_styles_inside_it_and_nothing_else():
    headers = headers_of("/static/figures/cat.svg")

    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_other_files_keep_the_policy_of_the_pages():
    headers = headers_of("/static/css/site.css")

    assert "style-src 'self'" in headers["Content-Security-Policy"]


def test_a_browser_finds_the_icon_where_it_looks_first(client):
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    assert response["Location"].endswith(".svg")


def test_the_icon_is_only_read(client):
    assert client.post("/favicon.ico").status_code == 405
