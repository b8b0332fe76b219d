"""The sheet for a clinician, on paper."""

from __future__ import annotations

import pytest

from tests.browser.paper import printed
from tests.clinical.shipped import person

pytestmark = pytest.mark.browser

HANDOVER = "/check/handover/"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", ["george", "lena", "blood thinner", "not sure"])
def test_the_sheet_is_one_page(visit, request, name, paper):
    others = {
        "blood thinner": person("blood_thinner", "small_fall", "one_leg_numb", "diabetes", "cough_strain"),
        "not sure": person(saddle_numb="unsure"),
    }
    visit.carry(others.get(name) or request.getfixturevalue(name))
    visit.go(HANDOVER)

    sheets = printed(visit.page, paper)

    assert len(sheets) == 1
    assert "Red flags present" in sheets[0]
    assert "Denied" in sheets[0]
    assert "Back to my result" not in sheets[0]
