"""How wide words are in Arial and in the types of the same widths, and how many lines they take up."""

from __future__ import annotations

from functools import cache

BY_WIDTH = {
    222: "ijl’‘",
    278: " !,./:;I[]ft|",
    333: "()-r“”",
    500: "ckvxyzsJ",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
    1000: "…—",
}
"""Thousandths of the size of the type; every other letter and digit has the usual width."""
USUAL_WIDTH = 556
WIDTHS = {letter: width for width, letters in BY_WIDTH.items() for letter in letters}
BOLDER = 1.08
"""How much wider bold letters are, at most."""
MM_PER_POINT = 25.4 / 72


def width_mm(text: str, points: float, *, bold: bool = False) -> float:
    """Return how wide a text is on one line."""
    return thousandths(text) / 1000 * points * MM_PER_POINT * (BOLDER if bold else 1)


@cache
def thousandths(text: str) -> int:
    return sum(WIDTHS.get(letter, USUAL_WIDTH) for letter in text)


def lines(text: str, room_mm: float, points: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes up; words are never parted."""
    count, used = (1 if text else 0), 0.0
    space = width_mm(" ", points)
    for word in text.split():
        width = width_mm(word, points, bold=bold)
        if used and used + space + width > room_mm:
            count, used = count + 1, width
        else:
            used += (space if used else 0) + width
    return count
