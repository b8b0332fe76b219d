"""How a plan is set on paper: as roomy as two sheets allow, by how much there is to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

SPACINGS = (1.16, 1.2, 1.25, 1.3, 1.35)
"""How far apart lines can stand, in heights of a letter. What fits with none of them is set in the first."""
LEAST_WITH_EXTRAS = 2
"""The place of the closest lines that steps of “only if it helps” are worth."""

LINE_MM = 25.4 / 6
LETTER_MM = 1.75
"""How wide a letter of 12 points is, on average."""
LOST_MM = 12
"""How much of a line is lost where its text goes on in the next one."""
BOXES_MM = 33
ROW_MM = 6.2
RULE_MM = 0.3
GAP_MM = 5
FOOT_MM, FOOT_OPENING_PLAN_MM = 32, 46
DIARY_MM = 40
"""How much more room a diary with notes takes up than the two rows, and lists that stay whole."""
RESERVE_MM = 40
"""What headings, ends of sheets and other browsers need; tests measure it with people known beforehand."""
ROOMY_RESERVE_MM = 12
"""What lines that need not stand so far apart keep back beyond that."""

DAYS = '<table class="days">'
END_OF_BLOCK = re.compile(r"</(?:h2|li|p|tr)>")
EXTRA_ROW = re.compile(r'<tr class="extra">.*?</tr>', re.DOTALL)
TO_COME_AND_DIARY = re.compile(r'<tbody class="(?:to-come|diary)">.*?</tbody>', re.DOTALL)
FULL_DIARY = re.compile(r'<table class="notes">.*?</table>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Paper:
    """What lies between the margins of a sheet, in mm, and how its classes begin."""

    width: float
    height: float
    prefix: str


# A page that does not say what it is printed on is taken for Letter, the shorter of the two.
LETTER = Paper(215.9 - 28, 279.4 - 24, "")
A4 = Paper(210 - 28, 297 - 24, "a4-")


def classes_of(sheet: str) -> str:
    """Return the classes that set a printed plan, on each paper; none for large print."""
    if DAYS not in sheet:
        return ""
    return " ".join(name for paper in (LETTER, A4) for name in classes_on(paper, FULL_DIARY.sub("", sheet)))


def classes_on(paper: Paper, sheet: str) -> Iterator[str]:
    """Yield how far apart lines stand on one paper, and what there is no room for, or more room for."""
    if widest(paper, sheet) < LEAST_WITH_EXTRAS and EXTRA_ROW.search(sheet):
        yield f"{paper.prefix}full"
        sheet = EXTRA_ROW.sub("", sheet)
    if room(paper, sheet, SPACINGS[0]) < 0:
        yield f"{paper.prefix}fuller"
        sheet = TO_COME_AND_DIARY.sub("", sheet)
    yield f"{paper.prefix}lines-{widest(paper, sheet)}"
    if room(paper, sheet, SPACINGS[-1]) >= DIARY_MM:
        yield f"{paper.prefix}roomy"


def widest(paper: Paper, sheet: str) -> int:
    """Return the place of the widest spacing that keeps a plan on two sheets."""
    wider = [
        place for place in range(1, len(SPACINGS)) if room(paper, sheet, SPACINGS[place]) >= ROOMY_RESERVE_MM
    ]
    return max(wider, default=0)


def room(paper: Paper, sheet: str, spacing: float) -> float:
    """Return about how much of two sheets a plan leaves; what they repeat counts twice."""
    line = LINE_MM * spacing
    head, _, rest = sheet.partition(DAYS)
    days, _, rest = rest.partition('<div class="columns">')
    lists, _, foot = rest.partition('<div class="foot')
    red_flags, _, first = head.partition("</section>")
    half = (paper.width - GAP_MM) / 2
    used = (
        sum(lines(red_flags, half)) * line,
        sum(count * line + 1 for count in lines(first, paper.width)),
        sum(max(ROW_MM, count * line + RULE_MM) for count in lines(days, paper.width - BOXES_MM)),
        sum(lines(lists, half)) * line / 2,
        (FOOT_OPENING_PLAN_MM if foot.startswith(" opens-plan") else FOOT_MM) / 2,
        RESERVE_MM,
    )
    return 2 * paper.height - sum(used)


def lines(part: str, width: float) -> Iterator[int]:
    """Yield about how many lines each block of a part takes up."""
    for block in END_OF_BLOCK.split(part):
        length = len(" ".join(TAG.sub(" ", block).split())) * LETTER_MM
        if length:
            yield 1 if length <= width else ceil(length / (width - LOST_MM))
