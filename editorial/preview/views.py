"""The preview, for editors alone: the public pages, made from the drafts or from any release."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from clinical.content import Disposition
from clinical.problems import Problem, one_of
from editorial.admin.evidence import HOURS
from editorial.drafts.shapes import EDITED
from editorial.examination.vignettes import vignette_table
from editorial.preview.flow_chart import draw
from editorial.preview.paper import is_asked_for
from editorial.preview.proxy import inner_request, inside, keep_to_itself, walk_through
from editorial.preview.sample_visits import begin, hours_told, told, unknown_answers, with_usual_rest
from editorial.preview.snapshots import PreviewSnapshot, Unshowable, live_snapshot, snapshot_of
from editorial.preview.where_shown import where_on_paper, where_shown
from guidance.models import Release
from guidance.releases.current import NoRelease
from triage.responses import redirect, remember_region
from triage.visit import visit_of

logger = logging.getLogger(__name__)

View = Callable[..., HttpResponse]

TO_LOOK_AT = "changed"
"""The group of vignettes whose result is wrong or has changed."""


def for_editors(view: View) -> View:
    """Return the view guarded for editors who may see releases; its page is never cached."""

    def guarded(request: HttpRequest, **named: Any) -> HttpResponse:
        if not request.user.has_perm("guidance.view_release"):
            raise PermissionDenied
        try:
            response = view(request, **named)
        except Unshowable as error:
            response = show_problems(request, error)
        except Http404:
            response = show_nothing_there(request, named.get("version"))
        except (PermissionDenied, SuspiciousOperation, Error, NoRelease):
            raise
        except Exception as error:
            # What no proof has passed can lack anything; which page fails for what, the editor must see.
            logger.warning("A previewed page could not be made: %s", request.path, exc_info=error)
            response = show_fault(request, named.get("version"), error)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return admin.site.admin_view(guarded)


def page(
    request: HttpRequest, name: str, title: str, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """Return one of the preview's own pages, in the frame of the admin."""
    every_page = {**admin.site.each_context(request), "title": title, **context}
    return render(request, f"admin/preview/{name}.html", every_page, status=status)


def show_problems(request: HttpRequest, error: Unshowable) -> HttpResponse:
    """Say why no page can be made, with the way to each draft that has to be mended."""
    context = {"problems": with_links(error.problems), "name": error.name}
    return page(request, "problems", f"The {error.name} cannot be shown", context, 409)


def show_fault(request: HttpRequest, version: int | None, error: Exception) -> HttpResponse:
    """Say that a page could not be made, with the error and the likely problems of the draft."""
    shown = snapshot_of(version)
    reason = f"{type(error).__name__}: {error}"
    context = {"snapshot": shown, "reason": reason, "problems": with_links(shown.concerns)}
    return page(request, "fault", "This page cannot be made", context, 409)


def show_nothing_there(request: HttpRequest, version: int | None) -> HttpResponse:
    context = {
        "version": version,
        "is_release": version is not None and Release.objects.filter(version=version).exists(),
    }
    return page(request, "nothing", "There is no such page", context, 404)


def walk(request: HttpRequest, rest: str = "", version: int | None = None) -> HttpResponse:
    """Show a public page, made from the draft or from a release."""
    return walk_through(request, snapshot_of(version), rest)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show the ways into the preview: with no answers, as a vignette's person, or in a release."""
    draft = snapshot_of(None)
    rows = vignettes(draft, live_snapshot())
    to_look_at = [row for row in rows if row["state"] != "same"]
    group = request.GET.get("group", TO_LOOK_AT)
    if group not in groups(rows):
        group = TO_LOOK_AT
    context = {
        "snapshot": draft,
        "concerns": with_links(draft.concerns),
        "releases": Release.objects.values("version", "published_at", "withdrawal__reason"),
        "wrong": sum(row["state"] == "wrong" for row in rows),
        "changed": len([row for row in to_look_at if row["state"] != "wrong"]),
        "total": len(rows),
        "groups": groups(rows),
        "group": group,
        "rows": to_look_at if group == TO_LOOK_AT else [row for row in rows if row["expected"] == group],
    }
    return page(request, "start", "Preview", context)


@lru_cache(maxsize=6)
def vignettes(draft: PreviewSnapshot, live: PreviewSnapshot | None) -> list[dict[str, Any]]:
    """Return the table of vignettes: what each should get, gets on the draft, gets on the live release."""
    rows = vignette_table(draft.catalogue, live.catalogue.guidance if live else None)
    words = ("expected", "got", "before")
    return [row | {f"{each}_words": spoken(row[each]) for each in words} for row in rows]


def groups(rows: list[dict[str, Any]]) -> dict[str, tuple[str, int]]:
    """Return the groups of vignettes by name, each with its label and count."""
    changed = sum(row["state"] != "same" for row in rows)
    counted = {each.name: sum(row["expected"] == each.name for row in rows) for each in reversed(Disposition)}
    return {TO_LOOK_AT: ("Wrong or changed", changed)} | {
        name: (spoken(name), count) for name, count in counted.items()
    }


def spoken(name: str) -> str:
    """Return the name of a disposition in words."""
    return name.replace("_", " ").capitalize()


@require_safe
def open_journey(request: HttpRequest, version: int | None = None, *, is_whole: bool = False) -> HttpResponse:
    """Begin a journey with the answers of the address; a whole one has the rest answered as usual."""
    shown = snapshot_of(version)
    given = {name: request.GET.getlist(name) for name in request.GET if name != HOURS}
    if unknown := list(unknown_answers(shown.catalogue, given)):
        context = {"snapshot": shown, "problems": with_links(unknown)}
        return page(request, "unknown", "These answers cannot be given", context, 400)
    answers = {name: codes[0] for name, codes in given.items()}
    whole = with_usual_rest(shown.catalogue, answers) if is_whole else answers
    return begin(shown, whole, hours=hours_told(request.GET.get(HOURS, "")))


@require_safe
def open_vignette(request: HttpRequest, vignette_id: str, version: int | None = None) -> HttpResponse:
    """Begin as the person of a vignette, with every question answered."""
    shown = snapshot_of(version)
    vignette = next((each for each in shown.catalogue.guidance.vignettes if each.id == vignette_id), None)
    if vignette is None:
        raise Http404(f"no vignette is called {vignette_id}")
    return begin(shown, told(shown.catalogue, vignette))


@require_POST
def answer_the_rest(request: HttpRequest, version: int | None = None) -> HttpResponse:
    """Give the usual answers to every question that is left, and show what that comes to."""
    shown = snapshot_of(version)
    with inside(shown):
        journey = visit_of(inner_request(request, shown)).journey
    return begin(shown, with_usual_rest(shown.catalogue, journey.answers))


@require_safe
def seen(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Redirect to the page, or the printed page, that shows a draft object."""
    draft = snapshot_of(None)
    is_paper = is_asked_for(request)
    with inside(draft):
        find = where_on_paper if is_paper else where_shown
        found = find(inner_request(request, draft), draft, kind, key)
    if found is None:
        context = {"kind": kind, "key": key, "snapshot": draft, "is_paper": is_paper}
        return page(request, "unseen", "No vignette leads there", context, 404)
    response = redirect(found.url)
    if found.answers:
        response = begin(draft, found.answers, found.url)
    elif found.region:
        keep_to_itself(remember_region(response, found.region), draft)
    return response


@require_safe
def flow(request: HttpRequest, version: int | None = None) -> HttpResponse:
    """Show the flow chart of the questionnaire, drawn from the content."""
    shown = snapshot_of(version)
    context = {"snapshot": shown, "chart": draw(shown.catalogue)}
    return page(request, "flow", f"Flow chart of the {shown.name}", context)


def with_links(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Return the sentence of each problem, with the name and the page of its draft if there is one."""
    return [{"sentence": each.sentence, **(_link(each) if each.collection else {})} for each in problems]


def _link(problem: Problem) -> dict[str, str]:
    model: Any = EDITED[problem.collection].model
    if not model._default_manager.filter(pk=problem.id).exists():
        return {}
    url = reverse(f"admin:guidance_{model._meta.model_name}_change", args=[problem.id])
    return {"label": f"{one_of(problem.collection).capitalize()} {problem.id}", "url": url}
