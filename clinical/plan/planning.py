"""From answers, onset and hour to a care plan. The plan's own shape is in care_plan.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from clinical.catalogue import FLUID_LIKELY_NOT_PALE, INJURY_LIKE, Catalogue
from clinical.content import Activity, Category, Disposition, Effect, Region, SafetyNet
from clinical.criteria import Answers, holds
from clinical.names import Activities, AgeBands, Contributors, Items
from clinical.plan.care_plan import (
    Appointment,
    CarePlan,
    LeftOut,
    NoPlan,
    NoPlanReason,
    PlannedCourse,
    PlannedPhase,
    Provenance,
    Waiting,
)
from clinical.plan.cold_heat import ColdHeat, HeatHold, choose
from clinical.plan.contributors import (
    ScoredContributor,
    may_be,
    score,
    worth_changing,
)
from clinical.plan.course import CheckIn, Point
from clinical.plan.effects import Facts, Weighed, facts_of, once_pale, weigh_all
from clinical.plan.escalation import COURSE_WORDS, raised
from clinical.plan.progress import FOLLOWS_PROGRESS, Progress, Step, progress_of
from clinical.plan.regional import in_region, is_sold
from clinical.plan.scheduling import first_things, plan_phases, rest_of_today
from clinical.plan.timed_phases import TimedPhase, timed_phases
from clinical.plan.timing import Timeline, course_of, plan_check_points, timeline_of
from clinical.triage.evaluation import Assessment, evaluate, replay

UNDER_18 = frozenset(AgeBands)
LIKELY_SHORT_OF_FLUID = f"{Contributors.FLUID}_likely"
WORDS_OF_A_STEP: Mapping[Step, Activities] = {
    Step.ON: Activities.COURSE_ON,
    Step.REPEAT: Activities.COURSE_REPEAT,
    Step.BACK: Activities.COURSE_BACK,
}


@dataclass(frozen=True, slots=True)
class Person:
    """What a plan follows from."""

    assessment: Assessment
    scored: tuple[ScoredContributor, ...]
    facts: Facts
    timeline: Timeline
    region: Region
    course: tuple[Point, ...]
    progress: Progress

    def says(self, item_id: str, code: str) -> bool:
        return self.facts.answers.get(item_id) == code


def generate(
    catalogue: Catalogue,
    answers: Answers,
    onset: datetime | None,
    now: datetime,
    region: Region,
    *,
    check_ins: Sequence[CheckIn] = (),
    checksum: str = "",
) -> CarePlan:
    """Return the care plan of a person at one hour. Raises NoPlan where there must not be one.

    Onset, now and the times of the check-ins are floating local times. An onset that is not known is taken
    from the onset band; one that lies ahead counts as now, since clocks differ.
    """
    counting, answered = replay(catalogue, answers), evaluate(catalogue, answers)
    refuse(answered, counting)
    course = course_of(onset, counting[Items.ONSET], check_ins)
    assessment = raised(catalogue, answered, course, counting)
    refuse(assessment, counting)
    scored = score(catalogue.guidance.contributors, catalogue.criteria, counting)
    facts = facts_of(catalogue, counting, scored)
    timeline = timeline_of(onset, now, counting[Items.ONSET], check_ins)
    person = Person(assessment, scored, facts, timeline, region, course, progress_of(course, timeline.hours))
    return _plan_for(catalogue, person, Provenance(checksum, now))


def refuse(assessment: Assessment, counting: Answers) -> None:
    """Raise NoPlan unless the assessment allows a plan."""
    if not assessment.is_complete:
        raise NoPlan(NoPlanReason.INCOMPLETE)
    if assessment.disposition > Disposition.SOON:
        raise NoPlan(NoPlanReason.TOO_URGENT)
    if counting.get(Items.AGE) in UNDER_18:
        raise NoPlan(NoPlanReason.UNDER_18)
    if any(flag.blocks_plan for flag in (*assessment.present, *assessment.not_ruled_out)):
        raise NoPlan(NoPlanReason.BLOCKED)


def _plan_for(catalogue: Catalogue, person: Person, provenance: Provenance) -> CarePlan:
    timed = timed_phases(catalogue.guidance.phases, person.progress)
    offered = _offered(catalogue, person, timed[0])
    phases = _phases(catalogue, person, timed, offered)
    hours = person.timeline.hours
    now = first_things(phases[0], hours, timed[0].clock, prefers_warmth=_prefers_warmth(person))
    leading, also = worth_changing(person.scored)
    return CarePlan(
        region=person.region,
        hours_since_onset=hours,
        onset_at=person.timeline.onset,
        onset_is_guessed=person.timeline.onset is None and person.says(Items.ONSET, "unsure"),
        appointment=_appointment(person.assessment),
        cold_heat=phases[0].cold_heat,
        now=now,
        today=rest_of_today(phases[0], hours, now),
        phases=phases,
        left_out=_set_aside(catalogue, person, offered, Effect.REMOVE),
        ask_first=_set_aside(catalogue, person, offered, Effect.ASK),
        waiting=tuple(_waiting(catalogue, each) for each in offered if each.is_waiting),
        contributors=leading,
        also_contributors=also,
        ground_rules=_ground_rules(catalogue.guidance.activities),
        safety_nets=_safety_nets(catalogue, person.facts.answers),
        check_points=plan_check_points(catalogue.guidance.check_points, person.timeline),
        course=_course(catalogue, person, phases),
        provenance=provenance,
    )


def _offered(catalogue: Catalogue, person: Person, present: TimedPhase) -> list[Weighed]:
    """Return the indicated activities whose time is not over, in order."""
    found = [
        in_region(each, person.region)
        for each in weigh_all(catalogue, person.facts).values()
        if each.activity.category != Category.RULE
        and holds(catalogue.criteria(each.activity.indicated_when), person.facts.answers) is True
        and _has_time_left(each.activity, person.timeline.hours, present.clock)
        and is_sold(each.activity.id, person.region)
    ]
    return sorted(found, key=lambda each: each.activity.position)


def _has_time_left(activity: Activity, hours: int, clock: int) -> bool:
    now = clock if activity.category in FOLLOWS_PROGRESS else hours
    return any(dose.until_hours is None or dose.until_hours > now for dose in activity.doses)


def _phases(
    catalogue: Catalogue, person: Person, timed: Sequence[TimedPhase], offered: Sequence[Weighed]
) -> tuple[PlannedPhase, ...]:
    allowed = [each for each in offered if each.is_allowed and not each.is_waiting]
    return plan_phases(
        timed,
        allowed,
        _cold_heat_rule(allowed, person.facts.answers),
        person.timeline,
        drinks_first=person.says(LIKELY_SHORT_OF_FLUID, "yes"),
    )


def _cold_heat_rule(allowed: Iterable[Weighed], answers: Answers) -> Callable[[int], ColdHeat]:
    """Return the choice between cold and heat by hours; what must be asked about first is not for now."""
    ids = {each.activity.id for each in allowed}
    injury_like = answers[INJURY_LIKE] == "yes"
    hold = heat_hold(answers)
    cold_ok, heat_ok = Activities.COLD_PACK in ids, Activities.HEAT in ids
    return lambda hours: choose(
        hours=hours, cold_ok=cold_ok, heat_ok=heat_ok, injury_like=injury_like, hold=hold
    )


def heat_hold(answers: Answers) -> HeatHold:
    """Return why warmth has to wait; a fever or heat illness that the person is not sure about is enough."""
    if may_be(answers, Items.FEVER):
        return HeatHold.FEVER
    if may_be(answers, Items.HEATSTROKE_SIGNS):
        return HeatHold.HEAT_ILLNESS
    return HeatHold.NOT_PALE if answers[FLUID_LIKELY_NOT_PALE] == "yes" else HeatHold.NONE


def _prefers_warmth(person: Person) -> bool:
    """Return whether warmth comes first where either is fine: as wished, or as all there is at home."""
    has_only_warmth = person.says(Items.HAS_WARM_PACK, "yes") and not person.says(Items.HAS_COLD_PACK, "yes")
    return person.says(Items.PREFERS_WARMTH, "yes") or has_only_warmth


def _appointment(assessment: Assessment) -> Appointment | None:
    if assessment.disposition is Disposition.SELF_CARE:
        return None
    contacts = [flag.contact for flag in assessment.present if flag.contact]
    return Appointment(
        disposition=assessment.disposition,
        contact=contacts[0] if contacts else "",
        present=assessment.present,
        not_ruled_out=assessment.not_ruled_out,
    )


def _set_aside(
    catalogue: Catalogue, person: Person, offered: Sequence[Weighed], effect: Effect
) -> tuple[LeftOut, ...]:
    found = [each for each in offered if each.effect is effect]
    later = weigh_all(catalogue, once_pale(person.facts)) if found else {}
    return tuple(
        LeftOut(
            activity_id=each.activity.id,
            title=each.activity.title,
            category=each.activity.category,
            article=each.activity.article,
            from_hours=min(dose.from_hours for dose in each.activity.doses),
            effect=effect,
            reasons=each.reasons,
            is_until_pale=in_region(later[each.activity.id], person.region).is_allowed,
        )
        for each in found
    )


def _waiting(catalogue: Catalogue, weighed: Weighed) -> Waiting:
    items = (catalogue.items[name] for name in weighed.waiting_for)
    asked_on = {item.asked_on_plan or catalogue.screen_of[item.id].id for item in items}
    screens = tuple(screen.id for screen in catalogue.plan_screens if screen.id in asked_on)
    return Waiting(weighed.activity.id, weighed.activity.title, weighed.activity.category, screens)


WORDS_ONLY = COURSE_WORDS | {Activities.BAD_NIGHT}
"""Rules that are shown at a time of their own."""


def _ground_rules(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    rules = (each for each in activities if each.category == Category.RULE and each.id not in WORDS_ONLY)
    return tuple(sorted(rules, key=lambda each: each.position))


def _course(catalogue: Catalogue, person: Person, phases: Sequence[PlannedPhase]) -> PlannedCourse:
    """Return what the check-ins told, with why the plan goes on, stays or steps back."""
    progress = person.progress
    usual = WORDS_OF_A_STEP.get(progress.step)
    name = Activities.COURSE_REVIEW if progress.needs_review and usual else usual
    words = next((each for each in catalogue.guidance.activities if each.id == name), None)
    waits = progress.step in {Step.REPEAT, Step.BACK} and len(phases) > 1
    return PlannedCourse(person.course, progress, words, phases[1].phase.title if waits else "")


def _safety_nets(catalogue: Catalogue, answers: Answers) -> tuple[SafetyNet, ...]:
    found = (
        each.for_whom(is_theirs=holds(catalogue.criteria(each.when), answers))
        for each in catalogue.guidance.safety_nets
    )
    return tuple(sorted(filter(None, found), key=lambda each: each.position))
