"""The guidance as one frozen tree: everything Unclench asks, concludes and advises."""

from __future__ import annotations

from dataclasses import dataclass

from clinical.content.choices import Category, Contact, Gel, HowRead, Paper
from clinical.content.library import Article, SeedClaim, Source, Vignette
from clinical.content.plan import (
    Activity,
    Adaptation,
    Band,
    CheckPoint,
    Contributor,
    Dose,
    Effect,
    Evidence,
    Phase,
    Weight,
)
from clinical.content.questionnaire import (
    NO,
    SIGN_OPTIONS,
    UNSURE,
    YES,
    AnswerOption,
    Item,
    ItemKind,
    Role,
    Screen,
    Stage,
)
from clinical.content.triage import AdviceLine, Definition, Disposition, Outcome, RedFlag, Region, SafetyNet

__all__ = [
    "NO",
    "SIGN_OPTIONS",
    "UNSURE",
    "YES",
    "Activity",
    "Adaptation",
    "AdviceLine",
    "AnswerOption",
    "Article",
    "Band",
    "Category",
    "CheckPoint",
    "Contact",
    "Contributor",
    "Definition",
    "Disposition",
    "Dose",
    "Effect",
    "Evidence",
    "Gel",
    "Guidance",
    "HowRead",
    "Item",
    "ItemKind",
    "Outcome",
    "Paper",
    "Phase",
    "RedFlag",
    "Region",
    "Role",
    "SafetyNet",
    "Screen",
    "SeedClaim",
    "Source",
    "Stage",
    "Vignette",
    "Weight",
]


@dataclass(frozen=True, slots=True)
class Guidance:
    """Everything that we say, as one tree."""

    screens: tuple[Screen, ...]
    definitions: tuple[Definition, ...]
    red_flags: tuple[RedFlag, ...]
    activities: tuple[Activity, ...]
    phases: tuple[Phase, ...]
    check_points: tuple[CheckPoint, ...]
    outcomes: tuple[Outcome, ...]
    safety_nets: tuple[SafetyNet, ...]
    contributors: tuple[Contributor, ...]
    regions: tuple[Region, ...]
    articles: tuple[Article, ...]
    sources: tuple[Source, ...]
    vignettes: tuple[Vignette, ...]
    seed_claims: tuple[SeedClaim, ...] = ()
