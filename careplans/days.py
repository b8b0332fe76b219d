"""The next days on paper: which step is for which of them, and what is ticked on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from careplans.renditions.diary import TIMES_OF_DAY, began
from clinical.content import Category, Dose
from clinical.plan.care_plan import CarePlan, PlannedActivity, Standing
from clinical.plan.progress import FOLLOWS_PROGRESS

DAYS_ON_PAPER = 3
NO_STEPS = frozenset({Category.HABIT, Category.RULE})
"""Categories that are read once, not done day by day."""
ON_OCCASION = re.compile(r"(every|each) time\b|at (each|every)\b|when|before each\b|all day\b")
"""How the times of a dose begin that comes up by itself: nobody ticks off a sneeze."""
SOON_DAYS = 2
"""Within how many days a later step begins that paper explains: what comes after depends on how it goes."""
BY_THE_CLOCK = Category.COLD_HEAT
"""The category whose steps begin at their hour, however it goes: paper explains them on all of its days."""
LEAST_OF_A_DAY = 2
"""How many of a later day's times a step must meet to be for that day: not the last hour of a limit."""


@dataclass(frozen=True, slots=True)
class Day:
    """One column on paper."""

    number: int  # 1: today
    on: date | None  # None where nobody knows when it began
    moments: tuple[datetime, ...]  # the times of the day that are still to come


@dataclass(frozen=True, slots=True)
class DoseStretch:
    """An activity with one dose, and when it is for."""

    planned: PlannedActivity
    dose: Dose
    from_hours: int
    until_hours: int | None

    def meets(self, hours: float) -> bool:
        return self.from_hours <= hours and (self.until_hours is None or hours < self.until_hours)

    def says_as(self, other: DoseStretch) -> bool:
        """Return whether both read the same."""
        mine, its = self.dose, other.dose
        alike = (mine.amount, mine.times) == (its.amount, its.times)
        return alike and self.planned.standing is other.planned.standing


@dataclass(frozen=True, slots=True)
class DoseChange:
    """Another dose, from one of the days on."""

    day: Day
    stretch: DoseStretch
    before: DoseStretch

    @property
    def words(self) -> str:
        """Return what is different from before; nothing where only how it stands is."""
        dose, before = self.stretch.dose, self.before.dose
        both = ((dose.amount, before.amount), (dose.times, before.times))
        words = ", ".join(words for words, earlier in both if words and words != earlier)
        return words or ("use this first" if self.stretch.planned.standing is Standing.MAIN else "")


@dataclass(frozen=True, slots=True)
class DayRow:
    """One step on paper: its first dose, what changes within the days, and the days that have a box."""

    first: DoseStretch
    changes: tuple[DoseChange, ...]
    days: tuple[bool, ...]

    @property
    def planned(self) -> PlannedActivity:
        return self.first.planned

    @property
    def is_explained(self) -> bool:
        """Return whether paper says how much of it to do, though it begins later."""
        return any(self.days[:SOON_DAYS]) or self.planned.activity.category == BY_THE_CLOCK

    @property
    def begins_in_time(self) -> bool:
        """Return whether it begins soon enough for this paper, and not only if it helps."""
        by_the_clock = self.planned.activity.category == BY_THE_CLOCK
        begins = any(self.days if by_the_clock else self.days[:-1])
        return begins and self.planned.standing is not Standing.OPTIONAL


@dataclass(frozen=True, slots=True)
class Days:
    """The next days, and the steps that are done in them."""

    days: tuple[Day, ...]
    now: tuple[DayRow, ...]
    today: tuple[DayRow, ...]
    later: tuple[DayRow, ...]  # in order of their start


def next_days(plan: CarePlan) -> Days:
    """Return the next days of a plan, by the clock that it was made for."""
    days = columns(plan)
    rows = [row for row in (row_of(plan, days, each) for each in by_activity(plan)) if any(row.days)]
    now = [each.activity.id for each in plan.now]
    today = [each.activity.id for each in plan.today if has_box(each)]
    later = [row for row in rows if row.begins_in_time and row.planned.activity.id not in {*now, *today}]
    later = sorted((row for row in later if has_box(row.planned)), key=lambda row: row.days.index(True))
    by_id = {row.planned.activity.id: row for row in rows}
    return Days(
        days,
        tuple(by_id[name] for name in now if name in by_id),
        tuple(by_id[name] for name in today if name in by_id),
        tuple(row for row in later if row.is_explained),
    )


def tickable(plan: CarePlan) -> tuple[PlannedActivity, ...]:
    """Return the steps of now and today that can be ticked off."""
    return (*plan.now, *(each for each in plan.today if has_box(each)))


def has_box(planned: PlannedActivity) -> bool:
    """Return whether a step is done day by day, so that it can be ticked off."""
    is_step = planned.activity.category not in NO_STEPS
    return is_step and not all(ON_OCCASION.match(dose.times) for dose in planned.doses)


def columns(plan: CarePlan) -> tuple[Day, ...]:
    """Return today and the days after it."""
    now = plan.provenance.made_at
    found = []
    for count in range(DAYS_ON_PAPER):
        day = now.date() + timedelta(days=count)
        times = (datetime.combine(day, at) for _, at in TIMES_OF_DAY)
        present = () if count else (now,)
        moments = (*present, *(at for at in times if at > now))
        found.append(Day(count + 1, day if plan.onset_at else None, moments))
    return tuple(found)


def by_activity(plan: CarePlan) -> Iterable[Sequence[DoseStretch]]:
    """Return the stretches of each step from now on, in order of time; what reads the same is one."""
    found: dict[str, list[DoseStretch]] = {}
    for part in plan.phases:
        for planned in part.activities:
            if planned.activity.category not in NO_STEPS:
                known = found.setdefault(planned.activity.id, [])
                for dose in planned.doses:
                    append(known, stretch_of(planned, dose))
    return found.values()


def stretch_of(planned: PlannedActivity, dose: Dose) -> DoseStretch:
    ends = [end for end in (planned.until_hours, dose.until_hours) if end is not None]
    start = max(planned.from_hours, dose.from_hours)
    return DoseStretch(planned, dose, start, min(ends) if ends else None)


def append(known: list[DoseStretch], stretch: DoseStretch) -> None:
    """Add a stretch, or lengthen the last one where both read the same and meet."""
    last = known[-1] if known else None
    if last and last.until_hours == stretch.from_hours and last.says_as(stretch):
        known[-1] = DoseStretch(last.planned, last.dose, last.from_hours, stretch.until_hours)
    else:
        known.append(stretch)


def row_of(plan: CarePlan, days: Sequence[Day], stretches: Sequence[DoseStretch]) -> DayRow:
    """Return the row of one step, with no box before it starts or after it ends."""
    start = began(plan)

    def meets(stretch: DoseStretch, day: Day) -> bool:
        met = [at for at in day.moments if stretch.meets((at - start) / timedelta(hours=1))]
        return len(met) >= (1 if day.number == 1 else LEAST_OF_A_DAY)

    boxes = tuple(any(meets(stretch, day) for stretch in stretches) for day in days)
    starts = [(next((day for day in days if meets(each, day)), None), each) for each in stretches]
    within = [(day, each) for day, each in starts if day is not None]
    steps = [
        DoseChange(day, each, before)
        for (_, before), (day, each) in pairwise(within)
        if day is not days[-1] or each.planned.activity.category not in FOLLOWS_PROGRESS
    ]
    return DayRow(within[0][1] if within else stretches[0], tuple(steps), boxes)
