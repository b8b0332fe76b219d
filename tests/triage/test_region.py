from __future__ import annotations

import pytest

from guidance.regions import REGION_COOKIE
from tests.clinical.shipped import person, region, shipped_catalogue
from tests.journeys.calm import assert_all_is_calm
from tests.journeys.walker import RESULT, Walker, cookie_of

REGION = "/region/"
REGIONS = shipped_catalogue().guidance.regions


@pytest.mark.parametrize("chosen", REGIONS, ids=lambda each: each.id)
def test_every_country_can_be_chosen_and_gives_its_numbers(chosen):
    walker = Walker().go(REGION)

    walker.press(chosen.id)

    assert walker.path == "/"
    assert walker.emergency_numbers == set(chosen.emergency_numbers)
    assert walker.client.cookies[REGION_COOKIE].value == chosen.id


@pytest.mark.parametrize(
    ("languages", "chosen"),
    [("en-GB", "GB"), ("en-US,en;q=0.9", "US"), ("de", "EU"), ("tlh", "XX"), ("", "XX"), (";;q=,,,", "XX")],
)
def test_the_country_is_guessed_from_the_languages_of_the_browser(languages, chosen):
    walker = Walker(languages=languages).go("/")

    assert walker.emergency_numbers == set(region(chosen).emergency_numbers)


@pytest.mark.parametrize("sent", ["", "ZZ", "gb\x00", "<b>", "A" * 50_000])
def test_an_unknown_country_is_asked_again_and_not_remembered(sent):
    walker = Walker().post(REGION, [("region", sent)])

    assert walker.path == REGION
    assert not walker.seen[-1].cookies
    assert_all_is_calm(walker)


@pytest.mark.parametrize("cookie", ["", "ZZ", "A" * 3_000, "%00"])
def test_an_unknown_country_in_the_browser_is_not_believed(cookie):
    walker = Walker()
    walker.client.cookies[REGION_COOKIE] = cookie

    walker.go("/")

    assert walker.emergency_numbers == {"999"}


@pytest.mark.parametrize(
    ("answers", "path"),
    [(person("chest_pain"), RESULT), (person("lift_twist"), RESULT), ({"chest_pain": "no"}, None)],
    ids=["emergency", "finished", "in the middle"],
)
def test_choosing_leads_back_to_where_they_were(answers, path):
    walker = Walker(answers_cookie=cookie_of(answers)).go(REGION).press("IE")

    assert walker.path == (path or "/check/right_now/")
    assert walker.emergency_numbers == {"112", "999"}


def test_a_page_of_this_site_can_ask_to_be_shown_next():
    walker = Walker().go(f"{REGION}?next=/emergency/").press("US")

    assert walker.path == "/emergency/"


@pytest.mark.parametrize(
    "onward",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "https:elsewhere.example",
        "\thttps://elsewhere.example",
    ],
)
def test_choosing_never_leads_to_another_site(onward):
    walker = Walker().post(REGION, [("region", "GB"), ("next", onward)])

    assert walker.path == "/"
    assert all(seen.headers.get("Location", "/").startswith("/") for seen in walker.seen)


@pytest.mark.parametrize("onward", ["/\r\nSet-Cookie: a=b", "/\x00", "/" + "a" * 10_000, "/%ff"])
def test_a_strange_way_on_is_no_fault(onward):
    walker = Walker().post(REGION, [("region", "GB"), ("next", onward)])

    assert_all_is_calm(walker)
    assert "a" not in walker.client.cookies
