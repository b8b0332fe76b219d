from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from tests.accounts import make_person

# The middle of a step of 30 seconds.
NOON = datetime(2026, 3, 1, 12, 0, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def plain_set_up(settings):
    """Hash cheaply, serve static files as they are written, and let nobody put the second step off."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SECOND_STEP_MAY_WAIT = False
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def clock():
    """Stand at noon, until a test moves the clock on."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def ada(db):
    return make_person("ada", "author")
