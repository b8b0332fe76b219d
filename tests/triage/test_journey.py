"""Answers travel sealed, small, and by permanent numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as configured
from django.test import override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.clinical.shipped import person, shipped_catalogue
from triage.journey import (
    SLOTS,
    Journey,
    UnreadableJourney,
    emergency_items,
    pack,
    restore,
    unpack,
)
from triage.sealed import LONGEST, BrokenSeal, seal, unseal

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
CODES = {item.id: [option.code for option in item.permitted] for item in shipped_catalogue().items.values()}
ANY_ANSWERS = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(codes) for name, codes in CODES.items()}
)


@settings(max_examples=30, deadline=None)
@given(ANY_ANSWERS)
def test_a_journey_arrives_as_it_left(answers):
    catalogue = shipped_catalogue()
    journey = Journey(7, NOON, answers, NOON - timedelta(hours=30))

    arrived = restore(unpack(unseal(seal(pack(journey, catalogue)))), catalogue)

    assert arrived == journey


@settings(max_examples=30, deadline=None)
@given(ANY_ANSWERS)
def test_no_journey_is_too_long_for_a_cookie(answers):
    sealed = seal(pack(Journey(7, NOON, answers), shipped_catalogue()))

    assert len(sealed) < 400


def test_an_ordinary_journey_is_small_enough_for_a_link():
    sealed = seal(pack(Journey(7, NOON, person("lift_twist"), NOON), shipped_catalogue()))

    assert len(sealed) <= 250


def test_a_seal_hides_the_answers():
    assert b"fever" not in seal(b"fever").encode()


@pytest.mark.parametrize(
    "break_it",
    [
        lambda seal: "",
        lambda seal: "é",
        lambda seal: "A" * (LONGEST + 1),
        lambda seal: seal[:-3],
        lambda seal: seal + "A",
    ],
    ids=["empty", "not ASCII", "too long", "cut", "lengthened"],
)
def test_a_broken_seal_is_refused(break_it):
    broken = break_it(seal(b"fever"))

    with pytest.raises(BrokenSeal):
        unseal(broken)


def test_an_older_key_still_opens_what_it_sealed():
    sealed = seal(b"fever")
    present_key = configured.SECRET_KEY

    with override_settings(SECRET_KEY="new" * 20, SECRET_KEY_FALLBACKS=[]), pytest.raises(BrokenSeal):
        unseal(sealed)
    with override_settings(SECRET_KEY="new" * 20, SECRET_KEY_FALLBACKS=[present_key]):
        assert unseal(sealed) == b"fever"


@pytest.mark.parametrize("data", [b"", b"\x01", b"\x02" + bytes(12), b"\x01" + bytes(12) + b"not zlib"])
def test_bytes_that_are_no_journey_are_refused(data):
    with pytest.raises(UnreadableJourney):
        unpack(data)


def test_an_answer_to_an_item_that_is_gone_is_left_out():
    packed = unpack(pack(Journey(7, NOON, {"fever": "yes"}), shipped_catalogue()))
    strange = type(packed)(packed.release, packed.answered_at, None, {**packed.numbers, SLOTS - 1: 1})

    assert restore(strange, shipped_catalogue()).answers == {"fever": "yes"}


@pytest.mark.parametrize(("code", "hours"), [("h0", 0), ("h24", 24), ("d7", 168), ("w6", 1008)])
def test_an_onset_band_says_when_it_began(code, hours):
    journey = Journey(7, NOON).with_answers({"onset": code}, NOON)

    assert journey.onset_at == NOON - timedelta(hours=hours)


def test_an_unsure_onset_has_no_time():
    assert Journey(7, NOON).with_answers({"onset": "unsure"}, NOON).onset_at is None


def test_answers_are_stale_after_a_day():
    journey = Journey(7, NOON)

    assert not journey.is_stale(NOON + timedelta(hours=24))
    assert journey.is_stale(NOON + timedelta(hours=24, minutes=1))


def test_the_emergency_items_are_those_that_alone_are_an_emergency():
    items = emergency_items(shipped_catalogue())

    assert {"chest_pain", "saddle_numb", "dark_pee"} <= items
    assert not {"fever", "cancer_ever", "age"} & items
