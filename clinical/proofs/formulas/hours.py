"""The hours since onset, cut wherever a plan can change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clinical.content import Activity, Guidance
from clinical.proofs.formulas.cold_or_heat import FIRST_DAY, SECOND_DAY, THIRD_DAY


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a plan that is made at `now`; hours since onset, without an end where `until` is None."""

    now: int
    starts: int
    until: int | None

    def begins(self, activity: Activity) -> int | None:
        """Return when an activity begins in this stretch, or None when it has no dose then."""
        found = [
            dose.from_hours
            for dose in activity.doses
            if (self.until is None or dose.from_hours < self.until)
            and (dose.until_hours is None or dose.until_hours > self.starts)
        ]
        return max(self.starts, min(found)) if found else None

    def has_time_left(self, activity: Activity) -> bool:
        """Return whether any dose of an activity lies ahead for somebody who makes the plan now."""
        return any(dose.until_hours is None or dose.until_hours > self.now for dose in activity.doses)


def cuts(guidance: Guidance) -> list[int]:
    """Return every hour at which some plan may change, from 0 on."""
    doses = [dose for activity in guidance.activities for dose in activity.doses]
    hours = {0, FIRST_DAY, SECOND_DAY, THIRD_DAY}
    hours |= {dose.from_hours for dose in doses} | {phase.from_hours for phase in guidance.phases}
    hours |= {dose.until_hours for dose in doses if dose.until_hours is not None}
    hours |= {phase.until_hours for phase in guidance.phases if phase.until_hours is not None}
    return sorted(hour for hour in hours if hour >= 0)


def phases_ahead(guidance: Guidance) -> Iterator[Stretch]:
    """Yield the rest of each phase, for every hour at which a plan may be made."""
    for now in cuts(guidance):
        for phase in sorted(guidance.phases, key=lambda each: each.from_hours):
            if phase.until_hours is None or phase.until_hours > now:
                yield Stretch(now, max(now, phase.from_hours), phase.until_hours)


def every_stretch(guidance: Guidance) -> Iterator[Stretch]:
    """Yield every stretch of time in which plans may differ, those of the phases first.

    A check-in moves the parts of a plan in time, so what is shown for all of these holds after any check-in.
    """
    yield from phases_ahead(guidance)
    hours = cuts(guidance)
    for at, starts in enumerate(hours):
        for now in hours[at::-1]:
            yield from (Stretch(now, starts, last + 1) for last in hours[at:])
            yield Stretch(now, starts, None)
