"""Where a journey stands, and how its page is sent: to htmx at once, to others after a redirect."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django_htmx.http import push_url
from django_htmx.middleware import HtmxDetails

from clinical.content import Screen
from clinical.triage.evaluation import asked_items
from guidance.regions import REGION_COOKIE, region_for
from triage.pages import answers_page, every_page, question_page, question_url
from triage.results import result_page
from triage.submissions import Submission
from triage.travel import Traveller, keep, notice_words

A_YEAR = 365 * 24 * 60 * 60


class HtmxHttpRequest(HttpRequest):
    """A request that knows whether htmx sent it."""

    htmx: HtmxDetails


def notice_of(request: HttpRequest) -> str:
    """Return the sentence that an address asks for, or nothing."""
    return notice_words(request.GET.get("say", ""))


def with_notice(url: str, name: str) -> str:
    """Return the address with the name of a notice."""
    return f"{url}?{urlencode({'say': name})}"


def redirect(url: str) -> HttpResponse:
    """Return a redirect that is followed by a GET."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


def each_url(screen: Screen) -> str:
    return reverse("triage:each", args=[screen.id])


def is_open(traveller: Traveller, screen: Screen) -> bool:
    """Return whether a screen may be shown: asked of this person, and no earlier one still open."""
    counting = traveller.counting
    if not asked_items(traveller.catalogue, screen, counting):
        return False
    following = traveller.assessment.next_screen
    return following is None or screen.position <= following.position


def destination(traveller: Traveller) -> str:
    """Return the address where a journey stands: an emergency's result, the next question, or the answers."""
    assessment = traveller.assessment
    if assessment.disposition.is_emergency:
        return reverse("triage:result")
    if assessment.next_screen is not None:
        return question_url(assessment.next_screen)
    return reverse("triage:answers")


def go_on(request: HtmxHttpRequest, traveller: Traveller) -> HttpResponse:
    """Return the page where the journey now stands, with the journey kept."""
    assessment = traveller.assessment
    following = assessment.next_screen

    def page() -> HttpResponse:
        if assessment.disposition.is_emergency:
            return show_result(request, traveller)
        return show_question(request, traveller, following) if following else show_answers(request, traveller)

    return arrive(request, traveller, destination(traveller), page)


def arrive(
    request: HtmxHttpRequest, traveller: Traveller, url: str, page: Callable[[], HttpResponse]
) -> HttpResponse:
    """Return the page at an address, with the journey kept: to htmx at once, to others by a redirect."""
    named = with_notice(url, traveller.notice) if traveller.notice else url
    response = push_url(page(), url) if request.htmx else redirect(named)
    chosen = request.COOKIES.get(REGION_COOKIE)
    if chosen and request.method == "POST" and request.POST.get("region") == chosen:
        remember_region(response, chosen)
    return keep(response, traveller)


def choose_region(request: HttpRequest, traveller: Traveller) -> str:
    """Return the region that a form names, and use it for this answer already; nothing if it names none."""
    named = request.POST.get("region", "")
    if named not in {region.id for region in traveller.catalogue.guidance.regions}:
        return ""
    request.COOKIES[REGION_COOKIE] = named
    return named


def remember_region(response: HttpResponse, region_id: str) -> HttpResponse:
    """Return the response with the country remembered: it is no health answer, and is not sealed."""
    response.set_cookie(
        REGION_COOKIE,
        region_id,
        max_age=A_YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def show_question(
    request: HtmxHttpRequest, traveller: Traveller, screen: Screen, submission: Submission | None = None
) -> HttpResponse:
    """Return a question page; after a submission with a problem, what was sent and what to mend."""
    return _show_screen(request, traveller, screen, submission, "triage/question.html")


def show_each(
    request: HtmxHttpRequest, traveller: Traveller, screen: Screen, submission: Submission | None = None
) -> HttpResponse:
    """Return a checklist page that asks each sign by itself."""
    return _show_screen(request, traveller, screen, submission, "triage/each.html")


def _show_screen(
    request: HtmxHttpRequest,
    traveller: Traveller,
    screen: Screen,
    submission: Submission | None,
    template: str,
) -> HttpResponse:
    problem = submission.problem if submission else None
    sent = submission.answers if submission else None
    context = question_page(traveller, screen, problem, sent)
    if template == "triage/each.html":
        context["action_url"] = each_url(screen)
    context |= every_page(request, traveller, notice_of(request))
    return render(request, template, context, status=422 if problem else 200)


def show_answers(request: HtmxHttpRequest, traveller: Traveller) -> HttpResponse:
    """Return the page that lists every answer with a way to change it."""
    assessment = traveller.assessment
    context = answers_page(traveller, assessment) | every_page(request, traveller, notice_of(request))
    return render(request, "triage/answers.html", context)


def show_result(request: HtmxHttpRequest, traveller: Traveller) -> HttpResponse:
    """Return the result page."""
    assessment = traveller.assessment
    region = region_for(request, traveller.release)
    context = result_page(traveller, assessment, region) | every_page(request, traveller, notice_of(request))
    return render(request, "triage/result.html", context)
