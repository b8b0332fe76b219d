"""Words that depend on the country, filled in wherever they stand."""

from __future__ import annotations

import pytest

from clinical.wording import localise, localise_tree
from tests.clinical.shipped import person, plan_at, region


def test_one_number_stands_alone():
    assert localise("Call {emergency_number} now", region("GB")) == "Call 999 now"


def test_where_the_country_is_not_known_every_number_is_named():
    words = localise("Call {emergency_number}", region("XX"))

    assert all(number in words for number in ("112", "999", "911", "000"))


def test_a_placeholder_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        localise("Call {the_chemist}", region("GB"))


@pytest.mark.parametrize("country", ["GB", "US", "XX"])
def test_no_placeholder_is_left_anywhere_in_a_plan(country):
    plan = localise_tree(plan_at(6, person("lift_twist"), country), region(country))

    assert "{" not in repr(plan).replace(repr(plan.region), "")


def test_what_has_no_placeholder_is_left_as_it_is():
    plan = plan_at(6, person("lift_twist"))
    without = tuple(each for each in plan.check_points if "{" not in repr(each))

    assert localise_tree(without, region()) is without


def test_a_medicine_has_the_name_of_its_country():
    titles = [
        activity.title
        for activity in localise_tree(
            tuple(each.activity for each in plan_at(6, person("lift_twist"), "US").phases[0].activities),
            region("US"),
        )
    ]

    assert any("acetaminophen" in title for title in titles)
    assert not any("paracetamol" in title for title in titles)
