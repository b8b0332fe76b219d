"""The rows of the guidance: drafts that editors change, and releases that nobody can."""

from __future__ import annotations

from guidance.models.audit import AuditEntry, Examination, Offer
from guidance.models.library import Article, Region, SeedClaim, Source
from guidance.models.plan import Activity, Adaptation, CheckPoint, Contributor, Dose, Phase, Weight
from guidance.models.questionnaire import AnswerOption, Definition, Item, Screen
from guidance.models.releases import Arrival, CannotChange, Release, Review, Submission, Withdrawal
from guidance.models.triage import AdviceLine, Outcome, RedFlag, SafetyNet, Vignette, VignetteAnswer

__all__ = [
    "Activity",
    "Adaptation",
    "AdviceLine",
    "AnswerOption",
    "Arrival",
    "Article",
    "AuditEntry",
    "CannotChange",
    "CheckPoint",
    "Contributor",
    "Definition",
    "Dose",
    "Examination",
    "Item",
    "Offer",
    "Outcome",
    "Phase",
    "RedFlag",
    "Region",
    "Release",
    "Review",
    "SafetyNet",
    "Screen",
    "SeedClaim",
    "Source",
    "Submission",
    "Vignette",
    "VignetteAnswer",
    "Weight",
    "Withdrawal",
]
