from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import Field
from django.http import HttpRequest

from editorial.admin.base import DraftAdmin
from editorial.admin.lists import Cites, IsDue
from editorial.admin.widgets import MarkdownArea
from guidance.models import Article, Region, SeedClaim, Source


@admin.register(Source)
class SourceAdmin(DraftAdmin):
    list_display = ["id", "title", "publisher", "year", "checked", "next_review_on"]
    list_filter = ["checked", IsDue]
    search_fields = ["id", "title", "publisher", "note"]


@admin.register(Article)
class ArticleAdmin(DraftAdmin):
    list_display = ["position", "slug", "title", "evidence", "next_review_on"]
    list_filter = ["evidence", IsDue, Cites]
    search_fields = ["slug", "title", "summary", "body"]

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **options: Any
    ) -> Field | None:
        if db_field.name == "body":
            options["widget"] = MarkdownArea()
        return super().formfield_for_dbfield(db_field, request, **options)


@admin.register(Region)
class RegionAdmin(DraftAdmin):
    list_display = ["position", "id", "name", "urgent_line", "paper"]
    list_filter = ["paper", "naproxen_sold", "gel", Cites]
    search_fields = ["id", "name"]


@admin.register(SeedClaim)
class SeedClaimAdmin(DraftAdmin):
    list_display = ["id", "claim", "rejected_because"]
    list_filter = [Cites]
    search_fields = ["id", "claim", "rejected_because"]
