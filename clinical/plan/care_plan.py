"""The care plan as one frozen tree; every rendition (page, print, calendar, FHIR) is a projection of it.

Its texts still hold the placeholders of the content: a rendition fills them in for `plan.region`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clinical.content import (
    Activity,
    CheckPoint,
    Disposition,
    Dose,
    Effect,
    Phase,
    RedFlag,
    Region,
    SafetyNet,
)
from clinical.plan.cold_heat import ColdHeat
from clinical.plan.contributors import ScoredContributor
from clinical.plan.course import Point
from clinical.plan.progress import Progress


class NoPlanReason(StrEnum):
    """Why there is no plan."""

    INCOMPLETE = "incomplete"  # some of the safety questions have no answer
    TOO_URGENT = "too_urgent"  # the disposition is above SOON
    UNDER_18 = "under_18"
    BLOCKED = "blocked"  # a red flag that is present allows no plan


class NoPlan(Exception):
    """There is no plan for these answers; `reason` says why."""

    def __init__(self, reason: NoPlanReason) -> None:
        super().__init__(f"no plan: {reason}")
        self.reason = reason


class Standing(StrEnum):
    """How an activity stands in its group."""

    MAIN = "main"
    ALTERNATIVE = "alternative"  # instead of another one, never with it
    OPTIONAL = "optional"  # only if it helps


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence about an activity, and the items whose answers led to it."""

    text: str
    because_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedActivity:
    """An activity in a plan, with the doses of its stretch of time."""

    activity: Activity
    steps: tuple[str, ...]  # those that fit the person
    doses: tuple[Dose, ...]  # of this stretch of time, amounts adapted; the first is the one to show
    adaptations: tuple[Reason, ...]  # what to do differently
    from_hours: int  # since onset
    until_hours: int | None
    starts_at: datetime | None  # floating local time; None when the onset is not known
    ends_at: datetime | None
    uses_twin: bool = False  # do it the seated or standing way
    standing: Standing = Standing.MAIN
    instead_of: str = ""  # activity id, for an alternative
    is_new: bool = False  # not in the phase before


@dataclass(frozen=True, slots=True)
class PlannedPhase:
    """A phase of the plan, and what to do in it."""

    phase: Phase
    is_now: bool
    starts_at: datetime | None
    ends_at: datetime | None
    cold_heat: ColdHeat
    activities: tuple[PlannedActivity, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An activity that this person should not do, or should ask about first; named without its doses."""

    activity_id: str
    title: str
    category: str
    article: str
    from_hours: int  # since onset: when it would have begun
    effect: Effect  # ask or remove
    reasons: tuple[Reason, ...]
    is_until_pale: bool  # comes back once the person's pee is pale


@dataclass(frozen=True, slots=True)
class Waiting:
    """An activity that is not shown until some screens of the plan page are answered."""

    activity_id: str
    title: str
    category: str
    screens: tuple[str, ...]  # ids, in the order of the plan page


class Due(StrEnum):
    """Where a check point lies from now."""

    PAST = "past"  # a later one has been reached
    DUE = "due"  # the last one reached
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class PlannedCheckPoint:
    """A time to look again."""

    check_point: CheckPoint
    due_at: datetime | None
    due: Due


@dataclass(frozen=True, slots=True)
class Appointment:
    """Whom to see, how soon and why, before or beside the plan: as answered, or as it went since."""

    disposition: Disposition  # ROUTINE or SOON
    contact: str  # "maternity" …, or empty
    present: tuple[RedFlag, ...]
    not_ruled_out: tuple[RedFlag, ...]


@dataclass(frozen=True, slots=True)
class PlannedCourse:
    """What the check-ins told, and what they do to the plan."""

    points: tuple[Point, ...]  # in order of time
    progress: Progress
    why: Activity | None  # the words of the guidance for a part that is repeated, stepped back from or begun
    next_title: str  # of the part that waits, or empty


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a plan was made from, and when."""

    checksum: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class CarePlan:
    """The care plan of one person at one hour."""

    region: Region
    hours_since_onset: int
    onset_at: datetime | None
    onset_is_guessed: bool
    appointment: Appointment | None  # comes before everything else
    cold_heat: ColdHeat
    now: tuple[PlannedActivity, ...]  # at most 3; the first is the single thing to do
    today: tuple[PlannedActivity, ...]  # the rest of the next 24 hours in this phase
    phases: tuple[PlannedPhase, ...]  # the first is the present one
    left_out: tuple[LeftOut, ...]
    ask_first: tuple[LeftOut, ...]
    waiting: tuple[Waiting, ...]
    contributors: tuple[ScoredContributor, ...]  # at most 3
    also_contributors: tuple[ScoredContributor, ...]
    ground_rules: tuple[Activity, ...]  # category "rule": how far to go, when to stop a movement
    safety_nets: tuple[SafetyNet, ...]
    check_points: tuple[PlannedCheckPoint, ...]
    course: PlannedCourse
    provenance: Provenance

    @property
    def phase(self) -> Phase:
        return self.phases[0].phase
