from __future__ import annotations

import pytest
from django.test import Client

from guidance.releases import current


@pytest.fixture
def nothing_loaded():
    current.forget()
    yield
    current.forget()


def test_the_process_says_that_it_runs_without_asking_the_database():
    response = Client().get("/healthz")

    assert response.content == b"ok"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("nothing_loaded")
def test_it_is_ready_once_a_release_is_loaded(settings, tmp_path):
    settings.DATA_DIR = tmp_path

    response = Client().get("/readyz")

    told = response.json()
    assert response.status_code == 200
    assert told["ready"] is True
    assert told["database"] == "answers"
    assert len(told["checksum"]) == 64


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("nothing_loaded")
def test_it_is_not_ready_without_a_release(settings, tmp_path):
    settings.DATA_DIR = settings.CONTENT_DIR = tmp_path

    response = Client().get("/readyz")

    assert response.status_code == 503
    assert response.json()["ready"] is False


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_a_probe_cannot_change_anything(address):
    response = Client().post(address)

    assert response.status_code == 405
