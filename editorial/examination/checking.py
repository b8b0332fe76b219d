"""What every guidance has to pass before people may see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from clinical.catalogue import ContentError, compile_guidance
from clinical.content import Article, Guidance
from clinical.proofs import ProofReport
from clinical.triage.floor import breaches
from editorial.drafts.slots import released, reused
from editorial.errors import NotPublishable
from editorial.examination.proving import proof_of
from guidance.articles.markdown import guides_linked, unsafe_links

DIALLED = re.compile(r"\+?[0-9][0-9 ]+")


def check(guidance: Guidance, *, today: date) -> ProofReport:
    """Return the proof of publishable guidance. Raises NotPublishable with all that is against it."""
    # The proof takes seconds, so it waits until nothing simpler is in the way.
    if reasons := problems(guidance, today=today):
        raise NotPublishable(reasons)
    report = proof_of(guidance, today=today)
    if report.findings:
        raise NotPublishable(dict.fromkeys(finding.words for finding in report.findings))
    return report


def problems(guidance: Guidance, *, today: date) -> list[str]:
    """Return a sentence for each thing against the guidance that takes no proof to see."""
    try:
        compile_guidance(guidance)
    except ContentError as error:
        return error.problems
    reasons = [breach.words for breach in breaches(guidance)]
    reasons += reused(guidance, released())
    reasons += _number_problems(guidance)
    for article in guidance.articles:
        reasons += _article_problems(article, guidance, today)
    return reasons


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
