"""The page where a person says when it began, by day and hour."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from careplans.onset import band_of, onset_form, read
from careplans.views import instead_of_plan
from clinical.content import Disposition
from clinical.plan.timing import hours_between
from guidance.regions import region_for
from triage.arriving import HtmxHttpRequest, destination, redirect, with_notice
from triage.journey import ONSET, Journey
from triage.local_time import LocalTime, local_time
from triage.pages import every_page, question_url
from triage.submissions import Problem
from triage.travel import Traveller, keep, now, traveller_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def began(request: HtmxHttpRequest) -> HttpResponse:
    """Ask for the day and hour, or count from them; a plan only changes for the safer."""
    traveller = traveller_of(request)
    if away := instead_of_plan(traveller):
        return redirect(away)
    local = local_time(traveller.journey, region_for(request, traveller.release), now())
    if request.method != "POST":
        return show_form(request, traveller, local)
    stated = read(request.POST, local.of(now()))
    if stated.at is None:
        return show_form(request, traveller, local, stated.problem)
    moved = Traveller(counted_from(traveller, local.back(stated.at)), traveller.release)
    if moved.assessment.disposition < traveller.assessment.disposition:
        return show_form(request, traveller, local, is_milder=True)
    return keep(redirect(onward(traveller, moved)), moved)


def counted_from(traveller: Traveller, onset_at: datetime) -> Journey:
    """Return the journey with this onset; the band is now the one that it lies in."""
    code = band_of(traveller.catalogue, hours_between(onset_at, now()))
    return traveller.journey.with_exact_onset(onset_at, code)


def onward(before: Traveller, after: Traveller) -> str:
    """Return where the new onset leads: open questions, a more urgent result, or the plan."""
    if not after.assessment.is_result:
        return with_notice(destination(after), "began_matters")
    if after.assessment.disposition > before.assessment.disposition:
        return with_notice(reverse("triage:result"), "began_matters")
    return with_notice(reverse("careplans:plan"), "began")


def show_form(
    request: HtmxHttpRequest,
    traveller: Traveller,
    local: LocalTime,
    problem: Problem | None = None,
    *,
    is_milder: bool = False,
) -> HttpResponse:
    """Return the form; after a time that cannot be used, what to mend."""
    context = every_page(request, traveller)
    context |= onset_form(traveller.journey, local, now(), request.POST.dict())
    context |= {
        "problem": problem,
        "is_milder": is_milder,
        "onset_url": question_url(traveller.catalogue.screen_of[ONSET]),
        "is_appointment": traveller.assessment.disposition > Disposition.SELF_CARE,
    }
    return render(request, "careplans/began.html", context, status=422 if problem or is_milder else 200)
