"""What nobody may read above an emergency, and what nobody may read who needs none."""

from __future__ import annotations

import pytest

from clinical.catalogue import compile_guidance
from clinical.content import Disposition
from clinical.proofs.theorems.urgency import (
    reasons_speak_at_their_level,
    results_speak_at_their_level,
    too_fast,
    too_slow,
)
from tests.clinical.proofs.edits import change, flag
from tests.clinical.shipped import shipped_catalogue

SLOW = [
    "Call 999 when you have time.",
    "This is common and nothing to worry about.",
    "There is no hurry.",
    "It can wait until Monday.",
    "Have it looked at in the next few days.",
    "Wait and see if it passes.",
    "See how it goes tonight.",
]
FAST = [
    "It needs a scan now.",
    "Treatment has to begin at once.",
    "It needs surgeons fast.",
    "Call an ambulance right away.",
    "Minutes count.",
]


def edited(edit):
    return compile_guidance(edit(shipped_catalogue().guidance))


@pytest.mark.parametrize("sentence", SLOW)
def test_nothing_urgent_is_told_slowly(sentence):
    for level in (Disposition.SAME_DAY, Disposition.EMERGENCY_DEPARTMENT, Disposition.AMBULANCE):
        assert too_slow(sentence, level)
    assert not too_slow(sentence, Disposition.SOON)


@pytest.mark.parametrize("sentence", FAST)
def test_nothing_that_can_wait_is_told_in_haste(sentence):
    for level in (Disposition.ROUTINE, Disposition.SOON, Disposition.SAME_DAY):
        assert too_fast(sentence, level)
    assert not too_fast(sentence, Disposition.EMERGENCY_DEPARTMENT)


def test_today_is_the_word_of_the_same_day():
    assert too_fast("It needs an X-ray today.", Disposition.SOON)
    assert not too_fast("It needs an X-ray today.", Disposition.SAME_DAY)


@pytest.mark.parametrize(
    "sentence",
    [
        "Old signs do not need help today.",
        "With help from now on, you get moving sooner.",
        "It is common now.",
    ],
)
def test_what_only_sounds_like_haste_is_let_through(sentence):
    assert not too_fast(sentence, Disposition.ROUTINE)


def test_what_forbids_waiting_is_let_through():
    assert not too_slow("Do not wait and see.", Disposition.AMBULANCE)


@pytest.mark.parametrize(
    "edit",
    [
        flag("fever", reason="A spasm does not cause a fever. It needs a scan now."),
        flag("cough_strain", reason="A nerve is likely to be irritated. See someone today."),
        flag("chest_pain", reason="This is common and nothing to worry about."),
        flag("saddle_numb", say="I have numbness. It can wait."),
    ],
)
def test_such_a_red_flag_is_found(edit):
    found = list(reasons_speak_at_their_level(edited(edit)))

    assert len(found) == 1
    assert found[0].collection == "red_flags"


@pytest.mark.parametrize(
    "edit",
    [
        change("outcomes", "ambulance", how_soon="Call {emergency_number} when you have time."),
        change("outcomes", "emergency_department", lead="There is no hurry."),
        change("outcomes", "same_day", lead="Have it looked at in the next few days."),
        change("outcomes", "soon", heading="Go to hospital at once"),
    ],
)
def test_such_a_result_is_found(edit):
    found = list(results_speak_at_their_level(edited(edit)))

    assert len(found) == 1
    assert found[0].collection == "outcomes"


def test_what_is_shipped_speaks_at_its_level():
    shipped = shipped_catalogue()

    assert not [*reasons_speak_at_their_level(shipped), *results_speak_at_their_level(shipped)]
