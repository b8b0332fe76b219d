"""What the editors' pages have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.forms import Field
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guidance.fields import CriteriaField
from guidance.words import Words, draft_words

LONG_TEXT = "body"
"""The one field that is longer than some sentences: an article's."""


class CriteriaArea(AdminTextareaWidget):
    """A text area with the sentence that the criteria mean under it."""

    def __init__(self, words: Words) -> None:
        super().__init__(attrs={"rows": 3, "spellcheck": "false"})
        self.words = words

    def render(self, name: str, value: Any, *args: Any, **options: Any) -> SafeString:
        area = super().render(name, value, *args, **options)
        sentence = self.words.explain(value) if value else ""
        return format_html('{}<p class="help">It means: {}.</p>', area, sentence) if sentence else area


class WithCriteria:
    """Checks the words of criteria against the drafts, and shows what criteria mean."""

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **options: Any
    ) -> Field | None:
        if type(db_field) is models.TextField and db_field.name != LONG_TEXT:
            options.setdefault("widget", AdminTextareaWidget(attrs={"rows": 3}))
        if not isinstance(db_field, CriteriaField):
            return super().formfield_for_dbfield(db_field, request, **options)  # type: ignore[misc,no-any-return]
        words = words_of(request)
        field = db_field.formfield(**{**options, "widget": CriteriaArea(words)})
        if field is not None:
            field.validators.append(words.check)
        return field


def words_of(request: HttpRequest) -> Words:
    """Return the words of the drafts, read once a request."""
    if not hasattr(request, "draft_words"):
        match = request.resolver_match
        edited = unquote(str(match.kwargs.get("object_id", ""))) if match else ""
        is_definition = bool(match and (match.url_name or "").startswith("guidance_definition_"))
        request.draft_words = draft_words(without=edited if is_definition else "")  # type: ignore[attr-defined]
    return request.draft_words  # type: ignore[attr-defined,no-any-return]


class DraftAdmin(WithCriteria, admin.ModelAdmin):  # type: ignore[type-arg]
    """A page for one kind of draft. Names never change, and what others cite is not deleted."""

    actions = None
    list_per_page = 300
    save_on_top = False
    permanent: Sequence[str] = ()

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> list[str]:
        fixed = [self.opts.pk.name, *self.permanent] if obj else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and is_cited(obj))


class PartInline(WithCriteria, admin.TabularInline):  # type: ignore[type-arg]
    """Rows of a part, such as doses, on the page of what they belong to."""

    extra = 0


class TallInline(WithCriteria, admin.StackedInline):  # type: ignore[type-arg]
    """Rows of a part with long texts."""

    extra = 0


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """A page that shows what nobody can change."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


def is_cited(row: models.Model) -> bool:
    """Return whether other rows are linked to this one; deleting it would silently drop those links."""
    relations: Any = [each for each in row._meta.get_fields(include_hidden=True) if each.many_to_many]
    fields = [relation.field for relation in relations if relation.auto_created]
    return any(
        field.remote_field.through._default_manager.filter(
            **{field.m2m_reverse_field_name(): row.pk}
        ).exists()
        for field in fields
    )
