"""The manifest names icons that are there; the worker is another for each release."""

from __future__ import annotations

import json
from dataclasses import replace

from django.contrib.staticfiles import finders
from django.test import Client

from guidance.releases.current import forget
from tests.journeys.walker import shipped_release


def test_the_manifest_names_pictures_that_are_there():
    manifest = json.loads(Client().get("/manifest.webmanifest").content)

    assert manifest["icons"]
    for icon in manifest["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/")), icon["src"]
    assert manifest["start_url"] == "/"


def test_a_new_release_makes_browsers_fetch_the_kept_pages_again(settings):
    settings.RELEASE_CHECK_SECONDS = 3600
    forget(shipped_release())
    first = Client().get("/worker.js")
    forget(replace(shipped_release(), version=2))
    second = Client().get("/worker.js")

    assert first["Content-Type"] == "text/javascript"
    assert "no-store" in first["Cache-Control"]
    assert first.content != second.content
