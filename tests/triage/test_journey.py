"""Answers travel sealed, small, and by permanent numbers."""

from __future__ import annotations

import zlib
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as configured
from django.test import override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from clinical.plan.course import Ability, CheckIn, Trend
from tests.clinical.shipped import shipped_catalogue
from triage.journey import MOST_CHECK_INS, Journey, asked_again, emergency_items
from triage.packing import (
    EPOCH,
    HAS_TICKS,
    LATER_PARTS,
    LAYOUT,
    SLOTS,
    TICKS,
    UnreadableJourney,
    pack,
    pack_check_in,
    restore,
    unpack,
    unpack_check_ins,
)
from triage.sealed import LONGEST, BrokenSeal, seal, unseal

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
CODES = {item.id: [option.code for option in item.permitted] for item in shipped_catalogue().items.values()}
ANY_ANSWERS = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(codes) for name, codes in CODES.items()}
)
ANY_MINUTE = st.integers(1, 60 * 24 * 365 * 20).map(lambda minutes: EPOCH + timedelta(minutes=minutes))
SAID = st.none() | st.booleans()
ANY_CHECK_IN = st.builds(
    CheckIn,
    ANY_MINUTE,
    st.integers(0, 10),
    st.sampled_from(Trend),
    st.frozensets(st.sampled_from(Ability)),
    SAID,
    SAID,
    SAID,
)
ANY_JOURNEY = st.builds(
    Journey,
    release=st.integers(0, 2**32 - 1),
    answered_at=ANY_MINUTE,
    answers=ANY_ANSWERS,
    onset_at=st.none() | ANY_MINUTE,
    onset_is_exact=st.booleans(),
    utc_offset=st.none() | st.integers(-56, 56).map(lambda quarters: quarters * 15),
    kept_since=st.none() | ANY_MINUTE,
    check_ins=st.lists(ANY_CHECK_IN, max_size=MOST_CHECK_INS).map(tuple),
    check_in_first=st.booleans(),
)
ANY_TICKS = st.sets(
    st.sampled_from([each.id for each in shipped_catalogue().guidance.activities]), min_size=1
)


def check_ins(count, every=timedelta(days=2)):
    """Return so many check-ins, as different from each other as they can be."""
    return tuple(
        CheckIn(
            NOON + every * place,
            place * 7 % 11,
            list(Trend)[place % 3],
            frozenset(list(Ability)[: place % 5]),
        )
        for place in range(count)
    )


@settings(max_examples=60, deadline=None)
@given(ANY_JOURNEY, st.none() | ANY_TICKS)
def test_a_journey_arrives_as_it_left(journey, ticked):
    catalogue = shipped_catalogue()
    if ticked is not None:
        journey = journey.with_ticks(ticked, journey.answered_at.date())

    arrived = restore(unpack(unseal(seal(pack(journey, catalogue)))), catalogue)

    assert arrived == journey


@settings(max_examples=60, deadline=None)
@given(ANY_ANSWERS, st.lists(ANY_CHECK_IN, min_size=MOST_CHECK_INS, max_size=MOST_CHECK_INS + 20).map(tuple))
def test_no_journey_is_too_long_for_a_cookie(answers, told):
    every = [activity.id for activity in shipped_catalogue().guidance.activities]
    journey = Journey(7, NOON, answers, NOON, check_ins=told).with_ticks(every, NOON.date())

    sealed = seal(pack(journey, shipped_catalogue()))

    assert len(sealed) < 1200


@settings(max_examples=30, deadline=None)
@given(ANY_ANSWERS)
def test_a_journey_of_the_first_layout_is_still_read(answers):
    catalogue = shipped_catalogue()
    present = pack(Journey(7, NOON, answers, NOON - timedelta(hours=30)), catalogue)
    release, answered, onset = LAYOUT.unpack_from(present)[1:]
    first_layout = LAYOUT.pack(1, release, answered, onset) + present[LAYOUT.size + LATER_PARTS.size :]

    arrived = restore(unpack(first_layout), catalogue)

    assert arrived == Journey(7, NOON, answers, NOON - timedelta(hours=30))


def test_of_too_many_check_ins_the_first_and_the_latest_stay():
    told = check_ins(MOST_CHECK_INS + 25)
    journey = Journey(7, NOON)

    for each in told:
        journey = journey.with_check_in(each)

    assert len(journey.check_ins) == MOST_CHECK_INS
    assert journey.check_ins[0] == told[0]
    assert journey.check_ins[-15:] == told[-15:]
    assert set(journey.check_ins) <= set(told)


def test_check_ins_are_kept_in_order_of_time():
    first, second = check_ins(2)

    assert Journey(7, NOON).with_check_in(second).with_check_in(first).check_ins == (first, second)


@given(st.binary(max_size=60))
def test_any_bytes_are_a_journey_or_refused(data):
    for layout in (b"", b"\x01", b"\x02"):
        with suppress(UnreadableJourney):
            restore(unpack(layout + data), shipped_catalogue())


@pytest.mark.parametrize("damage", [b"\x0b\x00", b"\x30\x00"], ids=["a pain of 11", "an unknown trend"])
def test_a_check_in_that_nobody_told_is_refused(damage):
    head = LAYOUT.pack(2, 7, 100, 0) + LATER_PARTS.pack(0, 0, 0, 1)

    with pytest.raises(UnreadableJourney):
        unpack(head + zlib.compress(bytes(4) + damage))


def test_without_ticks_a_journey_is_the_bytes_that_it_was_before_there_were_any():
    journey = Journey(7, NOON, {"fever": "yes"}, check_ins=check_ins(2))

    ticked_off_again = journey.with_ticks({"walk_pacing"}, NOON.date()).with_ticks((), NOON.date())

    assert pack(ticked_off_again, shipped_catalogue()) == pack(journey, shipped_catalogue())


def test_ticks_are_for_the_day_that_they_were_made():
    journey = Journey(7, NOON).with_ticks({"walk_pacing"}, NOON.date())

    assert journey.done_on(NOON.date()) == {"walk_pacing"}
    assert journey.done_on(NOON.date() + timedelta(days=1)) == frozenset()


def test_ticks_that_were_cut_off_are_refused():
    head = LAYOUT.pack(2, 7, 100, 0) + LATER_PARTS.pack(0, HAS_TICKS, 0, 0)

    with pytest.raises(UnreadableJourney):
        unpack(head + zlib.compress(TICKS.pack(100, 3) + bytes(4)))


def test_check_ins_that_were_cut_off_are_refused():
    head = LAYOUT.pack(2, 7, 100, 0) + LATER_PARTS.pack(0, 0, 0, 2)

    with pytest.raises(UnreadableJourney):
        unpack(head + zlib.compress(bytes(8)))


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


@pytest.mark.parametrize(
    "data", [b"", b"\x01", b"\x02" + bytes(12), b"\x03" + bytes(30), b"\x01" + bytes(12) + b"not zlib"]
)
def test_bytes_that_are_no_journey_are_refused(data):
    with pytest.raises(UnreadableJourney):
        unpack(data)


def test_an_answer_to_an_item_that_is_gone_is_left_out():
    packed = unpack(pack(Journey(7, NOON, {"fever": "yes"}), shipped_catalogue()))
    strange = replace(packed, numbers={**packed.numbers, SLOTS - 1: 1})

    assert restore(strange, shipped_catalogue()).answers == {"fever": "yes"}


@pytest.mark.parametrize(("code", "hours"), [("h0", 0), ("h24", 24), ("d7", 168), ("w6", 1008)])
def test_an_onset_band_says_when_it_began(code, hours):
    journey = Journey(7, NOON).with_answers({"onset": code}, NOON)

    assert journey.onset_at == NOON - timedelta(hours=hours)


def test_an_exact_onset_stays_while_its_band_does():
    began = NOON - timedelta(hours=31)
    journey = Journey(7, NOON, {"onset": "h24"}, began, onset_is_exact=True)

    again = journey.with_answers({"onset": "h24"}, NOON + timedelta(hours=1))
    changed = journey.with_answers({"onset": "d3"}, NOON)

    assert (again.onset_at, again.onset_is_exact) == (began, True)
    assert (changed.onset_at, changed.onset_is_exact) == (NOON - timedelta(days=3), False)


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


def test_fever_and_leg_weakness_are_asked_again_with_them():
    asked = asked_again(shipped_catalogue())
    # And what alone opens an urgent sign: “weakness down both legs” before it is told what is wrong there.
    opening = {"both_legs", "effort_heat", "hard_knock", "leg_changed", "spasms_everywhere"}
    assert asked == emergency_items(shipped_catalogue()) | {"fever", "one_leg_weak_stable"} | opening


def test_a_check_in_of_before_is_read_as_one_that_was_not_asked_more():
    told = CheckIn(NOON, 6, Trend.WORSE, frozenset({Ability.DRESS}))

    assert pack_check_in(told)[4:] == bytes([6 | 2 << 4, 1 << 1])
    assert unpack_check_ins(pack_check_in(told)) == (told,)
