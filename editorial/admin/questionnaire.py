from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from editorial.admin.base import DraftAdmin
from editorial.admin.forms import DraftForm, PartInline, PartRows
from editorial.admin.lists import Cites
from editorial.drafts.slots import LAST_NUMBER, NoneLeft, next_number, next_slot, numbers_left
from editorial.editing.references import references_to_option
from guidance.models import AnswerOption, Definition, Item, Screen

NOT_A_SIGN = "Options of a choice or band (a sign has none: yes, no and not sure are its own)"


class ItemsInline(PartInline):
    """The items of a screen; each is edited on a page of its own, since it has options and sources."""

    model = Item
    fields = ["position", "item", "role"]
    readonly_fields = ["item", "role"]
    ordering = ["position", "slot"]
    can_delete = False

    @admin.display(description="item")
    def item(self, item: Item) -> str:
        address = reverse("admin:guidance_item_change", args=[item.pk])
        return format_html('<a href="{}">{}</a> <code>{}</code>', address, item.text, item.pk)

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


class AnswerOptionsForm(PartRows):
    """The options of an item. A new one is given its number; one that is used somewhere is not removed."""

    def clean(self) -> None:
        super().clean()
        new = [form for form in self.extra_forms if form.has_changed() and form not in self.deleted_forms]
        if new and len(new) > numbers_left(self.instance.pk):
            raise ValidationError(f"An item can have {LAST_NUMBER} options in all, removed ones counted.")
        for form in self.deleted_forms:
            if form.instance.pk and (found := references_to_option(form.instance)):
                names = ", ".join(f"{each.kind} {each.name}" for each in found)
                told = f"“{form.instance.code}” is not removed. It is used by: {names}."
                raise ValidationError(told, code="in_use")

    def save_new(self, form: Any, commit: bool = True) -> Any:  # noqa: FBT001, FBT002
        form.instance.number = next_number(self.instance.pk, form.instance.code)
        return super().save_new(form, commit)


class AnswerOptionsInline(PartInline):
    model = AnswerOption
    formset = AnswerOptionsForm
    exclude = ["number"]
    verbose_name_plural = NOT_A_SIGN


class ItemForm(DraftForm):
    """The form of an item. A new one needs a slot that was never used."""

    def clean(self) -> Any:
        if self.instance._state.adding:
            try:
                self.instance.slot = next_slot(self.cleaned_data.get("id", ""))
            except NoneLeft as error:
                raise ValidationError(str(error), code="none_left") from None
        return super().clean()


@admin.register(Screen)
class ScreenAdmin(DraftAdmin):
    list_display = ["position", "id", "title", "stage", "section"]
    list_filter = ["stage", "section"]
    search_fields = ["id", "title", "section", "lead", "items__text"]
    inlines = [ItemsInline]


@admin.register(Item)
class ItemAdmin(DraftAdmin):
    list_display = ["id", "text", "screen", "role", "kind"]
    list_filter = ["role", "kind", "screen", Cites]
    list_select_related = ["screen"]
    search_fields = ["id", "text", "statement", "hint", "exception"]
    form = ItemForm
    inlines = [AnswerOptionsInline]
    permanent = ["slot"]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        initial = super().get_changeform_initial_data(request)
        there = Item.objects.filter(screen=initial.get("screen", ""))
        last = there.aggregate(last=models.Max("position"))["last"] or 0
        return initial | {"position": last + 10}


@admin.register(Definition)
class DefinitionAdmin(DraftAdmin):
    list_display = ["id", "label", "when"]
    search_fields = ["id", "label", "when"]
