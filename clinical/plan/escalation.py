"""When the course of the pain calls for more than the answers did. It never calls for less."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from clinical.catalogue import Catalogue
from clinical.content import Disposition, RedFlag
from clinical.criteria import Answers
from clinical.names import COURSE_GROUP, Activities, Items
from clinical.plan.course import EVERY_ABILITY, Ability, Point, Trend
from clinical.triage.evaluation import Assessment

SEVERE_PAIN = 8
MOST_PAIN_AT_2_WEEKS = 3
MOST_PAIN_ONCE_RECOVERED = 2
"""The last two are the pain with which the plan itself goes on. Evidence: careplan 3.2 and 3.4."""


class Turn(StrEnum):
    """A turn of the course that calls for somebody's advice; the values name the words in the guidance."""

    CANNOT_WALK = Activities.COURSE_CANNOT_WALK
    RISING = Activities.COURSE_RISING
    STILL_DARK = Activities.COURSE_STILL_DARK
    SEVERE_3_DAYS = Activities.COURSE_SEVERE_3_DAYS
    NO_BETTER_7_DAYS = Activities.COURSE_NO_BETTER_7_DAYS
    LIMITED_7_DAYS = Activities.COURSE_LIMITED_7_DAYS
    LEG_PAIN = Activities.COURSE_LEG_PAIN
    DAILY_TABLETS = Activities.COURSE_DAILY_TABLETS
    GETTING_WORSE = Activities.COURSE_GETTING_WORSE
    STILL_2_WEEKS = Activities.COURSE_STILL_2_WEEKS
    STILL_6_WEEKS = Activities.COURSE_STILL_6_WEEKS
    STILL_12_WEEKS = Activities.COURSE_STILL_12_WEEKS


COURSE_WORDS = frozenset(Turn) | {
    *(Activities.COURSE_ON, Activities.COURSE_REPEAT, Activities.COURSE_BACK, Activities.COURSE_REVIEW)
}
"""Activities of the guidance that say what the course means; they are nothing to do by themselves."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the last check-in is judged by."""

    last: Point
    earlier: Sequence[Point]
    answers: Answers  # replayed

    @property
    def is_severe(self) -> bool:
        return self.last.pain >= SEVERE_PAIN

    @property
    def cannot_walk(self) -> bool:
        return not self.last.check_in.can(Ability.TOILET)

    @property
    def is_rising(self) -> bool:
        """Return whether both the person and the numbers say so; with no number before, a severe one does."""
        higher = self.last.pain > self.earlier[-1].pain if self.earlier else self.is_severe
        return self.last.check_in.trend is Trend.WORSE and (higher or self.is_severe)

    @property
    def is_rising_again(self) -> bool:
        """Return whether it went up at the last two check-ins: one bad day is a flare."""
        if len(self.earlier) < 2:
            return False
        first, second = self.earlier[-2:]
        both_say_so = self.last.check_in.trend is second.check_in.trend is Trend.WORSE
        return both_say_so and self.last.pain > second.pain > first.pain

    @property
    def is_no_better(self) -> bool:
        """Return whether nothing eased: neither by their own word nor by the numbers."""
        as_high = all(self.last.pain >= point.pain for point in self.earlier[:1])
        return not self.is_easing and as_high

    @property
    def is_easing(self) -> bool:
        return self.last.check_in.trend is Trend.BETTER

    @property
    def is_limited(self) -> bool:
        return self.last.check_in.abilities < EVERY_ABILITY

    @property
    def is_unsettled(self) -> bool:
        """Return whether it has not settled, by their own word or by their state."""
        by_state = self.last.pain > MOST_PAIN_AT_2_WEEKS or self.is_limited or self.is_no_better
        return self.last.check_in.still_spasms is True or by_state

    @property
    def is_not_normal(self) -> bool:
        """Return whether they are not back to normal, by their own word or by their state."""
        by_state = self.last.pain > MOST_PAIN_ONCE_RECOVERED or self.is_limited
        return self.last.check_in.back_to_normal is False or by_state

    def says(self, item_id: str, *codes: str) -> bool:
        return self.answers.get(item_id) in codes


@dataclass(frozen=True, slots=True)
class TurnRule:
    """What makes a turn, within which hours since onset, and what it calls for."""

    turn: Turn
    from_hours: int
    until_hours: int | None
    disposition: Disposition
    check_point_hours: int  # of the check point that asks about it
    holds: Callable[[Told], bool]

    def applies(self, told: Told) -> bool:
        in_time = self.until_hours is None or told.last.hours < self.until_hours
        return self.from_hours <= told.last.hours and in_time and self.holds(told)


TURN_RULES: Sequence[TurnRule] = (
    TurnRule(
        Turn.CANNOT_WALK, 24, None, Disposition.SAME_DAY, 24, lambda told: told.is_severe and told.cannot_walk
    ),
    TurnRule(Turn.RISING, 24, 96, Disposition.SAME_DAY, 24, lambda told: told.is_rising),
    TurnRule(Turn.GETTING_WORSE, 96, None, Disposition.SOON, 72, lambda told: told.is_rising_again),
    TurnRule(
        Turn.STILL_DARK, 48, 168, Disposition.SAME_DAY, 48, lambda told: told.says(Items.URINE_DARK, "yes")
    ),
    TurnRule(
        Turn.SEVERE_3_DAYS,
        72,
        168,
        Disposition.SOON,
        72,
        lambda told: told.is_no_better and (told.is_severe or told.cannot_walk),
    ),
    TurnRule(Turn.NO_BETTER_7_DAYS, 168, 336, Disposition.SOON, 168, lambda told: told.is_no_better),
    TurnRule(
        Turn.LIMITED_7_DAYS,
        168,
        336,
        Disposition.SOON,
        168,
        lambda told: told.is_limited and not told.is_easing and not told.is_no_better,
    ),
    TurnRule(
        Turn.LEG_PAIN,
        168,
        None,
        Disposition.ROUTINE,
        168,
        lambda told: told.says(Items.ONE_LEG_PAIN, "yes", "unsure"),
    ),
    TurnRule(
        Turn.DAILY_TABLETS,
        168,
        None,
        Disposition.ROUTINE,
        168,
        lambda told: told.last.check_in.daily_tablets is True,
    ),
    TurnRule(Turn.STILL_2_WEEKS, 336, 1008, Disposition.ROUTINE, 336, lambda told: told.is_unsettled),
    TurnRule(Turn.STILL_6_WEEKS, 1008, 2016, Disposition.ROUTINE, 1008, lambda told: told.is_not_normal),
    TurnRule(Turn.STILL_12_WEEKS, 2016, None, Disposition.ROUTINE, 2016, lambda told: told.is_not_normal),
)
"""Evidence: careplan 3.2, decisions 2, redflags 6. Severe pain without walking counts at any time after the
first day.

The person's own word adds to what pain and abilities say and never takes from it: pain above 3, daily things
that do not go and pain that is no better are reasons of their own. Evidence: careplan 3.4, decisions 2.5.
"""


def turns_of(course: Sequence[Point], answers: Answers) -> tuple[TurnRule, ...]:
    """Return the turns at the last check-in, most urgent first; its advice stands until the next one."""
    if not course:
        return ()
    told = Told(course[-1], course[:-1], answers)
    found = (rule for rule in TURN_RULES if rule.applies(told))
    return tuple(sorted(found, key=lambda rule: -rule.disposition))


def raised(
    catalogue: Catalogue, assessment: Assessment, course: Sequence[Point], answers: Answers
) -> Assessment:
    """Return the assessment with what the course adds: at least as urgent as it was."""
    flags = tuple(flag_of(catalogue, rule) for rule in turns_of(course, answers))
    if not flags:
        return assessment
    present = sorted((*assessment.present, *flags), key=lambda flag: -flag.disposition)
    disposition = max(assessment.disposition, *(flag.disposition for flag in flags))
    return replace(assessment, disposition=disposition, present=tuple(present))


def flag_of(catalogue: Catalogue, rule: TurnRule) -> RedFlag:
    """Return a turn as a red flag in the words of the guidance, or else in those of its check point."""
    flag = RedFlag(rule.turn, COURSE_GROUP, "", rule.disposition, "", "", "", ())
    for words in catalogue.guidance.activities:
        if words.id == rule.turn:
            say = " ".join(words.steps)
            return replace(flag, title=words.title, reason=words.summary, sources=words.sources, say=say)
    points = (each for each in catalogue.guidance.check_points if each.at_hours <= rule.check_point_hours)
    for point in sorted(points, key=lambda each: -each.at_hours)[:1]:
        return replace(flag, title=point.title, reason=point.advice, sources=point.sources)
    return flag
