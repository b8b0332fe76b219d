"""Words that decide who ticks a sign are listed where they change: nobody can prove whom that concerns."""

from __future__ import annotations

import json

import pytest

from clinical.catalogue import compile_guidance
from clinical.content import Guidance
from clinical.proofs.comparison import Rewording, compare
from clinical.proofs.comparison.rewordings import rewordings
from tests.clinical.proofs.edits import Edit, flag, item, move_item, screen
from tests.clinical.shipped import shipped_catalogue

COUNTED = shipped_catalogue().items["fever"].exception
WIDER = "A fever that comes and goes does not count."


def told(edit: Edit) -> list[Rewording]:
    shipped = shipped_catalogue()
    return list(rewordings(shipped, compile_guidance(edit(shipped.guidance))))


def reworded_option(name: str, code: str, label: str) -> Edit:
    def edit(guidance: Guidance) -> Guidance:
        options = shipped_catalogue().items[name].answer_options
        changed = tuple(
            type(each)(each.code, each.number, label, each.hint) if each.code == code else each
            for each in options
        )
        return item(name, answer_options=changed)(guidance)

    return edit


@pytest.mark.parametrize(
    ("edit", "place", "after"),
    [
        (item("fever", text="A very high temperature"), "the question", "A very high temperature"),
        (item("fever", hint="40 C or more."), "what counts", "40 C or more."),
        (item("fever", exception=WIDER), "what does not count", WIDER),
        (reworded_option("onset", "w12", "Years ago"), "the answer “w12”", "Years ago"),
        (
            reworded_option("pregnancy", "maybe", "I am very late"),
            "the answer “maybe”",
            "I am very late",
        ),
    ],
)
def test_other_words_of_a_sign_that_an_urgent_red_flag_rests_on_are_told(edit, place, after):
    (rewording,) = told(edit)

    assert rewording.place == place
    assert rewording.after.startswith(after)
    assert rewording.before != rewording.after


def test_what_no_longer_counts_names_the_most_urgent_red_flag_that_rests_on_it():
    (rewording,) = told(item("fever", exception=WIDER))

    assert rewording.items == ("fever",)
    assert f"what does not count. Before: “{COUNTED}” Now: “{WIDER}”" in rewording.words
    assert "rests on it: Ambulance" in rewording.words


def test_a_line_above_several_signs_is_told_once():
    (rewording,) = told(screen("legs", lead="Tick only what began today."))

    assert len(rewording.items) > 5
    assert f"and {len(rewording.items) - 1} more" in rewording.words


def test_a_sign_that_moves_to_a_page_with_another_line_is_told():
    (rewording,) = told(move_item("cough_strain", "legs"))

    assert rewording.place == "the line above it"


def test_a_sign_that_decides_who_is_asked_another_one_counts_as_well():
    (rewording,) = told(item("nerve_old", exception="Old pins and needles do not count."))

    assert rewording.items == ("nerve_old",)


def test_words_that_keep_an_activity_away_from_people_are_told():
    (rewording,) = told(item("ulcer", exception="An ulcer over a year ago does not count."))

    assert "It holds back" in rewording.words


@pytest.mark.parametrize(
    "edit",
    [
        item("fever", statement="You feel hot", why="It may be an infection.", note="Checked."),
        item("fever", exception=lambda text: f" {text}  "),
        item("long_journey_48h", text="A long drive"),
        screen("legs", title="Your legs", section="Legs"),
        flag("fever", reason="Fever may mean an infection."),
    ],
)
def test_words_that_decide_nothing_urgent_are_not_told(edit):
    assert told(edit) == []


def test_a_comparison_with_other_words_is_plain_data():
    guidance = shipped_catalogue().guidance

    comparison = compare(guidance, item("fever", exception=WIDER)(guidance))

    assert json.loads(json.dumps(comparison.to_data()))["rewordings"][0]["items"] == ["fever"]
