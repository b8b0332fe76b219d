"""Small pieces of the editors' forms, fetched while they type, and the page of what is due."""

from __future__ import annotations

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from editorial.admin.acting import needs
from editorial.admin.widgets import find, page_of
from editorial.drafts.words import draft_words
from editorial.editing.criteria_help import meaning_of
from editorial.editing.review_dates import SOON, what_is_due
from editorial.upgrade.conflicts import every_open
from guidance.models import Activity, Article, RedFlag, Source

PICKED = {kind._meta.model_name: kind for kind in (Activity, Article, RedFlag, Source)}
LONGEST = 100_000


@never_cache
@require_POST
@needs("view_release")
def meaning(request: HttpRequest) -> HttpResponse:
    """Say what criteria mean."""
    words = draft_words(without=request.GET.get("of", ""))
    context = {"meaning": meaning_of(typed(request), words)}
    return render(request, "admin/guidance/form/meaning.html", context)


@never_cache
@require_POST
@needs("view_release")
def markdown(request: HttpRequest) -> HttpResponse:
    """Show Markdown as the public will see it."""
    return render(request, "admin/guidance/form/page.html", page_of(typed(request)))


@never_cache
@require_safe
@needs("view_release")
def found(request: HttpRequest, kind: str) -> HttpResponse:
    """List what has the asked words in its name."""
    if kind not in PICKED:
        raise Http404(f"{kind} is not picked by name")
    name = request.GET.get("name", "")
    asked = request.GET.get(f"{name}-find", "").strip()
    rows = find(PICKED[kind], asked, request.GET.getlist(name)) if asked else None
    return render(request, "admin/guidance/form/found.html", {"found": rows, "name": name, "asked": asked})


@never_cache
@require_safe
@needs("view_release")
def due(request: HttpRequest) -> HttpResponse:
    """List what has to be reviewed, the overdue first, and what came with the software."""
    page = {
        **admin.site.each_context(request),
        "title": "Review due",
        "due": what_is_due(timezone.localdate()),
        "offered": list(every_open()),
        "soon_days": SOON.days,
        "today": timezone.localdate(),
    }
    return render(request, "admin/guidance/form/due.html", page)


def typed(request: HttpRequest) -> str:
    """Return the text of the field that the address names."""
    return request.POST.get(request.GET.get("field", ""), "")[:LONGEST]


app_name = "editing"
inside = admin.site.admin_view
urlpatterns = [
    path("meaning/", inside(meaning), name="meaning"),
    path("markdown/", inside(markdown), name="markdown"),
    path("find/<slug:kind>/", inside(found), name="find"),
    path("due/", inside(due), name="due"),
]
