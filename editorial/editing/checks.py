"""What to look at in the words of a draft: errors stop a release, warnings are for an editor to weigh."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from clinical.proofs.theorems.spoken import banned_in
from clinical.wording import placeholders
from editorial.editing.plain_words import hard_words
from editorial.editing.readability import Reading, length, read
from guidance.articles.markdown import is_safe_link, links_of

MOST_WORDS_IN_A_SENTENCE = 20
HARDEST_GRADE = 6.0
LEAST_EASE = 70.0
MOST_WORDS_IN_A_GUIDE = 500

FILLED_IN = frozenset(
    {
        "emergency_number",
        "emergency_department",
        "urgent_line",
        "routine_contact",
        "paracetamol",
        "crisis_line",
    }
)
"""The placeholders that have words in every country."""
DO_NOT = re.compile(r"\A(do not|don't|don’t|never)\b", re.IGNORECASE)
HEADING = re.compile(r"^(#{1,6})\s+\S", re.MULTILINE)
LINK = re.compile(r"(!?)\[([^\]]*)\]\(\s*<?([^)\s>]*)")
MARKS = re.compile(r"[*_`>#|]+|^\s*\d+\.\s", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one field that people read."""

    label: str
    name: str  # of the form's field, to lead back to it
    text: str
    is_markdown: bool = False
    is_forbidding: bool = False  # each line says what not to do
    is_clause: bool = False  # completes a sentence that begins elsewhere
    is_spoken: bool = False  # read aloud as it stands


@dataclass(frozen=True, slots=True)
class Cited:
    """A source that is cited, and when it has to be read again."""

    name: str
    next_review_on: date


@dataclass(frozen=True, slots=True)
class Words:
    """Everything about a draft that is checked."""

    passages: tuple[Passage, ...]
    cited: tuple[Cited, ...] | None = None  # None: this kind cites nothing
    next_review_on: date | None = None
    guides: frozenset[str] = frozenset()  # the slugs that links may lead to


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at: an error stops a release, a warning does not."""

    words: str
    is_error: bool = False
    name: str = ""
    quotes: tuple[str, ...] = ()
    subject: str = ""  # what it is about, where its words tell a number

    @property
    def about(self) -> tuple[str, str]:
        """Return what tells it from other checks of the same draft, before and after a change."""
        return (self.name, self.subject or self.words)


@dataclass(frozen=True, slots=True)
class Checked:
    reading: Reading
    errors: tuple[Check, ...]
    warnings: tuple[Check, ...]
    substitutes: Mapping[str, str] = field(default_factory=dict)
    is_hard: bool = False


def check(words: Words, today: date) -> Checked:
    """Return what to look at in a draft."""
    reading = read(block for passage in words.passages for block in blocks_of(passage))
    found = [*_about_sources(words, today), *_about_reading(reading)]
    for passage in words.passages:
        found += _about(passage, words.guides)
    every = "\n".join(passage.text for passage in words.passages)
    grade, ease = reading.grade or 0, 100 if reading.ease is None else reading.ease
    return Checked(
        reading=reading,
        errors=tuple(each for each in found if each.is_error),
        warnings=tuple(each for each in found if not each.is_error),
        substitutes=dict(hard_words(every)),
        is_hard=grade > HARDEST_GRADE or ease < LEAST_EASE,
    )


def blocks_of(passage: Passage) -> Iterator[str]:
    """Yield the sentences and items of a passage without marks; headings and tables are not counted."""
    for line in passage.text.splitlines():
        if passage.is_markdown and line.lstrip().startswith(("#", "|")):
            continue
        words = MARKS.sub(" ", LINK.sub(r"\2", line)).strip().removeprefix("- ").strip()
        if words:
            yield words


def _about_sources(words: Words, today: date) -> Iterator[Check]:
    if words.cited is not None and not words.cited:
        yield Check("It cites no source.", is_error=True, name="sources")
    for cited in words.cited or ():
        if cited.next_review_on < today:
            told = f"The source “{cited.name}” was due for review on {cited.next_review_on:%-d %B %Y}."
            yield Check(told, is_error=True, name="sources")
    if words.next_review_on and words.next_review_on < today:
        told = f"Its own review was due on {words.next_review_on:%-d %B %Y}."
        yield Check(told, is_error=True, name="next_review_on")


def _about_reading(reading: Reading) -> Iterator[Check]:
    long = [each for each in reading.sentences if length(each) > MOST_WORDS_IN_A_SENTENCE]
    if long:
        sentences = "sentence" if len(long) == 1 else "sentences"
        told = f"{len(long)} {sentences} of more than {MOST_WORDS_IN_A_SENTENCE} words."
        quotes = tuple(f"{each} ({length(each)} words)" for each in long)
        yield Check(told, quotes=quotes, subject="long sentences")


def _about(passage: Passage, guides: frozenset[str]) -> Iterator[Check]:
    text, at = passage.text, passage.name
    for meaning, sentence in banned_in(text):
        yield Check(f"{passage.label} tells people {meaning}.", is_error=True, name=at, quotes=(sentence,))
    for name in sorted(placeholders(text) - FILLED_IN):
        yield Check(f"{passage.label}: nothing stands for “{{{name}}}”.", is_error=True, name=at)
    if "!" in text.replace("![", ""):
        yield Check(f"{passage.label} has an exclamation mark.", name=at)
    if re.search(r"\bplease\b", text, re.IGNORECASE):
        yield Check(f"{passage.label} says “please”. Say what to do.", name=at)
    if passage.is_markdown:
        yield from _about_markdown(passage, guides)
    yield from _about_form(passage)


def _about_markdown(passage: Passage, guides: frozenset[str]) -> Iterator[Check]:
    yield from link_checks(passage.text, guides, passage.name)
    levels = [len(marks) for marks in HEADING.findall(passage.text)]
    before = 1
    for level in levels:
        if level == 1:
            yield Check(
                "A heading begins with one #. The title is the only one: use ## here.", name=passage.name
            )
        elif level > before + 1:
            yield Check(
                f"A heading with {level} # follows one with {before}: none between.", name=passage.name
            )
        before = max(level, 1)
    count = sum(length(block) for block in blocks_of(passage))
    if count > MOST_WORDS_IN_A_GUIDE:
        told = f"{count} words. People read to the end of {MOST_WORDS_IN_A_GUIDE} at most."
        yield Check(told, name=passage.name, subject="length")


def link_checks(text: str, guides: frozenset[str], name: str = "body") -> Iterator[Check]:
    """Yield what is wrong with the links of Markdown."""
    for link in links_of(text):
        if not is_safe_link(link.url):
            told = f"The link “{link.words}” leads to “{link.url}”. Use https:, tel:, mailto: or /."
            yield Check(told, is_error=True, name=name)
        elif link.guide and link.guide not in guides:
            told = f"The link “{link.words}” leads to the guide “{link.guide}”. There is none."
            yield Check(told, is_error=True, name=name)
        if link.is_picture and not link.words.strip():
            told = f"The picture “{link.url}” has no words for those who cannot see it."
            yield Check(told, is_error=True, name=name)


def _about_form(passage: Passage) -> Iterator[Check]:
    lines = [line.strip() for line in passage.text.splitlines() if line.strip()]
    if passage.is_forbidding:
        lenient = tuple(line for line in lines if not DO_NOT.match(line))
        if lenient:
            yield Check(f"{passage.label}: begin each line with “do not”.", name=passage.name, quotes=lenient)
    if (
        passage.is_clause
        and lines
        and ((lines[0][:1].isupper() and not lines[0].startswith("I ")) or lines[-1].endswith("."))
    ):
        yield Check(
            f"{passage.label}: begin with a small letter and leave out the full stop.", name=passage.name
        )
    if passage.is_spoken and lines and not (lines[0][:1].isupper() and lines[-1].endswith((".", "?"))):
        yield Check(f"{passage.label}: write a full sentence, as it is read aloud.", name=passage.name)


def brought_about(before: Checked | None, after: Checked) -> tuple[Check, ...]:
    """Return the warnings that were not there before a change, or not as often; none that it leaves alone."""
    earlier = _counted(before.warnings if before else ())
    new = [each for each in after.warnings if _counted([each])[each.about] > earlier[each.about]]
    return (*_about_grade(before, after), *new)


def _counted(warnings: Iterable[Check]) -> Counter[tuple[str, str]]:
    """Return how often each warning holds: once for each text that it quotes."""
    found: Counter[tuple[str, str]] = Counter()
    for each in warnings:
        found[each.about] += len(each.quotes) or 1
    return found


def _about_grade(before: Checked | None, after: Checked) -> Iterator[Check]:
    if after.is_hard and not (before and before.is_hard):
        reading = after.reading
        told = f"The reading grade is {reading.grade} and the ease {reading.ease}."
        yield Check(f"{told} Aim for grade {HARDEST_GRADE:.0f} or less and ease {LEAST_EASE:.0f} or more.")


def in_words(warnings: Iterable[Check], reason: str) -> str:
    """Return what the history says of warnings that stay, and why."""
    return f"Kept although: {' '.join(each.words for each in warnings)} Because: {reason}"
