"""What each kind of field is edited with, and how criteria are checked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.db import models
from django.forms import Field
from django.http import HttpRequest

from editorial.admin.widgets import CriteriaArea, PickMany
from editorial.admin.wrong_values import in_plain_words
from editorial.drafts.words import Words, draft_words
from editorial.editing.change_effects import HELP
from editorial.editing.criteria_help import meaning_of
from guidance.fields import CriteriaField


class WithCriteria:
    """Checks the words of criteria against the drafts, and gives fields what they are edited with."""

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **options: Any
    ) -> Field | None:
        options = self._options(db_field) | options
        if isinstance(db_field, CriteriaField):
            return self._criteria(db_field, request, **options)
        field: Field | None = super().formfield_for_dbfield(db_field, request, **options)  # type: ignore[misc]
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            # Its buttons open windows, which a keyboard or a screen reader gets lost in.
            field.widget = field.widget.widget
        return in_plain_words(field, is_address=db_field.name == "url") if field is not None else None

    def _options(self, db_field: models.Field[Any, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if told := HELP.get((db_field.model._meta.model_name or "", db_field.name)):
            found["help_text"] = told
        if isinstance(db_field, models.DateField):
            found["widget"] = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        elif isinstance(db_field, models.ManyToManyField):
            found |= {"widget": PickMany(db_field.related_model)}  # type: ignore[arg-type]
        elif type(db_field) is models.TextField:
            found["widget"] = AdminTextareaWidget(attrs={"rows": 3})
        return found

    def _criteria(self, db_field: CriteriaField, request: HttpRequest, **options: Any) -> Field | None:
        words = words_of(request)
        field = db_field.formfield(**{**options, "widget": CriteriaArea(words, edited_definition(request))})
        if field is None:
            return None
        field.validators = [CriteriaCheck(words)]
        return in_plain_words(field)


class CriteriaCheck:
    """Refuses criteria that cannot be read, with the word that is wrong and what fits better."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __call__(self, text: str) -> None:
        meaning = meaning_of(text, self.words)
        if meaning.problem:
            raise forms.ValidationError("%(told)s", code="criteria", params={"told": meaning.told})


def edited_definition(request: HttpRequest) -> str:
    """Return the id of the definition that a page edits, or nothing: it may not use itself."""
    match = request.resolver_match
    if match is None or not (match.url_name or "").startswith("guidance_definition_"):
        return ""
    return unquote(str(match.kwargs.get("object_id", "")))


def words_of(request: HttpRequest) -> Words:
    """Return the words of the drafts, read once a request."""
    if not hasattr(request, "draft_words"):
        request.draft_words = draft_words(without=edited_definition(request))  # type: ignore[attr-defined]
    return request.draft_words  # type: ignore[attr-defined,no-any-return]


def names_of(row: models.Model) -> set[str]:
    return {field.name for field in row._meta.fields}
