"""Triage pages: the landing page, the questionnaire, check your answers, the result."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clinical.content import Disposition
from triage.contexts import answers_page, every_page
from triage.forms import SentAnswers
from triage.handover import hand_over
from triage.journey import asked_again
from triage.responses import (
    HtmxHttpRequest,
    arrive,
    choose_region,
    destination,
    redirect,
    remember_region,
    with_notice,
)
from triage.results import nets_by_disposition, result_page, when_answered
from triage.screens import ask, asked_screen, is_open, question_page, take_tick, triage_page
from triage.visit import Visit, forget, now, visit_of, without_answers


@never_cache
@require_safe
def home(request: HtmxHttpRequest) -> HttpResponse:
    visit = visit_of(request)
    first = replace(triage_page(visit, visit.catalogue.triage_screens[0]), shown={})
    context = question_page(first, SentAnswers()) | every_page(request, visit)
    if visit.has_started:
        has_plan = visit.assessment.is_result and visit.has_room_for_a_plan
        context["resume_url"] = reverse("careplans:plan") if has_plan else destination(visit)
        context |= {"has_plan": has_plan, "is_result": visit.assessment.is_result}
    return render(request, "triage/home.html", context)


@never_cache
@require_safe
def check(request: HtmxHttpRequest) -> HttpResponse:
    return redirect(destination(visit_of(request)))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HtmxHttpRequest, screen_id: str, *, is_each: bool = False) -> HttpResponse:
    """Ask a screen of the questionnaire, or each of its signs by itself."""
    visit = visit_of(request)
    screen = asked_screen(visit, screen_id)
    if screen is None or (is_each and not screen.is_checklist):
        return redirect(with_notice(destination(visit), "unknown"))
    if request.method != "POST" and not is_open(visit, screen):
        return redirect(reverse("triage:lost") if visit.is_lost else with_notice(destination(visit), "first"))
    return ask(request, triage_page(visit, screen, is_each=is_each))


@never_cache
@require_safe
def lost(request: HtmxHttpRequest) -> HttpResponse:
    """Say that earlier answers did not come back: the cookie was refused, or deleted in between."""
    return render(request, "triage/lost.html", every_page(request, visit_of(request)))


@never_cache
@require_safe
def answers(request: HtmxHttpRequest) -> HttpResponse:
    """List every answer with a way to change it."""
    visit = visit_of(request)
    if not visit.assessment.is_result:
        return redirect(with_notice(destination(visit), "first"))
    return render(request, "triage/answers.html", answers_page(visit) | every_page(request, visit))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def result(request: HtmxHttpRequest) -> HttpResponse:
    """Show the result; or take a tick on one that sends to an emergency department."""
    visit = visit_of(request)
    if request.method == "POST":
        return arrive(request, *take_tick(visit, request.POST.getlist("sign")))
    if away := instead_of_result(visit):
        return redirect(away)
    context = every_page(request, visit)
    return render(request, "triage/result.html", context | result_page(visit, context["region"]))


@never_cache
@require_safe
def handover(request: HtmxHttpRequest) -> HttpResponse:
    """Show the sheet for a clinician; looking after it at home needs none."""
    visit = visit_of(request)
    is_self_care = visit.assessment.is_result and visit.assessment.disposition is Disposition.SELF_CARE
    if away := reverse("triage:result") if is_self_care else instead_of_result(visit):
        return redirect(away)
    context = every_page(request, visit)
    sheet = hand_over(visit, context["region"])
    context |= {"sheet": sheet, "is_emergency": visit.assessment.disposition.is_emergency}
    context |= when_answered(visit, context["region"])
    return render(request, "triage/handover.html", context)


def instead_of_result(visit: Visit) -> str:
    """Return where to go first, or nothing: open questions, a check-in, signs that were asked a day ago."""
    if not visit.assessment.is_result:
        return with_notice(destination(visit), "lost" if visit.is_lost else "first")
    if visit.owes_check_in:
        return with_notice(reverse("careplans:check_in"), "check_in_first")
    if visit.journey.is_stale(now()) and not visit.notice:
        return with_notice(reverse("triage:again"), "again")
    return ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HtmxHttpRequest) -> HttpResponse:
    """Ask the emergency signs again, beginning with the first screen; the other answers are kept."""
    before = visit_of(request)
    visit = replace(before, journey=before.journey.without(asked_again(before.catalogue)))
    first = triage_page(visit, visit.catalogue.triage_screens[0])
    return ask(request, replace(first, url=reverse("triage:again"), template="triage/again.html", shown={}))


@never_cache
@require_POST
def clear(request: HtmxHttpRequest) -> HttpResponse:
    """Delete the answers from the browser."""
    return forget(redirect(with_notice(reverse("triage:home"), "deleted")))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def region(request: HtmxHttpRequest) -> HttpResponse:
    visit = visit_of(request)
    back = destination(visit) if visit.has_started else reverse("triage:home")
    onward = request.POST.get("next") or request.GET.get("next") or back
    if not url_has_allowed_host_and_scheme(onward, allowed_hosts={request.get_host()}):
        onward = back
    chosen = choose_region(request, visit) if request.method == "POST" else ""
    if chosen:
        return remember_region(redirect(onward), chosen)
    context = every_page(request, visit) | {"back_url": onward, "action_url": reverse("triage:region")}
    return render(request, "triage/region.html", context)


@never_cache
@require_safe
def emergency(request: HtmxHttpRequest) -> HttpResponse:
    """Show the signs of an emergency; the page that a device keeps holds nothing of anybody's answers."""
    visit = without_answers() if "offline" in request.GET else visit_of(request)
    context = every_page(request, visit)
    nets = nets_by_disposition(visit, context["region"])
    return render(request, "triage/emergency.html", context | {"safety_nets": nets})
