"""What the plan pages show: the care plan in the person's words, and the questions that change it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from careplans.diary import EXERCISES
from clinical.care_plan import CarePlan
from clinical.content import Region, Screen
from clinical.evaluation import asked_items, ruled_out
from clinical.planning import generate
from clinical.wording import localise_tree
from triage.results import nets_by_disposition
from triage.travel import Traveller, now

HOURS_ON_PAPER = 336


def care_plan(traveller: Traveller, region: Region) -> CarePlan:
    """Return the traveller's care plan as of now, in the words of their region. Raises NoPlan."""
    journey = traveller.journey
    onset = journey.onset_at.replace(tzinfo=None) if journey.onset_at else None
    plan = generate(
        traveller.catalogue,
        journey.answers,
        onset,
        now().replace(tzinfo=None),
        region,
        checksum=traveller.release.checksum,
    )
    return localise_tree(plan, region)


def plan_page(request: HttpRequest, traveller: Traveller, plan: CarePlan) -> dict[str, Any]:
    """Return the context of the plan, on screen and on paper."""
    again = settings.SITE_URL + reverse("triage:again")
    return {
        "plan": plan,
        "made_at": now(),
        "large": "large" in request.GET,
        "safety_nets": nets_by_disposition(traveller, plan.region),
        "ruled_out_count": len(ruled_out(traveller.catalogue, traveller.journey.answers)),
        "question_screens": question_screens(traveller),
        "shared_adaptations": shared_adaptations(plan),
        "painkillers_wait": any(each.category == "relief" for each in plan.waiting),
        "left_out_by_reason": left_out_by_reason(plan),
        "again_address": again.partition("://")[2],
        "qr_svg": qr_code(again),
    }


def shared_adaptations(plan: CarePlan) -> list[str]:
    """Return the adaptations that several exercises share, so that paper says each of them once."""
    exercises = {
        planned.activity.id: {reason.text for reason in planned.adaptations}
        for phase in plan.phases
        for planned in phase.activities
        if planned.activity.category in EXERCISES
    }
    counted = Counter(text for texts in exercises.values() for text in texts)
    return sorted(text for text, count in counted.items() if count > 1)


def left_out_by_reason(plan: CarePlan) -> dict[str, list[str]]:
    """Return the titles of what paper would show but for this person, by the first reason against it."""
    titles: dict[str, list[str]] = {}
    for left in plan.left_out:
        if left.from_hours < HOURS_ON_PAPER:
            titles.setdefault(left.reasons[0].text, []).append(left.title)
    return titles


def qr_code(address: str) -> SafeString:
    """Return an address as an inline QR code, 4 modules of quiet zone, level M."""
    code = segno.make(address, error="m", micro=False)
    drawing = code.svg_inline(border=4, svgclass=None, lineclass=None, omitsize=True)
    labelled = drawing.replace("<svg", '<svg role="img" aria-label="QR code of the address beside it"', 1)
    return mark_safe(labelled)  # noqa: S308  (drawn by segno from an address of our own)


def question_screens(traveller: Traveller) -> list[dict[str, Any]]:
    """Return the optional screens that apply to this person, with whether each was answered."""
    counting = traveller.counting
    screens = []
    for screen in traveller.catalogue.plan_screens:
        items = asked_items(traveller.catalogue, screen, counting)
        if items:
            answered = all(item.id in counting for item in items)
            screens.append({"screen": screen, "url": questions_url(screen), "answered": answered})
    return screens


def questions_url(screen: Screen) -> str:
    return reverse("careplans:questions", args=[screen.id])


def each_url(screen: Screen) -> str:
    return reverse("careplans:questions_each", args=[screen.id])
