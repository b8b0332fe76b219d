"""How releases are made and taken out of use. Nothing else writes these rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from clinical.codec import checksum, to_json
from clinical.content import Guidance
from editorial import audit
from editorial.errors import NotPublishable, refuse_unless
from editorial.examination.checking import check
from editorial.examination.result import ExaminationResult
from editorial.examination.run import wait_for
from editorial.standing import ReviewStanding, find_base, guidance_of, standing_of, standing_of_drafts
from editorial.workflow.reviewing import NOT_SUBMITTED
from editorial.workflow.roles import roles_of, roles_of_going_back
from guidance.models import AuditEntry, Release, Review, Withdrawal
from guidance.releases import fallback_file
from guidance.releases.cache import list_releases, read_release
from guidance.releases.current import forget
from guidance.releases.fallback_file import FallbackFile

SOMEBODY_ELSE = "Somebody else has just published, withdrawn or reviewed. Look again."
NOBODY_ELSE = "Nobody but the submitter and the publisher has approved the drafts as they are now."
TWO_NEEDED = (
    "Something becomes milder, or may. "
    "So two reviewers have to approve it who neither submitted nor publish it."
)
SECOND_NEEDED = (
    "Going back makes something milder, or may, so a reviewer has to agree who is not the publisher."
)
ANY_DAY = date.min
"""On this day no review is overdue: a date that has passed must not keep a worse release live."""


@dataclass(frozen=True, slots=True)
class Making:
    """A release to be, and what it comes from."""

    standing: ReviewStanding
    proof: list[dict[str, Any]]  # as ProofReport.to_data
    comparison: dict[str, Any]  # as Comparison.to_data
    origin: str
    notes: str
    roles: list[dict[str, Any]]
    by: AbstractUser | None = None
    restores: Release | None = None


def publish_bundled(*, guidance: Guidance) -> Release:
    """Publish the guidance that came with the software, if nothing has ever been published."""
    if Release.objects.exists():
        raise NotPublishable(
            ["There is a release already: bundled guidance is published only as the first one."]
        )
    # Sources past their review do not stop the first start of an old copy of the software.
    proof = check(guidance, today=ANY_DAY).to_data()
    origin = Release.Origin.BUNDLED
    return _release(Making(standing_of(guidance, None), proof, {}, origin, notes="", roles=[]))


def publish(*, by: AbstractUser, seen: str = "") -> Release:
    """Publish the drafts that were submitted, and that enough others approved, exactly as they are."""
    refuse_unless(by.has_perm("guidance.add_release"), f"{by} may not publish.")
    standing = standing_of_drafts(seen)
    if standing.is_live_already:
        raise NotPublishable([f"The drafts are the same as release {standing.compared_with}."])
    if reasons := against_publishing(standing, by):
        raise NotPublishable(reasons)
    result = proved(standing, today=timezone.localdate())
    if reasons := against_publishing(standing, by, milder=result.milder):
        raise NotPublishable(reasons)
    submission, approvals = standing.submission, counting(standing, by)
    making = Making(
        standing=standing,
        proof=result.theorems,
        comparison=result.comparison,
        origin=Release.Origin.EDITORIAL,
        notes=submission.notes if submission else "",
        roles=roles_of(submission, approvals, by),
        by=by,
    )
    return _release(making)


def proved(standing: ReviewStanding, *, today: date) -> ExaminationResult:
    """Return what the examination found. Raises NotPublishable with all that is against it."""
    result = wait_for(standing.guidance, standing.base, today=today)
    if result.reasons:
        raise NotPublishable(result.reasons)
    return result


def against_publishing(
    standing: ReviewStanding, by: AbstractUser, milder: list[str] | None = None
) -> list[str]:
    """Return a sentence for each missing approval and each reviewer who sent it back."""
    if standing.submission is None:
        return [NOT_SUBMITTED]
    reasons = [f"{each.reviewer} sent it back: {each.note}" for each in standing.objections]
    approvals = len(counting(standing, by))
    if not approvals:
        reasons.append(NOBODY_ELSE)
    if milder and not standing.submission.reason:
        reasons.append("Something becomes milder, or may, and the submission does not say why that is safe.")
    if milder and approvals < 2:
        reasons.append(TWO_NEEDED)
    return reasons


def counting(standing: ReviewStanding, by: AbstractUser) -> tuple[Review, ...]:
    """Return the approvals that count when this person publishes: their own does not."""
    return tuple(each for each in standing.approvals if each.reviewer_id != by.pk)


def roll_back(*, release: Release, by: AbstractUser, notes: str) -> Release:
    """Publish the guidance of an earlier release again, as a new release."""
    refuse_unless(by.has_perm("guidance.add_release"), f"{by} may not publish.")
    refuse_unless(notes.strip(), "Say why you go back.")
    refuse_unless(not hasattr(release, "withdrawal"), f"{release} is withdrawn, so nobody goes back to it.")
    guidance = guidance_of(release)
    if guidance is None:
        raise NotPublishable([f"{release} is damaged, so nobody goes back to it."])
    standing = standing_of(guidance, find_base())
    refuse_unless(not standing.is_live_already, f"The live release says the same as {release} already.")
    result = proved(standing, today=ANY_DAY)
    agreed = counting(standing, by)
    refuse_unless(agreed or not result.milder, SECOND_NEEDED)
    making = Making(
        standing=standing,
        proof=result.theorems,
        comparison=result.comparison,
        origin=release.origin,
        notes=notes.strip(),
        roles=roles_of_going_back(release, agreed, by),
        by=by,
        restores=release,
    )
    return _release(making)


def _release(making: Making) -> Release:
    """Insert the release, and write it into the fallback file."""
    try:
        with transaction.atomic(durable=True):
            release = _insert(making, after=_newest_version())
    except IntegrityError:
        raise NotPublishable([SOMEBODY_ELSE]) from None
    keep_current()
    return release


def _newest_version() -> int:
    newest = Release.objects.select_for_update().order_by("-version").first()
    return newest.version if newest else 0


def _insert(making: Making, *, after: int) -> Release:
    standing = making.standing
    # What was compared and signed a moment ago must still be so.
    now = standing_of(standing.guidance, find_base())
    still_so = (now.compared_with, now.objections) == (standing.compared_with, standing.objections)
    refuse_unless(still_so and after >= standing.compared_with, SOMEBODY_ELSE)
    release = Release.objects.create(
        version=after + 1,
        origin=making.origin,
        notes=making.notes,
        document=to_json(standing.guidance),
        checksum=checksum(standing.guidance),
        proof_report=making.proof,
        comparison=making.comparison,
        roles=making.roles,
        compared_with=standing.compared_with,
        restores=making.restores,
        published_by_id=making.by.pk if making.by else None,
    )
    action = AuditEntry.Action.ROLLED_BACK if making.restores else AuditEntry.Action.PUBLISHED
    audit.record(action, by=making.by, on=release, words=_told(making))
    return release


def _told(making: Making) -> str:
    back = f"Back to {making.restores}. " if making.restores else ""
    return f"{back}{making.notes}"


def withdraw(*, release: Release, by: AbstractUser, reason: str) -> Withdrawal:
    """Take a release out of use, for everybody and at once."""
    refuse_unless(by.has_perm("guidance.add_withdrawal"), f"{by} may not withdraw releases.")
    refuse_unless(reason.strip(), "Say why the release is withdrawn.")
    try:
        with transaction.atomic(durable=True):
            withdrawal = Withdrawal.objects.create(release=release, by_id=by.pk, reason=reason.strip())
            audit.record(AuditEntry.Action.WITHDRAWN, by=by, on=release, words=reason.strip())
    except IntegrityError:
        raise NotPublishable([f"{release} is withdrawn already."]) from None
    keep_current()
    return withdrawal


def keep_current() -> None:
    """Write the release to serve into the fallback file, and have this process look for it again."""
    listed = list_releases()
    if listed is not None:
        live = [version for version, each in listed.items() if not each.is_withdrawn]
        fallback_file.write(FallbackFile(listed, read_release(max(live)) if live else None))
    forget()
