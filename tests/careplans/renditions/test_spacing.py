"""How a plan is set on paper: as roomy as two sheets allow, and never by leaving out what must be there."""

from __future__ import annotations

import pytest

from careplans.renditions.spacing import A4, LETTER, SPACINGS, classes_of, room, widest
from careplans.templatetags.paper import said_beside
from tests.clinical.golden_people import EVERYBODY
from tests.clinical.shipped import plan_at

WORDS = "Walk a little and often: 5 to 10 minutes, 3 to 4 times a day. "
EXTRA = f'<tr class="extra"><th>{WORDS * 3}</th></tr>'
SHARED = "Not today: drink first, and wait until your pee is pale."


def sheet_of(rows, extras=0):
    """Return a plan on paper: so many steps of 2 lines, and so many of 3 that are only if they help."""
    steps = f"<tr><th>{WORDS * 2}</th></tr>" * rows + EXTRA * extras
    lists = '<div class="columns"><h2>Get help today if:</h2><li>it burns to pee</li><div class="foot"></div>'
    return f'<section><li>{WORDS}</li></section><table class="days">{steps}</table>{lists}</div>'


def test_little_to_say_stands_as_far_apart_as_other_pages_and_leaves_room_for_notes():
    assert classes_of(sheet_of(10)).split() == ["lines-4", "roomy", "a4-lines-4", "a4-roomy"]


def test_too_much_to_say_stands_as_close_as_it_can_be_read_and_leaves_later_days_to_the_screen():
    assert classes_of(sheet_of(70)).split() == ["fuller", "lines-0", "a4-fuller", "a4-lines-0"]


@pytest.mark.parametrize("rows", range(20, 60, 4))
def test_more_to_say_never_stands_further_apart(rows):
    assert widest(LETTER, sheet_of(rows + 4)) <= widest(LETTER, sheet_of(rows)) <= widest(A4, sheet_of(rows))


def test_what_is_only_for_when_it_helps_goes_first():
    full = sheet_of(38, extras=4)

    assert widest(LETTER, full) < widest(LETTER, sheet_of(38))
    assert classes_of(full).split()[:2] == ["full", f"lines-{widest(LETTER, sheet_of(38))}"]


def test_nothing_is_said_to_be_elsewhere_where_nothing_went():
    assert "full" not in classes_of(sheet_of(70)).split()


def test_a_code_that_opens_the_plan_takes_room():
    with_code = sheet_of(30).replace('class="foot"', 'class="foot opens-plan"')

    assert room(LETTER, with_code, SPACINGS[0]) < room(LETTER, sheet_of(30), SPACINGS[0])


def test_large_print_is_set_by_its_letters_alone():
    assert classes_of('<ul class="ticks"><li>Walk</li></ul>') == ""


def test_what_is_said_once_for_every_exercise_still_stands_beside_a_step_that_is_none():
    plan = plan_at(100, EVERYBODY["tom"][0]())
    steps = {each.activity.id: each for each in plan.today}

    beside = {name: said_beside(steps[name], [SHARED]) for name in ("ball_roller", "abdominal_brace")}

    assert beside == {"ball_roller": [SHARED], "abdominal_brace": []}
