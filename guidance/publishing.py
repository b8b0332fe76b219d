"""The one way to make, review and withdraw a release. Nothing else writes these rows."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from clinical.catalogue import ContentError, compile_guidance
from clinical.codec import CodecError, checksum, to_json
from clinical.content import Article, Guidance
from clinical.floor import breaches
from clinical.proofs import ProofReport, prove
from guidance import drafts, kept
from guidance.articles import guides_linked, unsafe_links
from guidance.kept import Kept
from guidance.models import Release, Review, Withdrawal
from guidance.releases import forget
from guidance.shelf import list_releases, read_release
from guidance.slots import released, reused

DIALLED = re.compile(r"\+?[0-9][0-9 ]+")


class NotPublishable(Exception):
    """Why something may not be published, reviewed or withdrawn; `reasons` has one sentence for each."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = list(reasons)
        super().__init__("\n".join(self.reasons))


def publish_bundled(*, guidance: Guidance) -> Release:
    """Publish the guidance that came with the software, if nothing has ever been published."""
    if Release.objects.exists():
        raise NotPublishable(
            ["There is a release already: bundled guidance is published only as the first one."]
        )
    # Sources past their review do not stop the first start of an old copy of the software.
    report = check(guidance, today=date.min)
    return _insert(guidance, report, after=0, origin=Release.Origin.BUNDLED, notes="", by=None)


def publish(*, by: AbstractUser, notes: str) -> Release:
    """Publish the drafts, if somebody else has reviewed exactly these."""
    guidance = _drafts()
    _refuse_unless(by.has_perm("guidance.add_release"), f"{by} may not publish.")
    _refuse_unless(notes.strip(), "Say in the notes what changed.")
    reviewers = Review.objects.filter(checksum=checksum(guidance)).exclude(reviewer_id=by.pk)
    _refuse_unless(reviewers.exists(), "Nobody but the publisher has reviewed the drafts as they are now.")
    newest = Release.objects.order_by("-version").first()
    if newest and newest.checksum == checksum(guidance):
        raise NotPublishable([f"The drafts are the same as release {newest.version}."])
    report = check(guidance, today=timezone.localdate())
    after = newest.version if newest else 0
    return _insert(guidance, report, after=after, origin=Release.Origin.EDITORIAL, notes=notes.strip(), by=by)


@transaction.atomic
def review(*, reviewer: AbstractUser) -> Review:
    """Sign the checksum of the drafts as they are now."""
    _refuse_unless(reviewer.has_perm("guidance.add_review"), f"{reviewer} may not review.")
    signed = checksum(_drafts())
    found = Review.objects.filter(checksum=signed, reviewer_id=reviewer.pk).first()
    return found or Review.objects.create(checksum=signed, reviewer_id=reviewer.pk)


def withdraw(*, release: Release, by: AbstractUser, reason: str) -> Withdrawal:
    """Take a release out of use, for everybody and at once."""
    _refuse_unless(by.has_perm("guidance.add_withdrawal"), f"{by} may not withdraw releases.")
    _refuse_unless(reason.strip(), "Say why the release is withdrawn.")
    try:
        with transaction.atomic(durable=True):
            withdrawal = Withdrawal.objects.create(release=release, by_id=by.pk, reason=reason.strip())
    except IntegrityError:
        raise NotPublishable([f"{release} is withdrawn already."]) from None
    keep_current()
    return withdrawal


def check(guidance: Guidance, *, today: date) -> ProofReport:
    """Return the proof of publishable guidance. Raises NotPublishable with all that is against it."""
    try:
        compile_guidance(guidance)
    except ContentError as error:
        raise NotPublishable(error.problems) from None
    reasons = [f"Red flag {breach.red_flag}: {breach.problem}." for breach in breaches(guidance)]
    reasons += reused(guidance, released())
    reasons += _number_problems(guidance)
    reasons += [
        problem for article in guidance.articles for problem in _article_problems(article, guidance, today)
    ]
    # The proof takes seconds, so it waits until nothing simpler is in the way.
    if reasons:
        raise NotPublishable(reasons)
    report = prove(guidance, today=today, clock=time.perf_counter)
    if report.findings:
        raise NotPublishable(dict.fromkeys(finding.words for finding in report.findings))
    return report


def _number_problems(guidance: Guidance) -> Iterator[str]:
    for region in guidance.regions:
        numbers = region.emergency_numbers
        if not numbers or not all(DIALLED.fullmatch(number) for number in numbers):
            yield f"Region {region.id} needs emergency numbers that can be dialled."
    if "XX" not in {region.id for region in guidance.regions}:
        yield "There is no region XX, for everywhere else."


def _article_problems(article: Article, guidance: Guidance, today: date) -> Iterator[str]:
    slugs = {each.slug for each in guidance.articles}
    yield from (
        f"Article {article.slug} links to “{url}”, which is not safe." for url in unsafe_links(article)
    )
    for slug in guides_linked(article):
        if slug and slug not in slugs:
            yield f"Article {article.slug} links to /guides/{slug}/, which is not there."
    if article.next_review_on < today:
        yield f"Article {article.slug} was due for review on {article.next_review_on}."


def _insert(
    guidance: Guidance, report: ProofReport, *, after: int, origin: str, notes: str, by: AbstractUser | None
) -> Release:
    """Insert the release that follows another, and keep it beside the database."""
    try:
        with transaction.atomic(durable=True):
            newest = Release.objects.select_for_update().order_by("-version").first()
            _refuse_unless(
                (newest.version if newest else 0) == after, "Somebody else has just published. Look again."
            )
            release = Release.objects.create(
                version=after + 1,
                origin=origin,
                notes=notes,
                document=to_json(guidance),
                checksum=checksum(guidance),
                proof_report=report.to_data(),
                published_by_id=by.pk if by else None,
            )
    except IntegrityError:
        raise NotPublishable(["Somebody else has just published. Look again."]) from None
    keep_current()
    return release


def keep_current() -> None:
    """Keep the newest release that is not withdrawn beside the database, and look anew for what to serve."""
    listed = list_releases()
    if listed is not None:
        live = [version for version, each in listed.items() if not each.is_withdrawn]
        kept.write(Kept(listed, read_release(max(live)) if live else None))
    forget()


def _drafts() -> Guidance:
    try:
        return drafts.load()
    except CodecError as error:
        raise NotPublishable([f"The drafts cannot be read: {error}."]) from None


def _refuse_unless(condition: object, reason: str) -> None:
    if not condition:
        raise NotPublishable([reason])
