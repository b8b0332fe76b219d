"""The steps before a release: drafts are submitted, and somebody else approves exactly these, or not."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from editorial import audit
from editorial.errors import NotPublishable, refuse_unless
from editorial.examination.run import wait_for
from editorial.standing import ReviewStanding, find_base, guidance_of, standing_of, standing_of_drafts
from guidance.models import AuditEntry, Release, Review, Submission

NOT_SUBMITTED = "Nobody has submitted the drafts as they are now for review."


def submit(*, by: AbstractUser, notes: str, reason: str = "", seen: str = "") -> Submission:
    """Submit the drafts for review. `seen` is the checksum that the person's page showed, if any."""
    refuse_unless(by.has_perm("guidance.add_submission"), f"{by} may not submit drafts.")
    refuse_unless(notes.strip(), "Say in the notes what changed, in words for the reader.")
    standing = standing_of_drafts(seen)
    if standing.is_live_already:
        raise NotPublishable([f"The drafts are the same as release {standing.compared_with}."])
    result = wait_for(standing.guidance, standing.base, today=timezone.localdate())
    if result.reasons:
        raise NotPublishable(result.reasons)
    if result.milder and not reason.strip():
        raise NotPublishable(["Say why it is safe that this becomes milder:", *result.milder])
    return _hand_over(standing, by, notes.strip(), reason.strip())


@transaction.atomic
def _hand_over(standing: ReviewStanding, by: AbstractUser, notes: str, reason: str) -> Submission:
    signed = {"checksum": standing.checksum, "compared_with": standing.compared_with}
    submission = Submission.objects.create(**signed, notes=notes, reason=reason, by_id=by.pk)
    words = "\n\n".join(filter(None, (notes, reason)))
    audit.record(AuditEntry.Action.SUBMITTED, by=by, on=submission, words=words)
    return submission


def review(*, reviewer: AbstractUser, note: str = "", seen: str = "") -> Review:
    """Approve the drafts exactly as they are now."""
    return _sign(_to_review(reviewer, seen), reviewer, Review.Verdict.APPROVED, note)


def send_back(*, reviewer: AbstractUser, note: str, seen: str = "") -> Review:
    """Refuse the drafts, with what has to change. It blocks publishing until this reviewer approves."""
    refuse_unless(note.strip(), "Say what has to change.")
    return _sign(_to_review(reviewer, seen), reviewer, Review.Verdict.SENT_BACK, note)


def _to_review(reviewer: AbstractUser, seen: str) -> ReviewStanding:
    refuse_unless(reviewer.has_perm("guidance.add_review"), f"{reviewer} may not review.")
    standing = standing_of_drafts(seen)
    refuse_unless(standing.submission, NOT_SUBMITTED)
    refuse_unless(
        reviewer.pk not in standing.submitters, f"{reviewer} submitted this; somebody else reviews it."
    )
    return standing


def agree(*, release: Release, reviewer: AbstractUser, note: str) -> Review:
    """Approve going back to an earlier release, as seen beside the live one."""
    refuse_unless(reviewer.has_perm("guidance.add_review"), f"{reviewer} may not review.")
    guidance = guidance_of(release)
    if guidance is None:
        raise NotPublishable([f"{release} is damaged."])
    return _sign(standing_of(guidance, find_base()), reviewer, Review.Verdict.APPROVED, note)


@transaction.atomic
def _sign(standing: ReviewStanding, reviewer: AbstractUser, verdict: str, note: str) -> Review:
    """Return the reviewer's verdict; pressing the button twice writes it once."""
    last = next((each for each in standing.verdicts if each.reviewer_id == reviewer.pk), None)
    if last and (last.verdict, last.note) == (verdict, note.strip()):
        return last
    signed = Review.objects.create(
        checksum=standing.checksum,
        compared_with=standing.compared_with,
        verdict=verdict,
        note=note.strip(),
        reviewer_id=reviewer.pk,
    )
    audit.record(verdict, by=reviewer, on=signed, words=note.strip())
    return signed
