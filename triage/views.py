"""Triage pages: the landing page, the questionnaire, check your answers, the result."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clinical.content import Disposition, Screen
from clinical.triage.evaluation import asked_items
from triage.arriving import (
    HtmxHttpRequest,
    arrive,
    choose_region,
    destination,
    each_url,
    go_on,
    is_open,
    notice_of,
    redirect,
    remember_region,
    show_answers,
    show_each,
    show_question,
    show_result,
    with_notice,
)
from triage.handover import hand_over
from triage.journey import asked_again
from triage.pages import every_page, question_page
from triage.results import nets_by_disposition, when_answered
from triage.submissions import Submission, read_checklist, read_choice, read_each
from triage.travel import Traveller, forget, now, traveller_of


@never_cache
@require_safe
def home(request: HtmxHttpRequest) -> HttpResponse:
    traveller = traveller_of(request)
    first = traveller.catalogue.triage_screens[0]
    context = question_page(traveller, first, sent={}) | every_page(request, traveller, notice_of(request))
    resume_url = destination(traveller) if traveller.has_started else ""
    return render(request, "triage/home.html", context | {"resume_url": resume_url})


@never_cache
@require_safe
def check(request: HtmxHttpRequest) -> HttpResponse:
    return redirect(destination(traveller_of(request)))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HtmxHttpRequest, screen_id: str) -> HttpResponse:
    traveller = traveller_of(request)
    screen = asked_screen(traveller, screen_id)
    if screen is None:
        return redirect(with_notice(destination(traveller), "unknown"))
    if request.method == "POST":
        return answer(request, traveller, screen, one_by_one=False)
    if not is_open(traveller, screen):
        return redirect(with_notice(destination(traveller), "first"))
    counting = traveller.counting
    if screen.is_checklist and any(counting.get(item.id) == "unsure" for item in screen.items):
        return redirect(each_url(screen))
    return show_question(request, traveller, screen)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def each(request: HtmxHttpRequest, screen_id: str) -> HttpResponse:
    traveller = traveller_of(request)
    screen = asked_screen(traveller, screen_id)
    if screen is None or not screen.is_checklist:
        return redirect(with_notice(destination(traveller), "unknown"))
    if request.method == "POST":
        return answer(request, traveller, screen, one_by_one=True)
    if not is_open(traveller, screen):
        return redirect(with_notice(destination(traveller), "first"))
    return show_each(request, traveller, screen)


def asked_screen(traveller: Traveller, screen_id: str) -> Screen | None:
    """Return the triage screen of that name if this person is asked it."""
    counting = traveller.counting
    screens = {screen.id: screen for screen in traveller.catalogue.triage_screens}
    screen = screens.get(screen_id)
    return screen if screen and asked_items(traveller.catalogue, screen, counting) else None


def answer(
    request: HtmxHttpRequest, traveller: Traveller, screen: Screen, *, one_by_one: bool
) -> HttpResponse:
    """Read a submission: keep its answers and go on, or show the page again with what to mend."""
    choose_region(request, traveller)
    submission = read(request, traveller, screen, one_by_one=one_by_one)
    if submission.problem:
        show = show_each if one_by_one else show_question
        return show(request, traveller, screen, submission)
    return accept(request, traveller, screen, submission)


def accept(
    request: HtmxHttpRequest, traveller: Traveller, screen: Screen, submission: Submission
) -> HttpResponse:
    """Keep the answers and go on: one by one where they are not sure, unless it is an emergency already."""
    doubted = {item.id for item in screen.items} if submission.wants_each else set()
    signs = asked_again(traveller.catalogue)
    kept = traveller.journey.without(doubted | (signs if traveller.journey.is_stale(now()) else set()))
    journey = kept.with_answers(submission.answers, now())
    if signs & kept.answers.keys():
        # Another answer makes the urgent signs no fresher: they are asked again a day after they were.
        journey = replace(journey, answered_at=kept.answered_at)
    moved = Traveller(journey, traveller.release, traveller.notice)
    if submission.wants_each and not moved.assessment.disposition.is_emergency:
        return arrive(request, moved, each_url(screen), lambda: show_each(request, moved, screen))
    return go_on(request, moved)


def read(request: HtmxHttpRequest, traveller: Traveller, screen: Screen, *, one_by_one: bool) -> Submission:
    counting = traveller.counting
    items = asked_items(traveller.catalogue, screen, counting)
    if one_by_one:
        return read_each(items, request.POST)
    if screen.is_checklist:
        return read_checklist(items, request.POST)
    return read_choice(items[0], request.POST)


@never_cache
@require_safe
def answers(request: HtmxHttpRequest) -> HttpResponse:
    traveller = traveller_of(request)
    if not traveller.assessment.is_result:
        return redirect(with_notice(destination(traveller), "first"))
    return show_answers(request, traveller)


@never_cache
@require_safe
def result(request: HtmxHttpRequest) -> HttpResponse:
    traveller = traveller_of(request)
    if not traveller.assessment.is_result:
        return redirect(with_notice(destination(traveller), "first"))
    if traveller.owes_check_in:
        return redirect(with_notice(reverse("careplans:check_in"), "check_in_first"))
    if traveller.journey.is_stale(now()) and not traveller.notice:
        return redirect(with_notice(reverse("triage:again"), "again"))
    return show_result(request, traveller)


@never_cache
@require_safe
def handover(request: HtmxHttpRequest) -> HttpResponse:
    """Show the sheet for a clinician; looking after it at home needs none."""
    traveller = traveller_of(request)
    if not traveller.assessment.is_result:
        return redirect(with_notice(destination(traveller), "first"))
    if traveller.assessment.disposition is Disposition.SELF_CARE:
        return redirect(reverse("triage:result"))
    if traveller.owes_check_in:
        return redirect(with_notice(reverse("careplans:check_in"), "check_in_first"))
    if traveller.journey.is_stale(now()) and not traveller.notice:
        return redirect(with_notice(reverse("triage:again"), "again"))
    context = every_page(request, traveller)
    sheet = hand_over(traveller, context["region"])
    context |= {"sheet": sheet, "is_emergency": traveller.assessment.disposition.is_emergency}
    context |= when_answered(traveller, context["region"])
    return render(request, "triage/handover.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HtmxHttpRequest) -> HttpResponse:
    """Ask the emergency signs again, beginning with the first screen; the other answers are kept."""
    before = traveller_of(request)
    traveller = Traveller(
        before.journey.without(asked_again(before.catalogue)), before.release, before.notice
    )
    first = traveller.catalogue.triage_screens[0]
    submission = Submission()
    if request.method == "POST":
        submission = read(request, traveller, first, one_by_one=False)
        if not submission.problem:
            return accept(request, traveller, first, submission)
    page = question_page(traveller, first, submission.problem, submission.answers)
    context = (
        page | {"action_url": reverse("triage:again")} | every_page(request, traveller, notice_of(request))
    )
    return render(request, "triage/again.html", context, status=422 if submission.problem else 200)


@never_cache
@require_POST
def clear(request: HtmxHttpRequest) -> HttpResponse:
    """Delete the answers from the browser."""
    return forget(redirect(with_notice(reverse("triage:home"), "deleted")))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def region(request: HtmxHttpRequest) -> HttpResponse:
    traveller = traveller_of(request)
    back = destination(traveller) if traveller.has_started else reverse("triage:home")
    onward = request.POST.get("next") or request.GET.get("next") or back
    if not url_has_allowed_host_and_scheme(onward, allowed_hosts={request.get_host()}):
        onward = back
    chosen = choose_region(request, traveller) if request.method == "POST" else ""
    if chosen:
        return remember_region(redirect(onward), chosen)
    context = every_page(request, traveller) | {"back_url": onward, "action_url": reverse("triage:region")}
    return render(request, "triage/region.html", context)


@never_cache
@require_safe
def emergency(request: HtmxHttpRequest) -> HttpResponse:
    traveller = traveller_of(request)
    context = every_page(request, traveller)
    nets = nets_by_disposition(traveller, context["region"])
    return render(request, "triage/emergency.html", context | {"safety_nets": nets})
