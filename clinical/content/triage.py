"""What answers come to: red flags, dispositions, and the words of a result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from clinical.content.choices import Contact, Gel, Paper


class Disposition(IntEnum):
    """Where to go next and how soon, in rising urgency."""

    SELF_CARE = 1
    ROUTINE = 2
    SOON = 3
    SAME_DAY = 4
    EMERGENCY_DEPARTMENT = 5
    AMBULANCE = 6

    @property
    def is_emergency(self) -> bool:
        return self >= Disposition.EMERGENCY_DEPARTMENT

    @property
    def words(self) -> str:
        """Return its name as editors read it."""
        return self.name.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Definition:
    """A named criterion that others refer to by its id."""

    id: str
    when: str
    label: str  # completes "… when": "you have a nerve sign"
    note: str = ""


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A sign or combination that may mean serious disease, and the disposition that it calls for."""

    id: str
    group: str  # clinical group: "nerve", "injury", "combination"; it names the file
    when: str
    disposition: Disposition
    title: str  # noun phrase for lists and the handover sheet
    if_clause: str  # completes "Call … if": "you lose feeling between your legs"
    reason: str  # one or two sentences: why it needs this, without fear
    sources: tuple[str, ...]
    suspected: str = ""  # clinician's terms, for the handover sheet only
    say: str = ""  # a sentence to say on the phone or at the desk
    contact: Contact = Contact.USUAL
    blocks_plan: bool = False  # no plan even at SOON or ROUTINE
    assumes: str = ""  # the condition that its texts take for granted, as criteria: "sickle"
    ticks: tuple[str, ...] = ()  # items that make it an ambulance: ticks on its result, at most four
    note: str = ""


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """One line of advice on a result page.

    It is left out unless `when` definitely holds and `contraindicated_when` is definitely false.
    """

    text: str
    when: str = ""  # only for these people; empty: everyone
    contraindicated_when: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The words of a result page for one disposition and, where it has one, a special contact."""

    id: str  # "ambulance", "emergency_department", "emergency_department_maternity" …
    disposition: Disposition
    heading: str  # the action first: "Call {emergency_number} now"
    how_soon: str
    lead: str
    to_do: tuple[AdviceLine, ...]
    avoid: tuple[AdviceLine, ...]
    sources: tuple[str, ...]
    first_aid: tuple[AdviceLine, ...] = ()  # for this emergency, while help comes
    contact: Contact = Contact.USUAL
    assumes: str = ""  # the condition that its words take for granted; others get the plain page
    note: str = ""


@dataclass(frozen=True, slots=True)
class SafetyNet:
    """What to watch for and what to do then; shown on every result and sheet."""

    id: str
    position: int
    disposition: Disposition
    text: str  # completes "… if": "you lose feeling between your legs"
    sources: tuple[str, ...]
    on_print: bool = True  # part of the short box on every sheet
    when: str = ""  # only for these people; empty: everyone
    condition: str = ""  # says it before the text where that is not known: "if you take steroid tablets"

    def for_whom(self, *, is_theirs: bool | None) -> SafetyNet | None:
        """Return the warning as a person reads it; None where it is not theirs.

        Where that is not known, it says first whom it is for.
        """
        if is_theirs is False:
            return None
        return (
            self if is_theirs or not self.condition else replace(self, text=f"{self.condition}: {self.text}")
        )


@dataclass(frozen=True, slots=True)
class Region:
    """A country's numbers and words."""

    id: str  # GB, IE, US, CA, AU, NZ, IN, ZA, EU, XX (elsewhere)
    position: int
    name: str
    emergency_numbers: tuple[str, ...]  # dialled as shown; XX has four
    emergency_department: str  # "A&E", "the emergency room"
    urgent_line: str  # "NHS 111"; empty when none
    urgent_number: str
    routine_contact: str  # "your GP"
    text_relay: str  # how a deaf person calls; empty when unknown
    crisis_line: str
    paracetamol: str  # "paracetamol" or "acetaminophen"
    naproxen_sold: bool
    paper: Paper
    language_tags: tuple[str, ...]  # of Accept-Language that suggest it: "en-gb"
    urgent_note: str = ""  # where the urgent line does not reach: "In Northern Ireland: …"
    check_before_release: tuple[str, ...] = ()  # fields whose numbers were not read on the line's own page
    gel: Gel = Gel.NONE  # what may be rubbed in
    sources: tuple[str, ...] = ()
    note: str = ""
