from __future__ import annotations

from django.contrib import admin

from guidance.admin.base import DraftAdmin
from guidance.models import Article, Region, SeedClaim, Source


@admin.register(Source)
class SourceAdmin(DraftAdmin):
    list_display = ["id", "title", "publisher", "year", "checked", "next_review_on"]
    list_filter = ["checked", "next_review_on"]
    search_fields = ["id", "title", "publisher"]


@admin.register(Article)
class ArticleAdmin(DraftAdmin):
    list_display = ["position", "slug", "title", "evidence", "next_review_on"]
    list_display_links = ["slug"]
    list_filter = ["evidence", "next_review_on"]
    search_fields = ["slug", "title", "summary", "body"]
    autocomplete_fields = ["sources", "related_activities"]


@admin.register(Region)
class RegionAdmin(DraftAdmin):
    list_display = ["position", "id", "name", "urgent_line", "paper"]
    list_display_links = ["id"]
    list_filter = ["paper", "naproxen_sold"]
    search_fields = ["id", "name"]
    autocomplete_fields = ["sources"]


@admin.register(SeedClaim)
class SeedClaimAdmin(DraftAdmin):
    list_display = ["id", "claim", "rejected_because"]
    search_fields = ["id", "claim"]
    autocomplete_fields = ["sources"]
