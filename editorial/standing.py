"""Where drafts stand in the workflow: what they are compared with, who submitted and approved them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from clinical.codec import CodecError, checksum, from_json
from clinical.content import Guidance
from editorial.drafts import drafts
from editorial.errors import NotPublishable, refuse_unless
from guidance.models import Release, Review, Submission
from guidance.releases.compiled import checksum_of

DRAFTS_MOVED = "Somebody has changed the drafts since you opened this page. Look again at what changed."


@dataclass(frozen=True, slots=True)
class Base:
    """The release that drafts are compared with, and the guidance in it."""

    release: Release
    guidance: Guidance


@dataclass(frozen=True, slots=True)
class ReviewStanding:
    """Where guidance of one checksum stands beside the release that it is compared with."""

    guidance: Guidance
    checksum: str
    base: Base | None
    submissions: tuple[Submission, ...]  # newest first
    verdicts: tuple[Review, ...]  # the last of each reviewer, newest first

    @property
    def compared_with(self) -> int:
        return self.base.release.version if self.base else 0

    @property
    def is_live_already(self) -> bool:
        return bool(self.base and self.base.release.checksum == self.checksum)

    @property
    def submission(self) -> Submission | None:
        return self.submissions[0] if self.submissions else None

    @property
    def submitters(self) -> frozenset[int]:
        return frozenset(each.by_id for each in self.submissions)

    @property
    def approvals(self) -> tuple[Review, ...]:
        """Return the approvals that count: nobody approves what they submitted."""
        approved = (each for each in self.verdicts if each.verdict == Review.Verdict.APPROVED)
        return tuple(each for each in approved if each.reviewer_id not in self.submitters)

    @property
    def objections(self) -> tuple[Review, ...]:
        return tuple(each for each in self.verdicts if each.verdict == Review.Verdict.SENT_BACK)


def standing_of_drafts(seen: str = "") -> ReviewStanding:
    """Return where the drafts stand. Raises NotPublishable when they are no longer those that were seen."""
    try:
        guidance = drafts.load()
    except CodecError as error:
        raise NotPublishable([f"The drafts cannot be read: {error}."]) from None
    standing = standing_of(guidance, find_base())
    refuse_unless(seen in ("", standing.checksum), DRAFTS_MOVED)
    return standing


def standing_of(guidance: Guidance, base: Base | None) -> ReviewStanding:
    """Return where this guidance stands beside a release; reviews made beside another do not count."""
    signed = checksum(guidance)
    same = {"checksum": signed, "compared_with": base.release.version if base else 0}
    submissions = tuple(Submission.objects.filter(**same).select_related("by"))
    last: dict[int, Review] = {}
    for verdict in Review.objects.filter(**same).select_related("reviewer"):
        last.setdefault(verdict.reviewer_id, verdict)
    return ReviewStanding(guidance, signed, base, submissions, tuple(last.values()))


def find_base() -> Base | None:
    """Return the live release, or the newest of all when every one is withdrawn, or None when there is none.

    A release whose row is damaged is not served, and nothing is compared with it.
    """
    newest_first = Release.objects.order_by("-version")
    return _first_whole(newest_first.filter(withdrawal=None)) or _first_whole(newest_first)


def _first_whole(releases: Iterable[Release]) -> Base | None:
    for release in releases:
        guidance = guidance_of(release)
        if guidance is not None:
            return Base(release, guidance)
    return None


def guidance_of(release: Release) -> Guidance | None:
    """Return the guidance of a release, or None when its row is damaged."""
    return _decoded(release.document, release.checksum)


@lru_cache(maxsize=4)
def _decoded(document: str, signed: str) -> Guidance | None:
    if checksum_of(document) != signed:
        return None
    try:
        return from_json(document)
    except CodecError:
        return None
