"""The first pages of a check-in: emergency signs, by the rules of the questionnaire."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from careplans.check_ins.form import (
    Filled,
)
from careplans.check_ins.last_page import show_pain
from careplans.check_ins.signs import Part, first_part, instead_of_check_in, second_part, unanswered
from clinical.content import Disposition, Item
from triage.arriving import HtmxHttpRequest, arrive, go_on, redirect, show_result
from triage.journey import emergency_items
from triage.pages import CHOOSE_ONE, Row, every_page
from triage.submissions import Submission, read_checklist, read_each
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
    if away or (part.name == "second" and unanswered(traveller, first_part(traveller))):
        return redirect(away or reverse("careplans:check_in"))
    if request.method != "POST":
        return show_signs(request, traveller, part, Submission(), one_by_one=one_by_one)
    submission = (
        read_each(part.items, request.POST) if one_by_one else read_checklist(part.items, request.POST)
    )
    if submission.problem:
        return show_signs(request, traveller, part, submission, one_by_one=one_by_one)
    return take_signs(request, traveller, part, submission)


def take_signs(
    request: HtmxHttpRequest, traveller: Traveller, part: Part, submission: Submission
) -> HttpResponse:
    """Keep the answers and go on. Until the last sign is answered, the plan stays shut."""
    asked = {item.id for item in part.items}
    later = emergency_items(traveller.catalogue) - asked if part.name == "first" else set[str]()
    journey = traveller.journey.without(asked | later).with_answers(submission.answers, now())
    moved = replace(traveller, journey=journey)
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
    if part.name == "first" and not instead_of_check_in(moved):
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


def show_signs(
    request: HtmxHttpRequest, traveller: Traveller, part: Part, submission: Submission, *, one_by_one: bool
) -> HttpResponse:
    """Return a page of signs with nothing ticked but what was just sent."""
    problem = submission.problem
    concerned = problem.item_ids if problem else ()

    def row(item: Item) -> Row:
        wrong = CHOOSE_ONE if item.id in concerned else ""
        return Row(item, submission.answers.get(item.id, ""), wrong)

    context = every_page(request, traveller) | {
        "screen": {"title": part.title, "lead": part.lead, "section": "Check-in"},
        "groups": [(title, [row(item) for item in items]) for title, items in part.groups],
        "rows": [row(item) for item in part.items],
        "action_url": part.each_url if one_by_one else part.url,
        "back_url": back_from(part, one_by_one=one_by_one),
        "problem": problem,
        "conflict": bool(problem and problem.is_conflict),
    }
    template = "triage/each.html" if one_by_one else "careplans/check_in/signs.html"
    return render(request, template, context, status=422 if problem else 200)


def back_from(part: Part, *, one_by_one: bool) -> str:
    """Return where "Back" leads."""
    if one_by_one:
        return part.url
    return reverse("careplans:plan" if part.name == "first" else "careplans:check_in")
