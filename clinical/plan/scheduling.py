"""When each activity of a plan is done: by phase, with the doses of that time, and first things first."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from clinical.content import Category
from clinical.names import Activities
from clinical.plan.care_plan import PlannedActivity, PlannedPhase, Standing
from clinical.plan.cold_heat import ColdHeat, Primary
from clinical.plan.effects import Weighed
from clinical.plan.timed_phases import TimedPhase
from clinical.plan.timing import Timeline

INSTEAD_OF: Mapping[str, str] = {
    Activities.HEAT: Activities.COLD_PACK,
    Activities.NAPROXEN: Activities.NSAID,
    Activities.TOPICAL_NSAID: Activities.NSAID,
    Activities.HOME_ORS: Activities.ORS,
}
"""Alternatives: never done together with the other one. Evidence: careplan 2.6, 2.9 and 3.3."""

FIRST_THINGS: Sequence[tuple[int, tuple[Category, ...]]] = (
    (2, (Category.SETTLE, Category.COLD_HEAT, Category.CALM, Category.MOVE)),
    (48, (Category.COLD_HEAT, Category.MOVE, Category.SETTLE, Category.CALM)),
    (336, (Category.COLD_HEAT, Category.STRETCH, Category.MOVE, Category.CALM)),
)
LATER_THINGS = (Category.MOVE, Category.STRENGTHEN, Category.STRETCH, Category.CALM)
"""Which categories come first before so many hours, and after all of them. Evidence: careplan 3.1."""

TOP_UPS = (Activities.ORS, Activities.REHYDRATE)


def plan_phases(
    timed: Sequence[TimedPhase],
    allowed: Sequence[Weighed],
    cold_heat_at: Callable[[int], ColdHeat],
    timeline: Timeline,
    *,
    drinks_first: bool,
) -> tuple[PlannedPhase, ...]:
    """Return the phases from the present one on, each with its activities in order."""
    planned: list[PlannedPhase] = []
    for part in timed:
        activities = _in_order(_activities(allowed, part, cold_heat_at, timeline), drinks_first=drinks_first)
        planned.append(
            PlannedPhase(
                phase=part.phase,
                is_now=not planned,
                starts_at=timeline.at(part.phase.from_hours),
                ends_at=timeline.at(part.phase.until_hours),
                cold_heat=cold_heat_at(part.span.start),
                activities=_mark_new(activities, planned),
            )
        )
    return tuple(planned)


def _activities(
    allowed: Sequence[Weighed], part: TimedPhase, cold_heat_at: Callable[[int], ColdHeat], timeline: Timeline
) -> list[PlannedActivity]:
    found = {each.activity.id: _planned(each, part, timeline) for each in allowed}
    present = {name: planned for name, planned in found.items() if planned is not None}
    placed = (_placed(each, present, cold_heat_at) for each in present.values())
    return [each for each in placed if each is not None]


def _planned(weighed: Weighed, part: TimedPhase, timeline: Timeline) -> PlannedActivity | None:
    doses = part.doses_of(weighed.activity)
    if not doses:
        return None
    if weighed.amount:
        doses = tuple(replace(dose, amount=weighed.amount) for dose in doses)
    start = max(part.span.start, min(dose.from_hours for dose in doses))
    until = _last_end([dose.until_hours for dose in doses], part.span.until)
    return PlannedActivity(
        activity=weighed.activity,
        steps=weighed.steps,
        doses=doses,
        adaptations=weighed.reasons,
        from_hours=start,
        until_hours=until,
        starts_at=timeline.at(start),
        ends_at=timeline.at(until),
        uses_twin=weighed.uses_twin,
    )


def _last_end(ends: Sequence[int | None], limit: int | None) -> int | None:
    """Return when the last of these ends, but not after the limit; None: never."""
    last = math.inf if None in ends else max(end for end in ends if end is not None)
    earliest = min(last, math.inf if limit is None else limit)
    return None if earliest == math.inf else int(earliest)


def _placed(
    planned: PlannedActivity, present: Mapping[str, PlannedActivity], cold_heat_at: Callable[[int], ColdHeat]
) -> PlannedActivity | None:
    """Return the activity with its standing, or None when it has no place at this time."""
    name = planned.activity.id
    if planned.activity.category == Category.COLD_HEAT:
        standing = _cold_heat_standing(name, cold_heat_at(planned.from_hours))
    else:
        standing = Standing.ALTERNATIVE if INSTEAD_OF.get(name) in present else Standing.MAIN
    if standing is None or standing is Standing.MAIN:
        return planned if standing else None
    if name == Activities.COLD_PACK:
        planned = _for_comfort(planned)
    instead_of = INSTEAD_OF[name] if standing is Standing.ALTERNATIVE else ""
    return replace(planned, standing=standing, instead_of=instead_of)


def _for_comfort(planned: PlannedActivity) -> PlannedActivity:
    """Return cold at its last and mildest dose, as it is used once warmth comes first."""
    amount, last = planned.doses[0].amount, planned.activity.doses[-1]
    is_adapted = amount not in {each.amount for each in planned.activity.doses}
    return replace(planned, doses=(replace(last, amount=amount) if is_adapted else last,))


def _cold_heat_standing(name: str, cold_heat: ColdHeat) -> Standing | None:
    match name:
        case Activities.COLD_PACK if cold_heat.primary is Primary.COLD:
            return Standing.MAIN
        case Activities.HEAT if cold_heat.primary is Primary.HEAT:
            return Standing.MAIN
        case Activities.COLD_PACK:
            return Standing.OPTIONAL if cold_heat.cold_optional else None
        case Activities.HEAT:
            return Standing.ALTERNATIVE if cold_heat.swap_to_heat_offered else None
        case Activities.CONTRAST:
            return Standing.OPTIONAL if cold_heat.contrast_offered else None
        case _:
            raise ValueError(f"no rule says when “{name}” is for")


def _in_order(activities: Iterable[PlannedActivity], *, drinks_first: bool) -> tuple[PlannedActivity, ...]:
    """Return the activities by position; after much fluid was lost, drinks come before any medicine."""

    def place(planned: PlannedActivity) -> tuple[bool, int]:
        comes_first = drinks_first and planned.activity.category == Category.DRINK
        return not comes_first, planned.activity.position

    return tuple(sorted(activities, key=place))


def _mark_new(
    activities: tuple[PlannedActivity, ...], before: Sequence[PlannedPhase]
) -> tuple[PlannedActivity, ...]:
    if not before:
        return activities
    known = {each.activity.id for each in before[-1].activities}
    return tuple(each if each.activity.id in known else replace(each, is_new=True) for each in activities)


def first_things(
    present: PlannedPhase, hours: int, clock: int, *, prefers_warmth: bool
) -> tuple[PlannedActivity, ...]:
    """Return at most three activities to do now, the most pressing first; the clock says for which part."""
    begun = [each for each in present.activities if each.from_hours <= hours]
    at_hand = [each for each in begun if _leads(each, present, prefers_warmth=prefers_warmth)]
    order = next((order for before, order in FIRST_THINGS if clock < before), LATER_THINGS)
    by_category = [next((each for each in at_hand if each.activity.category == name), None) for name in order]
    chosen = [each for each in by_category if each is not None]
    urgent = [each for each in at_hand if each.activity.id == Activities.COOL_DOWN]
    top_ups = [each for each in at_hand if each.activity.id in TOP_UPS][:1]
    first, others = (urgent, chosen) if urgent else (chosen[:1], chosen[1:])
    distinct = {each.activity.id: each for each in (*first, *top_ups, *others)}
    return tuple(distinct.values())[:3]


def _leads(planned: PlannedActivity, present: PlannedPhase, *, prefers_warmth: bool) -> bool:
    """Return whether an activity may be among the first: warmth instead of cold for those who prefer it."""
    may_swap = prefers_warmth and present.cold_heat.swap_to_heat_offered
    if may_swap and planned.activity.category == Category.COLD_HEAT:
        return planned.activity.id == Activities.HEAT
    return planned.standing is Standing.MAIN


def rest_of_today(
    present: PlannedPhase, hours: int, now: Iterable[PlannedActivity]
) -> tuple[PlannedActivity, ...]:
    """Return what else the present phase has for the next 24 hours."""
    done = {each.activity.id for each in now}
    return tuple(
        each for each in present.activities if each.activity.id not in done and each.from_hours < hours + 24
    )
