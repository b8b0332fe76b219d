"""What a plan leaves to the screen where there is more to say than two sheets hold."""

from __future__ import annotations

import pytest

from careplans.templatetags.paper import FULL, FULLEST, ROOMY, on_paper, said_beside
from tests.clinical.golden_people import EVERYBODY
from tests.clinical.shipped import plan_at

SHARED = "Not today: drink first, and wait until your pee is pale."


@pytest.mark.parametrize(
    ("letters", "classes"),
    [
        (ROOMY - 1, ["roomy"]),
        (ROOMY, []),
        (FULL, []),
        (FULL + 1, ["full"]),
        (FULLEST + 1, ["full", "fuller"]),
    ],
)
def test_the_more_there_is_to_say_the_more_is_left_to_the_screen(letters, classes):
    assert on_paper("a" * letters).startswith(f'<div class="print-only {" ".join(classes)}">')


def test_only_what_can_be_read_counts():
    sheet = f'<ul class="{"ticks " * FULL}">\n\n  <li>Walk</li>\n</ul>'

    assert on_paper(sheet).startswith('<div class="print-only roomy">')


def test_what_is_said_once_for_every_exercise_still_stands_beside_a_step_that_is_none():
    plan = plan_at(100, EVERYBODY["tom"][0]())
    steps = {each.activity.id: each for each in plan.today}

    beside = {name: said_beside(steps[name], [SHARED]) for name in ("ball_roller", "abdominal_brace")}

    assert beside == {"ball_roller": [SHARED], "abdominal_brace": []}
