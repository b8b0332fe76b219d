"""The end of a check-in: what it does to the plan, and the course of the pain."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from careplans.check_ins.course_chart import course_page
from careplans.views import show_if_planned
from clinical.plan.care_plan import CarePlan
from triage.arriving import HtmxHttpRequest, redirect
from triage.pages import every_page
from triage.travel import Traveller, traveller_of


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
