"""How an answer is sent: where to, with which notice, and what the browser keeps."""

from __future__ import annotations

from copy import copy
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import get_script_prefix, resolve, reverse
from django_htmx.http import push_url
from django_htmx.middleware import HtmxDetails

from clinical.content import Screen
from guidance.regions import REGION_COOKIE
from guidance.releases.current import why_withdrawn
from triage.visit import COOKIE, GUIDANCE_CHANGED, KEPT_TOO_LONG, STARTED_AGAIN, Visit, keep

A_YEAR = 365 * 24 * 60 * 60
MOST_REDIRECTS = 5
NOTICES = {
    STARTED_AGAIN: "We could not read your earlier answers, so we start again.",
    GUIDANCE_CHANGED: (
        "Our advice was changed while you were answering. To be safe, answer the urgent signs again. "
        "Your other answers are kept."
    ),
    KEPT_TOO_LONG: "Your answers were kept for 12 weeks, then deleted. So we start again.",
    "first": "A few questions are left before we can show you that page.",
    "lost": "We do not have your answers. They were deleted, or this browser refuses our cookie.",
    "again": "Your answers are more than a day old. Check your warning signs again, then go on.",
    "unknown": "That page is not part of your questions. This is where you were.",
    "deleted": "Your answers are deleted from this browser.",
    "kept": "Your plan is kept in this browser.",
    "not_kept": "Your plan is not kept any more. It goes when you close this browser.",
    "linked": "This is the plan of the link that you opened. If a check-in told you to see someone, do that.",
    "check_in_first": "You opened a link to a plan. Your back may have changed since, so first check in.",
    "today": "This is your plan with today’s advice.",
    "today_asks": "Our advice has changed. It asks some things that your answers do not say yet.",
    "today_matters": "With today’s advice, your answers call for more help than before.",
    "new_day": "A new day has begun, so the ticks start again.",
    "began": "We now count from the time that you set.",
    "began_matters": "When it began changes what we ask or advise.",
}
"""What a page says when something else was expected; an address carries only the name."""


def notice_words(name: str) -> str:
    """Return the sentences of a notice, or nothing; a name may end in the version that was withdrawn."""
    kind, _, version = name.partition("-")
    words = NOTICES.get(kind, "")
    reason = why_withdrawn(int(version)) if words and version.isdecimal() and len(version) < 10 else None
    return f"{words} Why it was changed: {reason}" if reason else words


class HtmxHttpRequest(HttpRequest):
    """A request that knows whether htmx sent it."""

    htmx: HtmxDetails


def with_notice(url: str, name: str) -> str:
    """Return the address with the name of a notice, if there is one."""
    return f"{url}?{urlencode({'say': name})}" if name else url


def redirect(url: str) -> HttpResponse:
    """Return a redirect that is followed by a GET."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


def question_url(screen: Screen) -> str:
    return reverse("triage:question", args=[screen.id])


def destination(visit: Visit) -> str:
    """Return the address where a journey stands: an emergency's result, the next question, or the answers."""
    assessment = visit.assessment
    if assessment.disposition.is_emergency:
        return reverse("triage:result")
    if assessment.next_screen is not None:
        return question_url(assessment.next_screen)
    return reverse("triage:result")


def arrive(request: HtmxHttpRequest, visit: Visit, url: str) -> HttpResponse:
    """Return the way to an address, with the journey kept; to htmx, the page that stands there at once."""
    response = redirect(with_notice(url, visit.notice))
    keep(response, visit)
    chosen = request.COOKIES.get(REGION_COOKIE)
    if chosen and request.POST.get("region") == chosen:
        remember_region(response, chosen)
    # Without a cookie yet, nobody knows whether the browser takes one: an emergency does not wait for it.
    may_be_refused = COOKIE not in request.COOKIES and visit.assessment.disposition.is_emergency
    return followed(request, response) if request.htmx or may_be_refused else response


def followed(request: HtmxHttpRequest, response: HttpResponse) -> HttpResponse:
    """Return the page that a browser gets which follows a redirect with the cookies that it was given."""
    page = response
    asked = copy(request)
    asked.method = "GET"
    asked.POST = QueryDict()
    asked.COOKIES = request.COOKIES | {name: morsel.value for name, morsel in response.cookies.items()}
    for _ in range(MOST_REDIRECTS):
        if isinstance(page, HttpResponseRedirect):
            asked.path, _, query = page.url.partition("?")
            asked.GET = QueryDict(query)
            found = resolve(f"/{asked.path.removeprefix(get_script_prefix())}")
            page = found.func(asked, *found.args, **found.kwargs)
    page.cookies.update(response.cookies)
    return push_url(page, asked.path)


def choose_region(request: HttpRequest, visit: Visit) -> str:
    """Return the region that a form names, and use it for this answer already; nothing if it names none."""
    named = request.POST.get("region", "")
    if named not in {region.id for region in visit.catalogue.guidance.regions}:
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
