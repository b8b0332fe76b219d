"""The five golden people as fixtures, for tests of pages and other renditions."""

from __future__ import annotations

import pytest

from tests.clinical import golden_people

maya = pytest.fixture(golden_people.maya)
tom = pytest.fixture(golden_people.tom)
priya = pytest.fixture(golden_people.priya)
george = pytest.fixture(golden_people.george)
lena = pytest.fixture(golden_people.lena)
