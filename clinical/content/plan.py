"""What a care plan is made of: activities with their doses and bars, phases, check points, contributors."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from clinical.content.choices import Category


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


class Band(StrEnum):
    """The score of a contributor in words, as the person sees it."""

    UNLIKELY = "unlikely"
    POSSIBLE = "possible"
    LIKELY = "likely"


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
    uses_twin: bool = False  # show the seated or standing way instead of the steps
    leaves_out: tuple[str, ...] = ()  # steps that do not fit this person, word for word
    note: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """Something to do, as catalogued."""

    id: str
    position: int
    category: Category
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
