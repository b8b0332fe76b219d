from __future__ import annotations

from itertools import combinations

import pytest

from clinical.criteria import parse, resolve
from editorial.preview.flow_chart import BOX_WIDTH, BOX_X, WIDTH, Box, draw
from editorial.preview.flow_words import condition
from tests.clinical.shipped import shipped_catalogue

WIDEST_LETTER = {"strong": 9.0, "small": 7.9, "": 8.0}
"""Units of the drawing that a letter takes on average in the widest of the usual fonts."""
PHONE = 328
"""What a telephone of 360 pixels leaves to the drawing."""


@pytest.fixture(scope="module")
def chart():
    return draw(shipped_catalogue())


def test_every_screen_has_one_box_in_order(chart):
    boxes = [box.screen_id for row in chart.rows for box in row.boxes if box.screen_id]

    catalogue = shipped_catalogue()
    assert boxes == [screen.id for screen in (*catalogue.triage_screens, *catalogue.plan_screens)]


def test_all_words_stay_inside_their_boxes(chart):
    outside = [
        words.text
        for row in chart.rows
        for box in row.boxes
        for words in box.words
        if words.x + len(words.text) * WIDEST_LETTER[words.kind] > box.x + box.width
        or not box.y < words.y < box.bottom
    ]

    assert outside == []


def test_all_boxes_and_lines_stay_inside_their_row(chart):
    for row in chart.rows:
        points = [point.split(",") for line in row.lines for point in line.points.split()]
        assert all(0 <= int(x) <= row.width and 0 <= int(y) <= row.height for x, y in points)
        assert all(
            box.x >= 0 and box.x + box.width <= WIDTH and box.bottom <= row.height for box in row.boxes
        )


def test_no_two_boxes_of_a_row_overlap(chart):
    for row in chart.rows:
        for one, other in combinations(row.boxes, 2):
            assert not overlap(one, other)


def overlap(one: Box, other: Box) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    above = one.bottom <= other.y or other.bottom <= one.y
    return not beside and not above


def test_a_telephone_shows_the_whole_of_each_screens_box(chart):
    assert BOX_X + BOX_WIDTH <= PHONE


def test_a_screen_that_only_some_see_has_its_condition_beside_its_arrow_and_a_way_round(chart):
    rows = dict(zip((stop.step.screen.id for stop in chart.triage), chart.rows, strict=False))

    told = " ".join(note.text for note in rows["pregnancy"].notes)
    assert told == "Only if “How old are you?” is from “Under 16” to “50 to 59”"
    assert "round" in {line.kind for line in rows["pregnancy"].lines}
    assert "round" not in {line.kind for line in rows["legs"].lines}


@pytest.mark.parametrize(
    ("criteria", "words"),
    [
        ("fever", "“You have a temperature of 38 C or more, or are hot or cold and shivery”"),
        ("pregnancy == not_pregnant or pregnancy == maybe", "is I am not pregnant or I might be pregnant"),
        ("age >= a60", "“How old are you?” is from “60 to 64” to “75 or over”"),
        ("age == a20", "“How old are you?” is 20 to 44"),
        ("onset >= w12", "“When did this bout of pain begin?” is More than 12 weeks ago"),
    ],
)
def test_conditions_are_told_in_words(criteria, words):
    catalogue = shipped_catalogue()

    assert words in condition(catalogue, resolve(parse(criteria), catalogue.vocabulary))
