"""The plan of a visit, or what has to come before one."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clinical.content import Region
from clinical.plan.care_plan import CarePlan, NoPlan
from clinical.plan.planning import generate
from clinical.wording import localise_tree
from guidance.regions import region_for
from triage.contexts import every_page
from triage.local_time import local_time
from triage.responses import HtmxHttpRequest, destination, redirect, with_notice
from triage.visit import Visit, now


def care_plan(visit: Visit, region: Region) -> CarePlan:
    """Return the plan as of now, in the words of a region. Raises NoPlan."""
    return localise_tree(plan_of(visit, region), region)


def plan_of(visit: Visit, region: Region) -> CarePlan:
    """Return the plan as of now, on the person's own clock. Raises NoPlan."""
    journey = visit.journey
    local = local_time(journey, region, now())
    return generate(
        visit.catalogue,
        journey.answers,
        local.of(journey.onset_at) if journey.onset_at else None,
        local.of(now()),
        region,
        check_ins=tuple(replace(each, at=local.of(each.at)) for each in journey.check_ins),
        checksum=visit.release.checksum,
    )


def plan_or_instead(request: HtmxHttpRequest, visit: Visit) -> CarePlan | HttpResponse:
    """Return the plan in the person's words; or, where there is none, the answer that says why."""
    if away := instead_of_plan(visit):
        return redirect(away)
    try:
        return care_plan(visit, region_for(request, visit.release))
    except NoPlan as refusal:
        context = every_page(request, visit)
        context |= {"reason": refusal.reason, "onward_url": reverse("triage:result")}
        context["check_in_url"] = reverse("careplans:check_in") if visit.journey.check_ins else ""
        return render(request, "careplans/no_plan.html", context)


def instead_of_plan(visit: Visit) -> str:
    """Return where to go first, or nothing: open questions, an emergency, a check-in, answers a day old."""
    assessment = visit.assessment
    if not assessment.is_result:
        return with_notice(destination(visit), "first")
    if assessment.disposition.is_emergency:
        return reverse("triage:result")
    if visit.owes_check_in:
        return with_notice(reverse("careplans:check_in"), "check_in_first")
    if visit.journey.is_stale(now()):
        again = "careplans:check_in" if visit.has_room_for_a_plan else "triage:again"
        return with_notice(reverse(again), "again")
    return ""
