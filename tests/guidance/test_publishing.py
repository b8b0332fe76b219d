from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guidance import drafts
from guidance.models import Release, Review
from guidance.publishing import NotPublishable, publish, publish_bundled, review, withdraw
from guidance.releases import NoRelease, current_release
from tests.guidance.factory import make_article, make_guidance, make_release, make_user, shipped, titled

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return make_user("ada", is_superuser=True)


@pytest.fixture
def bob():
    return make_user("bob", is_superuser=True)


def reasons_against(guidance) -> str:
    with pytest.raises(NotPublishable) as refusal:
        publish_bundled(guidance=guidance)
    assert not Release.objects.exists()
    return "\n".join(refusal.value.reasons)


def test_the_shipped_guidance_is_the_first_release():
    release = publish_bundled(guidance=shipped())

    served = current_release()
    assert (release.version, release.origin, release.published_by) == (1, "bundled", None)
    assert served.names == (1, release.checksum)
    assert all(theorem["holds"] for theorem in release.proof_report)


def test_bundled_guidance_goes_only_into_an_empty_table():
    make_release(1)

    with pytest.raises(NotPublishable, match="a release already"):
        publish_bundled(guidance=shipped())


def test_drafts_that_another_person_reviewed_are_published(ada, bob):
    make_release(1, shipped())
    drafts.replace(guidance=titled("Is one of these true?"))
    review(reviewer=ada)

    release = publish(by=bob, notes="A clearer first question.")

    assert (release.version, release.origin, release.published_by) == (2, "editorial", bob)
    assert current_release().is_approved


def test_nobody_approves_their_own_release(ada):
    drafts.replace(guidance=make_guidance())
    review(reviewer=ada)

    with pytest.raises(NotPublishable, match="Nobody but the publisher"):
        publish(by=ada, notes="Mine.")


def test_a_review_holds_only_for_the_drafts_it_saw(ada, bob):
    drafts.replace(guidance=make_guidance())
    review(reviewer=ada)
    drafts.replace(guidance=make_guidance(seed_claims=()))

    with pytest.raises(NotPublishable, match="as they are now"):
        publish(by=bob, notes="Changed since.")


def test_reviewing_twice_signs_once(ada):
    drafts.replace(guidance=make_guidance())

    assert review(reviewer=ada) == review(reviewer=ada)
    assert Review.objects.count() == 1


def test_without_the_permission_nobody_reviews_publishes_or_withdraws():
    drafts.replace(guidance=make_guidance())
    release, nobody = make_release(1), make_user("nobody")

    for attempt in (
        lambda: review(reviewer=nobody),
        lambda: publish(by=nobody, notes="x"),
        lambda: withdraw(release=release, by=nobody, reason="x"),
    ):
        with pytest.raises(NotPublishable, match="may not"):
            attempt()


def test_guidance_below_the_floor_is_refused():
    assert "chest_pain" in reasons_against(replace(shipped(), red_flags=shipped().red_flags[:1]))


def test_guidance_that_does_not_fit_together_is_refused():
    flag, *others = shipped().red_flags

    told = reasons_against(replace(shipped(), red_flags=(replace(flag, when="no_such_item"), *others)))

    assert "no_such_item" in told


@pytest.mark.parametrize(
    ("body", "told"),
    [("[x](javascript:alert)", "javascript:alert"), ("[x](/guides/nowhere/)", "/guides/nowhere/")],
)
def test_an_article_with_a_link_to_avoid_is_refused(body, told):
    assert told in reasons_against(replace(shipped(), articles=(make_article(body=body),)))


def test_a_region_without_a_number_to_dial_is_refused():
    region, *others = shipped().regions

    told = reasons_against(replace(shipped(), regions=(replace(region, emergency_numbers=()), *others)))

    assert f"Region {region.id}" in told


def test_an_article_past_its_review_is_not_published_by_editors(ada, bob):
    late = make_article(last_reviewed_on=date(2019, 1, 1), next_review_on=date(2020, 1, 1))
    drafts.replace(guidance=make_guidance(articles=(late,)))
    review(reviewer=ada)

    with pytest.raises(NotPublishable, match="was due for review on 2020-01-01"):
        publish(by=bob, notes="Late.")


def test_a_slot_of_an_earlier_release_is_not_reused(ada, bob):
    make_release(1, make_guidance())
    first, second = make_guidance().screens
    moved = replace(second, items=tuple(replace(each, slot=each.slot + 50) for each in second.items))
    stolen = replace(first, items=tuple(replace(each, slot=9) for each in first.items))
    drafts.replace(guidance=make_guidance(screens=(stolen, moved)))
    review(reviewer=ada)

    with pytest.raises(NotPublishable, match="Slot 9 of “age” belonged to “fever”"):
        publish(by=bob, notes="Moved.")


def test_a_withdrawn_release_is_out_of_use_at_once(ada):
    first, second = make_release(1), make_release(2)
    assert current_release().version == 2

    withdraw(release=second, by=ada, reason="A wrong number.")

    assert current_release().version == 1
    with pytest.raises(NotPublishable, match="already"):
        withdraw(release=second, by=ada, reason="Again.")
    withdraw(release=first, by=ada, reason="This one too.")
    with pytest.raises(NoRelease):
        current_release()
