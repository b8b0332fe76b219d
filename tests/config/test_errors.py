from __future__ import annotations

import pytest
from django.test import Client

from config import errors

STATUSES = {
    "/suspicious/": 400,
    "/refused/": 403,
    "/nowhere/": 404,
    "/reading/": 405,
    "/big/": 413,
    f"/?q={'x' * 2000}": 414,
    "/fault/": 500,
    "/away/": 503,
}


@pytest.mark.urls("tests.config.addresses")
@pytest.mark.parametrize(("address", "status"), STATUSES.items())
def test_every_error_page_shows_the_emergency_numbers_and_asks_no_database(address, status):
    ask = Client(raise_request_exception=False)
    response = ask.post(address, {"sign": "x"}) if address in {"/reading/", "/big/"} else ask.get(address)

    page = response.content.decode()
    assert response.status_code == status
    assert all(f'href="tel:{number}"' in page for number in ("112", "999", "911", "000"))
    assert not response.cookies


def test_a_page_that_takes_no_form_says_what_it_takes(client):
    refused = client.post("/healthz", {"sign": "x"})

    assert refused.status_code == 405
    assert refused.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("status", [*sorted(STATUSES.values()), 429])
def test_an_error_page_with_a_broken_template_still_shows_the_numbers(status, settings, tmp_path):
    (tmp_path / f"{status}.html").write_text("{% nonsense %}", encoding="utf-8")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    response = errors.error_page(status)

    assert response.status_code == status
    assert 'href="tel:112"' in response.content.decode()
