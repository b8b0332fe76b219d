"""What a new guidance changes for people, over every answer."""

from __future__ import annotations

from clinical.proofs.comparison.changes import (
    Comparison,
    MilderRedFlag,
    OutcomeChange,
    PlanChange,
    Rewording,
    Softening,
)
from clinical.proofs.comparison.comparing import compare

__all__ = ["Comparison", "MilderRedFlag", "OutcomeChange", "PlanChange", "Rewording", "Softening", "compare"]
