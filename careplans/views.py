"""Plan pages: the plan, the questions that change it, when it began, and what is done today."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from careplans.contexts import night_card, plan_page, question_screens, questions_url, step_card
from careplans.corrections import corrections
from careplans.days import tickable
from careplans.forms import Stated, band_of, onset_form, read_onset
from careplans.plans import instead_of_plan, plan_of, plan_or_instead
from clinical.content import Disposition, Screen
from clinical.names import Items
from clinical.plan.care_plan import NoPlan
from clinical.plan.timing import hours_between
from clinical.triage.evaluation import asked_items
from clinical.wording import localise_tree
from guidance.regions import region_for
from guidance.releases.current import current_release
from triage.contexts import every_page
from triage.forms import SentAnswers
from triage.local_time import local_time
from triage.responses import HtmxHttpRequest, destination, question_url, redirect, with_notice
from triage.screens import QuestionPage, ask
from triage.visit import Visit, keep, moved_to, now, visit_of


@never_cache
@require_safe
def plan(request: HtmxHttpRequest) -> HttpResponse:
    """Show what to do now, or any one step."""
    return plan_shown(request, "now")


@never_cache
@require_safe
def next_days(request: HtmxHttpRequest) -> HttpResponse:
    return plan_shown(request, "next")


@never_cache
@require_safe
def signs(request: HtmxHttpRequest) -> HttpResponse:
    return plan_shown(request, "signs")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def today(request: HtmxHttpRequest) -> HttpResponse:
    """Show all of today; sent as a form, move the journey to today's advice."""
    return to_todays_advice(request) if request.method == "POST" else plan_shown(request, "today")


def plan_shown(request: HtmxHttpRequest, name: str) -> HttpResponse:
    """Return one of the four pages of a plan, or what has to come before one."""
    visit = visit_of(request)
    care = plan_or_instead(request, visit)
    if isinstance(care, HttpResponse):
        return care
    context = every_page(request, visit) | plan_page(visit, care)
    step = request.GET.get("step", "")
    context |= {"card": step_card(care, step), "night": None if step else night_card(visit, care)}
    context["corrections"] = localise_tree(corrections(visit, care.region), care.region)
    return render(request, f"careplans/pages/{name}.html", context)


def to_todays_advice(request: HtmxHttpRequest) -> HttpResponse:
    """Move the journey to today's advice, and go to its plan or to what has to come first."""
    before = visit_of(request)
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
def questions(request: HtmxHttpRequest, screen_id: str, *, is_each: bool = False) -> HttpResponse:
    """Ask an optional screen, or each of its signs by itself; its answers change the plan."""
    visit = visit_of(request)
    away = instead_of_plan(visit)
    offered = {screen.id: screen for screen in question_screens(visit)}
    if away or screen_id not in offered:
        return redirect(away or reverse("careplans:plan"))
    return ask(request, optional_page(visit, offered[screen_id], is_each=is_each))


def optional_page(visit: Visit, screen: Screen, *, is_each: bool) -> QuestionPage:
    """Return the page of an optional screen; whatever is answered, no urgent sign is fresher for it."""
    each_url = reverse("careplans:questions_each", args=[screen.id])

    def take(sent: SentAnswers) -> tuple[Visit, str]:
        doubted = {item.id for item in screen.items} if sent.wants_each else set()
        kept = visit.journey.without(doubted)
        moved = Visit(kept.with_answers(sent.answers, kept.answered_at), visit.release)
        return moved, each_url if sent.wants_each else reverse("careplans:plan")

    return QuestionPage(
        visit,
        screen,
        asked_items(visit.catalogue, screen, visit.counting),
        questions_url(screen),
        reverse("careplans:plan"),
        take,
        template="careplans/questions.html",
        shown=visit.counting,
        each_url=each_url,
        is_each=is_each,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def began(request: HtmxHttpRequest) -> HttpResponse:
    """Ask for the day and hour when it began, or count from them; a plan only changes for the safer."""
    visit = visit_of(request)
    if away := instead_of_plan(visit):
        return redirect(away)
    local = local_time(visit.journey, region_for(request, visit.release), now())
    stated = read_onset(request.POST, local.of(now())) if request.method == "POST" else Stated()
    is_milder = False
    if stated.at is not None:
        moved = counted_from(visit, local.back(stated.at))
        is_milder = moved.assessment.disposition < visit.assessment.disposition
        if not is_milder:
            return keep(redirect(after_began(visit, moved)), moved)
    context = every_page(request, visit) | onset_form(visit.journey, local, now(), request.POST.dict())
    context |= {
        "problem": stated.problem,
        "is_milder": is_milder,
        "onset_url": question_url(visit.catalogue.screen_of[Items.ONSET]),
        "is_appointment": visit.assessment.disposition > Disposition.SELF_CARE,
    }
    status = 422 if stated.problem or is_milder else 200
    return render(request, "careplans/began.html", context, status=status)


def counted_from(visit: Visit, onset_at: datetime) -> Visit:
    """Return the visit with this onset; the band is now the one that it lies in."""
    code = band_of(visit.catalogue, hours_between(onset_at, now()))
    return Visit(visit.journey.with_exact_onset(onset_at, code), visit.release)


def after_began(before: Visit, after: Visit) -> str:
    """Return where the new onset leads: open questions, a more urgent result, or the plan."""
    if not after.assessment.is_result:
        return with_notice(destination(after), "began_matters")
    if after.assessment.disposition > before.assessment.disposition:
        return with_notice(reverse("triage:result"), "began_matters")
    return with_notice(reverse("careplans:plan"), "began")


@never_cache
@require_POST
def ticks(request: HtmxHttpRequest) -> HttpResponse:
    """Keep what is ticked for today, and say how much is done or go back to the step."""
    visit, plan_url = visit_of(request), reverse("careplans:today")
    if away := instead_of_plan(visit):
        return leave(request, away)
    try:
        care = plan_of(visit, region_for(request, visit.release))
    except NoPlan:
        return leave(request, plan_url)
    day = care.provenance.made_at.date()
    if request.POST.get("day") != day.isoformat():
        return keep(leave(request, with_notice(plan_url, "new_day")), visit)
    steps = [planned.activity.id for planned in tickable(care)]
    done = set(steps) & set(request.POST.getlist("done"))
    if request.htmx:
        response = render(request, "careplans/ticked.html", {"done": len(done), "steps": len(steps)})
    else:
        at = request.POST.get("at", "")
        response = redirect(plan_url + (f"#step-{at}" if at in steps else ""))
    return keep(response, replace(visit, journey=visit.journey.with_ticks(done, day)))


def leave(request: HtmxHttpRequest, url: str) -> HttpResponse:
    """Return the answer that takes the whole page elsewhere, also where a tick swaps nothing."""
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
