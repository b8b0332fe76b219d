"""Paper stands alone: whatever limits a step that is printed is printed with it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from careplans.renditions.letters import lines, width_mm
from careplans.renditions.paper import LARGE, NORMAL
from careplans.renditions.paper_page import sheet_words, sheets
from careplans.renditions.steps_on_paper import LIMIT
from clinical.content import Category
from clinical.wording import localise_tree
from tests.clinical.golden_people import EVERYBODY
from tests.clinical.shipped import person, plan_at, region

HOURS = (1, 23, 47, 120, 1200)
OTHERS = {
    "nobody special": person("lift_twist"),
    "home mix": person("cannot_get_sachets", "hot_or_sweaty_24h", "urine_dark", "cups_lt4"),
    "raynaud": person("poor_circulation"),
    "numb": person("diabetes", "numb_skin"),
    "older": person("blood_thinner", age="a75"),
}
EVERY_PLAN = [
    (name, hours, region_id)
    for name in (*EVERYBODY, *OTHERS)
    for hours in HOURS
    for region_id in ("GB", "US")
]


@pytest.fixture(params=EVERY_PLAN, ids=str)
def plan(request):
    return planned(*request.param)


@cache
def planned(name, hours, region_id):
    answers = OTHERS[name] if name in OTHERS else EVERYBODY[name][0]()
    return localise_tree(plan_at(hours, answers, region_id), region(region_id))


def said(paper):
    """Return all that the sheets say of steps, as one text in small letters."""
    parts = [*paper.stops, *paper.for_all_moves]
    for step in paper.steps:
        parts += [step.title, step.dose, *(f"{line.begins} {line.text}" for line in step.lines)]
    return " ".join(parts).casefold()


def limits(planned):
    """Yield every limit, stop sign and “do not” of a step."""
    yield from (planned.doses[0].amount, planned.doses[0].times)
    yield from planned.activity.stop_signs
    yield from (line.removeprefix("do not ") for line in planned.activity.avoid)
    yield from (reason.text for reason in planned.adaptations)
    if planned.uses_twin:
        yield planned.activity.twin
    else:
        yield from (step.rstrip(".") for step in planned.steps if LIMIT.search(step))


def missing(paper, text):
    every = (limit for step in paper.steps for limit in limits(step.planned))
    return [limit for limit in every if limit.casefold() not in text]


@pytest.mark.parametrize("setting", [NORMAL, LARGE], ids=["normal", "large"])
def test_every_limit_stop_sign_and_do_not_of_a_printed_step_is_on_the_sheet(plan, setting):
    paper = sheets(sheet_words(plan), setting)

    assert paper.steps
    assert missing(paper, said(paper)) == []


def test_a_stop_sign_that_is_left_out_would_be_found():
    paper = sheets(sheet_words(plan_at(6, person("lift_twist"))))

    text = said(paper).replace("blotchy", "pale")

    assert any("blotchy" in limit for limit in missing(paper, text))


def test_the_first_thing_to_do_is_always_printed(plan):
    assert plan.now[0].activity.id in {step.id for step in sheets(sheet_words(plan)).steps}


def test_a_recipe_is_never_left_to_the_screen(plan):
    recipes = {"ors", "home_ors"} & {each.activity.id for each in (*plan.now, *plan.today)}

    assert recipes <= {step.id for step in sheets(sheet_words(plan)).steps}


def test_what_has_no_room_is_named(plan):
    paper = sheets(sheet_words(plan))

    rows = {row.planned.activity.id for row in (*paper.days.now, *paper.days.today, *paper.days.later)}
    assert bool(paper.on_screen) == (rows != {step.id for step in paper.steps})


def test_at_most_three_movements_are_printed(plan):
    assert sum(step.is_move for step in sheets(sheet_words(plan)).steps) <= 3


def test_nothing_that_was_left_out_is_printed(plan):
    away = {left.activity_id for left in (*plan.left_out, *plan.ask_first)}

    assert not away & {step.id for step in sheets(sheet_words(plan)).steps}


def test_pain_relief_has_no_boxes_that_call_for_a_tablet_each_day():
    paper = sheets(sheet_words(plan_at(6, person("lift_twist"))))

    relief = [step for step in paper.steps if step.planned.activity.category == Category.RELIEF]

    assert relief
    assert not any(step.has_boxes for step in relief)


def test_longer_words_take_room_from_other_steps_and_none_from_their_own():
    plan = plan_at(6, person("lift_twist"))
    first = plan.now[0]
    longer = replace(first.activity, stop_signs=(*first.activity.stop_signs, "it burns " * 150))
    phases = tuple(
        replace(part, activities=tuple(
            replace(each, activity=longer) if each.activity.id == longer.id else each
            for each in part.activities
        ))
        for part in plan.phases
    )  # fmt: skip

    before, after = (sheets(sheet_words(each)) for each in (plan, replace(plan, phases=phases)))

    assert {step.id for step in before.steps} - {step.id for step in after.steps}
    assert missing(after, said(after)) == []


def test_words_are_measured_as_wide_as_arial_sets_them():
    # "Hello" in Helvetica: 722 + 556 + 222 + 222 + 556 thousandths of 10 points.
    assert width_mm("Hello", 10) == pytest.approx(2.278 * 10 * 25.4 / 72 / 1)


@pytest.mark.parametrize(("room", "count"), [(100, 1), (12, 2), (5, 3)])
def test_lines_break_between_words(room, count):
    assert lines("walk a while", room, 11.5) == count
