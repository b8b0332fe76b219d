"""Ticks travel as short numbers that no two activities of a release share."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.clinical.shipped import shipped_catalogue
from triage.packing import NUMBERS, numbers_in, tick_numbers

ANY_ID = st.text("abcdefghijklmnopqrstuvwxyz_0123456789", min_size=1, max_size=30)


def test_no_two_activities_of_the_shipped_release_share_a_number():
    numbers = numbers_in(shipped_catalogue())

    assert len(set(numbers.values())) == len(numbers) == len(shipped_catalogue().guidance.activities)


@settings(max_examples=40, deadline=None)
@given(st.sets(ANY_ID, max_size=300))
def test_no_two_activities_of_any_release_share_a_number(ids):
    numbers = tick_numbers(ids)

    assert len(set(numbers.values())) == len(ids)
    assert all(0 <= number < NUMBERS for number in numbers.values())


def test_even_ids_that_come_to_one_number_are_kept_apart():
    ids = [f"activity_{place}" for place in range(3000)]

    numbers = tick_numbers(ids)

    assert len(set(numbers.values())) == len(ids)


def test_the_order_of_the_activities_does_not_matter():
    ids = [activity.id for activity in shipped_catalogue().guidance.activities]

    assert tick_numbers(ids) == tick_numbers(reversed(ids))


def test_one_activity_more_leaves_the_numbers_of_the_shipped_ones():
    ids = [activity.id for activity in shipped_catalogue().guidance.activities]

    after = tick_numbers([*ids, "swim_on_your_back"])

    assert {name: after[name] for name in ids} == tick_numbers(ids)
