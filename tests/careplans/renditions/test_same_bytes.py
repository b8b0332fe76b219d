"""Same answers, same release and same minute: the same bytes, in every rendition."""

from __future__ import annotations

import pytest

from tests.careplans.keeping.carrying import carrying, make_journey
from tests.clinical.shipped import person

pytestmark = pytest.mark.usefixtures("at_noon")

WITH_PLAN = person("lift_twist", "diabetes", onset="w6")
RENDITIONS = [
    "/plan/",
    "/plan/print/",
    "/plan/print/?large",
    "/plan/calendar.ics",
    "/plan/fhir.json",
    "/check/handover/",
    "/check/result/",
]


def rendered(path, journey):
    return carrying(journey).client.get(path).content


@pytest.mark.parametrize("path", RENDITIONS)
def test_a_rendition_is_the_same_for_two_browsers_with_the_same_answers(path):
    journey = make_journey(WITH_PLAN)

    first, second = rendered(path, journey), rendered(path, journey)

    assert len(first) > 1_000
    assert first == second


@pytest.mark.parametrize("path", RENDITIONS)
def test_the_order_in_which_questions_were_answered_leaves_no_trace(path):
    backwards = dict(reversed(WITH_PLAN.items()))

    assert rendered(path, make_journey(WITH_PLAN)) == rendered(path, make_journey(backwards))
