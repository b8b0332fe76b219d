"""How far the exercises of a plan have come: on with time, held back by pain, a step back in a flare.

Only exercises and the aids to moving follow this. Medicines, drinks, cold and heat keep to true time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from clinical.content import Category
from clinical.plan.course import CheckIn, Point

STEP_ON: Sequence[tuple[int, int]] = ((168, 4), (336, 3), (1008, 2))
"""The hour at which a part of the plan begins, and the most pain to begin it with. Evidence: careplan 3.4."""

FLARE_RISE = 2
FLARES_FROM_HOURS = 48
STEP_BACK_HOURS = 48
"""A flare is 2 points more for a day; it takes the exercises back for 2 days. Evidence: careplan 3.4."""

REVIEW_FROM_HOURS = 336
"""A part is repeated until day 14; then somebody should have a look. Evidence: careplan 3.4."""

LOOK_AGAIN_HOURS = 24
"""Yesterday's pain decides, so that what is held is looked at again after a day."""

FOLLOWS_PROGRESS = frozenset({Category.MOVE, Category.STRETCH, Category.STRENGTHEN})
"""The categories of activities that are held or stepped back."""


class Step(StrEnum):
    """What the check-ins do to the exercises."""

    NONE = ""  # time alone decides
    ON = "on"
    REPEAT = "repeat"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the exercises are, and what they wait for. Hours count from onset."""

    hours: int
    clock: int  # as far as they would be had nothing held them: never later than `hours`
    step: Step = Step.NONE
    most_pain: int | None = None  # with which the next part may begin, while it is held
    until_hours: int = 0  # when the step back ends, or the pain of one more day is known; 0: nothing waits
    last: CheckIn | None = None

    @property
    def is_held(self) -> bool:
        return self.most_pain is not None

    @property
    def needs_review(self) -> bool:
        """Return whether a part was repeated for so long that somebody should have a look."""
        return self.step is Step.REPEAT and self.hours >= REVIEW_FROM_HOURS


def progress_of(course: Sequence[Point], hours: int) -> Progress:
    """Return how far the exercises are at this hour; without check-ins, as far as the time."""
    if not course:
        return Progress(hours, hours)
    clock, before, resumes_at = _let_in(course[0].hours, course[0].pain), 0, 0
    for last, point in pairwise(course):
        before = clock
        clock = _run_on(clock, point.hours - max(last.hours, resumes_at), last.pain)
        clock = _opened(clock, point, last.pain)
        if point.pain >= last.pain + FLARE_RISE and point.hours >= FLARES_FROM_HOURS:
            resumes_at = point.hours + STEP_BACK_HOURS
    last = course[-1]
    clock = _run_on(clock, hours - max(last.hours, resumes_at), last.pain)
    most_pain = _most_pain(clock, last.pain) if clock < hours else None
    found = Progress(hours, min(clock, hours), last=last.check_in, most_pain=most_pain)
    if hours < resumes_at:
        return replace(found, step=Step.BACK, until_hours=resumes_at)
    if found.is_held:
        return replace(found, step=Step.REPEAT, until_hours=_next_look(last.hours, hours))
    passed = any(before < begins <= clock for begins, _ in STEP_ON)
    return replace(found, step=Step.ON if passed else Step.NONE)


def _let_in(hours: int, pain: int) -> int:
    """Return how far somebody is at the first check-in: time has moved on, but pain may not allow it."""
    held = (begins - 1 for begins, most in STEP_ON if begins <= hours and pain > most)
    return min(held, default=hours)


def _run_on(clock: int, lasting: int, pain: int) -> int:
    """Return the clock after so many hours; it stops in the hour before a part that needs less pain."""
    then = clock + max(0, lasting)
    held = (begins - 1 for begins, most in STEP_ON if clock < begins <= then and pain > most)
    return min(held, default=then)


def _opened(clock: int, point: Point, pain_before: int) -> int:
    """Return the clock moved into the part that it waited for, if the pain now allows that."""
    waited_for = _most_pain(clock, pain_before) if clock < point.hours else None
    return clock + 1 if waited_for is not None and point.pain <= waited_for else clock


def _most_pain(clock: int, pain: int) -> int | None:
    """Return the most pain with which the clock may go on, if it stands still for that; else None."""
    return next((most for begins, most in STEP_ON if clock == begins - 1 and pain > most), None)


def _next_look(last_hours: int, hours: int) -> int:
    """Return the end of the present day, counted from the last check-in."""
    days = max(0, hours - last_hours) // LOOK_AGAIN_HOURS + 1
    return last_hours + days * LOOK_AGAIN_HOURS
