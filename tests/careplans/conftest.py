from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from tests.journeys.site import shipped_site

__all__ = ["shipped_site"]

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def at_noon() -> Iterator[None]:
    """Stop the clock: no minute passes between what somebody does and what is checked."""
    with time_machine.travel(NOON, tick=False):
        yield
