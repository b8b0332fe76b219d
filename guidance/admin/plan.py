from __future__ import annotations

from django.contrib import admin

from guidance.admin.base import DraftAdmin
from guidance.admin.lists import Cites
from guidance.admin.parts import PartInline, TallInline
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
    list_filter = ["category", "evidence", Cites]
    search_fields = ["id", "title", "summary", "steps", "adaptations__when", "adaptations__text"]
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


@admin.register(Contributor)
class ContributorAdmin(DraftAdmin):
    list_display = ["position", "id", "title", "possible_from", "likely_from"]
    list_display_links = ["id"]
    search_fields = ["id", "title", "advice"]
    inlines = [WeightsInline]
