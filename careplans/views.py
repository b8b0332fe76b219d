"""Plan pages: the care plan on screen and on paper, and the optional questions that change it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from careplans.corrections import corrections
from careplans.pages import care_plan, each_url, plan_page, question_screens, questions_url
from clinical.content import Screen
from clinical.plan.care_plan import CarePlan, NoPlan
from clinical.triage.evaluation import asked_items
from clinical.wording import localise_tree
from guidance.regions import region_for
from guidance.releases.current import current_release
from triage.arriving import HtmxHttpRequest, arrive, destination, notice_of, redirect, with_notice
from triage.pages import every_page, question_page
from triage.submissions import Submission, read_checklist, read_each
from triage.travel import Traveller, keep, moved_to, now, traveller_of


@never_cache
@require_safe
def plan(request: HtmxHttpRequest) -> HttpResponse:
    return show_plan(request, traveller_of(request), printing=False)


@never_cache
@require_safe
def print_plan(request: HtmxHttpRequest) -> HttpResponse:
    return show_plan(request, traveller_of(request), printing=True)


def show_plan(request: HtmxHttpRequest, traveller: Traveller, *, printing: bool) -> HttpResponse:
    """Return the plan, or what has to come before one."""

    def show(care: CarePlan) -> HttpResponse:
        frame = every_page(request, traveller, notice_of(request))
        context = frame | plan_page(request, traveller, care) | {"printing": printing}
        context["corrections"] = localise_tree(corrections(traveller, care.region), care.region)
        return render(request, "careplans/plan.html", context)

    return show_if_planned(request, traveller, show)


def show_if_planned(
    request: HtmxHttpRequest, traveller: Traveller, show: Callable[[CarePlan], HttpResponse]
) -> HttpResponse:
    """Return what `show` makes of the plan, or what has to come before one."""
    away = instead_of_plan(traveller)
    if away:
        return redirect(away)
    try:
        care = care_plan(traveller, region_for(request, traveller.release))
    except NoPlan as refusal:
        frame = every_page(request, traveller, notice_of(request))
        context = frame | {"reason": refusal.reason, "onward_url": reverse("triage:result")}
        context["check_in_url"] = reverse("careplans:check_in") if traveller.journey.check_ins else ""
        return render(request, "careplans/no_plan.html", context)
    return show(care)


def instead_of_plan(traveller: Traveller) -> str:
    """Return where to go first, or nothing: open questions, an emergency, a check-in, answers a day old."""
    assessment = traveller.assessment
    if not assessment.is_result:
        return with_notice(destination(traveller), "first")
    if assessment.disposition.is_emergency:
        return reverse("triage:result")
    if traveller.owes_check_in:
        return with_notice(reverse("careplans:check_in"), "check_in_first")
    if traveller.journey.is_stale(now()):
        again = "careplans:check_in" if traveller.has_room_for_a_plan else "triage:again"
        return with_notice(reverse(again), "again")
    return ""


@never_cache
@require_POST
def today(request: HtmxHttpRequest) -> HttpResponse:
    """Move the journey to today's advice, and go to its plan or to what has to come first."""
    before = traveller_of(request)
    after = moved_to(before, current_release())
    if not after.assessment.is_result:
        onward = with_notice(destination(after), "today_asks")
    elif after.assessment.disposition > before.assessment.disposition:
        onward = with_notice(reverse("triage:result"), "today_matters")
    else:
        onward = with_notice(reverse("careplans:plan"), "today")
    return keep(redirect(onward), after)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HtmxHttpRequest, screen_id: str) -> HttpResponse:
    """Show or read one optional screen; answering it changes the plan."""
    return optional_screen(request, screen_id, one_by_one=False)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def questions_each(request: HtmxHttpRequest, screen_id: str) -> HttpResponse:
    return optional_screen(request, screen_id, one_by_one=True)


def optional_screen(request: HtmxHttpRequest, screen_id: str, *, one_by_one: bool) -> HttpResponse:
    traveller = traveller_of(request)
    away = instead_of_plan(traveller)
    offered = {screen.id: screen for screen in question_screens(traveller)}
    if away or screen_id not in offered:
        return redirect(away or reverse("careplans:plan"))
    screen = offered[screen_id]
    if request.method != "POST":
        counting = traveller.counting
        if not one_by_one and any(counting.get(item.id) == "unsure" for item in screen.items):
            return redirect(each_url(screen))
        return show_questions(request, traveller, screen, Submission(), one_by_one=one_by_one)
    return take_answers(request, traveller, screen, one_by_one=one_by_one)


def take_answers(
    request: HtmxHttpRequest, traveller: Traveller, screen: Screen, *, one_by_one: bool
) -> HttpResponse:
    """Keep the answers and return to the plan; or ask one by one; or say what to mend."""
    counting = traveller.counting
    items = asked_items(traveller.catalogue, screen, counting)
    submission = read_each(items, request.POST) if one_by_one else read_checklist(items, request.POST)
    if submission.problem:
        return show_questions(request, traveller, screen, submission, one_by_one=one_by_one)
    before = traveller.journey
    doubted = {item.id for item in screen.items} if submission.wants_each else set()
    after = before.without(doubted).with_answers(submission.answers, before.answered_at)
    moved = Traveller(after, traveller.release)
    if submission.wants_each:
        return arrive(
            request,
            moved,
            each_url(screen),
            lambda: show_questions(request, moved, screen, Submission(), one_by_one=True),
        )
    return arrive(
        request, moved, reverse("careplans:plan"), lambda: show_plan(request, moved, printing=False)
    )


def show_questions(
    request: HtmxHttpRequest,
    traveller: Traveller,
    screen: Screen,
    submission: Submission,
    *,
    one_by_one: bool,
) -> HttpResponse:
    """Return an optional screen; after a submission with a problem, what was sent and what to mend."""
    sent = submission.answers if submission.problem else None
    context = question_page(traveller, screen, submission.problem, sent)
    context |= {
        "action_url": each_url(screen) if one_by_one else questions_url(screen),
        "back_url": reverse("careplans:plan"),
    }
    context |= every_page(request, traveller)
    template = "triage/each.html" if one_by_one else "careplans/questions.html"
    return render(request, template, context, status=422 if submission.problem else 200)
