"""What a plan leaves to the screen where there is more to say than two sheets hold."""

from __future__ import annotations

import pytest

from careplans.templatetags.paper import FULL, FULLEST, ROOMY, on_paper, said_beside
from clinical.content import Paper
from tests.clinical.golden_people import EVERYBODY
from tests.clinical.shipped import plan_at

SHARED = "Not today: drink first, and wait until your pee is pale."


@pytest.mark.parametrize(
    ("letters", "paper", "classes"),
    [
        (ROOMY - 1, Paper.A4, ["roomy"]),
        (ROOMY, Paper.A4, []),
        (FULL, Paper.A4, []),
        (FULL + 1, Paper.A4, ["full"]),
        (FULLEST[Paper.A4], Paper.A4, ["full"]),
        (FULLEST[Paper.A4] + 1, Paper.A4, ["full", "fuller"]),
        (FULLEST[Paper.LETTER] + 1, Paper.LETTER, ["full", "fuller"]),
    ],
)
def test_the_more_there_is_to_say_the_more_is_left_to_the_screen(letters, paper, classes):
    assert on_paper("a" * letters, paper).startswith(f'<div class="print-only {" ".join(classes)}">')


def test_only_what_can_be_read_counts():
    sheet = f'<ul class="{"ticks " * FULL}">\n\n  <li>Walk</li>\n</ul>'

    assert on_paper(sheet, Paper.A4).startswith('<div class="print-only roomy">')


def test_what_is_said_once_for_every_exercise_still_stands_beside_a_step_that_is_none():
    plan = plan_at(100, EVERYBODY["tom"][0]())
    steps = {each.activity.id: each for each in plan.today}

    beside = {name: said_beside(steps[name], [SHARED]) for name in ("ball_roller", "abdominal_brace")}

    assert beside == {"ball_roller": [SHARED], "abdominal_brace": []}
