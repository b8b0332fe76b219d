"""What every guidance has to pass before people may see it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from clinical.catalogue import ContentError, compile_guidance
from clinical.content import Article, Guidance
from clinical.names import Regions
from clinical.problems import Problem, problem_of
from clinical.proofs import ProofReport, prove
from clinical.triage.floor import breaches
from editorial.drafts.slots import released, reused
from editorial.errors import NotPublishable
from guidance.articles.markdown import guides_linked, unsafe_links

DIALLED = re.compile(r"\+?[0-9][0-9 ]+")


def check(guidance: Guidance, *, today: date) -> ProofReport:
    """Return the proof of publishable guidance. Raises NotPublishable with all that is against it."""
    # The proof takes seconds, so it waits until nothing simpler is in the way.
    if reasons := problems(guidance, today=today):
        raise NotPublishable(each.sentence for each in reasons)
    report = proof_of(guidance, today=today)
    if report.findings:
        raise NotPublishable(dict.fromkeys(finding.words for finding in report.findings))
    return report


@lru_cache(maxsize=8)
def proof_of(guidance: Guidance, *, today: date) -> ProofReport:
    """Return the proof of the guidance, with its sources dated by today; each process proves for itself."""
    return prove(guidance, today=today, clock=time.perf_counter)


def problems(guidance: Guidance, *, today: date) -> list[Problem]:
    """Return each thing against the guidance that takes no proof to see."""
    try:
        compile_guidance(guidance)
    except ContentError as error:
        return error.problems
    reasons = list(breaches(guidance))
    reasons += reused(guidance, released())
    reasons += _number_problems(guidance)
    for article in guidance.articles:
        reasons += _article_problems(article, guidance, today)
    return reasons


def _number_problems(guidance: Guidance) -> Iterator[Problem]:
    for region in guidance.regions:
        numbers = region.emergency_numbers
        if not numbers or not all(DIALLED.fullmatch(number) for number in numbers):
            yield problem_of("regions", region.id, "needs emergency numbers that can be dialled")
    if Regions.ELSEWHERE not in {region.id for region in guidance.regions}:
        yield Problem("There is no region XX, for everywhere else.")


def _article_problems(article: Article, guidance: Guidance, today: date) -> Iterator[Problem]:
    slugs = {each.slug for each in guidance.articles}
    wrong = [f"links to “{url}”, which is not safe" for url in unsafe_links(article)]
    wrong += [
        f"links to /guides/{slug}/, which is not there"
        for slug in guides_linked(article)
        if slug and slug not in slugs
    ]
    if article.next_review_on < today:
        wrong.append(f"was due for review on {article.next_review_on}")
    yield from (problem_of("articles", article.slug, words) for words in wrong)
