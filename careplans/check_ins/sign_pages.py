"""A page of signs at a check-in as it is sent: as a checklist, or one by one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from careplans.check_ins.signs import SECOND, Part
from careplans.views import instead_of_plan
from clinical.content import Item
from triage.arriving import HtmxHttpRequest, notice_of
from triage.pages import CHOOSE_ONE, Row, every_page
from triage.submissions import Submission, read_checklist, read_each
from triage.travel import Traveller


def read_signs(request: HtmxHttpRequest, part: Part, *, one_by_one: bool) -> Submission:
    """Return what a page of signs says."""
    return read_each(part.items, request.POST) if one_by_one else read_checklist(part.items, request.POST)


def show_signs(
    request: HtmxHttpRequest, traveller: Traveller, part: Part, submission: Submission, *, one_by_one: bool
) -> HttpResponse:
    """Return a page of signs with nothing ticked but what was just sent."""
    problem = submission.problem
    concerned = problem.item_ids if problem else ()

    def row(item: Item) -> Row:
        wrong = CHOOSE_ONE if item.id in concerned else ""
        return Row(item, submission.answers.get(item.id, ""), wrong)

    context = every_page(request, traveller, notice_of(request)) | {
        "screen": {"title": part.title, "lead": part.lead, "section": "Check-in"},
        "groups": [(title, [row(item) for item in items]) for title, items in part.groups],
        "rows": [row(item) for item in part.items],
        "action_url": part.each_url if one_by_one else part.url,
        "back_url": back_from(traveller, part, one_by_one=one_by_one),
        "problem": problem,
        "conflict": bool(problem and problem.is_conflict),
    }
    template = "triage/each.html" if one_by_one else "careplans/check_in/signs.html"
    return render(request, template, context, status=422 if problem else 200)


def back_from(traveller: Traveller, part: Part, *, one_by_one: bool) -> str:
    """Return where "Back" leads: never to a page that would only lead here again."""
    if one_by_one:
        return part.url
    if part.name == SECOND:
        return reverse("careplans:check_in")
    return reverse("triage:home" if instead_of_plan(traveller) else "careplans:plan")
