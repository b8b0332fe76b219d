"""The care plan to take away: on paper, for a calendar, and for a health record."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from careplans.plans import plan_or_instead
from careplans.renditions.calendar import calendar as calendar_of
from careplans.renditions.fhir import Origin
from careplans.renditions.fhir import fhir as fhir_of
from careplans.renditions.paper_page import paper_page
from triage.contexts import every_page
from triage.local_time import local_time
from triage.responses import HtmxHttpRequest
from triage.visit import now, visit_of


@never_cache
@require_safe
def paper(request: HtmxHttpRequest) -> HttpResponse:
    visit = visit_of(request)
    plan = plan_or_instead(request, visit)
    if isinstance(plan, HttpResponse):
        return plan
    context = every_page(request, visit) | paper_page(request, visit, plan)
    return render(request, "careplans/paper.html", context)


@never_cache
@require_safe
def calendar(request: HtmxHttpRequest) -> HttpResponse:
    visit = visit_of(request)
    plan = plan_or_instead(request, visit)
    if isinstance(plan, HttpResponse):
        return plan
    again_url = settings.SITE_URL + reverse("triage:again")
    made = calendar_of(plan, again_url, local_time(visit.journey, plan.region, now()).offset)
    return to_keep(made, "text/calendar; charset=utf-8", "back-plan.ics")


@never_cache
@require_safe
def fhir(request: HtmxHttpRequest) -> HttpResponse:
    visit = visit_of(request)
    plan = plan_or_instead(request, visit)
    if isinstance(plan, HttpResponse):
        return plan
    origin = Origin(
        visit.catalogue,
        visit.counting,
        visit.journey.answered_at,
        visit.release.version,
        settings.SITE_URL,
        local_time(visit.journey, plan.region, now()),
    )
    return to_keep(fhir_of(plan, origin), "application/fhir+json; charset=utf-8", "back-plan.json")


def to_keep(content: bytes, content_type: str, name: str) -> HttpResponse:
    """Return a file that the browser saves or opens elsewhere."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
