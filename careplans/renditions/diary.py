"""What of a care plan belongs in a calendar: sessions of two weeks, new parts, and times to look again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from clinical.content import Category, Contact, Disposition, Dose
from clinical.names import Activities
from clinical.plan.care_plan import Appointment, CarePlan, PlannedActivity, PlannedPhase, Standing
from clinical.wording import emergency_number

DAYS = 14
SESSION_LASTS = timedelta(minutes=30)
LOOK_LASTS = timedelta(minutes=15)

TIMES_OF_DAY = (("Morning", time(8)), ("Afternoon", time(13)), ("Evening", time(18)), ("Bedtime", time(21)))
AT_TIMES: tuple[frozenset[int], ...] = (
    frozenset(),
    frozenset({2}),
    frozenset({0, 2}),
    frozenset({0, 1, 2}),
    frozenset({0, 1, 2, 3}),
)
"""At which of the times of day something is done, by how often a day."""
HOURLY = 3
"""What is for every hour awake is told of by day, not at bedtime."""

SHORT_NAMES: Mapping[str, str] = {
    Category.CALM: "something calm",
    Activities.HEAT: "warmth",
    Activities.COLD_PACK: "cold",
    Category.MOVE: "a walk",
    Category.STRETCH: "stretches",
    Category.STRENGTHEN: "strength",
}
"""What a session is called for, in the order of doing it; categories, and the two of cold and heat."""

EXERCISES = frozenset({Category.STRETCH, Category.STRENGTHEN})

EACH_DAY = re.compile(r"(?:at most )?(?:(\d+)(?: to \d+)? times|once) a day(?:, .+)?")
SOME_DAYS = re.compile(r"(\d)(?: to \d)? days a week")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the calendar, in floating local time; a date alone lasts the whole day."""

    name: str  # of what it is about, the same whenever the calendar is made
    starts: datetime | date
    lasts: timedelta
    title: str
    lines: tuple[str, ...]
    rings: bool = False

    @property
    def day(self) -> date:
        return self.starts.date() if isinstance(self.starts, datetime) else self.starts


def entries(plan: CarePlan) -> tuple[Entry, ...]:
    """Return everything for the calendar, in order of time; its words are already those of the region."""
    found = [*appointments(plan), *sessions(plan), *later_phases(plan), *times_to_check(plan)]
    return tuple(sorted(found, key=lambda each: (each.day, str(each.starts), each.name)))


def began(plan: CarePlan) -> datetime:
    """Return when it began, counted back from now where the person is not sure."""
    return plan.onset_at or plan.provenance.made_at - timedelta(hours=plan.hours_since_onset)


def appointments(plan: CarePlan) -> Iterator[Entry]:
    """Yield what comes before the plan: its title tells a shared calendar nothing of the reason."""
    if plan.appointment:
        reasons = (flag.reason for flag in (*plan.appointment.present, *plan.appointment.not_ruled_out))
        lines = (whom_to_see(plan.appointment, plan.region.routine_contact), *reasons)
        today = plan.provenance.made_at.date()
        yield Entry("appointment", today, timedelta(days=1), "Back plan: first, get an appointment", lines)


def whom_to_see(appointment: Appointment, routine_contact: str) -> str:
    """Return whom to see and how soon, in one sentence."""
    if appointment.contact == Contact.MATERNITY:
        return "Phone your midwife or maternity unit today, before you use this plan."
    if appointment.disposition is Disposition.SOON:
        return f"Get an appointment with {routine_contact} in the next few days."
    return f"Book an appointment with {routine_contact}."


def sessions(plan: CarePlan) -> Iterator[Entry]:
    """Yield at most four sessions a day, from now on."""
    now = plan.provenance.made_at
    for day in (now.date() + timedelta(days=count) for count in range(DAYS + 1)):
        for place, (name, at) in enumerate(TIMES_OF_DAY):
            starts = datetime.combine(day, at)
            chosen = done_at(plan, starts, place)
            if chosen and now <= starts < now + timedelta(days=DAYS):
                title = f"{name}: {spoken([short_name(each) for each, _ in chosen])}"
                lines = tuple(line for each, dose in chosen for line in lines_of(each, dose))
                if any(each.activity.category in EXERCISES for each, _ in chosen):
                    lines += when_to_stop(plan)
                yield Entry(f"session {place}", starts, SESSION_LASTS, title, lines)


def done_at(plan: CarePlan, starts: datetime, place: int) -> list[tuple[PlannedActivity, Dose]]:
    """Return what is done at one time of one day, each with its dose of that hour."""
    hours = int((starts - began(plan)) / timedelta(hours=1))
    found = [
        (planned, dose)
        for phase in plan.phases
        if covers(phase.phase.from_hours, phase.phase.until_hours, hours)
        for planned in wanted(phase, plan.now)
        for dose in planned.doses
        if covers(dose.from_hours, dose.until_hours, hours)
        and place in places(dose.times, starts.date(), planned.activity.category)
    ]
    return sorted(found, key=lambda each: list(SHORT_NAMES.values()).index(short_name(each[0])))


def covers(from_hours: int, until_hours: int | None, hours: int) -> bool:
    return from_hours <= hours and (until_hours is None or hours < until_hours)


def wanted(phase: PlannedPhase, now: Iterable[PlannedActivity]) -> list[PlannedActivity]:
    """Return what a session may hold: the main way, or the one that this person's plan begins with instead.

    Medicines are not in SHORT_NAMES: a reminder cannot ask whether they are still safe and still needed.
    """
    swapped = {each.instead_of for each in now if each.standing is Standing.ALTERNATIVE}
    return [
        each
        for each in phase.activities
        if short_name(each)
        and (
            each.instead_of in swapped
            if each.standing is Standing.ALTERNATIVE
            else each.standing is Standing.MAIN and each.activity.id not in swapped
        )
    ]


def short_name(planned: PlannedActivity) -> str:
    """Return what a session is called for; nothing for what has no set time."""
    return SHORT_NAMES.get(planned.activity.id) or SHORT_NAMES.get(planned.activity.category, "")


def places(times: str, day: date, category: str) -> frozenset[int]:
    """Return the times of day that a dose's words name for one date; none where they name no set time."""
    if times.startswith("every hour"):
        return AT_TIMES[HOURLY]
    if found := EACH_DAY.fullmatch(times):
        count = min(int(found[1] or 1), len(TIMES_OF_DAY))
        return frozenset({3}) if count == 1 and category == Category.CALM else AT_TIMES[count]
    if found := SOME_DAYS.fullmatch(times):
        return AT_TIMES[1] if is_one_of(int(found[1]), day) else AT_TIMES[0]
    return AT_TIMES[0]


def is_one_of(days_a_week: int, day: date) -> bool:
    """Return whether a date is among so many days a week, spread evenly and the same in every calendar."""
    return day.toordinal() * days_a_week % 7 < days_a_week


def spoken(names: Iterable[str]) -> str:
    """Return the names as a list in a sentence, each once."""
    *others, last = dict.fromkeys(names)
    return f"{', '.join(others)} and {last}" if others else last


def lines_of(planned: PlannedActivity, dose: Dose) -> Iterator[str]:
    """Yield an activity with its dose, and what this person should do differently."""
    hourly = f", {dose.times}" if dose.times.startswith("every hour") else ""
    yield f"{planned.activity.title}: {dose.amount}{hourly}"
    if planned.uses_twin:
        yield planned.activity.twin
    yield from (reason.text for reason in planned.adaptations)


def when_to_stop(plan: CarePlan) -> tuple[str, ...]:
    return ("", "Stop a movement if:", *printed_lines(plan, Disposition.SELF_CARE))


def printed_lines(plan: CarePlan, disposition: Disposition) -> Sequence[str]:
    """Return the short list of one level, as on paper."""
    return [f"- {net.text}" for net in plan.safety_nets if net.on_print and net.disposition is disposition]


def later_phases(plan: CarePlan) -> Iterator[Entry]:
    """Yield the day on which each later part of the plan begins."""
    for part in plan.phases:
        starts = began(plan) + timedelta(hours=part.phase.from_hours)
        if not part.is_now:
            added = (each for each in part.activities if each.is_new and short_name(each))
            new = tuple(f"- {each.activity.title}" for each in added)
            not_yet = f"{part.phase.not_yet}." if part.phase.not_yet else ""
            lines = (f"{part.phase.aim}.", not_yet, *(("", "New in this part:", *new) if new else ()))
            title = f"Back plan: “{part.phase.title}” begins"
            yield Entry(f"phase {part.phase.id}", starts.date(), timedelta(days=1), title, lines)


def times_to_check(plan: CarePlan) -> Iterator[Entry]:
    """Yield the check points that are still to come, by day, with the signs that need help at once."""
    for planned in plan.check_points:
        due = began(plan) + timedelta(hours=planned.check_point.at_hours)
        if due > plan.provenance.made_at:
            later = [at for _, at in TIMES_OF_DAY if at >= due.time()]
            starts = datetime.combine(due.date(), later[0] if later else TIMES_OF_DAY[-1][1])
            starts = max(starts, plan.provenance.made_at)
            after = planned.check_point.title
            yield Entry(
                f"check {planned.check_point.id}",
                starts,
                LOOK_LASTS,
                f"Back plan: check again {after[0].lower()}{after[1:]}",
                (planned.check_point.question, planned.check_point.advice, *emergencies(plan)),
                rings=True,
            )


def emergencies(plan: CarePlan) -> tuple[str, ...]:
    """Return the signs to call or go for, as in the box of each sheet."""
    return (
        "",
        f"Call {emergency_number(plan.region)} now if:",
        *printed_lines(plan, Disposition.AMBULANCE),
        f"Go to {plan.region.emergency_department} now if:",
        *printed_lines(plan, Disposition.EMERGENCY_DEPARTMENT),
    )
