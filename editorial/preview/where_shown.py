"""The page on which the public sees a draft object, and answers that lead to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse

from careplans.days import NO_STEPS
from careplans.renditions.paper_page import sheet_words, sheets
from clinical.content import Screen, Vignette
from clinical.criteria import holds
from clinical.plan.care_plan import CarePlan
from editorial.preview.sample_visits import asked, people, plans, screen_url
from editorial.preview.snapshots import PreviewSnapshot
from triage.visit import Visit


@dataclass(frozen=True, slots=True)
class ShownAt:
    """A page of the preview, with the answers and the region that it needs."""

    url: str
    answers: Mapping[str, str] = field(default_factory=dict)
    region: str = ""


def where_shown(request: HttpRequest, snapshot: PreviewSnapshot, kind: str, key: str) -> ShownAt | None:
    """Return the page that shows a draft object, or None when no vignette leads to one.

    Called inside the snapshot, so that addresses are those of the preview.
    """
    match kind:
        case "screen" | "item":
            return question(snapshot, kind, key)
        case "redflag" | "definition" | "outcome" | "vignette":
            return result(snapshot, kind, key)
        case "activity" | "phase" | "checkpoint" | "contributor":
            return plan(request, snapshot, kind, key)
        case "region":
            return ShownAt(reverse("triage:emergency"), region=key)
        case "article":
            return ShownAt(reverse("guidance:article", args=[key]))
        case "source" | "seedclaim":
            return ShownAt(reverse("guidance:about_sources"))
        case "safetynet":
            return ShownAt(reverse("triage:emergency"))
        case _:
            return None


def where_on_paper(request: HttpRequest, snapshot: PreviewSnapshot, kind: str, key: str) -> ShownAt | None:
    """Return the first printed plan of a vignette that has this draft object on it, or None."""
    if kind == "activity" and key in read_once(snapshot):
        return None
    for visit, care in plans(request, snapshot):
        if key in on_paper(care, kind):
            return ShownAt(f"{reverse('careplans:print')}?on=paper", visit.journey.answers)
    return None


def read_once(snapshot: PreviewSnapshot) -> set[str]:
    """Return the ids of activities that are never printed, since they are not daily steps."""
    return {each.id for each in snapshot.catalogue.guidance.activities if each.category in NO_STEPS}


def on_paper(care: CarePlan, kind: str) -> set[str]:
    """Return the ids of everything of one kind that a printed plan has."""
    match kind:
        case "activity":
            return {step.id for step in sheets(sheet_words(care)).steps}
        case "checkpoint":
            return {each.check_point.id for each in sheet_words(care).checks}
        case "safetynet":
            return {each.id for each in care.safety_nets if each.on_print}
        case _:
            return set()


def question(snapshot: PreviewSnapshot, kind: str, key: str) -> ShownAt | None:
    """Return the question page of a screen, or of the screen that an item is on."""
    catalogue = snapshot.catalogue
    screen: Screen | None = catalogue.screen_of.get(key) if kind == "item" else catalogue.screens.get(key)
    if screen is None or not screen.items:
        return None
    answers = asked(snapshot, screen, key if kind == "item" else "")
    if not answers and screen is not catalogue.triage_screens[0]:
        return None
    return ShownAt(screen_url(screen), answers)


def result(snapshot: PreviewSnapshot, kind: str, key: str) -> ShownAt | None:
    """Return the result of the first vignette that this is about."""
    for vignette, visit in people(snapshot):
        if visit.assessment.is_result and is_about(snapshot, kind, key, vignette, visit):
            return ShownAt(reverse("triage:result"), visit.journey.answers)
    return None


def is_about(snapshot: PreviewSnapshot, kind: str, key: str, vignette: Vignette, visit: Visit) -> bool:
    """Return whether the vignette is this one, or has this red flag, definition or outcome."""
    match kind:
        case "redflag":
            return any(flag.id == key for flag in visit.assessment.present)
        case "definition":
            criteria = snapshot.catalogue.vocabulary.definitions.get(key)
            return criteria is not None and holds(criteria, visit.counting) is True
        case "outcome":
            outcomes = {each.id: each.disposition for each in snapshot.catalogue.guidance.outcomes}
            return outcomes.get(key) is visit.assessment.disposition
        case _:
            return vignette.id == key


def plan(request: HttpRequest, snapshot: PreviewSnapshot, kind: str, key: str) -> ShownAt | None:
    """Return the first plan that has this object; phases and check points are in every plan."""
    for visit, care in plans(request, snapshot):
        if kind in {"phase", "checkpoint"} or key in shown_in(care, kind):
            return ShownAt(reverse("careplans:plan"), visit.journey.answers)
    return None


def shown_in(care: CarePlan, kind: str) -> set[str]:
    """Return the ids of the activities or contributors that a plan shows."""
    if kind == "contributor":
        return {each.contributor.id for each in (*care.contributors, *care.also_contributors)}
    return {each.activity.id for phase in care.phases for each in phase.activities}
