from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from guidance.releases.compiled import ReleaseEvidence, as_bundled, make_ready
from guidance.releases.current import forget
from tests.guidance.factory import shipped
from tests.journeys.page import read_page

PAGES = ("articles", "about_tested", "about_privacy", "about_accessibility", "about_sources")
# No database mark: a page that asked the database for anything would fail its test.


@pytest.fixture(scope="module")
def release():
    return make_ready(as_bundled(shipped()))


@pytest.fixture(autouse=True)
def served(settings, release, nothing_known):
    settings.RELEASE_CHECK_SECONDS = 3600
    forget(release)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_shown_from_the_release_alone(client, name):
    response = client.get(reverse(f"guidance:{name}"))

    assert response.status_code == 200
    assert response.context["release"].version == 0
    assert response.context["region"].id == "XX"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_kept_by_the_browser_alone_and_checked_each_time(client, name):
    response = client.get(reverse(f"guidance:{name}"))

    assert {"private", "no-cache"} <= set(response["Cache-Control"].split(", "))
    assert {"Cookie", "Accept-Language"} <= set(response["Vary"].split(", "))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_takes_no_form(client, name):
    assert client.post(reverse(f"guidance:{name}")).status_code == 405


def test_every_article_is_shown_with_its_sources(client, release):
    for article in release.catalogue.guidance.articles:
        response = client.get(reverse("guidance:article", args=[article.slug]))

        assert response.status_code == 200
        assert response.context["body_html"] == release.articles[article.slug]
        assert {each.id for each in response.context["sources"]} == set(article.sources)


def test_an_article_shows_the_signs_of_an_emergency(client, release):
    slug = release.catalogue.guidance.articles[0].slug

    response = client.get(reverse("guidance:article", args=[slug]))

    assert response.context["safety_nets"]["ambulance"]


def test_a_guide_tells_how_long_it_takes_and_when_it_is_reviewed(client):
    page = read_page(client.get(reverse("guidance:article", args=["ice-or-heat"])).content.decode())

    assert "3 minute read" in page.text
    assert "Reviewed 30 November 2026. Next review November 2027." in page.text


def test_a_guide_says_that_its_review_is_overdue(client, release):
    guide = replace(release.catalogue.guidance.articles[0], next_review_on=date(2025, 3, 1))
    guidance = replace(release.catalogue.guidance, articles=(guide,))
    forget(replace(release, catalogue=replace(release.catalogue, guidance=guidance)))

    page = read_page(client.get(reverse("guidance:article", args=[guide.slug])).content.decode())

    assert "The next review was due in March 2025, so parts may be out of date." in page.text


def test_a_guide_leads_to_the_safety_check_and_to_other_guides(client, release):
    slugs = {each.slug for each in release.catalogue.guidance.articles}

    for slug in slugs:
        response = client.get(reverse("guidance:article", args=[slug]))

        assert f'href="{reverse("triage:home")}">Check your signs' in response.content.decode()
        assert {each.slug for each in response.context["related"]} <= slugs - {slug}


def test_an_article_that_is_not_there_is_not_found(client):
    assert client.get(reverse("guidance:article", args=["nowhere"])).status_code == 404


def test_guides_are_found_by_their_words(client, release):
    title = release.catalogue.guidance.articles[0].title

    response = client.get(reverse("guidance:search"), {"q": title})

    assert response.status_code == 200
    assert response.context["results"][0]["article"].title == title


def test_searching_for_nothing_shows_all_guides(client, release):
    response = client.get(reverse("guidance:search"), {"q": "  "})

    assert response.context["query"] == ""
    assert response.context["articles"] == release.catalogue.guidance.articles


def test_what_was_searched_for_is_shown_as_text(client):
    response = client.get(reverse("guidance:search"), {"q": "<script>alert(1)</script>"})

    assert b"<script>alert" not in response.content


def test_without_a_database_the_page_says_that_it_cannot_show_the_proof(client):
    html = client.get(reverse("guidance:about_tested")).content.decode()

    assert "we cannot show it here" in html
    assert "Nobody has approved it yet" in html


def test_the_public_sees_the_proof_the_made_up_people_and_roles_without_names(client, release):
    theorems = [
        {"statement": "Whoever is unwell is seen.", "combinations": "9" * 60, "holds": True},
        {"statement": "Every statement cites a source.", "combinations": "1", "holds": True},
    ]
    roles = [{"did": "approved", "role": "Clinical reviewer", "people": 2}]
    forget(replace(release, version=7, evidence=ReleaseEvidence(theorems, roles)))

    html = client.get(reverse("guidance:about_tested")).content.decode()

    assert "Whoever is unwell is seen." in html
    assert "a number with 60 digits" in html
    assert "Approved by 2 people in the role “Clinical reviewer”." in html
    assert release.catalogue.guidance.vignettes[0].story in unescape(html)
    assert "Release 7" in html
