"""What each kind of field is edited with, and what it says of a value that cannot be: what to do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.db import models
from django.http import HttpRequest

from editorial.admin.widgets import CriteriaArea, PickMany
from editorial.editing.change_effects import HELP
from guidance.fields import CriteriaField

EVERY = {
    "required": "This is empty. Write something here.",
    "max_length": "That is %(show_value)d characters. Use %(limit_value)d or fewer.",
    "unique": "Another one is called this already. Choose another name.",
}
NUMBER = {
    "required": "This is empty. Type a number.",
    "invalid": "Type a whole number in digits, such as 10.",
    "min_value": "Type %(limit_value)s or a higher number.",
    "max_value": "Type %(limit_value)s or a lower number.",
}
DAY = {
    "required": "This is empty. Choose a day.",
    "invalid": "Type a day that there is, as year-month-day: 2026-11-22.",
}
CHOICE = {"required": "Choose one from the list.", "invalid_choice": "Choose one from the list."}
CHOICES = {"invalid_choice": "“%(value)s” is there no longer. Take its tick away, or choose another."}
ADDRESS = {"invalid": "Type the whole address, beginning with https://."}


class EditedFields:
    """Gives the fields of a form what they are edited with."""

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **options: Any
    ) -> forms.Field | None:
        field: forms.Field | None = super().formfield_for_dbfield(  # type: ignore[misc]
            db_field, request, **edited_with(db_field) | options
        )
        if field is None:
            return None
        if isinstance(field.widget, RelatedFieldWidgetWrapper):
            # Its buttons open windows, which a keyboard or a screen reader gets lost in.
            field.widget = field.widget.widget
        return in_plain_words(field, is_address=db_field.name == "url")


def edited_with(db_field: Any) -> dict[str, Any]:
    """Return the widget of a field, and help that says more than the model's."""
    found: dict[str, Any] = {}
    if told := HELP.get((db_field.model._meta.model_name or "", db_field.name)):
        found["help_text"] = told
    if isinstance(db_field, models.DateField):
        found["widget"] = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    elif db_field.many_to_many:
        found["widget"] = PickMany(db_field.related_model)
    elif isinstance(db_field, CriteriaField):
        found["widget"] = CriteriaArea()
    elif type(db_field) is models.TextField:
        found["widget"] = AdminTextareaWidget(attrs={"rows": 3})
    return found


def in_plain_words(field: forms.Field, *, is_address: bool = False) -> forms.Field:
    """Return a field that says in plain words what is wrong with a value."""
    match field:
        case forms.ModelMultipleChoiceField():
            words = CHOICES
        case forms.ChoiceField():
            words = CHOICE
        case forms.IntegerField():
            words = NUMBER
        case forms.DateField():
            words = DAY
        case _:
            words = ADDRESS if is_address else {}
    said = {code: told for code, told in field.error_messages.items() if told != usual(field).get(code)}
    field.error_messages = {**field.error_messages, **EVERY, **words, **said}
    return field


def usual(field: forms.Field) -> dict[str, object]:
    """Return what a kind of field says unless somebody has given it other words."""
    found: dict[str, object] = {}
    for kind in reversed(type(field).__mro__):
        found |= getattr(kind, "default_error_messages", {})
    return found
