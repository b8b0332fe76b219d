"""The course of a back pain: what a person told at each check-in, and when since the spasm began."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

WORST_PAIN = 10
SAID_AGAIN = timedelta(hours=1)
"""A check-in so soon after another corrects it: a form sent twice counts once."""


class Trend(StrEnum):
    """How it goes since the last look, in the person's own judgement."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Ability(StrEnum):
    """What a person with back pain may or may not have managed in the last day."""

    TOILET = "toilet"  # walk to the toilet
    DRESS = "dress"
    SIT_20 = "sit_20"  # sit for 20 minutes
    WALK_10 = "walk_10"  # walk for 10 minutes


EVERY_ABILITY = frozenset(Ability)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What a person told at one time. Raises ValueError for a pain that is not 0 to 10."""

    at: datetime  # as the journey keeps it (UTC) or on the clock of the plan: never both in one sequence
    pain: int  # the last day's, at daily tasks
    trend: Trend
    abilities: frozenset[Ability] = frozenset()
    # What only some check points ask; None: not asked. Whoever is not sure counts as on the careful side.
    still_spasms: bool | None = None
    back_to_normal: bool | None = None
    daily_tablets: bool | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.pain <= WORST_PAIN:
            raise ValueError(f"pain is 0 to {WORST_PAIN}, not {self.pain}")

    def can(self, ability: Ability) -> bool:
        return ability in self.abilities


@dataclass(frozen=True, slots=True)
class Point:
    """A check-in on the course: so many hours since onset."""

    hours: int
    check_in: CheckIn

    @property
    def pain(self) -> int:
        return self.check_in.pain

    @property
    def day(self) -> int:
        """Return the day since onset; the first is 0."""
        return self.hours // 24


def not_said_again(check_ins: Iterable[CheckIn], at: datetime) -> tuple[CheckIn, ...]:
    """Return the check-ins that one at this time leaves standing: it takes the place of the last hour's."""
    return tuple(each for each in check_ins if abs(at - each.at) > SAID_AGAIN)
