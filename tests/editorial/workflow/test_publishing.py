from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from editorial.drafts import drafts
from editorial.workflow import NotPublishable, publish, publish_bundled, review, submit, withdraw
from guidance.models import AuditEntry, Release, Review
from guidance.releases.current import NoRelease, current_release
from tests.accounts import make_editor
from tests.clinical.proofs.edits import item
from tests.guidance.factory import (
    make_article,
    make_guidance,
    make_release,
    make_review,
    make_submission,
    milder,
    shipped,
    titled,
)

pytestmark = pytest.mark.django_db
CLEARER = "Is one of these true?"


@pytest.fixture
def ann():
    return make_editor("ann", "author")


@pytest.fixture
def rob():
    return make_editor("rob", "reviewer")


@pytest.fixture
def ray():
    return make_editor("ray", "reviewer")


@pytest.fixture
def pam():
    return make_editor("pam", "publisher")


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
    assert all(theorem["holds"] for theorem in served.evidence.theorems)
    assert AuditEntry.objects.get().by is None


def test_bundled_guidance_goes_only_into_an_empty_table():
    make_release(1)

    with pytest.raises(NotPublishable, match="a release already"):
        publish_bundled(guidance=shipped())


def test_drafts_go_from_an_author_by_a_reviewer_and_a_publisher_to_the_public(ann, rob, pam):
    make_release(1, shipped())
    drafts.replace(guidance=titled(CLEARER))

    submit(by=ann, notes="A clearer first question.")
    review(reviewer=rob, note="Read it aloud.")
    release = publish(by=pam)

    served = current_release()
    assert (release.version, release.origin, release.published_by) == (2, "editorial", pam)
    assert (release.notes, release.compared_with) == ("A clearer first question.", 1)
    assert served.is_approved
    assert served.catalogue.guidance.screens[0].title == CLEARER
    assert [(each["did"], each["role"]) for each in served.evidence.roles] == [
        ("submitted", "Author"),
        ("approved", "Clinical reviewer"),
        ("published", "Publisher"),
    ]
    assert list(AuditEntry.objects.values_list("action", "by__username")) == [
        ("published", "pam"),
        ("approved", "rob"),
        ("submitted", "ann"),
    ]


def test_nobody_publishes_what_nobody_submitted(pam):
    drafts.replace(guidance=make_guidance())

    with pytest.raises(NotPublishable, match="Nobody has submitted"):
        publish(by=pam)


def test_nobody_publishes_what_nobody_approved(ann, pam):
    drafts.replace(guidance=make_guidance())
    make_submission(make_guidance(), ann)

    with pytest.raises(NotPublishable, match="Nobody but the submitter and the publisher has approved"):
        publish(by=pam)


def test_the_publishers_own_approval_does_not_count(ann):
    both = make_editor("both", "reviewer", "publisher")
    drafts.replace(guidance=make_guidance())
    make_submission(make_guidance(), ann)
    review(reviewer=both)

    with pytest.raises(NotPublishable, match="Nobody but the submitter and the publisher"):
        publish(by=both)


def test_who_submits_later_takes_their_own_approval_back(ann, pam):
    both = make_editor("both", "author", "reviewer")
    drafts.replace(guidance=make_guidance())
    make_submission(make_guidance(), ann)
    review(reviewer=both)
    make_submission(make_guidance(), both)

    with pytest.raises(NotPublishable, match="Nobody but the submitter and the publisher"):
        publish(by=pam)


def test_one_more_change_voids_submission_and_approval(ann, rob, pam):
    drafts.replace(guidance=make_guidance())
    make_submission(make_guidance(), ann)
    review(reviewer=rob)
    drafts.replace(guidance=make_guidance(seed_claims=()))

    with pytest.raises(NotPublishable, match="Nobody has submitted the drafts as they are now"):
        publish(by=pam)


def test_what_was_approved_beside_another_release_is_approved_no_more(ann, rob, pam):
    drafts.replace(guidance=make_guidance())
    make_submission(make_guidance(), ann)
    make_review(make_guidance(), rob)
    make_release(1)

    with pytest.raises(NotPublishable, match="Nobody has submitted"):
        publish(by=pam)


def test_one_objection_stops_it_until_that_reviewer_approves(ann, rob, ray, pam):
    make_release(1, shipped())
    drafts.replace(guidance=titled(CLEARER))
    make_submission(titled(CLEARER), ann, 1)
    make_review(titled(CLEARER), rob, 1)
    make_review(titled(CLEARER), ray, 1, verdict=Review.Verdict.SENT_BACK, note="Too long.")

    with pytest.raises(NotPublishable, match="ray sent it back: Too long"):
        publish(by=pam)
    review(reviewer=ray)
    assert publish(by=pam).version == 2


def test_what_becomes_milder_needs_a_reason_and_two_reviewers(ann, rob, ray, pam):
    make_release(1, shipped())
    drafts.replace(guidance=milder())

    with pytest.raises(NotPublishable, match="Say why it is safe that this becomes milder"):
        submit(by=ann, notes="Less urgent.")
    submit(by=ann, notes="Less urgent.", reason="The source changed.")
    review(reviewer=rob)
    with pytest.raises(NotPublishable, match="two reviewers"):
        publish(by=pam)
    review(reviewer=ray)
    release = publish(by=pam)

    assert any(change["is_deescalation"] for change in release.comparison["changes"])
    assert {"did": "approved", "role": "Clinical reviewer", "people": 2} in release.roles


def test_words_that_decide_who_ticks_a_sign_need_a_reason_and_two_reviewers(ann, rob, ray, pam):
    make_release(1, shipped())
    drafts.replace(guidance=item("fever", exception="A fever under 40 C does not count.")(shipped()))

    with pytest.raises(NotPublishable, match="Now: “A fever under 40 C does not count"):
        submit(by=ann, notes="Fewer fevers.")
    submit(by=ann, notes="Fewer fevers.", reason="The source changed.")
    review(reviewer=rob)
    with pytest.raises(NotPublishable, match="two reviewers"):
        publish(by=pam)
    review(reviewer=ray)

    assert publish(by=pam).comparison["rewordings"][0]["items"] == ["fever"]


def test_without_the_role_nobody_publishes_or_withdraws(ann, rob):
    drafts.replace(guidance=make_guidance())
    release = make_release(1)

    for person in (ann, rob):
        with pytest.raises(NotPublishable, match="may not publish"):
            publish(by=person)
        with pytest.raises(NotPublishable, match="may not withdraw"):
            withdraw(release=release, by=person, reason="x")


def test_what_moved_since_the_page_was_opened_is_not_published(pam):
    drafts.replace(guidance=make_guidance())

    with pytest.raises(NotPublishable, match="changed the drafts since"):
        publish(by=pam, seen="0" * 64)


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


def refused(guidance, ann, rob, pam, beside: int = 0) -> str:
    """Return why drafts are not published that were submitted and approved."""
    drafts.replace(guidance=guidance)
    make_submission(guidance, ann, beside)
    make_review(guidance, rob, beside)
    with pytest.raises(NotPublishable) as refusal:
        publish(by=pam)
    return "\n".join(refusal.value.reasons)


def test_an_article_past_its_review_is_not_published_by_editors(ann, rob, pam):
    late = make_article(last_reviewed_on=date(2019, 1, 1), next_review_on=date(2020, 1, 1))

    told = refused(make_guidance(articles=(late,)), ann, rob, pam)

    assert "was due for review on 2020-01-01" in told


def test_a_slot_of_an_earlier_release_is_not_reused(ann, rob, pam):
    make_release(1, make_guidance())
    first, second = make_guidance().screens
    moved = replace(second, items=tuple(replace(each, slot=each.slot + 50) for each in second.items))
    stolen = replace(first, items=tuple(replace(each, slot=9) for each in first.items))

    told = refused(make_guidance(screens=(stolen, moved)), ann, rob, pam, beside=1)

    assert "Item age: slot 9 belonged to “fever”" in told


def test_a_withdrawn_release_is_out_of_use_at_once(pam):
    first, second = make_release(1), make_release(2)
    assert current_release().version == 2

    withdraw(release=second, by=pam, reason="A wrong number.")

    assert current_release().version == 1
    assert AuditEntry.objects.get().words == "A wrong number."
    with pytest.raises(NotPublishable, match="already"):
        withdraw(release=second, by=pam, reason="Again.")
    withdraw(release=first, by=pam, reason="This one too.")
    with pytest.raises(NoRelease):
        current_release()
