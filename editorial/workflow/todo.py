"""The to-do list of an editor: which step of the workflow waits for this person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet

from guidance.models import AuditEntry, Release, Review, Submission

WRITES = ("added", "changed", "deleted", "imported")


def waiting_for(person: AbstractUser) -> list[str]:
    """Return a sentence for each step that waits for this person."""
    live = (
        Release.objects.filter(withdrawal=None)
        .order_by("-version")
        .only("version", "checksum", "published_at")
        .first()
    )
    since = live.published_at if live else None
    submission = _submitted(live)
    if submission is None:
        return list(_for_author(person, since))
    return list(_for_reviewer_and_publisher(person, submission))


def _submitted(live: Release | None) -> Submission | None:
    """Return what was submitted beside the live release and is neither published nor changed since."""
    version = live.version if live else 0
    newest = Submission.objects.filter(compared_with=version).select_related("by").first()
    if newest is None or (live and newest.checksum == live.checksum):
        return None
    return None if written_since(newest.at).exists() else newest


def written_since(at: datetime | None) -> QuerySet[AuditEntry]:
    """Return the audit entries of changes to drafts since a moment, or of all time."""
    return AuditEntry.objects.filter(action__in=WRITES, **({"at__gt": at} if at else {}))


def _for_author(person: AbstractUser, since: datetime | None) -> Iterator[str]:
    if person.has_perm("guidance.add_submission") and written_since(since).filter(by_id=person.pk).exists():
        yield "You changed drafts that nobody has submitted. When they are ready, submit them for review."


def _for_reviewer_and_publisher(person: AbstractUser, submission: Submission) -> Iterator[str]:
    same = {"checksum": submission.checksum, "compared_with": submission.compared_with}
    submitters = set(Submission.objects.filter(**same).values_list("by", flat=True))
    verdicts: dict[int, Review] = {}
    for each in Review.objects.filter(**same).select_related("reviewer"):
        verdicts.setdefault(each.reviewer_id, each)
    when = f"They were submitted by {submission.by} on {submission.at:%-d %B %Y}."
    sent_back = [each for each in verdicts.values() if each.verdict == Review.Verdict.SENT_BACK]
    if sent_back and person.pk in submitters:
        yield f"{sent_back[0].reviewer} sent your drafts back: {sent_back[0].note}"
    if sent_back:
        return
    others = verdicts.keys() - submitters
    needed = 2 if submission.reason else 1
    is_approved = len(others) >= needed
    may_review = person.has_perm("guidance.add_review") and person.pk not in {*submitters, *verdicts}
    if may_review and not is_approved:
        yield f"Drafts wait for your review. {when}"
    if person.has_perm("guidance.add_release") and len(others - {person.pk}) >= needed:
        yield f"Drafts are approved and wait for you to publish them. {when}"
