"""What is known about guidance once it is worked out, as plain data, and by which name it is kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import clinical
from clinical.codec import checksum
from clinical.content import Guidance
from editorial.standing import Base

NOTHING_PROVED = "Nothing was proved."


@dataclass(frozen=True, slots=True)
class Examined:
    """What was worked out, as plain data."""

    problems: list[str]  # what is against it without a proof
    theorems: list[dict[str, Any]]  # as ProofReport.to_data; empty when the parts do not fit together
    comparison: dict[str, Any]  # as Comparison.to_data; empty when there is nothing to compare with
    milder: list[str]  # a sentence for each thing that becomes milder
    vignettes: list[dict[str, Any]]

    @property
    def failing(self) -> list[str]:
        """Return a sentence for each place where a theorem fails."""
        return [found["words"] for theorem in self.theorems for found in theorem["findings"]]

    @property
    def reasons(self) -> list[str]:
        """Return a sentence for each thing that is against publishing."""
        told = list(dict.fromkeys([*self.problems, *self.failing]))
        is_proved = self.theorems and all(theorem["holds"] for theorem in self.theorems)
        return told or ([] if is_proved else [NOTHING_PROVED])


def key_of(guidance: Guidance, base: Base | None, today: date) -> str:
    """Return the name of what is known about guidance beside a release, on a day, by this software."""
    beside = base.release.checksum if base else ""
    parts = (checksum(guidance), beside, today.isoformat(), software_fingerprint())
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


@cache
def software_fingerprint() -> str:
    """Return a digest of the code that proves and keeps: new theorems make old proofs worth nothing."""
    digest = hashlib.sha256()
    for folder in (Path(clinical.__file__).parent, Path(__file__).parent):
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
