from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from clinical.content import Disposition
from editorial.admin.base import DraftAdmin
from editorial.admin.forms import PartInline
from editorial.admin.lists import Cites
from editorial.admin.widgets import KeyInput
from guidance.models import AdviceLine, Outcome, RedFlag, SafetyNet, Vignette, VignetteAnswer

MILDEST = Disposition.SELF_CARE.name.lower()
NO_SUCH_ITEM = "No item is called this. Type 2 letters of its id, then choose one."


class AdviceLinesInline(PartInline):
    model = AdviceLine


class VignetteAnswersInline(PartInline):
    model = VignetteAnswer

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **options: Any
    ) -> Any:
        if db_field.name == "item":
            options |= {"widget": KeyInput(), "error_messages": {"invalid_choice": NO_SUCH_ITEM}}
        return super().formfield_for_foreignkey(db_field, request, **options)


@admin.register(RedFlag)
class RedFlagAdmin(DraftAdmin):
    list_display = ["id", "title", "disposition", "group", "contact", "blocks_plan"]
    list_filter = ["disposition", "group", "contact", "blocks_plan", Cites]
    search_fields = ["id", "title", "if_clause", "reason", "when", "suspected"]

    def formfield_for_choice_field(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **options: Any
    ) -> Any:
        if db_field.name == "disposition":
            # One red flag at the mildest level stops the preview and the proof for every editor.
            options["choices"] = [choice for choice in db_field.get_choices() if choice[0] != MILDEST]
        return super().formfield_for_choice_field(db_field, request, **options)


@admin.register(Outcome)
class OutcomeAdmin(DraftAdmin):
    list_display = ["id", "disposition", "contact", "heading"]
    list_filter = ["disposition", "contact", Cites]
    search_fields = ["id", "heading", "lead"]
    inlines = [AdviceLinesInline]


@admin.register(SafetyNet)
class SafetyNetAdmin(DraftAdmin):
    list_display = ["position", "id", "disposition", "text", "on_print"]
    list_filter = ["disposition", "on_print", Cites]
    search_fields = ["id", "text"]


@admin.register(Vignette)
class VignetteAdmin(DraftAdmin):
    list_display = ["id", "disposition", "story"]
    list_filter = ["disposition"]
    search_fields = ["id", "story", "answers__item__id"]
    inlines = [VignetteAnswersInline]
