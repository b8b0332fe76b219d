"""The care plan as files to keep: for a calendar, and for a health record."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from careplans.renditions.calendar import calendar as calendar_of
from careplans.renditions.fhir import Origin
from careplans.renditions.fhir import fhir as fhir_of
from careplans.views import show_if_planned
from clinical.plan.care_plan import CarePlan
from triage.arriving import HtmxHttpRequest
from triage.local_time import local_time
from triage.travel import now, traveller_of


@never_cache
@require_safe
def calendar(request: HtmxHttpRequest) -> HttpResponse:
    again_url = settings.SITE_URL + reverse("triage:again")

    traveller = traveller_of(request)

    def show(plan: CarePlan) -> HttpResponse:
        offset = local_time(traveller.journey, plan.region, now()).offset
        made = calendar_of(plan, again_url, offset)
        return to_keep(made, "text/calendar; charset=utf-8", "back-plan.ics")

    return show_if_planned(request, traveller, show)


@never_cache
@require_safe
def fhir(request: HtmxHttpRequest) -> HttpResponse:
    traveller = traveller_of(request)

    def show(plan: CarePlan) -> HttpResponse:
        origin = Origin(
            traveller.catalogue,
            traveller.counting,
            traveller.journey.answered_at,
            traveller.release.version,
            settings.SITE_URL,
            local_time(traveller.journey, plan.region, now()),
        )
        return to_keep(fhir_of(plan, origin), "application/fhir+json; charset=utf-8", "back-plan.json")

    return show_if_planned(request, traveller, show)


def to_keep(content: bytes, content_type: str, name: str) -> HttpResponse:
    """Return a file that the browser saves or opens elsewhere."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
