"""Theorem about the claims of the first articles: a page that people read says what became of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from clinical.catalogue import Catalogue
from clinical.codec import identity
from clinical.content import SeedClaim
from clinical.content.library import home_and_words
from clinical.proofs.report import Finding
from clinical.proofs.theorems.spoken import every_text

READ = frozenset({"article", "activity", "check_point", "outcome", "phase", "red_flag", "safety_net"})
"""The kinds that say something. A question or a score only asks or counts."""
FEWEST_WORDS = 3
COMMON = frozenset(
    {"does", "from", "have", "make", "more", "than", "that", "they", "this", "what", "when", "will", "with"}
)
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
LINE_MARK = re.compile(r"^\s*(?:#+|-|\d+\.)\s", re.MULTILINE)


def claims_are_said(catalogue: Catalogue) -> Iterator[Finding]:
    """Every claim that we keep is said on a page that it names, in the words that it quotes from there."""
    homes = _homes(catalogue)
    for claim in catalogue.guidance.seed_claims:
        for told in _wrong_with(claim, homes):
            yield Finding(f"The claim “{claim.id}” {told}", {})


def _wrong_with(claim: SeedClaim, homes: Mapping[str, Any]) -> Iterator[str]:
    quoted = ""
    for line in claim.kept_in:
        home, words = home_and_words(line)
        if home not in homes:
            yield f"is said to be kept in “{home}”, which does not exist."
        elif words:
            quoted += f" {words}"
            yield from _wrong_with_quote(home, words, homes)
    if claim.kept_in and not quoted:
        yield "is not covered: it names places, but no words that say it there."
    elif quoted and not _telling(claim.claim) & _telling(quoted):
        yield f"quotes words that say something else: “{quoted.strip()}”"


def _wrong_with_quote(home: str, words: str, homes: Mapping[str, Any]) -> Iterator[str]:
    kind = home.partition(":")[0]
    if kind not in READ:
        yield f"quotes “{home}”, but a {kind} says nothing to people."
    elif len(words.split()) < FEWEST_WORDS:
        yield f"quotes too few words to be sure: “{words}”"
    elif not any(_plain(words) in _plain(text) for _, text in every_text(homes[home], home)):
        yield f"quotes “{home}”, which does not say: “{words}”"


def _homes(catalogue: Catalogue) -> dict[str, Any]:
    """Return every part of the guidance by the name that claims give it: "activity:cold_pack"."""
    homes: dict[str, Any] = {f"item:{name}": item for name, item in catalogue.items.items()}
    for spec in fields(catalogue.guidance):
        kind = "activity" if spec.name == "activities" else spec.name.removesuffix("s")
        homes |= {f"{kind}:{identity(each)}": each for each in getattr(catalogue.guidance, spec.name)}
    return homes


def _plain(text: str) -> str:
    """Return words as they are read: without Markdown, with single spaces, in small letters."""
    without_marks = re.sub(r"[*`\\]", "", LINE_MARK.sub(" ", LINK.sub(r"\1", text)))
    return " ".join(without_marks.replace("|", " ").split()).casefold()


def _telling(text: str) -> set[str]:
    """Return how the words begin that tell what a text is about."""
    return {word[:4] for word in re.findall(r"[a-z]{4,}", text.casefold()) if word not in COMMON}
