"""The rest of a check-in: how it goes, and what that does to the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from careplans.check_ins.course_chart import course_page
from careplans.check_ins.form import (
    ABILITIES,
    TRENDS,
    YES_NO,
    Filled,
    Question,
    ability_name,
    due_questions,
    hours_now,
    read,
)
from careplans.check_ins.signs import instead_of_check_in
from careplans.views import show_if_planned
from clinical.care_plan import CarePlan
from clinical.content import Disposition
from clinical.course import WORST_PAIN, not_said_again
from guidance.regions import region_for
from triage.arriving import HtmxHttpRequest, arrive, redirect, show_result
from triage.local_time import local_time
from triage.pages import every_page
from triage.submissions import Problem
from triage.travel import Traveller, now, traveller_of

ASKED_WITHIN = timedelta(hours=1)
"""How long before the rest of a check-in the emergency signs may have been asked."""
UNREADABLE = "We could not read one answer. Nothing was saved. Choose once more."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in_pain(request: HtmxHttpRequest) -> HttpResponse:
    """Ask how it goes, once the emergency signs are denied; and keep the check-in."""
    traveller = traveller_of(request)
    is_late = now() - traveller.journey.answered_at > ASKED_WITHIN
    away = instead_of_check_in(traveller)
    if away or is_late or not traveller.as_answered.is_complete:
        return redirect(away or reverse("careplans:check_in"))
    if request.method != "POST":
        return show_pain(request, traveller, Filled())
    filled = read(due_questions(traveller, hours_now(traveller, now())), request.POST)
    if filled.missing or filled.unreadable:
        return show_pain(request, traveller, filled, is_sent=True)
    return take_check_in(request, traveller, filled)


def take_check_in(request: HtmxHttpRequest, traveller: Traveller, filled: Filled) -> HttpResponse:
    """Keep the check-in, in the place of one just made; show the plan's turn, or where to go instead."""
    journey, at = traveller.journey, now()
    standing = replace(journey, check_ins=not_said_again(journey.check_ins, at))
    after = standing.with_answers(filled.answers, journey.answered_at).with_check_in(filled.check_in(at))
    moved = replace(traveller, journey=after)
    if moved.assessment.is_complete and moved.assessment.disposition > Disposition.SOON:
        return arrive(request, moved, reverse("triage:result"), lambda: show_result(request, moved))
    return arrive(request, moved, reverse("careplans:check_in_done"), lambda: show_done(request, moved))


def show_pain(
    request: HtmxHttpRequest, traveller: Traveller, filled: Filled, *, is_sent: bool = False
) -> HttpResponse:
    """Return the form of how it goes; after a submission with gaps, what was sent and what to fill in."""
    asked = questions(request, traveller, filled, is_sent=is_sent)
    gaps = [each for each in asked if each.error]
    problem = Problem("Some answers are missing", "Choose one answer for each.") if is_sent else None
    context = every_page(request, traveller) | {
        "pain": asked[0],
        "trend": asked[1],
        "abilities": asked[2 : 2 + len(ABILITIES)],
        "due": asked[2 + len(ABILITIES) :],
        "problem": problem,
        "gaps": gaps,
        "unreadable": UNREADABLE if filled.unreadable else "",
        "action_url": reverse("careplans:check_in_pain"),
        "back_url": reverse("careplans:check_in_signs"),
    }
    return render(request, "careplans/check_in/pain.html", context, status=422 if is_sent else 200)


def questions(
    request: HtmxHttpRequest, traveller: Traveller, filled: Filled, *, is_sent: bool
) -> list[Question]:
    """Return every question of the form with what was chosen and what to mend."""
    scale = tuple((str(pain), str(pain)) for pain in range(WORST_PAIN + 1))
    every = [
        Question("pain", "How bad was the pain in the last 24 hours?", "", scale),
        Question(
            "trend",
            compared_with(request, traveller),
            "",
            tuple((str(code), label) for code, label in TRENDS),
        ),
        *(Question(ability_name(each), label, "", YES_NO) for each, label in ABILITIES),
        *due_questions(traveller, hours_now(traveller, now())),
    ]
    return [
        replace(
            each,
            chosen=filled.choices.get(each.name, ""),
            error=error_for(each.name) if is_sent and each.name in filled.missing else "",
        )
        for each in every
    ]


def error_for(name: str) -> str:
    return "Choose a number from 0 to 10." if name == "pain" else "Choose the answer that fits best."


def compared_with(request: HtmxHttpRequest, traveller: Traveller) -> str:
    """Return the question of how it goes, with the time to compare with."""
    earlier = not_said_again(traveller.journey.check_ins, now())
    if not earlier:
        return "Since it began, how is it now?"
    local = local_time(traveller.journey, region_for(request, traveller.release), now())
    return f"Since {local.of(earlier[-1].at):%A %-d %B}, how is it now?"


@never_cache
@require_safe
def check_in_done(request: HtmxHttpRequest) -> HttpResponse:
    traveller = traveller_of(request)
    if not traveller.journey.check_ins:
        return redirect(reverse("careplans:check_in"))
    return show_done(request, traveller)


def show_done(request: HtmxHttpRequest, traveller: Traveller) -> HttpResponse:
    """Return what the check-in does to the plan, and the course of the pain."""

    def show(plan: CarePlan) -> HttpResponse:
        context: dict[str, Any] = every_page(request, traveller) | course_page(plan) | {"plan": plan}
        return render(request, "careplans/check_in/done.html", context)

    return show_if_planned(request, traveller, show)
