"""What stands behind the guidance, and what there is to read: sources, articles, vignettes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clinical.content.choices import HowRead
from clinical.content.plan import Evidence
from clinical.content.triage import Disposition


@dataclass(frozen=True, slots=True)
class Source:
    """A citation behind a statement."""

    id: str
    title: str
    publisher: str
    year: str
    url: str
    checked: HowRead
    last_reviewed_on: date
    next_review_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A page to read; `body` is Markdown."""

    slug: str
    position: int
    title: str
    summary: str
    body: str
    sources: tuple[str, ...]
    evidence: Evidence
    evidence_text: str
    last_reviewed_on: date
    next_review_on: date
    related_activities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vignette:
    """A made-up person with the disposition that they must get. Items not given and asked are answered no."""

    id: str
    story: str
    answers: tuple[tuple[str, str], ...]  # (item id, option code)
    disposition: Disposition
    present: tuple[str, ...] = ()  # red flags that must be among those present
    note: str = ""


@dataclass(frozen=True, slots=True)
class SeedClaim:
    """A row of the seed coverage table: where a claim of the first articles is kept, or why it is not."""

    id: str
    claim: str
    kept_in: tuple[str, ...]  # "article:ice-or-heat: Cold numbs the pain", or only "activity:cold_pack"
    rejected_because: str = ""
    sources: tuple[str, ...] = ()


def home_and_words(line: str) -> tuple[str, str]:
    """Return a place where a claim is kept, and the words that say it there; empty for a mere pointer."""
    home, _, words = line.partition(": ")
    return home, words.strip()
