"""The first pages of a check-in: emergency signs, by the rules of the questionnaire."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from careplans.check_ins.careful import never_milder
from careplans.check_ins.form import Filled
from careplans.check_ins.last_page import show_pain
from careplans.check_ins.sign_pages import read_signs, show_signs
from careplans.check_ins.signs import (
    FIRST,
    SECOND,
    Part,
    first_part,
    instead_of_check_in,
    second_part,
    unanswered,
)
from clinical.content import Disposition
from triage.arriving import HtmxHttpRequest, arrive, go_on, redirect, show_result
from triage.journey import asked_again
from triage.submissions import Submission
from triage.travel import Traveller, now, traveller_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HtmxHttpRequest) -> HttpResponse:
    """Ask the signs that cannot wait."""
    traveller = traveller_of(request)
    return signs(request, traveller, first_part(traveller), one_by_one=False)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in_each(request: HtmxHttpRequest) -> HttpResponse:
    traveller = traveller_of(request)
    return signs(request, traveller, first_part(traveller), one_by_one=True)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in_signs(request: HtmxHttpRequest) -> HttpResponse:
    """Ask the other emergency signs."""
    traveller = traveller_of(request)
    return signs(request, traveller, second_part(traveller), one_by_one=False)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in_signs_each(request: HtmxHttpRequest) -> HttpResponse:
    traveller = traveller_of(request)
    return signs(request, traveller, second_part(traveller), one_by_one=True)


def signs(request: HtmxHttpRequest, traveller: Traveller, part: Part, *, one_by_one: bool) -> HttpResponse:
    """Show or read a page of emergency signs."""
    away = instead_of_check_in(traveller)
    if away or (part.name == SECOND and unanswered(traveller, first_part(traveller))):
        return redirect(away or reverse("careplans:check_in"))
    if request.method != "POST":
        return show_signs(request, traveller, part, Submission(), one_by_one=one_by_one)
    submission = read_signs(request, part, one_by_one=one_by_one)
    if submission.problem:
        return show_signs(request, traveller, part, submission, one_by_one=one_by_one)
    return take_signs(request, traveller, part, submission)


def take_signs(
    request: HtmxHttpRequest, traveller: Traveller, part: Part, submission: Submission
) -> HttpResponse:
    """Keep the answers and go on. Until the last sign is answered, the plan stays shut."""
    catalogue, before = traveller.catalogue, traveller.journey.answers
    open_again = asked_again(catalogue) if part.name == FIRST else {item.id for item in part.items}
    told = never_milder(catalogue, before, submission.answers)
    denied = {name for name in open_again if before.get(name) == "no"}
    moved = replace(traveller, journey=traveller.journey.without(denied).with_answers(told, now()))
    if submission.wants_each and not moved.as_answered.disposition.is_emergency:
        return arrive(
            request,
            moved,
            part.each_url,
            lambda: show_signs(request, moved, part, Submission(), one_by_one=True),
        )
    return after_signs(request, moved, part)


def after_signs(request: HtmxHttpRequest, moved: Traveller, part: Part) -> HttpResponse:
    """Return the right place to go, or the next page of the check-in."""
    reached, second = moved.as_answered, second_part(moved)
    if reached.disposition.is_emergency:
        return go_on(request, moved)
    if part.name == FIRST and not instead_of_check_in(moved):
        return arrive(
            request,
            moved,
            second.url,
            lambda: show_signs(request, moved, second, Submission(), one_by_one=False),
        )
    if not reached.is_complete:
        return go_on(request, moved)
    if reached.disposition > Disposition.SOON:
        return arrive(request, moved, reverse("triage:result"), lambda: show_result(request, moved))
    return arrive(
        request, moved, reverse("careplans:check_in_pain"), lambda: show_pain(request, moved, Filled())
    )
