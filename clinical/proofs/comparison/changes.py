"""What a comparison of two guidances says: changed outcomes, milder red flags, changed plans and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from clinical.content import Disposition


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """A move from one disposition to another: how many answer combinations make it, and an example."""

    before: Disposition
    after: Disposition
    combinations: int
    answers: Mapping[str, str]
    words: str

    @property
    def is_deescalation(self) -> bool:
        return self.after < self.before


class Softening(StrEnum):
    """How a red flag got milder."""

    GONE = "gone"
    LEVEL = "level"  # it calls for less
    CRITERIA = "criteria"  # it is true of fewer people, or not ruled out in fewer
    PLAN = "plan"  # it no longer keeps the plan back


@dataclass(frozen=True, slots=True)
class MilderRedFlag:
    """A red flag that is gone or does less than before, even if another red flag hides the difference."""

    red_flag: str
    title: str
    softening: Softening
    before: Disposition
    after: Disposition | None  # None: gone
    combinations: int
    answers: Mapping[str, str]
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a plan said before and says after, and whether that could let somebody do more than before."""

    before: str
    after: str
    is_softer: bool


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What the plan does differently with an activity for people with one factor.

    `before` and `after` are an effect (keep, adapt, ask, remove), absent, or a dose or a step in words.
    """

    activity: str
    title: str
    factor: str
    before: str
    after: str
    is_softer: bool
    words: str
    answers: Mapping[str, str]  # of somebody whom it concerns; empty: everybody


@dataclass(frozen=True, slots=True)
class Rewording:
    """A changed wording of a sign. Who ticks it now cannot be computed."""

    items: tuple[str, ...]
    place: str  # which words: what does not count, for instance
    before: str
    after: str
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that a new guidance changes; `total` is the number of answer combinations compared."""

    total: int
    changes: tuple[OutcomeChange, ...]
    milder_red_flags: tuple[MilderRedFlag, ...]
    plan_changes: tuple[PlanChange, ...]
    rewordings: tuple[Rewording, ...]

    @property
    def deescalations(self) -> tuple[OutcomeChange, ...]:
        return tuple(change for change in self.changes if change.is_deescalation)

    def to_data(self) -> dict[str, Any]:
        """Return the comparison as plain data, to be kept with a release."""
        return {
            "total": str(self.total),
            "changes": [as_data(each) | {"is_deescalation": each.is_deescalation} for each in self.changes],
            "milder_red_flags": [as_data(each) for each in self.milder_red_flags],
            "plan_changes": [as_data(each) for each in self.plan_changes],
            "rewordings": [as_data(each) for each in self.rewordings],
        }


def as_data(change: OutcomeChange | MilderRedFlag | PlanChange | Rewording) -> dict[str, Any]:
    """Return a change as plain data. Counts are text, since they are larger than other software can hold."""
    found = {spec.name: _plain(getattr(change, spec.name)) for spec in fields(change)}
    return found | ({"combinations": str(found["combinations"])} if "combinations" in found else {})


def _plain(value: Any) -> Any:
    match value:
        case None:
            return ""
        case Disposition():
            return value.name
        case StrEnum():
            return value.value
        case tuple():
            return list(value)
        case Mapping():
            return dict(value)
        case _:
            return value
