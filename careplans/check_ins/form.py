"""The form of a check-in: how it goes, what the person can do, and the questions that are due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.http import QueryDict

from clinical.course import WORST_PAIN, Ability, CheckIn, Trend
from clinical.criteria import NOT_APPLICABLE
from clinical.timing import timeline_of
from triage.travel import Traveller

PEE = "pee"
PEE_COLOURS: Mapping[str, dict[str, str]] = {
    "pale": {"urine_pale": "yes", "urine_mid": "no", "urine_dark": "no"},
    "mid": {"urine_pale": "no", "urine_mid": "yes", "urine_dark": "no"},
    "dark": {"urine_pale": "no", "urine_mid": "no", "urine_dark": "yes"},
    "unsure": {"urine_pale": "unsure", "urine_mid": "unsure", "urine_dark": "unsure"},
}
PEE_WORDS = (
    ("pale", "Pale, like straw"),
    ("mid", "Yellow"),
    ("dark", "Dark yellow"),
    ("unsure", "Not sure"),
)
YES_NO = (("yes", "Yes"), ("no", "No"))
YES_NO_UNSURE = (*YES_NO, ("unsure", "Not sure"))

TRENDS = ((Trend.BETTER, "Better"), (Trend.SAME, "The same"), (Trend.WORSE, "Worse"))
ABILITIES = (
    (Ability.TOILET, "Walk to the toilet"),
    (Ability.DRESS, "Get dressed"),
    (Ability.SIT_20, "Sit for 20 minutes"),
    (Ability.WALK_10, "Walk for 10 minutes"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """When items are asked again at a check-in; some go on until they are denied. Evidence: careplan 3.2."""

    from_hours: int
    until_hours: int | None
    items: tuple[str, ...]
    until_denied: bool = False


DUE: Sequence[Asked] = (
    Asked(24, 48, ("swelling_bruise",)),
    Asked(168, 336, ("one_leg_pain", "one_leg_numb", "one_leg_weak_stable"), until_denied=True),
    Asked(2016, None, ("keeps_coming_back",)),
)
PEE_DUE = Asked(48, 72, ("urine_dark",), until_denied=True)


@dataclass(frozen=True, slots=True)
class Question:
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
class Filled:
    """A form as sent: the choices that can be read, and the questions still open."""

    choices: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    unreadable: bool = False

    def check_in(self, at: datetime) -> CheckIn:
        able = frozenset(each for each, _ in ABILITIES if self.choices[ability_name(each)] == "yes")
        return CheckIn(at, int(self.choices["pain"]), Trend(self.choices["trend"]), able)

    @property
    def answers(self) -> dict[str, str]:
        """Return the answers to items of the questionnaire."""
        own = {"pain", "trend", PEE, *(ability_name(each) for each, _ in ABILITIES)}
        told = {name: code for name, code in self.choices.items() if name not in own}
        return told | PEE_COLOURS.get(self.choices.get(PEE, ""), {})


def ability_name(ability: Ability) -> str:
    return f"can_{ability}"


def hours_now(traveller: Traveller, now: datetime) -> int:
    """Return the hours since onset."""
    journey = traveller.journey
    band = traveller.counting.get("onset", "unsure")
    return timeline_of(journey.onset_at, now, band, journey.check_ins).hours


def due_questions(traveller: Traveller, hours: int) -> list[Question]:
    """Return the questions of the check point that is due, and those whose answer may have changed."""
    found = [
        Question(item.id, item.text, item.hint, YES_NO_UNSURE)
        for asked in DUE
        if is_due(asked, traveller, hours)
        for item in (traveller.catalogue.items[name] for name in asked.items if is_asked(traveller, name))
    ]
    if is_due(PEE_DUE, traveller, hours) and all(is_asked(traveller, name) for name in PEE_COLOURS["pale"]):
        hint = "Brown like cola is an emergency: start the check-in again and tick it."
        found.append(Question(PEE, "What colour is your pee now?", hint, PEE_WORDS))
    return found


def is_due(asked: Asked, traveller: Traveller, hours: int) -> bool:
    open_still = asked.until_denied and any(
        traveller.counting.get(name) in {"yes", "unsure"} for name in asked.items
    )
    in_time = asked.until_hours is None or hours < asked.until_hours
    return hours >= asked.from_hours and (in_time or open_still)


def is_asked(traveller: Traveller, name: str) -> bool:
    known = name in traveller.catalogue.items
    return known and traveller.counting.get(name) != NOT_APPLICABLE


def every_question(due: Sequence[Question]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each question of the form by name, with the codes that answer it."""
    yield "pain", frozenset(str(pain) for pain in range(WORST_PAIN + 1))
    yield "trend", frozenset(Trend)
    yield from ((ability_name(each), frozenset({"yes", "no"})) for each, _ in ABILITIES)
    yield from ((each.name, frozenset(code for code, _ in each.options)) for each in due)


def read(due: Sequence[Question], data: QueryDict) -> Filled:
    """Return what a form says, and what it leaves open."""
    sent = {name: (str(data.get(name, "")), codes) for name, codes in every_question(due)}
    choices = {name: code for name, (code, codes) in sent.items() if code in codes}
    unreadable = any(code and code not in codes for code, codes in sent.values())
    return Filled(choices, frozenset(sent) - frozenset(choices), unreadable)
