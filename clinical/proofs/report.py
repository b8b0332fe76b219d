"""What a proof says: one line a theorem, and a person's story where one fails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """One failure of a theorem, in words, with the fewest answers that show it, if answers matter."""

    words: str
    answers: Mapping[str, str]  # option codes by item; they open as a journey
    hours: int | None = None  # since onset, where it shows only in a plan made then
    collection: str = ""  # with the id: what has to be put right, where it is known
    id: str = ""

    def to_data(self) -> dict[str, Any]:
        """Return the finding as plain data."""
        hours = {} if self.hours is None else {"hours": self.hours}
        return {"words": self.words, "answers": dict(self.answers), **hours}


@dataclass(frozen=True, slots=True)
class Proved:
    """A theorem and its result; `combinations` is the number of answer combinations that it covers."""

    name: str
    statement: str
    findings: tuple[Finding, ...]
    combinations: int
    seconds: float

    @property
    def holds(self) -> bool:
        return not self.findings


@dataclass(frozen=True, slots=True)
class ProofReport:
    """Every theorem, in the order in which they were shown."""

    theorems: tuple[Proved, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for theorem in self.theorems for finding in theorem.findings)

    @property
    def holds(self) -> bool:
        return not self.findings

    def to_data(self) -> list[dict[str, Any]]:
        """Return the report as plain data, to be kept with a release."""
        return [
            {
                "name": theorem.name,
                "statement": theorem.statement,
                "holds": theorem.holds,
                "combinations": str(theorem.combinations),
                "seconds": round(theorem.seconds, 3),
                "findings": [each.to_data() for each in theorem.findings],
            }
            for theorem in self.theorems
        ]
