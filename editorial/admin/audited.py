"""What editors do to drafts in the admin, written into the audit log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.forms import BaseModelForm
from django.http import HttpRequest

from editorial.audit import Change, differences, record, snapshot
from editorial.editing.new_warnings import in_words
from guidance.models import AuditEntry

Formset = Any


class Audited:
    """Records each save and delete of a draft, with what changed field by field."""

    def save_model(self, request: HttpRequest, obj: models.Model, form: BaseModelForm, change: bool) -> None:  # type: ignore[type-arg]  # noqa: FBT001  (the admin's own)
        request.row_before = snapshot(obj) if change else {}  # type: ignore[attr-defined]
        super().save_model(request, obj, form, change)  # type: ignore[misc]

    def save_related(self, request: HttpRequest, form: Any, formsets: list[Formset], change: bool) -> None:  # noqa: FBT001  (the admin's own)
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        changes = differences(request.row_before, snapshot(form.instance))  # type: ignore[attr-defined]
        if changes or not change:
            action = AuditEntry.Action.CHANGED if change else AuditEntry.Action.ADDED
            record(action, by=request.user, on=form.instance, changes=changes, words=_why(request, form))
        for row, row_changes in changed_beside(formsets):
            record(AuditEntry.Action.CHANGED, by=request.user, on=row, changes=row_changes)

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        changes = differences(snapshot(obj), {})
        why = request.POST.get("why", "")[:300]
        record(AuditEntry.Action.DELETED, by=request.user, on=obj, changes=changes, words=why)
        super().delete_model(request, obj)  # type: ignore[misc]

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        for row in queryset:
            self.delete_model(request, row)


def _why(request: HttpRequest, form: Any) -> str:
    """Return why an editor made a change, and why warnings that it brings about stay."""
    warnings = getattr(request, "kept_warnings", ())
    weighed = in_words(warnings, form.cleaned_data.get("weighed", "")) if warnings else ""
    return "\n".join(filter(None, (form.cleaned_data.get("because", ""), weighed)))


def changed_beside(formsets: list[Formset]) -> Iterator[tuple[models.Model, list[Change]]]:
    """Yield rows that were changed on the page of another without being a part of it, as a screen's items."""
    for formset in formsets:
        if formset.fk.remote_field.on_delete is models.CASCADE:
            continue
        for form in formset.forms:
            if form.instance.pk and form.has_changed():
                before = {name: str(form.initial.get(name, "")) for name in form.changed_data}
                after = {name: str(form.cleaned_data.get(name, "")) for name in form.changed_data}
                yield form.instance, differences(before, after)
