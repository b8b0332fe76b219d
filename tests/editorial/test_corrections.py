from __future__ import annotations

import pytest
from django.urls import reverse

from clinical.content import SeedClaim
from guidance.releases.compiled import as_bundled, make_ready
from guidance.releases.current import forget
from guidance.views import OTHER_THEMES, THEMES, corrections
from tests.guidance.factory import shipped


@pytest.fixture(scope="module")
def release():
    return make_ready(as_bundled(shipped()))


@pytest.fixture
def page(settings, release, nothing_known, client):
    settings.RELEASE_CHECK_SECONDS = 3600
    forget(release)
    return client.get(reverse("guidance:about_sources")).content.decode()


def test_what_we_correct_is_read_beside_the_sources(page, release):
    claim = next(each for each in release.catalogue.guidance.seed_claims if each.rejected_because)

    assert "What you may have read" in page
    assert f'id="{claim.id}"' in page
    assert all(f'href="#{source}"' in page and f'<li id="{source}"' in page for source in claim.sources)


def test_what_we_keep_as_it_is_is_not_among_the_corrections(page, release):
    kept = [each.id for each in release.catalogue.guidance.seed_claims if not each.rejected_because]

    assert not any(f'id="{each}"' in page for each in kept)


def test_corrections_stand_under_the_headings_of_their_themes_in_order():
    claims = [
        SeedClaim("drinks-1", "Drink far more.", (), "Thirst is a guide."),
        SeedClaim("drinks-2", "Drink a little.", ("activity:rehydrate",)),
        SeedClaim("warmth-3", "Ice is best.", (), "Warmth has better research."),
        SeedClaim("elsewhere-4", "Wear a belt.", (), "Belts do not prevent pain."),
    ]

    found = [(heading, [each.id for each in listed]) for heading, listed in corrections(claims)]

    assert found == [
        (THEMES["warmth"], ["warmth-3"]),
        (THEMES["drinks"], ["drinks-1"]),
        (OTHER_THEMES, ["elsewhere-4"]),
    ]


def test_a_release_that_corrects_nothing_shows_no_heading():
    assert corrections([]) == []
