"""What a newer release says otherwise about one person's plan, which stays on its own release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from careplans.plans import plan_of
from clinical.content import Region
from clinical.plan.care_plan import CarePlan, NoPlan, NoPlanReason, PlannedActivity
from guidance.releases.current import CompiledRelease, current_release
from triage.visit import Visit, moved_to


@dataclass(frozen=True, slots=True)
class Gone:
    """Something in the plan that today's advice does not give this person, and why if there is a reason."""

    title: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrections:
    """What is different with today's advice, the gravest first."""

    is_more_urgent: bool = False  # the same answers call for help sooner
    asks_more: bool = False  # some questions are new, or are asked in other words
    gone: tuple[Gone, ...] = ()
    changed: tuple[str, ...] = ()  # titles of activities whose words, dose or adaptation changed
    signs_changed: bool = False  # when to get help

    @property
    def concern_the_plan(self) -> bool:
        return self != Corrections()


def corrections(visit: Visit, region: Region) -> Corrections | None:
    """Return what a newer release says otherwise about a plan, or None when there is no newer one."""
    current = current_release()
    if not is_newer(current, visit.release):
        return None
    today = moved_to(visit, current)
    if not today.assessment.is_complete:
        is_more_urgent = today.assessment.disposition > visit.assessment.disposition
        return Corrections(is_more_urgent=is_more_urgent, asks_more=True)
    try:
        new = plan_of(today, region)
    except NoPlan as refusal:
        return Corrections(is_more_urgent=refusal.reason is not NoPlanReason.INCOMPLETE)
    is_more_urgent = today.assessment.disposition > visit.assessment.disposition
    return compared(plan_of(visit, region), new, is_more_urgent=is_more_urgent)


def is_newer(current: CompiledRelease, own: CompiledRelease) -> bool:
    """Return whether advice changed since; the same guidance may have been released twice."""
    return current.version > own.version and current.checksum != own.checksum


def compared(old: CarePlan, new: CarePlan, *, is_more_urgent: bool) -> Corrections:
    """Return what is different for those activities that the old plan has."""
    before, after = shown(old), shown(new)
    titles = {each.activity.id: each.activity.title for each in planned(old)}
    aside = {each.activity_id: each for each in (*new.left_out, *new.ask_first)}
    return Corrections(
        is_more_urgent=is_more_urgent,
        gone=tuple(
            Gone(titles[name], tuple(reason.text for reason in aside[name].reasons) if name in aside else ())
            for name in before
            if name not in after
        ),
        changed=tuple(titles[name] for name in before if name in after and before[name] != after[name]),
        signs_changed={(net.disposition, net.text) for net in old.safety_nets}
        != {(net.disposition, net.text) for net in new.safety_nets},
    )


def planned(plan: CarePlan) -> Iterator[PlannedActivity]:
    """Yield each activity of each phase."""
    for phase in plan.phases:
        yield from phase.activities


def shown(plan: CarePlan) -> dict[str, set[tuple[object, ...]]]:
    """Return what the plan tells the person to do, by activity, in the order of the plan."""
    found: dict[str, set[tuple[object, ...]]] = {}
    for each in planned(plan):
        activity = each.activity
        words = (activity.title, activity.summary, each.steps, activity.twin)
        limits = (activity.avoid, activity.stop_signs, tuple(reason.text for reason in each.adaptations))
        doses = tuple((dose.amount, dose.times, dose.from_hours, dose.until_hours) for dose in each.doses)
        found.setdefault(activity.id, set()).add((*words, *limits, doses, each.uses_twin))
    return found
