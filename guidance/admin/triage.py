from __future__ import annotations

from django.contrib import admin

from guidance.admin.base import DraftAdmin, PartInline
from guidance.models import AdviceLine, Outcome, RedFlag, SafetyNet, Vignette, VignetteAnswer


class AdviceLinesInline(PartInline):
    model = AdviceLine


class VignetteAnswersInline(PartInline):
    model = VignetteAnswer
    autocomplete_fields = ["item"]


@admin.register(RedFlag)
class RedFlagAdmin(DraftAdmin):
    list_display = ["id", "group", "disposition", "title", "contact", "blocks_plan"]
    list_filter = ["disposition", "group", "contact", "blocks_plan"]
    search_fields = ["id", "title", "if_clause", "when", "suspected"]
    autocomplete_fields = ["sources"]


@admin.register(Outcome)
class OutcomeAdmin(DraftAdmin):
    list_display = ["id", "disposition", "contact", "heading"]
    list_filter = ["disposition", "contact"]
    search_fields = ["id", "heading", "lead"]
    autocomplete_fields = ["sources"]
    inlines = [AdviceLinesInline]


@admin.register(SafetyNet)
class SafetyNetAdmin(DraftAdmin):
    list_display = ["position", "id", "disposition", "text", "on_print"]
    list_display_links = ["id"]
    list_filter = ["disposition", "on_print"]
    search_fields = ["id", "text"]
    autocomplete_fields = ["sources"]


@admin.register(Vignette)
class VignetteAdmin(DraftAdmin):
    list_display = ["id", "disposition", "story"]
    list_filter = ["disposition"]
    search_fields = ["id", "story"]
    autocomplete_fields = ["present"]
    inlines = [VignetteAnswersInline]
