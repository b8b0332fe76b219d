"""What came with the software for a draft that an editor had changed: an editor keeps theirs, or takes it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest

from editorial.audit import differences, record, snapshot
from editorial.upgrade.conflicts import CannotTake, forget, forget_the_same, take
from guidance.models import AuditEntry

KEPT = "Kept as it is. The software came with other words: {}."
TOOK = "Took what came with the software: {}."


class Offering:
    """Lets an editor decide about each field that they and the software both changed."""

    def settle(self, request: HttpRequest, row: models.Model) -> str:
        """Do what a button says about an offer; return the field that was taken, or nothing."""
        if not {"_keep", "_take"} & set(request.POST):
            return ""
        if not self.has_change_permission(request, row):  # type: ignore[attr-defined]
            raise PermissionDenied
        if "_keep" in request.POST:
            self._keep(request, row, request.POST["_keep"])
            return ""
        return self._take(request, row, request.POST["_take"])

    def _keep(self, request: HttpRequest, row: models.Model, field: str) -> None:
        if forget(row, field):
            words = KEPT.format(field.replace("_", " ") or "it has this no longer")
            record(AuditEntry.Action.CHANGED, by=request.user, on=row, words=words)
            messages.success(request, words)

    def _take(self, request: HttpRequest, row: models.Model, field: str) -> str:
        before, label = snapshot(row), field.replace("_", " ")
        try:
            is_taken = take(row, field)
        except CannotTake as error:
            messages.error(request, f"Not taken. {error} Change it by hand, then press “Keep yours”.")
            return ""
        if is_taken:
            changes = differences(before, snapshot(row))
            words = TOOK.format(label)
            record(AuditEntry.Action.CHANGED, by=request.user, on=row, changes=changes, words=words)
            messages.success(request, f"{words} The draft says it now.")
        return field if is_taken else ""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        forget_the_same(form.instance)

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        forget(obj)
        super().delete_model(request, obj)  # type: ignore[misc]
