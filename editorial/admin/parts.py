"""Rows of a part on the page of what they belong to, such as the doses of an activity."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import InlineAdminForm, InlineAdminFormSet
from django.contrib.admin.utils import flatten_fieldsets

from editorial.admin.criteria_fields import WithCriteria, names_of
from editorial.editing.rows import LAST, PLACE


class PartForm(forms.ModelForm):  # type: ignore[type-arg]
    """A row of a part. A new one with nothing but a place in it is no row."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **options})
        if "position" in self.fields:
            self.fields["position"].required = False
        if "code" in self.fields and self.instance.pk and "number" in names_of(self.instance):
            self.fields["code"].disabled = True

    def clean_position(self) -> int:
        return self.cleaned_data["position"] or 0

    def has_changed(self) -> bool:
        changed = set(self.changed_data)
        return bool(changed if self.instance.pk else changed - {"position"})


class InOrder(InlineAdminFormSet):
    """The rows of a part in the order of their places, however the form numbers them."""

    def __iter__(self) -> Iterator[InlineAdminForm]:
        # Paired with what each form edits: Django pairs by number, which is wrong once rows have moved.
        forms = sorted(self.formset.forms, key=place_of)
        for form in [*forms, self.formset.empty_form]:
            yield InlineAdminForm(
                self.formset,
                form,
                self.fieldsets,
                self.prepopulated_fields,
                form.instance if form.instance.pk and not form.instance._state.adding else None,
                self.readonly_fields if self.has_change_permission else self._all_fields(),
                model_admin=self.opts,
            )

    def _all_fields(self) -> list[str]:
        return [*self.readonly_fields, *flatten_fieldsets(self.fieldsets)]


def in_order(rows: InlineAdminFormSet) -> InOrder:
    """Return the same rows, to be shown in the order of their places."""
    return InOrder(
        rows.opts,
        rows.formset,
        rows.fieldsets,
        rows.prepopulated_fields,
        rows.readonly_fields,
        rows.model_admin,
        rows.has_add_permission,
        rows.has_change_permission,
        rows.has_delete_permission,
        rows.has_view_permission,
    )


def place_of(form: Any) -> int:
    """Return where a row stands: by its place; one without a place comes last."""
    text = str(form["position"].value() or 0) if "position" in form.fields else "0"
    is_new = form.instance._state.adding
    return int(text) if PLACE.fullmatch(text) and not (is_new and text == "0") else LAST


class WithRows(WithCriteria):
    """Rows of a part on the page of what they belong to, one below the other."""

    extra = 0
    form = PartForm
    template = "admin/guidance/form/part.html"

    @property
    def media(self) -> forms.Media:
        return forms.Media()


class PartInline(WithRows, admin.StackedInline):  # type: ignore[type-arg,misc]
    """Rows of a part with short fields, such as doses: side by side where there is room."""

    classes = ["short"]


class TallInline(WithRows, admin.StackedInline):  # type: ignore[type-arg,misc]
    """Rows of a part with long texts."""
