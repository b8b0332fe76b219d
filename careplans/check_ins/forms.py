"""The form of a check-in, read strictly: what was chosen, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.http import QueryDict

from careplans.check_ins.questions import ABILITIES, OF_THE_COURSE, PEE, PEE_COLOURS, CheckInQuestion
from clinical.plan.course import EVERY_ABILITY, WORST_PAIN, Ability, CheckIn, Trend

CAN = "can"
ALL_OF_THESE, NONE_OF_THESE = "all", "none"
OWN = frozenset({"pain", "trend", PEE, *(each.name for each in OF_THE_COURSE)})
"""Questions whose answers are not those of an item."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as sent: the choices that can be read, and the questions still open."""

    choices: Mapping[str, str] = field(default_factory=dict)
    can: frozenset[str] = frozenset()  # what was ticked: abilities, all of these or none of these
    missing: frozenset[str] = frozenset()
    unreadable: bool = False

    def check_in(self, at: datetime) -> CheckIn:
        course = {
            each.name: each.unsure_is if code == "unsure" else code == "yes"
            for each in OF_THE_COURSE
            if (code := self.choices.get(each.name))
        }
        pain, trend = int(self.choices["pain"]), Trend(self.choices["trend"])
        return CheckIn(at, pain, trend, self.abilities, **course)

    @property
    def abilities(self) -> frozenset[Ability]:
        """Return what they can do: what is not ticked, they cannot."""
        return (
            EVERY_ABILITY if ALL_OF_THESE in self.can else frozenset(map(Ability, self.can & EVERY_ABILITY))
        )

    @property
    def answers(self) -> dict[str, str]:
        """Return the answers to items of the questionnaire."""
        told = {name: code for name, code in self.choices.items() if name not in OWN}
        return told | PEE_COLOURS.get(self.choices.get(PEE, ""), {})


def every_question(due: Sequence[CheckInQuestion]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each question with one answer, by name, with the codes that answer it."""
    yield "pain", frozenset(str(pain) for pain in range(WORST_PAIN + 1))
    yield "trend", frozenset(Trend)
    yield from ((each.name, frozenset(code for code, _ in each.options)) for each in due)


def read(due: Sequence[CheckInQuestion], data: QueryDict) -> Filled:
    """Return what a form says, and what it leaves open."""
    sent = {name: (str(data.get(name, "")), codes) for name, codes in every_question(due)}
    choices = {name: code for name, (code, codes) in sent.items() if code in codes}
    unreadable = any(code and code not in codes for code, codes in sent.values())
    can = frozenset(map(str, data.getlist(CAN)))
    known = frozenset({ALL_OF_THESE, NONE_OF_THESE, *(each for each, _ in ABILITIES)})
    missing = frozenset(sent) - frozenset(choices)
    if not can or (NONE_OF_THESE in can and len(can) > 1):
        missing |= {CAN}
    return Filled(choices, can & known, missing, unreadable or not can <= known)
