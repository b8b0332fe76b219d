from __future__ import annotations

import pytest

from guidance.releases.current import forget


@pytest.fixture(autouse=True)
def nothing_known(settings, tmp_path):
    """Give each test a data folder of its own, and no memory of releases."""
    settings.DATA_DIR = tmp_path / "var"
    settings.RELEASE_CHECK_SECONDS = 0
    forget()
    yield
    forget()
