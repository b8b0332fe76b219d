"""The guides as readers meet them: short, plain, with pictures that are there."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from clinical.files import read_tree
from editorial.editing.checks import Passage, Words, check
from guidance.articles.markdown import links_of

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
WRITTEN_ON = date(2026, 11, 22)
SLUGS = sorted(path.stem for path in (CONTENT / "articles").iterdir())


@cache
def guides():
    files = (path for path in CONTENT.rglob("*") if path.is_file())
    guidance = read_tree(
        {path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8") for path in files}
    )
    return {each.slug: each for each in guidance.articles}


@pytest.fixture(params=SLUGS)
def guide(request):
    return guides()[request.param]


def passages(guide):
    return tuple(
        Passage(name, name, getattr(guide, name), is_markdown=name == "body")
        for name in ("title", "summary", "body", "evidence_text")
    )


def test_editors_would_be_warned_of_nothing(guide):
    found = check(Words(passages(guide), guides=frozenset(SLUGS)), WRITTEN_ON)

    assert found.errors == found.warnings == ()
    assert not found.is_hard


def test_its_pictures_are_there(guide):
    pictures = [link.url for link in links_of(guide.body) if link.is_picture]

    assert [url for url in pictures if not (ROOT / url.removeprefix("/")).is_file()] == []


def test_a_heading_comes_at_the_latest_after_three_paragraphs(guide):
    in_a_row = longest = 0
    for block in guide.body.split("\n\n"):
        is_text = block.strip()[:1] not in {"#", "-", "|", "!", "1"}
        in_a_row = in_a_row + 1 if is_text else 0
        longest = max(longest, in_a_row)

    assert longest <= 3


def test_no_two_guides_stand_in_the_same_place():
    positions = [each.position for each in guides().values()]

    assert sorted(set(positions)) == sorted(positions)
