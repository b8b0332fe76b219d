"""The questions of a check-in beside the urgent signs: how it goes, and what the check point asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clinical.criteria import NOT_APPLICABLE
from clinical.names import Items
from clinical.plan.course import Ability, CheckIn, Trend
from triage.visit import Visit

PEE = "pee"
PEE_ITEMS: Mapping[str, str] = {"pale": Items.URINE_PALE, "mid": Items.URINE_MID, "dark": Items.URINE_DARK}
PEE_COLOURS: Mapping[str, dict[str, str]] = {
    **{colour: dict.fromkeys(PEE_ITEMS.values(), "no") | {item: "yes"} for colour, item in PEE_ITEMS.items()},
    "unsure": dict.fromkeys(PEE_ITEMS.values(), "unsure"),
}
PEE_WORDS = (
    ("pale", "Pale, like straw"),
    ("mid", "Yellow"),
    ("dark", "Dark yellow"),
    ("unsure", "Not sure"),
)
YES_NO_UNSURE = (("yes", "Yes"), ("no", "No"), ("unsure", "Not sure"))

TRENDS = ((Trend.BETTER, "Better"), (Trend.SAME, "The same"), (Trend.WORSE, "Worse"))
ABILITIES = (
    (Ability.TOILET, "Walk to the toilet"),
    (Ability.DRESS, "Get dressed"),
    (Ability.SIT_20, "Sit for 20 minutes"),
    (Ability.WALK_10, "Walk for 10 minutes"),
)


@dataclass(frozen=True, slots=True)
class CheckInQuestion:
    """One question with a choice of answers, as the page shows it."""

    name: str
    title: str
    hint: str
    options: tuple[tuple[str, str], ...]  # code and label
    chosen: str = ""
    error: str = ""

    @property
    def first_id(self) -> str:
        """Return the id of its first control."""
        return f"{self.name}-{self.options[0][0]}"


@dataclass(frozen=True, slots=True)
class Asked:
    """When items are asked again at a check-in; some go on until they are denied. Evidence: careplan 3.2."""

    from_hours: int
    until_hours: int | None
    items: tuple[str, ...]
    until_denied: bool = False


DUE: Sequence[Asked] = (
    Asked(24, 48, (Items.SWELLING_BRUISE,)),
    Asked(48, 72, (Items.CANT_KEEP_FLUIDS,)),
    Asked(168, 336, (Items.ONE_LEG_PAIN, Items.ONE_LEG_NUMB), until_denied=True),
)
PEE_DUE = Asked(48, 72, (Items.URINE_DARK,), until_denied=True)


@dataclass(frozen=True, slots=True)
class OfTheCourse:
    """A question of a check point whose answer belongs to the check-in; it is asked between two hours."""

    from_hours: int
    until_hours: int | None
    name: str  # of the attribute of a check-in
    title: str
    hint: str
    unsure_is: bool  # what somebody who is not sure counts as


OF_THE_COURSE: Sequence[OfTheCourse] = (
    OfTheCourse(168, 336, "daily_tablets", "Do you take tablets for the pain every day?", "", unsure_is=True),
    OfTheCourse(
        336,
        1008,
        "still_spasms",
        "Does your back still go into spasm?",
        "A muscle that suddenly grabs counts. An ache or stiffness alone does not.",
        unsure_is=True,
    ),
    OfTheCourse(
        1008,
        None,
        "back_to_normal",
        "Are you back to normal?",
        "Normal for you, as before this bout: at home, at work and at night.",
        unsure_is=False,
    ),
)
"""Evidence: careplan 3.2, redflags 6."""


def due_questions(visit: Visit, hours: int) -> list[CheckInQuestion]:
    """Return the questions of the check point that is due, and those whose answer may have changed."""
    found = [
        CheckInQuestion(each.name, each.title, each.hint, YES_NO_UNSURE)
        for each in course_questions(visit.journey.check_ins, hours)
    ]
    found += [
        CheckInQuestion(item.id, item.text, item.what_counts, YES_NO_UNSURE)
        for asked in DUE
        if is_due(asked, visit, hours)
        for item in (visit.catalogue.items[name] for name in asked.items if is_asked(visit, name))
        if asked.until_denied or visit.counting.get(item.id) != "yes"
    ]
    if is_due(PEE_DUE, visit, hours) and all(is_asked(visit, name) for name in PEE_ITEMS.values()):
        hint = "Brown like cola is an emergency: start the check-in again and tick it."
        found.append(CheckInQuestion(PEE, "What colour is your pee now?", hint, PEE_WORDS))
    return found


def course_questions(check_ins: Sequence[CheckIn], hours: int) -> list[OfTheCourse]:
    """Return what the check point asks of the course; daily tablets are asked until they are over."""
    took_tablets = bool(check_ins) and check_ins[-1].daily_tablets is True
    return [
        each
        for each in OF_THE_COURSE
        if each.from_hours <= hours
        and (
            each.until_hours is None
            or hours < each.until_hours
            or (each.name == "daily_tablets" and took_tablets)
        )
    ]


def is_due(asked: Asked, visit: Visit, hours: int) -> bool:
    open_still = asked.until_denied and any(
        visit.counting.get(name) in {"yes", "unsure"} for name in asked.items
    )
    in_time = asked.until_hours is None or hours < asked.until_hours
    return hours >= asked.from_hours and (in_time or open_still)


def is_asked(visit: Visit, name: str) -> bool:
    known = name in visit.catalogue.items
    return known and visit.counting.get(name) != NOT_APPLICABLE
