"""What the plan pages show: the care plan on screen and on paper, and the questions that change it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from careplans.check_ins.course_chart import course_page
from careplans.days import DAYS_ON_PAPER, next_days, tickable
from careplans.forms import onset_form
from careplans.keeping.links import link_to
from careplans.renditions.diary import EXERCISES
from clinical.content import Category, Screen
from clinical.criteria import NOT_APPLICABLE
from clinical.plan.care_plan import CarePlan, Due, PlannedCheckPoint
from clinical.triage.evaluation import asked_items, ruled_out
from triage.journey import KEPT_FOR, Journey
from triage.local_time import LocalTime, local_time
from triage.results import nets_by_disposition
from triage.visit import Visit, now


def plan_page(request: HttpRequest, visit: Visit, plan: CarePlan) -> dict[str, Any]:
    """Return the context of the plan, on screen and on paper."""
    again = settings.SITE_URL + reverse("triage:again")
    local = local_time(visit.journey, plan.region, now())
    return {
        "plan": plan,
        **course_page(plan),
        "made_at": plan.provenance.made_at,
        "clock_name": local.name,
        "large": "large" in request.GET,
        "next_days": next_days(plan),
        "checks": checks_on_paper(plan),
        **ticks_page(visit.journey, plan),
        "safety_nets": nets_by_disposition(visit, plan.region),
        "ruled_out_count": len(ruled_out(visit.catalogue, visit.journey.answers)),
        **open_and_answered(visit),
        "shared_adaptations": shared_adaptations(plan),
        "painkillers_wait": any(each.category == Category.RELIEF for each in plan.waiting),
        "left_out_by_reason": left_out_by_reason(plan),
        "left_out_and_why": left_out_and_why(plan),
        "again_address": again.partition("://")[2],
        **code_on_paper(request, visit, again),
        **kept_box(visit.journey, local),
        **onset_form(visit.journey, local, now()),
    }


def checks_on_paper(plan: CarePlan) -> list[PlannedCheckPoint]:
    """Return the check point that is due, the next one, and what else lies within the days on paper."""
    horizon = last_hour_on_paper(plan)
    return [
        each
        for each in plan.check_points
        if each.due in {Due.DUE, Due.NEXT} or (each.due is Due.LATER and each.check_point.at_hours <= horizon)
    ]


def last_hour_on_paper(plan: CarePlan) -> int:
    """Return the hour since it began at which the days on paper end."""
    return plan.hours_since_onset + 24 * DAYS_ON_PAPER


def ticks_page(journey: Journey, plan: CarePlan) -> dict[str, Any]:
    """Return what was ticked today, and which steps have a box."""
    today = plan.provenance.made_at.date()
    can_be = {planned.activity.id for planned in tickable(plan)}
    return {"today": today, "tickable": can_be, "ticked": journey.done_on(today) & can_be}


def code_on_paper(request: HttpRequest, visit: Visit, again: str) -> dict[str, Any]:
    """Return the code at the foot of paper: it opens the plan only for somebody who asked for that."""
    if request.GET.get("qr") != "link":
        return {"qr_svg": qr_code(again), "code_opens_plan": False}
    address = link_to(visit.journey, visit.catalogue, now())
    return {"qr_svg": qr_code(address, error="l"), "code_opens_plan": True}


def kept_box(journey: Journey, local: LocalTime) -> dict[str, Any]:
    """Return until when the plan is kept in this browser; None where nobody asked for it."""
    return {"kept_until": local.of(journey.kept_since + KEPT_FOR) if journey.kept_since else None}


def shared_adaptations(plan: CarePlan) -> list[str]:
    """Return the adaptations that several exercises on paper share, so that it says each of them once."""
    exercises = {
        planned.activity.id: {reason.text for reason in planned.adaptations}
        for phase in plan.phases
        for planned in phase.activities
        if planned.activity.category in EXERCISES and planned.from_hours < last_hour_on_paper(plan)
    }
    counted = Counter(text for texts in exercises.values() for text in texts)
    return sorted(text for text, count in counted.items() if count > 1)


def left_out_by_reason(plan: CarePlan) -> dict[str, list[str]]:
    """Return the titles of what paper would show but for this person, by the first reason against it."""
    titles: dict[str, list[str]] = {}
    for left in plan.left_out:
        if left.from_hours < last_hour_on_paper(plan):
            titles.setdefault(left.reasons[0].text, []).append(left.title)
    return titles


def left_out_and_why(plan: CarePlan) -> dict[str, list[str]]:
    """Return the titles of all that was left out, by every reason against it."""
    titles: dict[str, list[str]] = {}
    for left in plan.left_out:
        titles.setdefault(". ".join(capfirst(reason.text) for reason in left.reasons), []).append(left.title)
    return titles


def qr_code(address: str, *, error: str = "m") -> SafeString:
    """Return an address as an inline QR code, 4 modules of quiet zone; level L keeps a long one coarse."""
    code = segno.make(address, error=error, micro=False)
    drawing = code.svg_inline(border=4, svgclass=None, lineclass=None, omitsize=True)
    labelled = drawing.replace("<svg", '<svg role="img" aria-label="QR code of the address beside it"', 1)
    return mark_safe(labelled)  # noqa: S308  (drawn by segno from an address of our own)


def question_screens(visit: Visit) -> list[Screen]:
    """Return the optional screens that apply to this person."""
    catalogue, counting = visit.catalogue, visit.counting
    return [screen for screen in catalogue.plan_screens if asked_items(catalogue, screen, counting)]


def open_and_answered(visit: Visit) -> dict[str, list[dict[str, Any]]]:
    """Return the optional screens that still have something to ask, and those answered throughout."""
    screens: dict[str, list[dict[str, Any]]] = {"open_screens": [], "answered_screens": []}
    for screen in question_screens(visit):
        items = asked_items(visit.catalogue, screen, visit.counting)
        answers = [visit.counting.get(item.id, NOT_APPLICABLE) for item in items]
        is_answered = NOT_APPLICABLE not in answers
        group = screens["answered_screens" if is_answered else "open_screens"]
        group.append({"screen": screen, "url": questions_url(screen)})
    return screens


def questions_url(screen: Screen) -> str:
    return reverse("careplans:questions", args=[screen.id])
