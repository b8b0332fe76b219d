from __future__ import annotations

from dataclasses import replace

import pytest

from editorial.drafts import drafts
from editorial.workflow import NotPublishable, review, send_back, submit
from guidance.models import Review, Submission
from tests.accounts import make_editor
from tests.guidance.factory import make_guidance, make_release, make_submission, shipped, titled

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return make_editor("ann", "author")


@pytest.fixture
def rob():
    return make_editor("rob", "reviewer")


@pytest.fixture
def submitted(ann):
    drafts.replace(guidance=make_guidance())
    return make_submission(make_guidance(), ann)


def test_a_submission_says_what_it_was_compared_with(ann):
    make_release(3, shipped())
    drafts.replace(guidance=titled("Is one of these true?"))

    made = submit(by=ann, notes=" A clearer question. ")

    assert (made.compared_with, made.notes, made.reason) == (3, "A clearer question.", "")


def test_a_submission_needs_notes_and_a_change(ann):
    make_release(1, make_guidance())
    drafts.replace(guidance=make_guidance())

    with pytest.raises(NotPublishable, match="Say in the notes"):
        submit(by=ann, notes=" ")
    with pytest.raises(NotPublishable, match="the same as release 1"):
        submit(by=ann, notes="Nothing.")


def test_drafts_that_do_not_hold_are_not_submitted_and_each_reason_is_told(ann):
    (activity,) = make_guidance().activities
    drafts.replace(guidance=make_guidance(activities=(replace(activity, indicated_when="feber"),)))

    with pytest.raises(NotPublishable) as refusal:
        submit(by=ann, notes="A slip.")

    assert any("feber" in reason for reason in refusal.value.reasons)
    assert not Submission.objects.exists()


def test_only_the_role_lets_somebody_submit_or_review(ann, rob, submitted):
    with pytest.raises(NotPublishable, match="may not submit"):
        submit(by=rob, notes="x")
    with pytest.raises(NotPublishable, match="may not review"):
        review(reviewer=ann)
    with pytest.raises(NotPublishable, match="may not review"):
        send_back(reviewer=ann, note="x")


def test_nobody_reviews_what_they_submitted():
    both = make_editor("both", "author", "reviewer")
    drafts.replace(guidance=make_guidance())
    make_submission(make_guidance(), both)

    with pytest.raises(NotPublishable, match="both submitted this; somebody else reviews it"):
        review(reviewer=both)


def test_nobody_reviews_what_was_not_submitted(rob):
    drafts.replace(guidance=make_guidance())

    with pytest.raises(NotPublishable, match="Nobody has submitted"):
        review(reviewer=rob)


def test_reviewing_twice_signs_once(rob, submitted):
    assert review(reviewer=rob) == review(reviewer=rob)
    assert Review.objects.count() == 1


def test_a_reviewer_may_think_again(rob, submitted):
    review(reviewer=rob)
    send_back(reviewer=rob, note="The hint is wrong.")
    last = review(reviewer=rob, note="It is right after all.")

    assert Review.objects.first() == last
    assert Review.objects.count() == 3


def test_sending_back_needs_words(rob, submitted):
    with pytest.raises(NotPublishable, match="Say what has to change"):
        send_back(reviewer=rob, note=" ")


def test_what_moved_since_the_page_was_opened_is_not_approved(rob, submitted):
    seen = submitted.checksum
    drafts.replace(guidance=make_guidance(seed_claims=()))

    with pytest.raises(NotPublishable, match="changed the drafts since"):
        review(reviewer=rob, seen=seen)
    assert not Review.objects.exists()
