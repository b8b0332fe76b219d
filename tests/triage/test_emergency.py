from __future__ import annotations

import pytest

from tests.clinical.shipped import person, region, shipped_catalogue
from tests.journeys.results import emergency_lines
from tests.journeys.walker import Walker, cookie_of

EMERGENCY = "/emergency/"


@pytest.mark.parametrize("region_id", [each.id for each in shipped_catalogue().guidance.regions])
def test_the_first_thing_to_tap_is_a_number_of_the_country(region_id):
    walker = Walker().go("/region/").press(region_id).go(EMERGENCY)

    first = next(walker.main.all("a"))["href"]
    assert first.removeprefix("tel:") in region(region_id).emergency_numbers
    assert all(" " not in link for link in walker.main_links if link.startswith("tel:"))


def test_it_lists_when_to_call_and_the_numbers_of_every_country():
    walker = Walker().go(EMERGENCY)

    numbers = {number for each in shipped_catalogue().guidance.regions for number in each.emergency_numbers}
    assert emergency_lines(walker)
    assert {f"tel:{number}" for number in numbers} <= set(walker.main_links)


def test_it_needs_no_answers_and_leaves_them_alone():
    walker = Walker(answers_cookie=cookie_of(person("lift_twist"))).go(EMERGENCY)

    assert walker.status == 200
    assert not walker.seen[-1].cookies
