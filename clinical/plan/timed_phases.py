"""The parts of a plan from now on, in true time, and how far the exercises have come in each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from clinical.content import Activity, Dose, Phase
from clinical.plan.progress import FOLLOWS_PROGRESS, LOOK_AGAIN_HOURS, Progress, Step
from clinical.plan.timing import Span


@dataclass(frozen=True, slots=True)
class TimedPhase:
    """A part of the plan as it comes for one person. Hours count from onset."""

    phase: Phase  # with the hours at which it comes
    span: Span  # what is left of it
    behind: int = 0  # hours that the exercises are behind time
    stands_at: int | None = None  # where the exercises stand still; None: they go on

    def doses_of(self, activity: Activity) -> tuple[Dose, ...]:
        """Return the doses of an activity in this part, with the hours at which they come."""
        if activity.category not in FOLLOWS_PROGRESS:
            return tuple(dose for dose in activity.doses if self.span.meets(dose))
        if self.stands_at is not None:
            moment = Span(self.stands_at, self.stands_at + 1)
            met = (dose for dose in activity.doses if moment.meets(dose))
            return tuple(
                replace(dose, from_hours=self.span.start, until_hours=self.span.until) for dose in met
            )
        later = (_later(dose, self.behind) for dose in activity.doses)
        return tuple(dose for dose in later if self.span.meets(dose))

    @property
    def clock(self) -> int:
        """Return how far the exercises are when this part begins, or now."""
        return self.span.start - self.behind if self.stands_at is None else self.stands_at


def _later(dose: Dose, hours: int) -> Dose:
    until = None if dose.until_hours is None else dose.until_hours + hours
    return replace(dose, from_hours=dose.from_hours + hours, until_hours=until) if hours else dose


def timed_phases(phases: Iterable[Phase], progress: Progress) -> tuple[TimedPhase, ...]:
    """Return the parts from the present one on, each as soon as it may come."""
    in_order = sorted(phases, key=lambda each: each.from_hours)
    lasting = [each for each in in_order if each.until_hours is None or each.until_hours > progress.clock]
    begun = [each for each in in_order if each.from_hours <= progress.clock]
    if progress.step is Step.BACK:
        return _after_a_step_back(begun, lasting, progress)
    if progress.is_held:
        return _after_standing_still(lasting, progress, progress.hours, progress.until_hours)
    return _going_on(lasting, progress.hours, progress.hours - progress.clock)


def _after_a_step_back(
    begun: Sequence[Phase], lasting: Sequence[Phase], progress: Progress
) -> tuple[TimedPhase, ...]:
    back_to, resumes_at = begun[-2:][0], progress.until_hours
    if progress.is_held:
        after = _after_standing_still(lasting, progress, resumes_at, resumes_at + LOOK_AGAIN_HOURS)
    else:
        first, *later = _going_on(lasting, resumes_at, resumes_at - progress.clock)
        after = (replace(first, phase=replace(first.phase, from_hours=resumes_at)), *later)
    stands_at = min(progress.clock, (back_to.until_hours or progress.clock + 1) - 1)
    back = TimedPhase(
        replace(back_to, from_hours=progress.hours, until_hours=resumes_at),
        Span(progress.hours, resumes_at),
        stands_at=stands_at,
    )
    return (back, *after)


def _after_standing_still(
    lasting: Sequence[Phase], progress: Progress, start: int, until: int
) -> tuple[TimedPhase, ...]:
    present, *later = lasting
    held = replace(present, from_hours=start, until_hours=until)
    still = TimedPhase(held, Span(start, until), stands_at=progress.clock)
    return (still, *_going_on(later, until, until - progress.clock - 1))


def _going_on(lasting: Iterable[Phase], start: int, behind: int) -> tuple[TimedPhase, ...]:
    """Return the parts that follow each other from a time on, so many hours behind."""
    found = []
    for phase in lasting:
        until = None if phase.until_hours is None else phase.until_hours + behind
        comes = replace(phase, from_hours=phase.from_hours + behind, until_hours=until) if behind else phase
        found.append(TimedPhase(comes, Span(max(start, comes.from_hours), until), behind))
    return tuple(found)
