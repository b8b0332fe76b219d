"""Theorems about how urgent the words sound: neither faster nor slower than the result they stand under."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clinical.catalogue import Catalogue
from clinical.content import Disposition, Outcome, RedFlag
from clinical.proofs.report import Finding

SENTENCE_ENDS = re.compile(r"(?<=[.!?;:])\s+")
DENIED = re.compile(r"\b(do not|don't|never|nobody|cannot|not)\b[^,;]*$", re.IGNORECASE)
AT_ONCE = re.compile(
    r"\b(at once|immediately|(right|straight) away|without delay|within minutes|minutes count)\b"
    r"|(?<!this )(?<!so )\b(fast|quickly)\b"
    r"|\b(needs?|has to|have to|must|call|phone|go|deserves?|test|scan|check)\b[^.;]*\bnow\b(?! on\b)",
    re.IGNORECASE,
)
TODAY = re.compile(r"(?<!began )(?<!start )\b(today|tonight|the same day)\b", re.IGNORECASE)
SLOW = re.compile(
    r"\b(when(ever)? you (have|find|get) (the )?(time|a moment)|no (hurry|rush)|there is time"
    r"|(can|may) wait|wait and see|see how it goes|nothing to worry about|no need to worry|is harmless"
    r"|if you (feel like|want|like)|in the next (few )?(days|weeks)|next week|common and (harmless|mild))\b",
    re.IGNORECASE,
)
IS_SAID = ("title", "reason", "say", "if_clause")


def reasons_speak_at_their_level(catalogue: Catalogue) -> Iterator[Finding]:
    """No reason of a red flag speaks faster than its result, and none from the same day on speaks slower.

    Corrections of the evidence on triage, section 19: at once, fast, minutes and now are words of an
    emergency, today is one of the same day.
    """
    for flag in catalogue.guidance.red_flags:
        for sentence in sentences(flag.reason):
            yield from _findings("red_flags", flag, "faster", sentence, too_fast(sentence, flag.disposition))
        for sentence in (each for name in IS_SAID for each in sentences(getattr(flag, name))):
            yield from _findings("red_flags", flag, "slower", sentence, too_slow(sentence, flag.disposition))


def results_speak_at_their_level(catalogue: Catalogue) -> Iterator[Finding]:
    """No result from the same day on says that there is time, and none below an emergency says at once."""
    for outcome in catalogue.guidance.outcomes:
        level = outcome.disposition
        lines = [line.text for line in (*outcome.to_do, *outcome.first_aid)]
        for text in (outcome.heading, outcome.how_soon, outcome.lead, *lines):
            for sentence in sentences(text):
                yield from _findings("outcomes", outcome, "slower", sentence, too_slow(sentence, level))
        if Disposition.SELF_CARE < level < Disposition.EMERGENCY_DEPARTMENT:
            for text in (outcome.heading, outcome.lead):
                yield from _findings("outcomes", outcome, "faster", text, next(_said([AT_ONCE], text), ""))


def sentences(text: str) -> list[str]:
    return SENTENCE_ENDS.split(text)


def too_fast(sentence: str, level: Disposition) -> str:
    """Return the words of a reason that call for more haste than its level, or nothing."""
    patterns = [AT_ONCE] if level < Disposition.EMERGENCY_DEPARTMENT else []
    patterns += [TODAY] if level < Disposition.SAME_DAY else []
    return next(_said(patterns, sentence), "")


def too_slow(sentence: str, level: Disposition) -> str:
    """Return the words that take away the haste of an urgent level, or nothing."""
    return next(_said([SLOW] if level >= Disposition.SAME_DAY else [], sentence), "")


def _said(patterns: list[re.Pattern[str]], sentence: str) -> Iterator[str]:
    for pattern in patterns:
        for found in pattern.finditer(sentence):
            if not DENIED.search(sentence[: found.start()]):
                yield found[0]


def _findings(
    collection: str, record: RedFlag | Outcome, how: str, sentence: str, found: str
) -> Iterator[Finding]:
    if found:
        words = f"“{record.id}” says “{found}”, {how} than “{record.disposition.words}”: “{sentence}”"
        yield Finding(words, {}, collection=collection, id=record.id)
