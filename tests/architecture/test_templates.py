"""How templates are written: in lines that can be read; `make lint` holds the rest of their layout."""

from __future__ import annotations

from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
WIDEST = 150
"""In characters: the formatter aims at 120, and keeps together what has no space in it."""
MOST_WIDE_LINES = 20
"""Tags with many arguments, comments, the configuration of htmx: Django and HTML want each on one line."""


def test_few_lines_are_wider_than_can_be_read():
    wide = [
        f"{path.relative_to(TEMPLATES)}, line {number}"
        for path in sorted(TEMPLATES.rglob("*.html"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > WIDEST
    ]

    assert len(wide) <= MOST_WIDE_LINES, wide
