"""Model fields for what the guidance is made of: permanent ids, lines of text, and criteria."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from clinical.codec import encode
from clinical.criteria import CriteriaError, parse

WORD = RegexValidator(r"\A[a-z][a-z0-9_]*\Z", "Use small letters, digits and _, and begin with a letter.")
SLUG = RegexValidator(r"\A[a-z0-9][a-z0-9_-]*\Z", "Use small letters, digits, - and _.")
LONGEST_NAME = 80
LONGEST_TITLE = 255


def choices_of(kind: type[Enum]) -> list[tuple[str, str]]:
    """Return the values of a clinical enumeration as stored in rows and files, with a label each."""
    codes = {each: str(encode(each)) for each in kind}
    return [
        (code, getattr(each, "words", code.replace("_", " ").capitalize())) for each, code in codes.items()
    ]


class Known(models.CheckConstraint):
    """That a field holds one of its choices, which a form has seen to before it asks the database."""

    def validate(self, *_: Any, **__: Any) -> None:
        return

    def deconstruct(self) -> Any:
        _, arguments, options = super().deconstruct()
        return "django.db.models.CheckConstraint", arguments, options


def known(field: str, choices: Iterable[tuple[str, Any]], *, table: str) -> models.CheckConstraint:
    """Return the constraint that a field holds one of its choices."""
    return Known(
        condition=models.Q(**{f"{field}__in": [value for value, _ in choices]}),
        name=f"{table}_{field}_is_known",
    )


def in_order(first: str, last: str, *, table: str, message: str) -> models.CheckConstraint:
    """Return the constraint that one field is less than another, where that one has a value."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{last}__isnull": True}) | models.Q(**{f"{first}__lt": models.F(last)}),
        name=f"{table}_{first}_before_{last}",
        violation_error_message=message,
    )


def permanent_name(
    words: str = "Small letters, digits, - and _. Others refer to it, so it can never be changed.",
    *,
    validator: RegexValidator = SLUG,
    verbose_name: str = "id",
) -> models.CharField[str, str]:
    """Return the primary key of a kind of content: the name that others use for it."""
    return models.CharField(
        verbose_name, max_length=LONGEST_NAME, primary_key=True, validators=[validator], help_text=words
    )


def check_readable(text: str) -> None:
    """Raise ValidationError when a text is not in the language of criteria."""
    try:
        parse(text)
    except CriteriaError as error:
        raise ValidationError("%(problem)s", code="criteria", params={"problem": _sentence(error)}) from None


def _sentence(error: CriteriaError) -> str:
    words = str(error)
    return f"{words[:1].upper()}{words[1:]}."


class CriteriaField(models.TextField):  # type: ignore[type-arg]
    """Criteria as text; the admin also checks their words against the drafts."""

    default_validators = [check_readable]


class LinesField(models.JSONField):
    """A list of texts, edited as one text a line."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True, **options})

    def formfield(self, *args: Any, **options: Any) -> forms.Field:
        return LinesFormField(
            label=options.get("label", str(self.verbose_name).capitalize()),
            help_text=self.help_text,
            required=not self.blank,
        )


class LinesFormField(forms.CharField):
    """A text area that reads and shows one text a line."""

    widget = forms.Textarea(attrs={"rows": 5, "class": "vLargeTextField"})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(list(initial or []) != self.to_python(data))
