"""What a form says of a value that cannot be: in plain words, with what to do."""

from __future__ import annotations

from django import forms

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
