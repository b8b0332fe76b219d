"""Theorems about the words themselves: what no page may say, and links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from clinical.catalogue import Catalogue
from clinical.codec import identity
from clinical.proofs.report import Finding

ADVICE = (
    "activities",
    "phases",
    "check_points",
    "outcomes",
    "safety_nets",
    "contributors",
    "articles",
    "red_flags",
)
"""The parts that tell people what to do; questions may name what must not be done."""

NOT_SHOWN = frozenset({"id", "slug", "when", "note", "sources", "enable_when", "indicated_when"})

MEDICINES = r"(ibuprofen|naproxen|aspirin|diclofenac|anti-inflammator\w+)"
DOES = r"(?<!you )(?<!if you have )\b"
BANNED: Mapping[str, str] = {
    "to drink 3 litres or more": (
        rf"{DOES}(drink|have|sip|aim for)\b.*(?<![\d.,])([3-9]|three|four|five)([.,]\d+)?"
        r"( ?(to|–|-) ?\d[\d.,]*)? ?(l|litres?|liters?)\b"
    ),
    "to take potassium": (
        rf"{DOES}(take|have|use|try|add|swallow)\b.*"
        r"\b(potassium (tablet|pill|capsule|supplement)|salt substitute)"
    ),
    "to put salt in a drink without measuring": (
        rf"{DOES}(add|put|stir|mix|drop)\b.*\b(pinch|handful|some|a little|heaped)\b.*\bsalt\b"
        r"|\b(add|put|stir|mix)\b (?!half a level).*\bsalt\b.*\b(water|bottle|drink|glass)\b"
    ),
    "to stretch through sharp pain": (
        rf"{DOES}(push|stretch|work|go on|carry on|train|bend|press)\b.*\bthrough\b.*\b(pain|it)\b"
        r"|\bno pain,? no gain\b"
    ),
    "to take two anti-inflammatories": (
        rf"{DOES}(take|use)\b.*\b{MEDICINES}\b.*\b(and|with|plus|as well as)\b.*\b{MEDICINES}"
    ),
}
"""What nobody is told, and how it might be said. Evidence: redflags section 5, invariant 14."""

DENIED = re.compile(r"\b(do not|don't|never|not|no longer|without|at most|no more than)\b", re.IGNORECASE)
SENTENCE_ENDS = re.compile(r"(?<=[.!?;])\s+")

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
MARKDOWN_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")
SAFE_LINK = re.compile(r"(https?://|mailto:|tel:|/(?!/)|#)[^\s<>\"]*", re.IGNORECASE)
RUNS_IN_A_BROWSER = re.compile(
    r"\b(javascript|vbscript|data)\s*:\s*\S*[(,;]|<\s*(script|iframe|object|svg)\b", re.IGNORECASE
)


def nothing_banned_is_said(catalogue: Catalogue) -> Iterator[Finding]:
    """Nobody is told to drink 3 litres, take potassium, salt a drink by hand or take two anti-inflammatories.

    Nor to stretch through sharp pain.
    """
    for place, text in _shown_texts(catalogue):
        for meaning, sentence in banned_in(text):
            yield Finding(f"{place} tells people {meaning}: “{sentence}”", {})


def banned_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield each thing that a text tells people and must not, with the sentence that does."""
    for sentence in _sentences(text):
        for meaning, pattern in BANNED.items():
            found = re.search(pattern, sentence, re.IGNORECASE)
            if found and not DENIED.search(sentence[: found.end()]):
                yield meaning, sentence.strip()


def _sentences(text: str) -> Iterator[str]:
    """Yield each sentence; an item of a list goes with the line that leads to it: “Do not … if you: …”."""
    lead = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("- "):
            yield f"{lead} {line.removeprefix('- ')}"
        else:
            yield from SENTENCE_ENDS.split(line)
            lead = line if line.endswith(":") else ""


def links_lead_to_pages(catalogue: Catalogue) -> Iterator[Finding]:
    """Every link leads to a page: no address or text can run a program in somebody's browser."""
    for source in catalogue.guidance.sources:
        if source.url and not WEB_ADDRESS.fullmatch(source.url):
            yield Finding(f"The source “{source.id}” has an address that is not a web page: {source.url}", {})
    for place, text in every_text(catalogue.guidance, "the guidance"):
        for link in MARKDOWN_LINK.findall(text):
            if link and not SAFE_LINK.fullmatch(link):
                yield Finding(f"{place} has a link that does not lead to a page: {link}", {})
        if found := RUNS_IN_A_BROWSER.search(text):
            yield Finding(f"{place} has text that a browser could run: {found[0]}", {})


def names_lead_somewhere(catalogue: Catalogue) -> Iterator[Finding]:
    """Every article and activity that something names exists."""
    guidance = catalogue.guidance
    articles = {article.slug for article in guidance.articles}
    activities = {activity.id for activity in guidance.activities}
    for activity in guidance.activities:
        if activity.article and activity.article not in articles:
            yield Finding(
                f"“{activity.title}” leads to the article “{activity.article}”, which does not exist.", {}
            )
    for article in guidance.articles:
        for name in sorted(set(article.related_activities) - activities):
            yield Finding(
                f"The article “{article.title}” names the activity “{name}”, which does not exist.", {}
            )


def _shown_texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for collection in ADVICE:
        for record in getattr(catalogue.guidance, collection):
            yield from every_text(record, f"{collection}: “{identity(record)}”")


def every_text(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Yield every text in a record that people or editors read, with the record that it stands in."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple):
        for each in value:
            yield from every_text(each, place)
    elif is_dataclass(value) and not isinstance(value, type):
        named = f"“{identity(value)}”" if hasattr(value, "id") or hasattr(value, "slug") else place
        for spec in fields(value):
            if spec.name not in NOT_SHOWN:
                yield from every_text(getattr(value, spec.name), named)
