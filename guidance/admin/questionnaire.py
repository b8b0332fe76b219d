from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from guidance.admin.base import DraftAdmin, PartInline
from guidance.models import AnswerOption, Definition, Item, Screen


class ItemsInline(PartInline):
    """The items of a screen; each is edited on a page of its own, since it has options and sources."""

    model = Item
    fields = ["position", "id", "text", "role", "slot"]
    readonly_fields = ["id", "text", "role", "slot"]
    ordering = ["position", "slot"]
    show_change_link = True
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


class AnswerOptionsInline(PartInline):
    model = AnswerOption
    verbose_name_plural = "Options of a choice or band (a sign has none: yes, no and not sure are its own)"


@admin.register(Screen)
class ScreenAdmin(DraftAdmin):
    list_display = ["position", "id", "title", "stage", "section"]
    list_display_links = ["id"]
    list_filter = ["stage"]
    search_fields = ["id", "title", "section"]
    inlines = [ItemsInline]


@admin.register(Item)
class ItemAdmin(DraftAdmin):
    list_display = ["id", "slot", "screen", "position", "role", "kind", "text"]
    list_filter = ["role", "kind", "screen"]
    list_select_related = ["screen"]
    search_fields = ["id", "text", "statement"]
    autocomplete_fields = ["screen", "sources"]
    inlines = [AnswerOptionsInline]
    permanent = ["slot"]


@admin.register(Definition)
class DefinitionAdmin(DraftAdmin):
    list_display = ["id", "label", "when"]
    search_fields = ["id", "label", "when"]
