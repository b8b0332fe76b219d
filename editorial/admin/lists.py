"""The editors' lists: what each is of, and filters by what a draft cites or whether its review is due."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import ModelAdmin
from django.contrib.admin.views.main import ORDER_VAR
from django.db.models import Case, Q, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from editorial.editing.collections import CALLED, ONE, told_of
from editorial.editing.review_dates import SOON

Rows = QuerySet[Any]
Choice = tuple[str, str]


class Titled:
    """Heads a list with what it is of, and what that is for."""

    opts: Any

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        kind, many = self.opts.object_name, str(self.opts.verbose_name_plural)
        context = {
            "title": CALLED.get(kind, many[:1].upper() + many[1:]),
            "one": ONE.get(kind, self.opts.verbose_name),
            "told": told_of(kind),
            **(extra_context or {}),
        }
        found: HttpResponse = super().changelist_view(request, context)  # type: ignore[misc]
        return found


class BestFirst:
    """Puts what is searched for by its whole name before what merely speaks of it."""

    opts: Any

    def get_search_results(self, request: HttpRequest, queryset: Rows, search_term: str) -> tuple[Rows, bool]:
        """Return what a search finds: first what has this very name, then what has it as its title."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)  # type: ignore[misc]
        term, has_title = search_term.strip(), any(each.name == "title" for each in self.opts.fields)
        if not term or ORDER_VAR in request.GET:
            return found, may_repeat
        ranks = [When(Q(pk__iexact=term), then=0)]
        ranks += [When(Q(title__iexact=term), then=1)] if has_title else []
        return found.order_by(Case(*ranks, default=2), *found.query.order_by), may_repeat


class IsDue(admin.SimpleListFilter):
    """Picks what has to be reviewed, by its own next review."""

    title = "review"
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[Choice]:
        return [("over", "Overdue"), ("soon", f"Due within {SOON.days} days"), ("later", "Later")]

    def queryset(self, request: HttpRequest, queryset: Rows) -> Rows:
        today: date = timezone.localdate()
        match self.value():
            case "over":
                return queryset.filter(next_review_on__lt=today)
            case "soon":
                return queryset.filter(next_review_on__range=(today, today + SOON))
            case "later":
                return queryset.filter(next_review_on__gt=today + SOON)
            case _:
                return queryset


class Cites(admin.SimpleListFilter):
    """Picks what cites no source, or one that has to be read again."""

    title = "sources"
    parameter_name = "cites"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[Choice]:
        return [("none", "Cites none"), ("over", "Cites one that is overdue")]

    def queryset(self, request: HttpRequest, queryset: Rows) -> Rows:
        match self.value():
            case "none":
                return queryset.filter(sources=None)
            case "over":
                return queryset.filter(sources__next_review_on__lt=timezone.localdate()).distinct()
            case _:
                return queryset
