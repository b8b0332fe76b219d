"""What the editors' pages have in common."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from editorial.admin.fields import EditedFields
from editorial.admin.form_page import last_change, show
from editorial.admin.forms import DraftForm
from editorial.admin.lists import BestFirst, Titled
from editorial.admin.opened import open_draft, tell_that_it_is_not_there
from editorial.admin.saving import save
from editorial.audit import record, told
from editorial.diff import ObjectChange, value_in_words
from editorial.drafts.reading import read
from editorial.drafts.shapes import collection_of
from editorial.editing.references import references_to
from editorial.upgrade.conflicts import forget
from editorial.upgrade.merge import NOT_CONTENT, digest
from guidance.models import AuditEntry


class DraftAdmin(Titled, BestFirst, EditedFields, admin.ModelAdmin):  # type: ignore[type-arg]
    """A page for one kind of draft. Names never change, and what others refer to is not deleted."""

    actions = None
    form = DraftForm
    change_form_template = "admin/guidance/draft_form.html"
    delete_confirmation_template = "admin/guidance/form/delete.html"
    list_per_page = 300
    save_on_top = False
    permanent: Sequence[str] = ()

    @property
    def media(self) -> forms.Media:
        """Return nothing: the form's own template names its style and its program."""
        return forms.Media()

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        key = unquote(object_id) if object_id else None
        if request.method == "POST":
            return save(self, request, key)
        draft = open_draft(self, request, key)
        if draft is None:
            return tell_that_it_is_not_there(self, request, key)
        return show(self, request, draft, draft.saved)

    def get_list_display_links(self, request: HttpRequest, list_display: Any) -> Any:
        return [self.opts.pk.name]

    def get_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        fields = [str(field) for field in super().get_fields(request, obj)]
        fixed = [field for field in self.get_readonly_fields(request, obj) if field in fields]
        return [*fixed, *(field for field in fields if field not in (*NOT_CONTENT, *fixed))]

    def get_exclude(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        return None if obj else [*self.permanent]

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> list[str]:
        fixed = [self.opts.pk.name, *self.permanent] if obj else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Return what a new draft begins with: the place behind all others, and what the address asks for."""
        initial: dict[str, Any] = dict(super().get_changeform_initial_data(request))
        if any(field.name == "position" for field in self.opts.fields):
            last = self.model._default_manager.aggregate(last=models.Max("position"))["last"]
            initial.setdefault("position", (last or 0) + 1)
        return initial

    def message_user(self, request: Any, message: Any, level: Any = messages.INFO, *args: Any) -> None:
        """Say what was done, and that it is a draft still."""
        if level == messages.SUCCESS:
            words = '{} People see the change once it is published. <a href="{}">Next: see what changed.</a>'
            message = format_html(words, message, reverse("admin:guidance_release_draft"))
        super().message_user(request, message, level, *args)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Say what goes with a draft and delete it, unless others refer to it or it has just changed."""
        with transaction.atomic():
            row = self.model._default_manager.select_for_update().filter(pk=unquote(object_id)).first()
            if row is None:
                return super().delete_view(request, object_id, extra_context)
            if not self.has_delete_permission(request, row):
                raise PermissionDenied
            context = self._about_deleting(request, row)
            if request.method == "POST" and (context["references"] or context["has_changed"]):
                page = {**self.admin_site.each_context(request), "title": "Not deleted", **context}
                template = str(self.delete_confirmation_template)
                return TemplateResponse(request, template, page, status=HTTPStatus.CONFLICT)
            return super().delete_view(request, object_id, context)

    def _about_deleting(self, request: HttpRequest, row: models.Model) -> dict[str, Any]:
        objects = read().objects
        goes = {
            field.replace("_", " "): value_in_words(value)
            for field, value in objects[collection_of(type(row)), str(row.pk)].items()
            if field != "id"
        }
        loaded = digest({name: [words] for name, words in goes.items()})
        return {
            "references": references_to(row, objects),
            "has_changed": request.POST.get("loaded", loaded) != loaded,
            "loaded": loaded,
            "goes": goes,
            "last_change": last_change(row),
            "object": row,
            "opts": self.opts,
            "app_label": self.opts.app_label,
        }

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        name = (collection_of(type(obj)), str(obj.pk))
        change = ObjectChange(*name, before=read().objects[name], after={})
        why = request.POST.get("why", "")[:300]
        record(AuditEntry.Action.DELETED, by=request.user, on=obj, changes=told(change.differing), words=why)
        forget(obj)
        super().delete_model(request, obj)


class ReadOnlyAdmin(Titled, admin.ModelAdmin):  # type: ignore[type-arg]
    """A page that shows what nobody can change."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False
