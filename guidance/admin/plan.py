from __future__ import annotations

from django.contrib import admin

from guidance.admin.base import DraftAdmin, PartInline, TallInline
from guidance.models import Activity, Adaptation, CheckPoint, Contributor, Dose, Phase, Weight


class DosesInline(PartInline):
    model = Dose


class AdaptationsInline(TallInline):
    model = Adaptation


class WeightsInline(PartInline):
    model = Weight


@admin.register(Activity)
class ActivityAdmin(DraftAdmin):
    list_display = ["position", "id", "title", "category", "evidence"]
    list_display_links = ["id"]
    list_filter = ["category", "evidence"]
    search_fields = ["id", "title", "summary"]
    autocomplete_fields = ["article", "sources"]
    inlines = [DosesInline, AdaptationsInline]


@admin.register(Phase)
class PhaseAdmin(DraftAdmin):
    list_display = ["position", "id", "title", "from_hours", "until_hours"]
    list_display_links = ["id"]
    search_fields = ["id", "title", "aim"]


@admin.register(CheckPoint)
class CheckPointAdmin(DraftAdmin):
    list_display = ["position", "id", "title", "at_hours"]
    list_display_links = ["id"]
    search_fields = ["id", "title", "question"]
    autocomplete_fields = ["sources"]


@admin.register(Contributor)
class ContributorAdmin(DraftAdmin):
    list_display = ["position", "id", "title", "possible_from", "likely_from"]
    list_display_links = ["id"]
    search_fields = ["id", "title", "advice"]
    inlines = [WeightsInline]
