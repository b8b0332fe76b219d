"""Journeys that begin in the middle: with given answers, or as the person of a vignette."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from careplans.contexts import questions_url
from careplans.plans import care_plan
from clinical.catalogue import Catalogue
from clinical.content import Disposition, ItemKind, Screen, Stage, Vignette
from clinical.plan.care_plan import CarePlan, NoPlan
from clinical.problems import Problem
from clinical.proofs.formulas.smallest import cost
from clinical.triage.evaluation import asked_items, assume_no, replay
from editorial.preview.proxy import inside, keep_to_itself
from editorial.preview.snapshots import PreviewSnapshot
from guidance.regions import region_for
from triage.journey import Journey
from triage.responses import destination, question_url, redirect
from triage.visit import Visit, keep, now

MOST_HOURS = 24 * 365


def visit_with(snapshot: PreviewSnapshot, answers: Mapping[str, str]) -> Visit:
    """Return a visit in which exactly these answers have just been given."""
    at = now()
    journey = Journey(snapshot.release.version, at).with_answers(answers, at)
    return Visit(journey, snapshot.release)


def begin(
    snapshot: PreviewSnapshot, answers: Mapping[str, str], url: str = "", *, hours: int | None = None
) -> HttpResponse:
    """Return a redirect to a page, or to the next step of a journey with these answers, with its cookie.

    The spasm began `hours` ago; without them, as long ago as the answer about it says.
    """
    visit = visit_with(snapshot, answers)
    if hours is not None:
        onset = visit.journey.answered_at - timedelta(hours=hours)
        journey = replace(visit.journey, onset_at=onset, onset_is_exact=True)
        visit = Visit(journey, snapshot.release)
    with inside(snapshot):
        response = keep(redirect(url or standing(visit)), visit)
    keep_to_itself(response, snapshot)
    return response


def hours_told(text: str) -> int | None:
    """Return the hours since the onset from an address, or None if they are missing or impossible."""
    return min(int(text), MOST_HOURS) if re.fullmatch(r"[0-9]{1,6}", text) else None


def standing(visit: Visit) -> str:
    """Return the result once there is one, else the next question."""
    return reverse("triage:result") if visit.assessment.is_result else destination(visit)


def screen_url(screen: Screen) -> str:
    return question_url(screen) if screen.stage is Stage.TRIAGE else questions_url(screen)


def unknown_answers(catalogue: Catalogue, given: Mapping[str, list[str]]) -> Iterator[Problem]:
    """Yield each answer of an address that the guidance does not know."""
    for name, codes in given.items():
        item = catalogue.items.get(name)
        if item is None:
            yield Problem(f"No question is called “{name}”.")
        elif len(codes) > 1:
            yield Problem(f"“{name}” is answered more than once: {', '.join(codes)}.", "items", name)
        elif codes[0] not in (permitted := [option.code for option in item.permitted]):
            told = f"“{name}” has no answer “{codes[0]}”. It has: {', '.join(permitted)}."
            yield Problem(told, "items", name)


def told(catalogue: Catalogue, vignette: Vignette) -> dict[str, str]:
    """Return all answers of a vignette's person: those written down, and no to everything else."""
    known = {name: code for name, code in vignette.answers if name in catalogue.items}
    return assume_no(catalogue, known)


def with_usual_rest(catalogue: Catalogue, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers completed with the mildest one to every other question."""
    completed = dict(answers)
    for screen in catalogue.triage_screens:
        counting = replay(catalogue, completed)
        for item in asked_items(catalogue, screen, counting):
            if item.id not in counting:
                completed[item.id] = min((option.code for option in item.permitted), key=partial(cost, item))
    return completed


def before(catalogue: Catalogue, answers: Mapping[str, str], screen: Screen) -> dict[str, str]:
    """Return the answers to the screens before this one."""
    earlier = {
        item.id
        for each in catalogue.guidance.screens
        if each.position < screen.position
        for item in each.items
    }
    return {name: code for name, code in answers.items() if name in earlier}


def people(snapshot: PreviewSnapshot) -> Iterator[tuple[Vignette, Visit]]:
    """Yield each vignette with the visit of its person, all questions answered."""
    for vignette in snapshot.catalogue.guidance.vignettes:
        yield vignette, visit_with(snapshot, told(snapshot.catalogue, vignette))


def no_to_the_plan(catalogue: Catalogue) -> dict[str, str]:
    """Return no to every sign that is asked beside a plan."""
    on_plan = (item for screen in catalogue.plan_screens for item in screen.items)
    handed_over = (item for item in catalogue.items.values() if item.asked_on_plan)
    return {item.id: "no" for item in (*on_plan, *handed_over) if item.kind is ItemKind.SIGN}


def plans(request: HttpRequest, snapshot: PreviewSnapshot) -> Iterator[tuple[Visit, CarePlan]]:
    """Yield the care plans of those vignettes whose people get one, every question beside it answered."""
    region = region_for(request, snapshot.release)
    no = no_to_the_plan(snapshot.catalogue)
    for vignette, known in people(snapshot):
        if vignette.disposition <= Disposition.SOON and known.assessment.is_result:
            visit = visit_with(snapshot, no | dict(known.journey.answers))
            try:
                yield visit, care_plan(visit, region)
            except NoPlan:
                continue


def asked(snapshot: PreviewSnapshot, screen: Screen, item_id: str = "") -> dict[str, str]:
    """Return answers of a vignette that is asked this screen (and item); empty when none is."""
    catalogue = snapshot.catalogue
    wanted = {item_id} if item_id else {item.id for item in screen.items}
    for vignette, visit in people(snapshot):
        if screen.stage is Stage.PLAN and vignette.disposition > Disposition.SOON:
            continue
        if any(replay(catalogue, visit.journey.answers).get(name) != "not_applicable" for name in wanted):
            if screen.stage is Stage.PLAN:
                return dict(visit.journey.answers)
            return before(catalogue, visit.journey.answers, screen)
    return {}
