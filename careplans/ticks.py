"""Ticking off the steps of today, in the background or by a button."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from careplans.days import tickable
from careplans.pages import plan_of
from careplans.views import instead_of_plan
from clinical.plan.care_plan import CarePlan, NoPlan
from guidance.regions import region_for
from triage.arriving import HtmxHttpRequest, redirect, with_notice
from triage.travel import Traveller, keep, traveller_of


@never_cache
@require_POST
def ticks(request: HtmxHttpRequest) -> HttpResponse:
    """Keep what is ticked for today, and say how much is done or go back to the step."""
    traveller = traveller_of(request)
    away = instead_of_plan(traveller)
    if away:
        return leave(request, away)
    try:
        plan = plan_of(traveller, region_for(request, traveller.release))
    except NoPlan:
        return leave(request, reverse("careplans:plan"))
    if request.POST.get("day") != plan.provenance.made_at.date().isoformat():
        return keep(leave(request, with_notice(reverse("careplans:plan"), "new_day")), traveller)
    return keep_ticks(request, traveller, plan)


def keep_ticks(request: HtmxHttpRequest, traveller: Traveller, plan: CarePlan) -> HttpResponse:
    """Return the answer to ticks that belong to this plan; others are not kept."""
    steps = [planned.activity.id for planned in tickable(plan)]
    done = set(steps) & set(request.POST.getlist("done"))
    after = traveller.journey.with_ticks(done, plan.provenance.made_at.date())
    if request.htmx:
        response = render(request, "careplans/ticked.html", {"done": len(done), "steps": len(steps)})
    else:
        at = request.POST.get("at", "")
        response = redirect(reverse("careplans:plan") + (f"#step-{at}" if at in steps else ""))
    return keep(response, replace(traveller, journey=after))


def leave(request: HtmxHttpRequest, url: str) -> HttpResponse:
    """Return the answer that takes the whole page elsewhere, also where a tick swaps nothing."""
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
