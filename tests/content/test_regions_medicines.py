"""Which medicines a plan shows in which country. Evidence: corrections to the plan, 5."""

from __future__ import annotations

import pytest

from clinical.content import Gel
from tests.clinical.shipped import everything_in, person, plan_at, region, shipped_catalogue
from tests.content.test_matrix import texts_of

GELS = {
    Gel.IBUPROFEN: "GB IE EU",
    Gel.ASK: "CA AU NZ IN ZA XX",
    Gel.NONE: "US",
}
WITH_NAPROXEN = {"US"}
REGIONS = [each.id for each in shipped_catalogue().guidance.regions]
LIFTED = person("lift_twist")


def test_every_region_says_what_gel_it_has():
    assert {each: region(each).gel for each in REGIONS} == {
        name: gel for gel, names in GELS.items() for name in names.split()
    }


@pytest.mark.parametrize("name", REGIONS)
def test_a_gel_is_planned_only_where_its_leaflet_names_backs(name):
    plan = plan_at(6, LIFTED, name)

    assert ("topical_nsaid" in everything_in(plan)) is (region(name).gel is Gel.IBUPROFEN)
    assert ("topical_nsaid" in {each.activity_id for each in plan.ask_first}) is (region(name).gel is Gel.ASK)


def test_no_text_of_a_plan_in_the_us_offers_a_gel():
    plan = plan_at(6, LIFTED, "US")

    shown = (plan.phases, plan.ask_first, plan.left_out)

    assert [text for text in texts_of(shown) if "ibuprofen gel" in text.lower()] == []


@pytest.mark.parametrize("name", REGIONS)
def test_numbers_of_the_american_naproxen_label_are_in_no_other_plan(name):
    texts = " ".join(texts_of(plan_at(6, LIFTED, name).phases))

    assert ("220 mg" in texts) is (name in WITH_NAPROXEN)


@pytest.mark.parametrize("name", REGIONS)
def test_no_plan_says_more_paracetamol_than_the_strictest_country(name):
    texts = " ".join(texts_of(plan_at(6, LIFTED, name).phases))

    assert "at most 3 g (6 tablets of 500 mg) in 24 hours" in texts
    assert "at most 4 g" not in texts
    assert "8 tablets" not in texts


@pytest.mark.parametrize("answers", [person("nsaid_reaction"), person(pregnancy="from_13w")])
def test_a_country_takes_nothing_back_of_what_somebody_must_not_have(answers):
    removed = {
        name: {each.activity_id for each in plan_at(6, answers, name).left_out} for name in ("GB", "AU")
    }

    assert "topical_nsaid" in removed["GB"] & removed["AU"]
