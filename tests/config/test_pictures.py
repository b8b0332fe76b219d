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
