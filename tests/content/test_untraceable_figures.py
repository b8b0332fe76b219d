"""Figures that nobody could trace to a source must appear nowhere in the content. Evidence: careplan 1."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CONTENT = Path(__file__).parents[2] / "content"
FILES = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*") if path.is_file())
SHARE = r"\s*(%|per\s?cent|in 100\b|out of 100\b)"

# How each might be said, and the words that give it away.
UNTRACEABLE = {
    "in 68% of adults": rf"\b(68|sixty-eight){SHARE}",
    "54 percent fewer": rf"\b(54|fifty-four){SHARE}",
    "by 37 per cent": rf"\b(37|thirty-seven){SHARE}",
    "90% are well in 6 weeks": rf"\b90{SHARE}",
    "a trial at Stanford": r"\bstanford\b",
    "the journal Spine, 2022": r"\bspine\W+2022\b|\b2022\b.{0,40}\bstudy in .?spine\b",
    "Pain Medicine, 2019": r"\bpain medicine\W+2019\b|\b2019\b.{0,40}\bpain medicine\b",
    "a journal of bodywork": r"\bbodywork\b",
    "after 12 sessions": r"\b(12|twelve) (sessions|sittings|times in 4 weeks)\b",
    "drink 3–4 litres a day": r"\b(3|three)\s*(-|–|to|or)\s*(4|four)\s*(l|litres?|liters?)\b",
    "doubles your chance of cramp": r"\b(doubl\w*|twice|two times)\b.{0,30}\b(risk|chance|likely|cramps?)\b",
    "low magnesium brings neuropathy": r"\bspinal inflammation\b|\bneuropathy\b",
    "a 2-foot stretch": r"\b(2|two)[- ](foot|feet)\b",
    "1 level teaspoon of salt": r"(?<!half )\b(1|one|a) (level )?(5 ml )?teaspoons? (of )?(table )?salt\b",
}


@pytest.mark.parametrize("path", FILES)
def test_no_file_repeats_a_figure_that_nobody_could_trace(path):
    text = " ".join((CONTENT / path).read_text(encoding="utf-8").split())

    found = [match[0] for rule in UNTRACEABLE.values() if (match := re.search(rule, text, re.IGNORECASE))]

    assert found == []


@pytest.mark.parametrize("said", UNTRACEABLE)
def test_each_figure_would_be_found(said):
    assert re.search(UNTRACEABLE[said], said, re.IGNORECASE)
