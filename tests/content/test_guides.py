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


def test_there_is_a_guide_for_each_of_the_24_topics():
    assert sorted(each.position for each in guides().values()) == list(range(1, 25))


def test_its_title_asks_one_question_and_a_summary_answers_it(guide):
    assert guide.title.count("?") == 1
    assert guide.title.endswith("?")
    assert not guide.summary.endswith("?")


def test_every_line_under_do_not_begins_so(guide):
    for part in guide.body.split("\n#")[1:]:
        heading, _, lines = part.lstrip("# ").partition("\n")
        if heading.lower().startswith("do not"):
            items = [line for line in lines.splitlines() if line.startswith("- ")]
            assert items, heading
            assert [line for line in items if not line.startswith("- do not ")] == []


def test_it_leads_to_other_guides(guide):
    shared = {*guide.related_activities}
    others = [
        each.slug for each in guides().values() if each != guide and shared & {*each.related_activities}
    ]

    assert others


def test_one_table_tells_three_cramps_apart():
    header = "| Back spasm | Heat or sport cramp | Night cramp |"
    rows = guides()["salts-explained"].body.partition(header)[2].partition("\n\n")[0].strip().splitlines()

    assert {row.count("|") for row in rows} == {4}
    assert len(rows) >= 5


@pytest.mark.parametrize("straw", ["always start with ice", "good for every back", "works as well as"])
def test_nothing_is_contradicted_that_nobody_says(straw):
    text = " ".join(path.read_text(encoding="utf-8") for path in CONTENT.rglob("*") if path.is_file())

    assert straw not in text.lower()
