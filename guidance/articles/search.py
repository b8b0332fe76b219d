"""Full-text search in the articles of a release, in memory, so that it works while the database is down."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.html import escape
from django.utils.safestring import SafeString

from clinical.content import Article
from guidance.articles.markdown import plain_text

WORD = re.compile(r"\w+")
MOST_WORDS = 12
MOST_RESULTS = 20
# Marks that no text holds; they become HTML only after all else is escaped.
BEGIN, END = "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class Found:
    """An article that was found, and where in it the words stand."""

    slug: str
    snippet: SafeString


class SearchIndex:
    """The words of the articles; safe to share between threads."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute(
            "CREATE VIRTUAL TABLE article USING fts5"
            "(slug UNINDEXED, title, summary, body, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        rows = [(each.slug, each.title, each.summary, plain_text(each)) for each in articles]
        self._database.executemany("INSERT INTO article VALUES (?, ?, ?, ?)", rows)
        self._words = sorted(
            {word for row in rows for text in row[1:] for word in WORD.findall(text.lower())}
        )

    def find(self, query: str) -> list[Found]:
        """Return the articles with all the words, best first; with any of them when none has all."""
        words = [f'"{word}"*' for word in WORD.findall(query.lower())[:MOST_WORDS]]
        if not words:
            return []
        return self._matching(" AND ".join(words)) or self._matching(" OR ".join(words))

    def suggest(self, query: str) -> str:
        """Return the query with each unknown word in its nearest known spelling, or "" when none is near."""
        words = WORD.findall(query.lower())[:MOST_WORDS]
        nearest = [next(iter(get_close_matches(word, self._words, 1, 0.7)), word) for word in words]
        return " ".join(nearest) if nearest != words else ""

    def _matching(self, expression: str) -> list[Found]:
        with self._lock:
            rows = self._database.execute(
                "SELECT slug, snippet(article, -1, ?, ?, '…', 24) FROM article"
                " WHERE article MATCH ? ORDER BY bm25(article, 0, 10, 4, 1) LIMIT ?",
                (BEGIN, END, expression, MOST_RESULTS),
            ).fetchall()
        return [Found(slug, highlighted(text)) for slug, text in rows]


def highlighted(text: str) -> SafeString:
    """Return a snippet as HTML with its words marked."""
    return SafeString(escape(text).replace(BEGIN, "<mark>").replace(END, "</mark>"))
