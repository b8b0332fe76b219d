"""How hard English is to read: the Flesch-Kincaid grade, by counting words, sentences and syllables.

Syllables are counted by rule: docs/adr/0055 says how far that is from a dictionary of sounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

FEWEST_WORDS = 20
"""With fewer words than this, a grade says nothing."""
MANY_SYLLABLES = 4

SENTENCE_ENDS = re.compile(r"(?<=[.!?:])\s+")
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’-]*")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?<![aeiou]l)(?<=[^aeiouy])e(?=ly$|ments?$|ty$|where$)|(?<=l)e(?=ly$|ments?$)")
SILENT_END = re.compile(r"(?:[^laeiouy]|[aeiouy]l)e$|(?:[^laeiouyszxcgh]|[aeiouy]l|[^cs]h)es$|[^aeioutdy]ed$")
SPLIT_VOWELS = re.compile(
    r"ia(?![lnrg])|iu|io(?!u?s|n|r\b)|eo(?!u)|ua(?![rl])|ier|iest|(?<=[aeiouy])ing|sms?$"
)
SPOKEN = {
    "aches": 1, "aneurysm": 4, "area": 3, "areas": 3, "aspirin": 2, "average": 2, "being": 2,
    "calcium": 3, "careful": 2, "carefully": 3, "diabetes": 4, "dialysis": 4, "diarrhoea": 4, "diet": 2,
    "different": 2, "does": 1, "doing": 2, "evening": 2, "every": 2, "everybody": 4, "everyone": 3,
    "everything": 3, "everywhere": 3, "fluid": 2, "fluids": 2, "general": 2, "going": 2, "headaches": 2,
    "history": 2, "hour": 1, "hours": 1, "ibuprofen": 4, "idea": 3, "litres": 2, "magnesium": 4,
    "maybe": 2, "medicine": 3, "medicines": 3, "metres": 2, "naproxen": 3, "paracetamol": 5, "people": 2,
    "period": 3, "potassium": 4, "quiet": 2, "radio": 3, "reaction": 3, "safely": 2, "serious": 3,
    "several": 2, "sodium": 3, "somebody": 3, "someone": 2, "something": 2, "sometimes": 2,
    "temperature": 3, "themselves": 2, "tired": 1, "towel": 1, "towels": 1, "triage": 2, "trying": 2,
    "useful": 2, "usual": 3, "usually": 4, "yourself": 2,
}  # fmt: skip
"""Common words that the rules get wrong."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard some text is to read; grade and ease are None when it is too short to judge."""

    words: int
    grade: float | None
    ease: float | None
    sentences: tuple[str, ...]  # the longest first
    hard: tuple[str, ...]  # words of many syllables

    @property
    def age(self) -> int | None:
        """Return about how old a reader has to be."""
        return None if self.grade is None else max(5, round(self.grade + 5))


def read(blocks: Iterable[str]) -> Reading:
    """Return how hard blocks of text are to read; each block ends a sentence."""
    sentences = [each for block in blocks for each in sentences_of(block)]
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    longest = tuple(sorted(sentences, key=length, reverse=True))
    hard = tuple(sorted({word.lower() for word in words if syllables(word) >= MANY_SYLLABLES}))
    if len(words) < FEWEST_WORDS:
        return Reading(len(words), None, None, longest, hard)
    in_a_sentence = len(words) / len(sentences)
    in_a_word = sum(map(syllables, words)) / len(words)
    grade = round(0.39 * in_a_sentence + 11.8 * in_a_word - 15.59, 1)
    if grade < 0:
        # The formula is for sentences; a list of two or three words each has no grade at school.
        return Reading(len(words), None, None, longest, hard)
    ease = round(206.835 - 1.015 * in_a_sentence - 84.6 * in_a_word, 1)
    return Reading(len(words), grade, ease, longest, hard)


def sentences_of(block: str) -> Iterator[str]:
    """Yield the sentences of a block; what ends with a colon counts as one."""
    for sentence in SENTENCE_ENDS.split(" ".join(block.split())):
        if WORD.search(sentence):
            yield sentence.strip()


def length(sentence: str) -> int:
    """Return the number of words in a sentence."""
    return len(WORD.findall(sentence))


@cache
def syllables(word: str) -> int:
    """Return how many syllables a word has; at least one, and one for a number."""
    parts = [re.sub(r"[^a-z]", "", part) for part in re.sub(r"['’]s?\b", "", word.lower()).split("-")]
    return sum(map(_in_part, filter(None, parts))) or 1


def _in_part(word: str) -> int:
    if word in SPOKEN:
        return SPOKEN[word]
    word = SILENT.sub("", word)
    groups = len(VOWELS.findall(word)) + len(SPLIT_VOWELS.findall(word))
    return max(1, groups - (groups > 1 and bool(SILENT_END.search(word))))
