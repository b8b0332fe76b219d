"""The page of the admin that leads from drafts to a release: what changed, the proof, and the next step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from editorial.admin.acting import act, needs, signed_in
from editorial.admin.evidence import evidence, linked, with_reasons
from editorial.admin.steps import steps_for
from editorial.diff import changes
from editorial.examination.run import examine
from editorial.examination.state import state_of
from editorial.standing import ReviewStanding, standing_of_drafts
from editorial.workflow import NotPublishable, publish, review, send_back, submit
from editorial.workflow.todo import written_since

TITLE = "Publish: see what changed"
NAME = "admin:guidance_release_draft"
APPROVED = (
    "Approved, exactly as it is. Next, a publisher opens this page and publishes it."
    " If something becomes milder, a second reviewer approves it first."
)


@never_cache
@require_safe
@needs("view_release")
def draft_page(request: HttpRequest) -> HttpResponse:
    return progress(request, reverse(NAME), changes_too="#steps") or show(request, [])


def progress(request: HttpRequest, address: str, *, changes_too: str = "") -> HttpResponse | None:
    """Return the line of progress alone while an examination runs that a shown page waits for, else None."""
    state = state_of(request.GET.get("waiting", ""))
    if not state.is_running:
        return None
    context = {"state": state, "address": address, "changes_too": changes_too}
    return render(request, "admin/guidance/release/wait.html", context)


@never_cache
@require_POST
@needs("add_submission")
def submit_drafts(request: HttpRequest) -> HttpResponse:
    return _act(
        request,
        submit,
        by=signed_in(request),
        notes=text(request, "notes"),
        reason=text(request, "reason"),
        done="Submitted. Next, a clinical reviewer opens this page and approves it, or sends it back.",
    )


@never_cache
@require_POST
@needs("add_review")
def approve_drafts(request: HttpRequest) -> HttpResponse:
    return _act(request, review, reviewer=signed_in(request), note=text(request, "note"), done=APPROVED)


@never_cache
@require_POST
@needs("add_review")
def send_drafts_back(request: HttpRequest) -> HttpResponse:
    return _act(
        request,
        send_back,
        reviewer=signed_in(request),
        note=text(request, "note"),
        done="Sent back. Next, the author changes the drafts and submits them again.",
    )


@never_cache
@require_POST
@needs("add_release")
def publish_drafts(request: HttpRequest) -> HttpResponse:
    return _act(
        request,
        publish,
        by=signed_in(request),
        done="Published. People see it within 10 seconds. Next, open the site and read it as they do.",
    )


def _act(request: HttpRequest, step: Callable[..., object], *, done: str, **about: Any) -> HttpResponse:
    """Take a step with exactly the drafts that the person saw, and say what came of it."""
    return act(
        request,
        lambda: step(**about, seen=seen(request)),
        done=done,
        then=reverse(NAME),
        otherwise=lambda reasons: show(request, reasons),
    )


def show(request: HttpRequest, reasons: list[str]) -> HttpResponse:
    """Return the page, with the reasons why something was not done."""
    context = {**admin.site.each_context(request), "title": TITLE, "reasons": reasons, "typed": request.POST}
    try:
        standing = standing_of_drafts()
    except NotPublishable as error:
        context["reasons"] = error.reasons
    else:
        context |= _about(request, standing)
    return render(request, "admin/guidance/release/draft.html", context)


def _about(request: HttpRequest, standing: ReviewStanding) -> dict[str, Any]:
    base, today = standing.base, timezone.localdate()
    state = examine(standing.guidance, base, today=today, again="again" in request.GET)
    result = state.result
    since = base.release.published_at if base else None
    return {
        "standing": standing,
        "base": base.release if base else None,
        "is_base_live": bool(base and not hasattr(base.release, "withdrawal")),
        "changes": with_reasons(linked(changes(base.guidance if base else None, standing.guidance)), since),
        "editors": _editors_since(since),
        "state": state,
        "result": result,
        "evidence": evidence(result) if result else None,
        "steps": steps_for(signed_in(request), standing, result),
    }


def _editors_since(at: Any) -> list[tuple[str, int]]:
    """Return who wrote drafts since a moment, and how often."""
    counted = written_since(at).order_by().values_list("by__username").annotate(times=Count("pk"))
    return [(name or "the command line", times) for name, times in counted.order_by("-times")]


def text(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\r\n", "\n").strip()


def seen(request: HttpRequest) -> str:
    """Return the checksum that the person saw; one that is missing is taken for another than it is."""
    return request.POST.get("checksum") or "none"
