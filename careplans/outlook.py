"""What lies ahead, by the person's own clock: when cold gives way to warmth, and when to check again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from careplans.clock import clock, full_hour, hour, is_night
from careplans.renditions.diary import began
from clinical.names import Activities
from clinical.plan.care_plan import CarePlan, Due, PlannedCheckPoint
from clinical.plan.cold_heat import HeatHold, Primary

NEARLY_OVER = timedelta(hours=3)
HELD = {
    HeatHold.FEVER: "No warmth while you have a fever.",
    HeatHold.HEAT_ILLNESS: "No warmth until you have cooled down and feel well.",
    HeatHold.NOT_PALE: "No warmth until your pee is pale yellow again. Drink first.",
}
WITHOUT_BOTH = "Positions, short walks and slow breathing do the work for now."

SIX_WEEKS = 1008


@dataclass(frozen=True, slots=True)
class Outlook:
    """The times of a plan, and the sentences that tell them."""

    plan: CarePlan
    cold_until: datetime | None  # None: cold is not what comes first, or no longer
    has_warmth: bool  # at any time from now on
    sentences: tuple[str, ...]
    checks: tuple[PlannedCheckPoint, ...]  # with a time, still to come

    @property
    def now(self) -> datetime:
        return self.plan.provenance.made_at

    def clock(self, at: datetime) -> str:
        """Return a time that lies ahead in words, to the hour."""
        return clock(full_hour(at), self.now, self.plan.region)


def outlook(plan: CarePlan) -> Outlook:
    """Return what lies ahead of a person."""
    ends = full_hour(began(plan) + timedelta(hours=plan.cold_heat.window_ends_at_hours))
    is_cold = plan.cold_heat.primary is Primary.COLD and ends > plan.provenance.made_at
    found = {each.activity.id for part in plan.phases for each in part.activities}
    has_warmth, has_cold = Activities.HEAT in found, Activities.COLD_PACK in found
    return Outlook(
        plan,
        ends if is_cold else None,
        has_warmth,
        tuple(sentences(plan, ends, is_cold=is_cold, has_warmth=has_warmth, has_cold=has_cold)),
        tuple(each for each in plan.check_points if each.due_at and each.due in {Due.NEXT, Due.LATER}),
    )


def sentences(
    plan: CarePlan, ends: datetime, *, is_cold: bool, has_warmth: bool, has_cold: bool
) -> Iterator[str]:
    """Yield what to put on the back and until when, in whole sentences."""
    held = plan.cold_heat.heat_held_because
    until = clock(ends, plan.provenance.made_at, plan.region)
    about = "" if plan.onset_at else "about "
    if is_cold:
        yield cold_first(plan, ends, f"{about}{until}", has_warmth=has_warmth)
    elif plan.cold_heat.primary is Primary.HEAT:
        yield "Warmth now." if not has_cold else "Warmth now. Cold only if it feels better."
    elif held is HeatHold.FRESH_INJURY and has_warmth:
        yield f"{WITHOUT_BOTH} Warmth from {about}{until}."
    elif not has_cold and not has_warmth:
        yield WITHOUT_BOTH
    if held is HeatHold.FRESH_INJURY and has_warmth and is_cold:
        yield f"No warmth before {about}{until}."
    elif held in HELD:
        yield HELD[held]
    elif plan.cold_heat.swap_to_heat_offered:
        yield "If you like warmth better, use it now: it has the stronger research."
    if not plan.onset_at:
        yield "We do not know when it began, so the times are about right, not exact."


def cold_first(plan: CarePlan, ends: datetime, until: str, *, has_warmth: bool) -> str:
    """Return until when cold comes first, and what follows."""
    if not has_warmth:
        return f"Cold until {until}."
    if ends - plan.provenance.made_at < NEARLY_OVER:
        return f"Cold once more if you like. Warmth from {hour(ends, plan.region)}."
    return f"Cold until {until}, then warmth{' from the morning' if is_night(ends) else ''}."


def prognosis(plan: CarePlan) -> str:
    """Return how it mostly goes, as far as research has followed people for whom it is as new."""
    said = ["This hurts a lot, but it is rarely dangerous."]
    if plan.hours_since_onset < SIX_WEEKS:
        said.append("Most people are much better within 6 weeks.")
    if plan.appointment:
        said.append("One answer needs a check too.")
    return " ".join(said)
