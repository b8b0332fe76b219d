"""The pages of one release in the admin: how it came about, going back to it, withdrawing it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from editorial.admin.acting import act, needs, signed_in
from editorial.admin.draft_page import progress, text
from editorial.admin.evidence import comparison, evidence, linked, proof
from editorial.diff import changes
from editorial.examination.run import examine
from editorial.standing import ReviewStanding, find_base, guidance_of, standing_of
from editorial.workflow import agree, roll_back, withdraw
from editorial.workflow.releasing import ANY_DAY, counting
from editorial.workflow.roles import people_behind
from guidance.models import Release

DETAILS = "admin:guidance_release_change"


@never_cache
@require_safe
@needs("view_release")
def release_page(request: HttpRequest, object_id: str) -> HttpResponse:
    release = find(object_id)
    before = Release.objects.filter(version=release.compared_with).first()
    guidance, old = guidance_of(release), guidance_of(before) if before else None
    context = {
        **frame(request, release, str(release)),
        **people_behind(release),
        "before": before,
        "changes": linked(changes(old, guidance)) if guidance and old else [],
        "evidence": proof(release.proof_report) | comparison(release.comparison),
        "is_damaged": guidance is None,
    }
    return render(request, "admin/guidance/release/past.html", context)


@never_cache
@require_safe
@needs("view_release")
def going_back(request: HttpRequest, object_id: str) -> HttpResponse:
    address = reverse("admin:guidance_release_going_back", args=[object_id])
    return progress(request, address) or _show_going_back(request, find(object_id), [])


@never_cache
@require_POST
@needs("add_release")
def go_back(request: HttpRequest, object_id: str) -> HttpResponse:
    release = find(object_id)
    return act(
        request,
        lambda: roll_back(release=release, by=signed_in(request), notes=text(request, "notes")),
        done=f"People see within 10 seconds what {release} said.",
        then=reverse("admin:guidance_release_changelist"),
        otherwise=partial(_show_going_back, request, release),
    )


@never_cache
@require_POST
@needs("add_review")
def agree_to_go_back(request: HttpRequest, object_id: str) -> HttpResponse:
    release = find(object_id)
    return act(
        request,
        lambda: agree(release=release, reviewer=signed_in(request), note=text(request, "note")),
        done=f"You agree to going back to {release}. A publisher can now do it.",
        then=reverse("admin:guidance_release_going_back", args=[release.pk]),
        otherwise=partial(_show_going_back, request, release),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs("add_withdrawal")
def withdrawing(request: HttpRequest, object_id: str) -> HttpResponse:
    release = find(object_id)
    if request.method != "POST":
        return _show_withdrawing(request, release, [])
    return act(
        request,
        lambda: withdraw(release=release, by=signed_in(request), reason=text(request, "reason")),
        done=f"{release} is withdrawn. Nobody sees it after 10 seconds.",
        then=reverse(DETAILS, args=[release.pk]),
        otherwise=partial(_show_withdrawing, request, release),
    )


def find(object_id: str) -> Release:
    """Return the release of an address. Raises Http404."""
    releases = Release.objects.select_related("withdrawal", "published_by", "restores")
    found: Release | None = releases.filter(pk=int(object_id)).first() if object_id.isdecimal() else None
    if found is None:
        raise Http404(f"no release has the key {object_id}")
    return found


def frame(request: HttpRequest, release: Release, title: str) -> dict[str, Any]:
    """Return what every page of a release shows."""
    live = Release.objects.filter(withdrawal=None).order_by("-version").first()
    return {
        **admin.site.each_context(request),
        "title": title,
        "release": release,
        "live": live,
        "typed": request.POST,
        "may_withdraw": signed_in(request).has_perm("guidance.add_withdrawal"),
    }


def _show_going_back(request: HttpRequest, release: Release, reasons: list[str]) -> HttpResponse:
    guidance = guidance_of(release)
    context = frame(request, release, f"Go back to release {release.version}")
    context |= {"reasons": reasons, "is_damaged": guidance is None}
    if guidance is not None:
        standing = standing_of(guidance, find_base())
        context |= _examined(request, standing)
        editor = signed_in(request)
        context |= {
            "is_live_already": standing.is_live_already,
            "changes": linked(changes(standing.base.guidance if standing.base else None, guidance)),
            "agreed": counting(standing, editor),
            "may_go_back": editor.has_perm("guidance.add_release"),
            "may_agree": editor.has_perm("guidance.add_review"),
        }
    return render(request, "admin/guidance/release/going_back.html", context)


def _examined(request: HttpRequest, standing: ReviewStanding) -> dict[str, Any]:
    """Return the examination of going back."""
    if standing.is_live_already:
        return {}
    again = "again" in request.GET
    state = examine(standing.guidance, standing.base, today=ANY_DAY, again=again)
    result = state.result
    if result is None:
        return {"state": state}
    found = {"evidence": evidence(result), "milder": result.milder, "stopping": result.reasons}
    return {"state": state, **found}


def _show_withdrawing(request: HttpRequest, release: Release, reasons: list[str]) -> HttpResponse:
    others = Release.objects.filter(withdrawal=None).exclude(pk=release.pk)
    context = frame(request, release, f"Withdraw release {release.version}")
    context |= {"reasons": reasons, "next": others.order_by("-version").first()}
    return render(request, "admin/guidance/release/withdrawing.html", context)
