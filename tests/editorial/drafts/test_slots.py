from __future__ import annotations

from dataclasses import replace

import pytest

from clinical.content import Guidance, Item
from editorial.drafts.slots import meanings, released, reused
from tests.guidance.factory import make_guidance, make_release


def with_items(change) -> Guidance:
    screens = make_guidance().screens
    return make_guidance(
        screens=tuple(replace(each, items=tuple(map(change, each.items))) for each in screens)
    )


def test_the_same_guidance_reuses_nothing():
    assert reused(make_guidance(), [meanings(make_guidance())]) == []


def test_a_slot_of_an_earlier_release_is_not_given_to_another_item():
    def renamed(item: Item) -> Item:
        return replace(item, id="chills") if item.id == "fever" else item

    (problem,) = reused(with_items(renamed), [meanings(make_guidance())])

    assert "slot 9" in problem.words
    assert "“fever”" in problem.words


def test_an_option_number_of_an_earlier_release_keeps_its_code():
    def swapped(item: Item) -> Item:
        first, *others = item.answer_options or (None,)
        return replace(item, answer_options=(replace(first, code="child"), *others)) if first else item

    (problem,) = reused(with_items(swapped), [meanings(make_guidance())])

    assert "“u18”" in problem.words


@pytest.mark.django_db
def test_a_release_is_read_only_once(django_assert_num_queries):
    make_release(1, make_guidance())
    make_release(2, make_guidance())
    first = list(released())

    with django_assert_num_queries(1):
        again = list(released())

    assert again == first
    assert again[0] is again[1]
