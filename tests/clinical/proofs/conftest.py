from __future__ import annotations

import pytest

from clinical.content import Guidance
from tests.clinical.shipped import shipped_catalogue


@pytest.fixture(scope="package")
def shipped() -> Guidance:
    return shipped_catalogue().guidance
