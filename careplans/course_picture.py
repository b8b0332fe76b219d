"""The course as a small picture: cold and warmth, where the person is now, and when to check again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise

from careplans.clock import clock, day
from careplans.days import DAYS_ON_PAPER
from careplans.outlook import Outlook
from careplans.renditions.diary import began
from careplans.renditions.letters import width_mm
from clinical.plan.cold_heat import Primary

PIXELS_PER_POINT = 72 / 25.4
"""What makes a width in mm one in units of the size of the type."""
BREAK = 0.17
"""The share of the picture behind the break: a later check, not to scale."""
SMALL = 500
"""Below this width only few words stand in the picture; the sentence under it has the rest."""
NAMED_FROM = timedelta(hours=8)
"""How much of a day must be shown for its name to stand under it."""
BEFORE_NOW = timedelta(hours=72)
"""Within how long the picture begins where the pain did; after that it begins with today."""


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A time on the line, and what is written beside it."""

    x: float
    text: str
    anchor: str = "start"  # "start" or "end": on which side of the mark its words stand
    tells: str = ""  # in bold, before the text


@dataclass(frozen=True, slots=True)
class TimeBar:
    """A stretch of time with one thing to put on the back, or neither."""

    x: float
    width: float
    kind: str  # "cold", "warm" or "plain"
    text: str
    words_at: float  # the middle of what it has before the break
    words_width: float

    @property
    def words_from(self) -> float:
        return round(self.words_at - self.words_width / 2, 1)


@dataclass(frozen=True, slots=True)
class CoursePicture:
    """The picture, in units of its own width."""

    width: int
    bars: tuple[TimeBar, ...]
    now: TimeMark
    checks: tuple[TimeMark, ...]  # within the days that are shown
    later: str  # the next check beyond them
    days: tuple[TimeMark, ...]  # where each day begins, with its name
    summary: str

    @property
    def break_at(self) -> float:
        return round(self.width * (1 - BREAK), 1)


def course_picture(ahead: Outlook, width: int, letters: float) -> CoursePicture:
    """Return the picture of what lies ahead, so wide, with letters of one size in the same units."""
    plan, now = ahead.plan, ahead.now
    start = began(plan) if now - began(plan) <= BEFORE_NOW else datetime.combine(now.date(), time())
    end = datetime.combine(now.date(), time()) + timedelta(days=DAYS_ON_PAPER)

    def x(at: datetime) -> float:
        return round(min(max((at - start) / (end - start), 0), 1) * width * (1 - BREAK), 1)

    shown = [each.due_at for each in ahead.checks if each.due_at and each.due_at < end]
    here = clock(now, now, plan.region)
    is_small = width < SMALL
    beyond = next((each.due_at for each in ahead.checks if each.due_at and each.due_at >= end), None)
    return CoursePicture(
        width,
        tuple(bars(ahead, x(end), x(ahead.cold_until or start), width, letters)),
        TimeMark(x(now), "", tells="Now")
        if is_small
        else beside(x(now), here, width, letters, "You are here:"),
        tuple(check_marks(ahead, [(at, x(at)) for at in shown], width, letters)),
        f"{day(beyond)}: check again" if beyond and not is_small else "",
        tuple(day_marks(start, end, x)),
        " ".join((f"You are here: {here}.", *ahead.sentences, *checks_in_words(ahead))),
    )


def checks_in_words(ahead: Outlook) -> Iterator[str]:
    """Yield when to check again, in a sentence."""
    dates = [ahead.clock(each.due_at) for each in ahead.checks[:2] if each.due_at]
    if dates:
        yield f"Check again {' and '.join(dates)}."


def bars(ahead: Outlook, end: float, change: float, width: int, letters: float) -> Iterator[TimeBar]:
    """Yield the bars up to the break, with words that fit into them; what comes after it goes on the same."""
    until = ahead.clock(ahead.cold_until) if ahead.cold_until else ""
    if ahead.cold_until:
        words = fitting(change, letters, f"Cold until {until}", "Cold")
        yield TimeBar(0, change, "cold", words, change / 2, around(words, letters))
    begins = change if ahead.cold_until else 0
    is_warm = ahead.has_warmth and (ahead.cold_until or ahead.plan.cold_heat.primary is Primary.HEAT)
    warm = ("then warmth", "Warmth") if ahead.cold_until else ("Warmth, if it helps", "Warmth")
    if begins < end:
        kind, told = ("warm", warm) if is_warm else ("plain", ("Move a little, often", "Move"))
        words = fitting(end - begins, letters, *told)
        yield TimeBar(
            begins,
            round(width - begins, 1),
            kind,
            words,
            round((begins + end) / 2, 1),
            length(words, letters) + letters / 2,
        )


def fitting(room: float, letters: float, *ways: str) -> str:
    """Return the first way to say it that fits."""
    return next((each for each in ways if length(each, letters) + letters < room), "")


def length(text: str, letters: float) -> float:
    return width_mm(text, letters, bold=True) * PIXELS_PER_POINT


def around(text: str, letters: float) -> float:
    """Return how wide the white behind words is."""
    return round(length(text, letters) + letters / 2, 1)


def beside(x: float, text: str, width: int, letters: float, tells: str = "") -> TimeMark:
    """Return a mark with its words on the side that has room."""
    needed = length(f"{tells} {text}", letters) + letters
    return TimeMark(x, text, "start" if x + needed <= width else "end", tells)


def check_marks(
    ahead: Outlook, found: list[tuple[datetime, float]], width: int, letters: float
) -> Iterator[TimeMark]:
    """Yield the checks within the days shown, without those whose words would run into each other."""
    free_from = 0.0
    for at, x in found:
        mark = beside(x, ahead.clock(at), width, letters, "Check:")
        if mark.anchor == "start" and x >= free_from:
            free_from = x + length(f"Check: {mark.text}", letters) + letters
            yield mark


def day_marks(start: datetime, end: datetime, x: Callable[[datetime], float]) -> Iterator[TimeMark]:
    """Yield the middle of each day of which enough is shown, with its name."""
    edges = [start]
    while edges[-1] < end:
        edges.append(datetime.combine(edges[-1].date(), time()) + timedelta(days=1))
    for begins, ends in pairwise(edges):
        if ends - begins >= NAMED_FROM:
            yield TimeMark(round((x(begins) + x(ends)) / 2, 1), f"{begins:%a}")
