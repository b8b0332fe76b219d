"""The pages of a check-in: emergency signs, how it goes, pain relief, and what that does to the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from careplans.check_ins.careful import after_check_in
from careplans.check_ins.contexts import pain_page
from careplans.check_ins.course_chart import course_page
from careplans.check_ins.forms import Filled, read
from careplans.check_ins.medicines import are_due, is_open, medicines_page, reopened
from careplans.check_ins.questions import due_questions
from careplans.check_ins.signs import FIRST, SECOND, instead_of_check_in, signs_asked, signs_page
from careplans.plans import instead_of_plan, plan_or_instead
from clinical.content import Disposition, Region
from guidance.regions import region_for
from triage.contexts import every_page
from triage.responses import HtmxHttpRequest, arrive, redirect
from triage.screens import ask
from triage.visit import Visit, now, visit_of

ASKED_WITHIN = timedelta(hours=1)
"""How long before the rest of a check-in the emergency signs may have been asked."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def signs(request: HtmxHttpRequest, *, name: str, is_each: bool = False) -> HttpResponse:
    """Ask the signs that cannot wait, then the other emergency signs."""
    visit = visit_of(request)
    away = instead_of_check_in(visit)
    is_early = name == SECOND and not visit.journey.answers.keys() >= set(signs_asked(visit, FIRST))
    if away or is_early:
        return redirect(away or reverse("careplans:check_in"))
    return ask(request, signs_page(visit, name, is_each=is_each))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pain(request: HtmxHttpRequest) -> HttpResponse:
    """Ask how it goes, once the emergency signs are denied; and keep the check-in."""
    visit = visit_of(request)
    is_late = now() - visit.journey.answered_at > ASKED_WITHIN
    away = instead_of_check_in(visit)
    if away or is_late or not visit.as_answered.is_complete:
        return redirect(away or reverse("careplans:check_in"))
    region, filled = region_for(request, visit.release), None
    if request.method == "POST":
        filled = read(due_questions(visit, visit.hours_at(now())), request.POST)
        if not filled.missing and not filled.unreadable:
            return arrive(request, *after_pain(visit, filled, region))
    context = every_page(request, visit) | pain_page(visit, region, filled, now())
    return render(request, "careplans/check_in/pain.html", context, status=422 if filled else 200)


def after_pain(visit: Visit, filled: Filled, region: Region) -> tuple[Visit, str]:
    """Return the visit with the check-in, and where it goes on: help, pain relief, or what the plan does."""
    moved = after_check_in(visit, filled, now())
    if moved.assessment.is_complete and moved.assessment.disposition > Disposition.SOON:
        return moved, reverse("triage:result")
    if are_due(moved, region, now()):
        return replace(moved, journey=reopened(moved)), reverse("careplans:check_in_medicines")
    return moved, reverse("careplans:check_in_done")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def medicines(request: HtmxHttpRequest, *, is_each: bool = False) -> HttpResponse:
    """Ask whether pain relief is still safe; a yes takes it from the plan, and no answer hides it."""
    visit = visit_of(request)
    away = instead_of_plan(visit)
    if away or not is_open(visit):
        return redirect(away or reverse("careplans:check_in_done"))
    return ask(request, medicines_page(visit, is_each=is_each))


@never_cache
@require_safe
def done(request: HtmxHttpRequest) -> HttpResponse:
    """Show what the check-in does to the plan, and the course of the pain."""
    visit = visit_of(request)
    if not visit.journey.check_ins:
        return redirect(reverse("careplans:check_in"))
    plan = plan_or_instead(request, visit)
    if isinstance(plan, HttpResponse):
        return plan
    context = every_page(request, visit) | course_page(plan) | {"plan": plan}
    return render(request, "careplans/check_in/done.html", context)
