"""The page that asks again what guards pain relief, at the first check-in from day 3 on."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from careplans.check_ins.careful import never_milder
from careplans.check_ins.done import show_done
from careplans.check_ins.medicines import answered, is_open, medicines_part
from careplans.check_ins.sign_pages import read_signs, show_signs
from careplans.views import instead_of_plan
from clinical.content import Disposition
from triage.arriving import HtmxHttpRequest, arrive, go_on, redirect, show_result
from triage.submissions import Submission
from triage.travel import Traveller, traveller_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in_medicines(request: HtmxHttpRequest) -> HttpResponse:
    """Ask whether pain relief is still safe."""
    return medicines(request, one_by_one=False)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in_medicines_each(request: HtmxHttpRequest) -> HttpResponse:
    return medicines(request, one_by_one=True)


def medicines(request: HtmxHttpRequest, *, one_by_one: bool) -> HttpResponse:
    """Show or read what guards pain relief; a yes takes it from the plan, and no answer hides it."""
    traveller = traveller_of(request)
    away = instead_of_plan(traveller)
    if away or not is_open(traveller):
        return redirect(away or reverse("careplans:check_in_done"))
    part = medicines_part(traveller)
    if request.method != "POST":
        return show_signs(request, traveller, part, Submission(), one_by_one=one_by_one)
    submission = read_signs(request, part, one_by_one=one_by_one)
    if submission.problem:
        return show_signs(request, traveller, part, submission, one_by_one=one_by_one)
    moved = answered(
        traveller, never_milder(traveller.catalogue, traveller.journey.answers, submission.answers)
    )
    if submission.wants_each:
        return arrive(
            request,
            moved,
            part.each_url,
            lambda: show_signs(request, moved, medicines_part(moved), Submission(), one_by_one=True),
        )
    return after_medicines(request, moved)


def after_medicines(request: HtmxHttpRequest, moved: Traveller) -> HttpResponse:
    """Return what the check-in comes to, or where a new medicine or illness leads."""
    reached = moved.assessment
    if reached.disposition.is_emergency or not reached.is_complete:
        return go_on(request, moved)
    if reached.disposition > Disposition.SOON:
        return arrive(request, moved, reverse("triage:result"), lambda: show_result(request, moved))
    return arrive(request, moved, reverse("careplans:check_in_done"), lambda: show_done(request, moved))
