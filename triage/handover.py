"""The handover sheet: what was answered and what it came to, as a clinician wants to read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from clinical.content import Disposition, Item, ItemKind, RedFlag, Region, Role, Screen, Stage
from clinical.criteria import NOT_APPLICABLE
from clinical.names import Items
from triage.contexts import option_label
from triage.results import reason_for, said
from triage.visit import Visit

DISPOSITIONS = {
    Disposition.ROUTINE: "Routine appointment, within 2 weeks",
    Disposition.SOON: "Appointment within 2 to 3 days",
    Disposition.SAME_DAY: "Same-day assessment",
    Disposition.EMERGENCY_DEPARTMENT: "Emergency department now",
    Disposition.AMBULANCE: "Ambulance now",
}

CLINICAL_NAMES: Mapping[str, str] = {
    Items.AGE: "Age",
    Items.ONSET: "Onset, at the time of the answers",
    Items.PREGNANCY: "Pregnancy",
    Items.NERVE_OLD_CHECKED: "Old numbness or weakness assessed by a doctor",
}
"""What a clinician calls the questions with a choice."""

FOR_THE_PLAN = "Answered for the plan"
"""Optional questions, asked of those who look after it at home; their "no" is no pertinent negative."""

SYMPTOMS = frozenset({Role.SYMPTOM})
REPORTED = frozenset({Role.SYMPTOM, Role.CONTEXT})
HISTORY = frozenset({Role.FACTOR})


@dataclass(frozen=True, slots=True)
class ToldRedFlag:
    """A red flag that is present or not ruled out, as the sheet tells it."""

    title: str
    suspected: str  # clinician's terms
    statements: tuple[str, ...]  # the person's own answers, each with the first red flag that rests on it


@dataclass(frozen=True, slots=True)
class Group:
    """Answers or questions of one section of the questionnaire."""

    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """What the sheet says."""

    disposition: str
    present: tuple[ToldRedFlag, ...]
    not_ruled_out: tuple[ToldRedFlag, ...]
    choices: tuple[Group, ...]  # age, onset, pregnancy …, as chosen
    reported: tuple[Group, ...]  # other symptoms and circumstances, yes or not sure
    history: tuple[Group, ...]  # medicines and conditions, yes or not sure
    denied: tuple[Group, ...]  # pertinent negatives: symptoms answered no
    history_denied: tuple[Group, ...]
    not_asked: tuple[str, ...]  # sections with a safety question that has no answer


def hand_over(visit: Visit, region: Region) -> Handover:
    """Return the handover sheet. Raises KeyError for an outcome that needs none."""
    assessment = visit.assessment
    told: set[str] = set()
    present = tuple(tell(visit, flag, region, told) for flag in assessment.present)
    not_ruled_out = tuple(tell(visit, flag, region, told) for flag in assessment.not_ruled_out)
    return Handover(
        disposition=DISPOSITIONS[assessment.disposition],
        present=present,
        not_ruled_out=not_ruled_out,
        choices=choices(visit),
        reported=signs(visit, REPORTED, lambda text, code: not denies(text, code) and text not in told),
        history=signs(visit, HISTORY, lambda text, code: not denies(text, code)),
        denied=signs(visit, SYMPTOMS, denies),
        history_denied=tuple(group for group in signs(visit, HISTORY, denies) if group.title != FOR_THE_PLAN),
        not_asked=not_asked(visit),
    )


def denies(_: str, code: str) -> bool:
    return code == "no"


def section_of(screen: Screen) -> str:
    """Return the heading of a screen's answers."""
    return screen.section if screen.stage is Stage.TRIAGE else FOR_THE_PLAN


def tell(visit: Visit, flag: RedFlag, region: Region, told: set[str]) -> ToldRedFlag:
    """Return a red flag with the answers that it rests on, but for those told already; adds to `told`."""
    reason = reason_for(visit, flag, region)
    news = tuple(text for text in reason.statements if text not in told)
    told.update(news)
    return ToldRedFlag(reason.title, flag.suspected, news)


def choices(visit: Visit) -> tuple[Group, ...]:
    """Return the questions with one choice, as answered."""
    counting = visit.counting
    return tuple(
        Group(CLINICAL_NAMES.get(item.id, item.statement), (option_label(item, counting[item.id]),))
        for item in visit.catalogue.items.values()
        if item.kind is not ItemKind.SIGN and is_answered(visit, item)
    )


def signs(visit: Visit, roles: frozenset[Role], is_wanted: Callable[[str, str], bool]) -> tuple[Group, ...]:
    """Return the signs of some roles by section: of those with the wanted words and code, the words.

    A sign denied is told as it was asked, any other as the person would say it.
    """
    sections: dict[str, list[str]] = {}
    for screen in visit.catalogue.guidance.screens:
        for item in screen.items:
            if item.kind is ItemKind.SIGN and item.role in roles and is_answered(visit, item):
                code = visit.counting[item.id]
                text = item.text if code == "no" else said(visit, item.id, code)
                if is_wanted(text, code):
                    sections.setdefault(section_of(screen), []).append(text)
    return tuple(Group(title, tuple(texts)) for title, texts in sections.items())


def is_answered(visit: Visit, item: Item) -> bool:
    """Return whether the person was asked and answered; unanswered is not denied."""
    return visit.counting.get(item.id, NOT_APPLICABLE) != NOT_APPLICABLE


def not_asked(visit: Visit) -> tuple[str, ...]:
    """Return the sections with a safety question that has no answer: an emergency ends them early."""
    open_sections = (
        screen.section
        for screen in visit.catalogue.guidance.screens
        if screen.stage is Stage.TRIAGE and any(item.id not in visit.counting for item in screen.items)
    )
    return tuple(dict.fromkeys(open_sections))
