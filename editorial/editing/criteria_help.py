"""What criteria say, as an editor types them: the sentence, or the word that is wrong and a better one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from clinical.content import Item
from clinical.criteria import CriteriaError, Vocabulary, parse, resolve
from editorial.drafts.words import DraftWords

MOST_SUGGESTED = 3
NEAR = 0.6
LANGUAGE = ("and", "or", "at_least", "maybe")


@dataclass(frozen=True, slots=True)
class Meaning:
    """Criteria read: what they mean, or what is wrong with them and where."""

    sentence: str = ""
    problem: str = ""
    before: str = ""
    word: str = ""
    after: str = ""
    nearest: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """Return the problem with what was perhaps meant."""
        return f"{self.problem} Did you mean {' or '.join(self.nearest)}?" if self.nearest else self.problem


@dataclass(frozen=True, slots=True)
class Name:
    """A word that criteria may use, what it stands for, and how it is written in full."""

    word: str
    label: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameGroup:
    title: str
    names: tuple[Name, ...]


def meaning_of(text: str, words: DraftWords) -> Meaning:
    """Return what criteria say."""
    flat = " ".join(text.split())
    if not flat:
        return Meaning()
    try:
        resolve(parse(flat), words.vocabulary)
    except CriteriaError as error:
        return _told(flat, error, words.vocabulary)
    return Meaning(sentence=words.explain(flat))


def _told(flat: str, error: CriteriaError, vocabulary: Vocabulary) -> Meaning:
    problem = str(error)
    start = flat.find(error.word, error.column) if error.word else -1
    start = flat.find(error.word) if start < 0 and error.word else start
    end = start + len(error.word)
    return Meaning(
        problem=f"{problem[:1].upper()}{problem[1:].rstrip('.')}.",
        before=flat[:start] if start >= 0 else flat,
        word=flat[start:end] if start >= 0 else "",
        after=flat[end:] if start >= 0 else "",
        nearest=tuple(nearest(error.word, flat[:start] if start >= 0 else "", vocabulary)),
    )


def nearest(word: str, before: str, vocabulary: Vocabulary) -> list[str]:
    """Return the words most like one that nobody knows: codes after a comparison, else names."""
    if not re.fullmatch(r"\w+", word) or word in vocabulary.codes:
        return []
    compared = re.search(r"(\w+)\s*(?:==|>=|<=)\s*$", before)
    known: Iterable[str] = (*vocabulary.codes, *vocabulary.definitions, *LANGUAGE)
    if compared:
        codes = vocabulary.codes.get(compared[1], ())
        return [each for each in codes if each not in {"no", "unsure", word}][:MOST_SUGGESTED]
    return [each for each in get_close_matches(word, known, MOST_SUGGESTED, NEAR) if each != word]


def usable_names(words: DraftWords) -> list[NameGroup]:
    """Return every word that criteria may use: definitions first, then items screen by screen."""
    defined = tuple(Name(name, "a definition") for name in sorted(words.vocabulary.definitions))
    asked = [
        NameGroup(screen.title, tuple(Name(each.id, each.text, _forms(each)) for each in screen.items))
        for screen in words.screens
    ]
    worked_out = [
        Name(each, "worked out for the plan") for each in words.vocabulary.codes if each not in words.items
    ]
    last = NameGroup("Worked out from answers, for plans only", tuple(worked_out))
    return [each for each in (NameGroup("Definitions", defined), *asked, last) if each.names]


def _forms(item: Item) -> tuple[str, ...]:
    """Return how a choice or band is compared."""
    return tuple(f"{item.id} == {option.code}" for option in item.answer_options)
