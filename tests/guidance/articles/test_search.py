from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from guidance.articles.search import SearchIndex
from tests.guidance.factory import make_article

ARTICLES = (
    make_article("ice", "Cold *packs* dull pain.", title="Ice or heat?"),
    make_article("sleep", "Lie on your side. Pain is worse at night.", title="Sleeping with a sore back"),
    make_article("marks", "Say 1 < 2 & <b>bold</b> salts.", title="Salts"),
)


@pytest.fixture(scope="module")
def index():
    return SearchIndex(ARTICLES)


def slugs(index, query):
    return [found.slug for found in index.find(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sleep", ["sleep"]),
        ("SLEEPS", ["sleep"]),
        ("pack", ["ice"]),
        ("pain night", ["sleep"]),
        ("heat unheardof", ["ice"]),
        ("", []),
        ('" OR *', ["ice"]),
        ("NEAR(", []),
    ],
)
def test_articles_are_found_by_their_words(index, query, expected):
    assert slugs(index, query) == expected


def test_a_title_counts_more_than_the_body(index):
    both = SearchIndex((make_article("body", "Heat."), make_article("title", "Else.", title="Heat")))

    assert slugs(both, "heat") == ["title", "body"]


def test_what_was_found_is_marked_and_the_rest_is_text(index):
    (found,) = index.find("bold")

    assert "<mark>bold</mark>" in found.snippet
    assert "<b>" not in found.snippet


def test_a_near_spelling_is_suggested(index):
    assert index.suggest("sleaping") == "sleeping"
    assert index.suggest("xyzzy") == ""


def test_threads_may_search_at_once(index):
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: slugs(index, "night"), range(100)))

    assert found == [["sleep"]] * 100
