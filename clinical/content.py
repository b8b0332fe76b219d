"""The guidance as one frozen tree: everything Unclench asks, concludes and advises."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum


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


class ItemKind(StrEnum):
    """How an item is answered."""

    SIGN = "sign"  # yes, no or unsure, in a checklist
    CHOICE = "choice"  # one of its options
    BAND = "band"  # one of its options, which are in rising order


class Role(StrEnum):
    """What an answer is allowed to do: symptoms raise urgency, factors remove or soften activities."""

    SYMPTOM = "symptom"
    FACTOR = "factor"
    CONTEXT = "context"
    CONTRIBUTOR = "contributor"
    RESOURCE = "resource"


class Stage(StrEnum):
    """When a screen is asked: before a result, or on the plan page, where it is optional."""

    TRIAGE = "triage"
    PLAN = "plan"


class Effect(StrEnum):
    """What a factor does to an activity, from weakest to strongest."""

    KEEP = "keep"
    ADAPT = "adapt"
    ASK = "ask"
    REMOVE = "remove"

    @property
    def strength(self) -> int:
        return list(Effect).index(self)


class Evidence(StrEnum):
    """How sure research is that a thing helps acute back pain."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"
    NONE = "none"
    EXPERT = "expert"


@dataclass(frozen=True, slots=True)
class Source:
    """A citation behind a statement.

    `checked` says how it was read: V own page, C copy, S summary, U unverified, D design choice.
    """

    id: str
    title: str
    publisher: str
    year: str
    url: str
    checked: str
    last_reviewed_on: date
    next_review_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnswerOption:
    """One permitted answer. `number` (1 to 14) is permanent within its item and never reused."""

    code: str
    number: int
    label: str
    hint: str = ""


YES = AnswerOption("yes", 1, "Yes")
NO = AnswerOption("no", 2, "No")
UNSURE = AnswerOption("unsure", 3, "I am not sure")
SIGN_OPTIONS = (YES, NO, UNSURE)


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `slot` is permanent and never reused, so that stored answers outlive releases."""

    id: str
    slot: int
    role: Role
    text: str  # the row or question as the person reads it
    statement: str  # what a yes means, as "you" would say it: "You have chest pain"
    kind: ItemKind = ItemKind.SIGN
    hint: str = ""  # what does and does not count
    why: str = ""  # why we ask, in plain words
    enable_when: str = ""  # criteria over earlier items; empty: always asked
    answer_options: tuple[AnswerOption, ...] = ()  # of a choice or band
    sources: tuple[str, ...] = ()
    note: str = ""

    @property
    def permitted(self) -> tuple[AnswerOption, ...]:
        """The options a person may pick; a sign always has yes, no and unsure."""
        return SIGN_OPTIONS if self.kind is ItemKind.SIGN else self.answer_options


@dataclass(frozen=True, slots=True)
class Screen:
    """One page of the questionnaire: a checklist of signs, or one choice."""

    id: str
    position: int
    stage: Stage
    title: str  # the page's heading, a question
    section: str  # progress in words: "Urgent signs"
    items: tuple[Item, ...]
    lead: str = ""
    why: str = ""
    enable_when: str = ""
    note: str = ""

    @property
    def is_checklist(self) -> bool:
        return all(item.kind is ItemKind.SIGN for item in self.items)


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
    contact: str = ""  # maternity, cancer_line, haematology, crisis, or empty
    blocks_plan: bool = False  # no plan even at SOON or ROUTINE
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of an activity, between two times since onset, in hours (`until_hours` None: no end)."""

    from_hours: int
    until_hours: int | None
    amount: str  # "15 minutes", "5 times, hold 2 seconds"
    times: str  # "4 to 6 times a day"


@dataclass(frozen=True, slots=True)
class Adaptation:
    """What a factor does to an activity, and the sentence that says so to the person."""

    when: str
    effect: Effect
    text: str  # adapt: what to do differently; ask, remove: "you take a blood thinner"
    amount: str = ""  # replaces the amount of the dose
    note: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """Something to do, as catalogued."""

    id: str
    position: int
    category: str  # settle, cold_heat, move, stretch, strengthen, drink, food, relief, calm, sleep, habit
    title: str  # verb first: "Put something cold on it"
    summary: str  # one line
    steps: tuple[str, ...]
    doses: tuple[Dose, ...]
    stop_signs: tuple[str, ...]
    evidence: Evidence
    evidence_text: str
    sources: tuple[str, ...]
    indicated_when: str = ""
    twin: str = ""  # the seated or standing way
    avoid: tuple[str, ...] = ()  # "do not …" lines
    adaptations: tuple[Adaptation, ...] = ()
    article: str = ""  # slug to read more
    figure: str = ""  # pose key of section 8
    note: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of time since onset with one aim."""

    id: str
    position: int
    title: str
    aim: str
    from_hours: int
    until_hours: int | None
    not_yet: str


@dataclass(frozen=True, slots=True)
class CheckPoint:
    """A time to look again, and what to do then."""

    id: str
    position: int
    at_hours: int
    title: str
    question: str
    advice: str  # what to do if not better
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """One line of advice on a result page; left out unless `contraindicated_when` is definitely false."""

    text: str
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
    contact: str = ""
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


@dataclass(frozen=True, slots=True)
class Weight:
    """Points that an item's answer adds to a contributor."""

    when: str
    points: int


@dataclass(frozen=True, slots=True)
class Contributor:
    """Something worth changing, scored; never offered as the cause."""

    id: str
    position: int
    title: str
    possible_from: int
    likely_from: int
    weights: tuple[Weight, ...]
    advice: str  # what it changes in the plan
    note: str = ""


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
    paper: str  # A4 or Letter
    language_tags: tuple[str, ...]  # of Accept-Language that suggest it: "en-gb"
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A page to read; `body` is Markdown."""

    slug: str
    position: int
    title: str
    summary: str
    body: str
    sources: tuple[str, ...]
    evidence: Evidence
    evidence_text: str
    last_reviewed_on: date
    next_review_on: date
    related_activities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vignette:
    """A worked example with the disposition it must get. Items not given and asked are answered no."""

    id: str
    story: str
    answers: tuple[tuple[str, str], ...]  # (item id, option code)
    disposition: Disposition
    present: tuple[str, ...] = ()  # red flags that must be among those present
    note: str = ""


@dataclass(frozen=True, slots=True)
class SeedClaim:
    """A row of the seed coverage table: where a claim of the first articles is kept, or why it is not."""

    id: str
    claim: str
    kept_in: tuple[str, ...]  # "activity:cold_pack", "item:fever", "article:ice-or-heat"
    rejected_because: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guidance:
    """Everything that we say, as one tree."""

    screens: tuple[Screen, ...]
    definitions: tuple[Definition, ...]
    red_flags: tuple[RedFlag, ...]
    activities: tuple[Activity, ...]
    phases: tuple[Phase, ...]
    check_points: tuple[CheckPoint, ...]
    outcomes: tuple[Outcome, ...]
    safety_nets: tuple[SafetyNet, ...]
    contributors: tuple[Contributor, ...]
    regions: tuple[Region, ...]
    articles: tuple[Article, ...]
    sources: tuple[Source, ...]
    vignettes: tuple[Vignette, ...]
    seed_claims: tuple[SeedClaim, ...] = field(default=())
