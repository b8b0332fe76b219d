"""The form of a draft, the rows of its parts on the same page, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import InlineAdminForm, InlineAdminFormSet

from clinical.problems import Problem
from editorial.admin.fields import EditedFields
from editorial.admin.widgets import CriteriaArea
from editorial.drafts.words import DraftWords
from editorial.editing.criteria_help import meaning_of
from editorial.editing.rows import LAST, PLACE

REFUSED = "With this, parts of the guidance would not fit together, and nobody could open the preview."
MOST_TOLD = 3
RESTED_ON = ("kind", "when", "disposition")
"""Fields that other drafts rest on, the likeliest first."""


class WordsForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form whose criteria are read with the words of the drafts."""

    def __init__(self, *args: Any, words: DraftWords, **options: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **options})
        for field in self.fields.values():
            if isinstance(field.widget, CriteriaArea):
                field.widget.words = words
                field.validators = [CriteriaCheck(words)]


class CriteriaCheck:
    """Refuses criteria that cannot be read, with the word that is wrong and what fits better."""

    def __init__(self, words: DraftWords) -> None:
        self.words = words

    def __call__(self, text: str) -> None:
        meaning = meaning_of(text, self.words)
        if meaning.problem:
            raise forms.ValidationError("%(told)s", code="criteria", params={"told": meaning.told})


class DraftForm(WordsForm):
    """A form that carries what it was loaded with, why somebody changed it, and why a warning stays."""

    loaded = forms.CharField(required=False, widget=forms.HiddenInput)
    # Not “why”: screens and items have a field of that name.
    because = forms.CharField(
        required=False,
        max_length=300,
        label="Why you change it",
        help_text="For the history of this page. A reviewer reads it too.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    weighed = forms.CharField(
        required=False,
        max_length=300,
        label="Why it stays like this",
        help_text="It goes into the history. A reviewer reads it beside your change.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def refuse(self, misfits: list[Problem]) -> None:
        """Say what would no longer fit, at the field that brings it about or else at the top."""
        others = len(misfits) - MOST_TOLD
        told = [REFUSED, *(each.sentence for each in misfits[:MOST_TOLD])]
        told += [f"And {others} more."] if others > 0 else []
        names = ("kind", "id") if self.instance._state.adding else RESTED_ON
        field = next((name for name in names if name in self.changed_data), None)
        self.add_error(field, forms.ValidationError(" ".join(told), code="does_not_fit"))


class PartForm(WordsForm):
    """A row of a part. A new one with nothing but a place in it is no row."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "position" in self.fields:
            self.fields["position"].required = False
        if "code" in self.fields and self.instance.pk and hasattr(self.instance, "number"):
            self.fields["code"].disabled = True

    def clean_id(self) -> Any:
        found = self.instance.pk
        if self.cleaned_data["id"] not in ("", str(found)):
            raise forms.ValidationError("Somebody has removed this. Add it again, or leave the page.")
        return found

    def clean_position(self) -> int:
        return self.cleaned_data["position"] or 0

    def _post_clean(self) -> None:
        # A saved row that nobody has changed is asked about nothing again.
        if not self.instance.pk or self.has_changed():
            super()._post_clean()  # type: ignore[misc]

    def has_changed(self) -> bool:
        changed = set(self.changed_data)
        return bool(changed if self.instance.pk else changed - {"position"})


class PartRows(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """The rows of a part, which are read all at once: Django would look each up again by its key."""

    def add_fields(self, form: Any, index: Any) -> None:
        super().add_fields(form, index)
        form.fields["id"] = forms.CharField(
            required=False, initial=str(form.instance.pk or ""), widget=forms.HiddenInput
        )


class InOrder(InlineAdminFormSet):
    """The rows of a part in the order of their places, however the form numbers them."""

    def __init__(self, rows: InlineAdminFormSet) -> None:
        vars(self).update(vars(rows))

    def __iter__(self) -> Iterator[InlineAdminForm]:
        rows = {each.form.prefix: each for each in super().__iter__()}
        empty = rows.pop(self.formset.empty_form.prefix, None)
        for row in rows.values():
            # Django pairs rows with forms by number, which is wrong once rows have moved.
            row.original = None if row.form.instance._state.adding else row.form.instance
        yield from sorted(rows.values(), key=lambda row: place_of(row.form))
        if empty:
            yield empty


def place_of(form: Any) -> int:
    """Return where a row stands: by its place; one without a place comes last."""
    text = str(form["position"].value() or 0) if "position" in form.fields else "0"
    is_new = form.instance._state.adding
    return int(text) if PLACE.fullmatch(text) and not (is_new and text == "0") else LAST


class TallInline(EditedFields, admin.StackedInline):  # type: ignore[type-arg]
    """Rows of a part with long texts, one below the other on the page of what they belong to."""

    extra = 0
    form = PartForm
    formset = PartRows
    template = "admin/guidance/form/part.html"

    @property
    def media(self) -> forms.Media:
        return forms.Media()


class PartInline(TallInline):
    """Rows of a part with short fields, such as doses: side by side where there is room."""

    classes = ["short"]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field, and where the field is."""

    field_id: str
    label: str
    words: str


def faults(form: forms.BaseForm, formsets: Iterable[Any]) -> Iterator[Fault]:
    """Yield everything that is wrong with a form and its rows, for the list at its top."""
    yield from _faults_of(form)
    for formset in formsets:
        yield from (Fault("", "", words) for words in formset.non_form_errors())
        for row in formset.forms:
            yield from _faults_of(row)


def _faults_of(form: forms.BaseForm) -> Iterator[Fault]:
    order = [*form.fields]
    found = sorted(form.errors.items(), key=lambda each: order.index(each[0]) if each[0] in order else -1)
    for name, errors in found:
        bound = form[name] if name in form.fields else None
        label = str(bound.label) if bound else ""
        field_id = bound.id_for_label or bound.auto_id if bound else ""
        yield from (Fault(field_id, label, str(words)) for words in errors)
