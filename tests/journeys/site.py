"""The shipped release as the only one that the site knows, so that no page needs the database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import override_settings

from guidance.releases.current import forget
from tests.journeys.walker import shipped_release

NEVER_CHECKED_AGAIN = 1_000_000


@pytest.fixture(scope="module", autouse=True)
def shipped_site() -> Iterator[None]:
    """Serve the shipped release; pytest-django then fails each page that asks the database for anything."""
    with override_settings(RELEASE_CHECK_SECONDS=NEVER_CHECKED_AGAIN):
        forget(shipped_release())
        yield
        forget()
