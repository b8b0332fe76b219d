"""One step on paper: what to do, how much, and every limit, stop sign and “do not” that goes with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from careplans.days import DayRow, DoseChange
from careplans.outlook import Outlook
from careplans.renditions.diary import EXERCISES, began
from careplans.templatetags.drawings import drawings
from clinical.content import Category, Disposition
from clinical.names import Activities
from clinical.plan.care_plan import CarePlan, PlannedActivity, Standing

STANDINGS = {
    Standing.MAIN: "",
    Standing.OPTIONAL: "Only if it helps.",
    Standing.ALTERNATIVE: "Instead, not as well.",
}
DO_NOT = "do not "
SELF_EVIDENT = frozenset({Category.SETTLE, Category.MOVE, Category.CALM, Category.SLEEP, Category.FOOD})
"""Categories whose drawing and dose say how; beside them paper has the steps that set a limit."""
LIMIT = re.compile(r"\d|\b(at least|at most|before|if|never|no|not|only|stop|until|when)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StepLine:
    """A line of a step with its first word in bold: how, when to stop, what not to do."""

    begins: str
    text: str


@dataclass(frozen=True, slots=True)
class PaperStep:
    """A step as it is printed, whole."""

    row: DayRow
    when: str  # "until Tue 21:00", "from Wed 08:00"
    dose: str
    lines: tuple[StepLine, ...]

    @property
    def planned(self) -> PlannedActivity:
        return self.row.planned

    @property
    def id(self) -> str:
        return self.planned.activity.id

    @property
    def title(self) -> str:
        return self.planned.activity.title + (f", {self.when}" if self.when else "")

    @property
    def drawing(self) -> str:
        return next(iter(drawings(self.planned)), "")

    @property
    def has_boxes(self) -> bool:
        """Return whether it is for each day: a box beside pain relief would read as a call to take it."""
        return self.planned.activity.category != Category.RELIEF

    @property
    def is_move(self) -> bool:
        return self.planned.activity.category in EXERCISES


def paper_step(row: DayRow, ahead: Outlook, shared: Collection[str]) -> PaperStep:
    """Return a step with all that belongs to it but what is said once for several of them."""
    return PaperStep(row, when(row, ahead), dose_of(row), tuple(lines_of(row.planned, shared)))


def when(row: DayRow, ahead: Outlook) -> str:
    """Return until when or from when a step is for, by the clock."""
    if row.planned.activity.id == Activities.COLD_PACK and ahead.cold_until:
        return f"until {ahead.clock(ahead.cold_until)}"
    starts = row.first.from_hours
    if starts <= ahead.plan.hours_since_onset:
        return ""
    return f"from {ahead.clock(began(ahead.plan) + timedelta(hours=starts))}"


def dose_of(row: DayRow) -> str:
    """Return how much and how often, now and as it changes within the days on paper."""
    said = [sentence(", ".join(filter(None, (row.first.dose.amount, row.first.dose.times))))]
    said.append(STANDINGS[row.planned.standing])
    said += [change_in_words(each) for each in row.changes]
    return " ".join(filter(None, said))


def change_in_words(change: DoseChange) -> str:
    """Return from which day another dose holds, and which."""
    day, words = change.day, change.words
    name = f"{day.on:%a}" if day.on else f"day {day.number}"
    begins = "Later today" if day.number == 1 else f"From {name}"
    standing = "" if "only if" in words else STANDINGS[change.stretch.planned.standing]
    said = (f"{words}." if words else "", standing)
    return f"{begins}: {' '.join(filter(None, said))}"


def lines_of(planned: PlannedActivity, shared: Collection[str]) -> list[StepLine]:
    """Return how to do it, what is different for this person, when to stop and what not to do."""
    how = [planned.activity.twin] if planned.uses_twin else steps_on_paper(planned)
    own = [reason.text for reason in planned.adaptations if reason.text not in shared]
    found = [StepLine("For you:", " ".join(own)), StepLine("How:", " ".join(map(sentence, how)))]
    return [each for each in (*found, *limits_of(planned, shared)) if each.text]


def limits_of(planned: PlannedActivity, shared: Collection[str]) -> list[StepLine]:
    """Return when to stop a step and what not to do."""
    activity = planned.activity
    stops = [sign for sign in activity.stop_signs if sign not in shared]
    nots = [line.removeprefix(DO_NOT) for line in activity.avoid if line.startswith(DO_NOT)]
    others = [sentence(line) for line in activity.avoid if not line.startswith(DO_NOT)]
    found = [
        StepLine("Stop if", in_a_row(stops)),
        StepLine("Do not", in_a_row(nots)),
        StepLine("Never:", " ".join(others)),
    ]
    return [each for each in found if each.text]


def steps_on_paper(planned: PlannedActivity) -> list[str]:
    """Return the steps of an activity, of those that are easy to do only what sets a limit."""
    if planned.activity.category not in SELF_EVIDENT:
        return list(planned.steps)
    return [step for step in planned.steps if LIMIT.search(step)]


def in_a_row(parts: Sequence[str]) -> str:
    return f"{'; '.join(parts)}." if parts else ""


def sentence(text: str) -> str:
    """Return a text as a sentence."""
    ended = text if not text or text[-1] in ".!?" else f"{text}."
    return ended[:1].upper() + ended[1:]


def said_once(rows: Sequence[DayRow]) -> set[str]:
    """Return the stop signs and adaptations that movements share, so that paper says them once."""
    every = [
        text
        for row in rows
        if row.planned.activity.category in EXERCISES
        for text in {*row.planned.activity.stop_signs, *(each.text for each in row.planned.adaptations)}
    ]
    return {text for text in every if every.count(text) > 1}


def stop_a_movement(plan: CarePlan) -> tuple[str, ...]:
    """Return the signs to stop any movement, as the guidance has them for paper."""
    nets = (net for net in plan.safety_nets if net.on_print and net.disposition is Disposition.SELF_CARE)
    return tuple(net.text for net in nets)
