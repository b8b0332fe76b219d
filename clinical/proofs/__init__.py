"""Safety theorems about the guidance, shown over every combination of answers."""

from __future__ import annotations

from clinical.proofs.prover import prove
from clinical.proofs.report import Finding, ProofReport, Proved

__all__ = ["Finding", "ProofReport", "Proved", "prove"]
