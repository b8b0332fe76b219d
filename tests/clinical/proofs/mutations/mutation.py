"""One way of breaking the guidance."""

from __future__ import annotations

from dataclasses import dataclass

from tests.clinical.proofs.edits import Edit

NOBODY = "age <= u16 and age >= a75"
"""Criteria that are true of nobody."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """What an editor did, the theorem that has to catch it, and words that lead the editor to the place."""

    done: str
    edit: Edit
    caught_by: str
    says: str
