from __future__ import annotations

from types import SimpleNamespace

import pytest

from guidance.regions import accepted_languages, region_for
from tests.guidance.factory import make_guidance, make_region

REGIONS = (make_region("GB", "en-gb"), make_region("US", "en-us"), make_region("XX"))
RELEASE = SimpleNamespace(catalogue=SimpleNamespace(guidance=make_guidance(regions=REGIONS)))


def chosen(rf, languages: str = "", cookie: str = "") -> str:
    request = rf.get("/", headers={"Accept-Language": languages})
    request.COOKIES["region"] = cookie
    return region_for(request, RELEASE).id


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        ("en-GB,en;q=0.9", "GB"),
        ("fr;q=0.5, en-us;q=0.8, en-gb;q=0.9", "GB"),
        ("en", "XX"),
        ("de-DE", "XX"),
        ("tr-TR, tr;q=0.9, en-US;q=0.8", "XX"),
        ("en, en-gb;q=0.9", "GB"),
        ("en-gb;q=0", "XX"),
        ("", "XX"),
        (";;q=,,en-gb;q=x,*", "XX"),
        ("en-gb;q=nan, en-us", "US"),
    ],
)
def test_the_language_suggests_a_region(rf, languages, expected):
    assert chosen(rf, languages) == expected


def test_the_choice_of_the_person_wins(rf):
    assert chosen(rf, "en-US", cookie="GB") == "GB"


def test_a_cookie_that_names_no_region_is_passed_over(rf):
    assert chosen(rf, "en-US", cookie="<script>") == "US"


def test_a_header_of_any_length_is_read_only_so_far():
    assert len(list(accepted_languages(",".join(["en-gb"] * 10_000)))) <= 20
