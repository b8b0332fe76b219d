"""The rows of the guidance: drafts that editors change, and releases that nobody can."""

from __future__ import annotations

from guidance.models.library import Article, Region, SeedClaim, Source
from guidance.models.plan import Activity, Adaptation, CheckPoint, Contributor, Dose, Phase, Weight
from guidance.models.questionnaire import AnswerOption, Definition, Item, Screen
from guidance.models.releases import CannotChange, Release, Review, Withdrawal
from guidance.models.triage import AdviceLine, Outcome, RedFlag, SafetyNet, Vignette, VignetteAnswer

__all__ = [
    "Activity",
    "Adaptation",
    "AdviceLine",
    "AnswerOption",
    "Article",
    "CannotChange",
    "CheckPoint",
    "Contributor",
    "Definition",
    "Dose",
    "Item",
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
    "Vignette",
    "VignetteAnswer",
    "Weight",
    "Withdrawal",
]
