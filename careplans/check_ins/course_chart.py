"""The course of pain as a drawing: where each check-in lies, in the units of the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from clinical.plan.care_plan import CarePlan
from clinical.plan.course import WORST_PAIN, Ability, Point, Trend

WIDTH, HEIGHT = 320, 200
LEFT, RIGHT, TOP, BOTTOM = 34, 306, 26, 156
SHORTEST_DAYS = 6
MOST_TICKS = 7
STEPS = (1, 2, 7, 14, 28, 56, 112)
MANY = 15
"""From so many check-ins the dots are small, and have no number beside them."""
EARLY_ENOUGH = 14
"""With a first check-in by this day the axis begins on the day that the spasm began."""

WORDS_OF_TREND = {Trend.BETTER: "better", Trend.SAME: "the same", Trend.WORSE: "worse"}
WORDS_OF_ABILITY = {
    Ability.TOILET: "walk to the toilet",
    Ability.DRESS: "get dressed",
    Ability.SIT_20: "sit for 20 minutes",
    Ability.WALK_10: "walk for 10 minutes",
}


@dataclass(frozen=True, slots=True)
class Dot:
    """A check-in in the picture."""

    x: float
    y: float
    pain: int
    label_y: float  # where its number stands
    is_last: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid and its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class CourseChart:
    """The picture; a place in it counts from its upper left corner."""

    dots: tuple[Dot, ...]
    days: tuple[Tick, ...]
    pains: tuple[Tick, ...]
    line: str  # of the polyline, empty for a single check-in
    has_numbers: bool
    summary: str  # what there is to see, in words


@dataclass(frozen=True, slots=True)
class CheckInLine:
    """A check-in as a line of the table."""

    point: Point
    trend: str
    cannot: str


def course_page(plan: CarePlan) -> dict[str, Any]:
    """Return the context of the course: the picture and its numbers, newest first."""
    points = plan.course.points
    return {
        "chart": chart_of(points) if points else None,
        "course_lines": [line_of(point) for point in reversed(points)],
        "has_course": bool(points),
    }


def line_of(point: Point) -> CheckInLine:
    """Return a check-in in words."""
    missing = [words for each, words in WORDS_OF_ABILITY.items() if not point.check_in.can(each)]
    return CheckInLine(point, WORDS_OF_TREND[point.check_in.trend], ", ".join(missing))


def chart_of(points: Sequence[Point]) -> CourseChart:
    """Return the picture of at least one check-in."""
    first, last = axis(points)

    def across(hours: float) -> float:
        return round(LEFT + (hours / 24 - first) / (last - first) * (RIGHT - LEFT), 1)

    dots = tuple(
        dot(across(point.hours), point.pain, is_last=place == len(points))
        for place, point in enumerate(points, start=1)
    )
    return CourseChart(
        dots=dots,
        days=tuple(Tick(across(day * 24), str(day)) for day in day_ticks(first, last)),
        pains=tuple(Tick(height(pain), str(pain)) for pain in (0, 5, WORST_PAIN)),
        line=" ".join(f"{each.x},{each.y}" for each in dots) if len(dots) > 1 else "",
        has_numbers=len(points) < MANY,
        summary=summary(points),
    )


def axis(points: Sequence[Point]) -> tuple[int, int]:
    """Return the first and the last day of the axis: room enough for the lot."""
    first = 0 if points[0].day <= EARLY_ENOUGH else points[0].day
    return first, max(first + SHORTEST_DAYS, points[-1].day + 1)


def day_ticks(first: int, last: int) -> range:
    """Return the days to name: few enough to be read on a phone."""
    step = next((each for each in STEPS if (last - first) // each < MOST_TICKS), last - first)
    return range(first, last + 1, step)


def height(pain: int) -> float:
    return round(BOTTOM - pain / WORST_PAIN * (BOTTOM - TOP), 1)


def dot(x: float, pain: int, *, is_last: bool) -> Dot:
    y = height(pain)
    return Dot(x, y, pain, label_y=y - 9 if pain < WORST_PAIN else y + 19, is_last=is_last)


def summary(points: Sequence[Point]) -> str:
    """Return the course in two sentences."""
    first, last = points[0], points[-1]
    if len(points) == 1:
        return f"Pain {last.pain} out of 10 on {day_words(last)}."
    pains = [point.pain for point in points]
    return (
        f"Pain went from {first.pain} on {day_words(first)} to {last.pain} on {day_words(last)}. "
        f"Lowest {min(pains)}, highest {max(pains)}, in {len(points)} check-ins."
    )


def day_words(point: Point) -> str:
    return "the first day" if point.day == 0 else f"day {point.day}"
