"""Keeping a plan without an account: in this browser, or in a link."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from careplans.keeping.links import BadLink, LinkFault, link_to, open_link
from careplans.plans import plan_or_instead
from careplans.qr_code import qr_code
from guidance.regions import region_for
from triage.contexts import every_page
from triage.journey import KEPT_FOR
from triage.local_time import local_time
from triage.responses import HtmxHttpRequest, destination, redirect, with_notice
from triage.visit import Visit, keep, now, resumed, visit_of

# The address of a sealed link opens it: no other page learns it from the browser, not even one of ours.
# "no-referrer" would make browsers send "Origin: null" with the form.
TELL_THE_SITE_ONLY = "strict-origin"


@never_cache
@require_POST
def keep_plan(request: HtmxHttpRequest) -> HttpResponse:
    """Keep the answers in this browser for 12 weeks from now, or only until it is closed."""
    visit = visit_of(request)
    if not visit.has_started:
        return redirect(with_notice(destination(visit), "first"))
    wanted = request.POST.get("keep") == "yes"
    journey = replace(visit.journey, kept_since=now() if wanted else None)
    onward = with_notice(reverse("careplans:plan"), "kept" if wanted else "not_kept")
    return keep(redirect(onward), replace(visit, journey=journey))


@never_cache
@require_safe
def link(request: HtmxHttpRequest) -> HttpResponse:
    """Show a link to the plan, and what to know before passing it on."""
    visit = visit_of(request)
    plan = plan_or_instead(request, visit)
    if isinstance(plan, HttpResponse):
        return plan
    made_at = now()
    address = link_to(visit.journey, visit.catalogue, made_at)
    context = every_page(request, visit) | {
        "address": address,
        "qr_svg": qr_code(address, error="l"),
        "until": local_time(visit.journey, plan.region, made_at).of(made_at + KEPT_FOR),
        "has_check_ins": bool(visit.journey.check_ins),
        "has_appointment": plan.appointment is not None,
    }
    return render(request, "careplans/keeping/link.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def opened(request: HtmxHttpRequest, sealed: str) -> HttpResponse:
    """Show the plan of a link; first ask, where the browser has other answers that this would delete."""
    own = visit_of(request)
    try:
        linked = resumed(open_link(sealed, now()))
    except BadLink as bad:
        response = bad_link(request, own, bad.fault)
    else:
        response = take_over(request, own, linked)
    response.headers["Referrer-Policy"] = TELL_THE_SITE_ONLY
    return response


def bad_link(request: HtmxHttpRequest, own: Visit, fault: LinkFault) -> HttpResponse:
    """Return the page that says why a link opens nothing, and where to go on."""
    context = every_page(request, own) | {"is_expired": fault is LinkFault.EXPIRED}
    return render(request, "careplans/keeping/bad_link.html", context, status=fault.value)


def take_over(request: HtmxHttpRequest, own: Visit, linked: Visit) -> HttpResponse:
    """Put the linked answers into the browser and go to the plan, unless that would delete other answers."""
    if is_same(own, linked):
        return go_to_plan(own, linked)
    if own.has_started and request.method != "POST":
        context = every_page(request, own) | both_times(request, own, linked)
        return render(request, "careplans/keeping/choice.html", context)
    if own.journey.check_ins or linked.journey.is_stale(now()):
        linked = replace(linked, journey=replace(linked.journey, check_in_first=True))
    if linked.notice:
        return keep(redirect(with_notice(destination(linked), linked.notice)), linked)
    return keep(redirect(with_notice(reverse("careplans:plan"), "linked")), linked)


def go_to_plan(own: Visit, linked: Visit) -> HttpResponse:
    """Return the way to the plan that is here; a check-in comes first if only the link knows of one."""
    onward = redirect(reverse("careplans:plan"))
    if not linked.journey.check_in_first or own.journey.check_ins:
        return onward
    return keep(onward, replace(own, journey=replace(own.journey, check_in_first=True)))


def is_same(own: Visit, linked: Visit) -> bool:
    """Return whether the browser has these answers already, perhaps with check-ins and ticks."""
    return (own.release.version, own.journey.answers, own.journey.onset_at) == (
        linked.release.version,
        linked.journey.answers,
        linked.journey.onset_at,
    )


def both_times(request: HtmxHttpRequest, own: Visit, linked: Visit) -> dict[str, Any]:
    """Return when the answers in the browser and those of the link were given, and where the former stand."""

    def shown(visit: Visit) -> Any:
        region, at = region_for(request, visit.release), visit.journey.answered_at
        return local_time(visit.journey, region, at).of(at)

    times = {"own_at": shown(own), "linked_at": shown(linked)}
    return times | {"own_url": own_url(own), "action_url": request.path}


def own_url(own: Visit) -> str:
    return reverse("careplans:plan") if own.assessment.is_result else destination(own)
