"""Deleting a draft: what refers to it is said, and then it is refused; what goes with it is said exactly."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from editorial.admin.filled_in import last_change
from editorial.audit import snapshot
from editorial.editing.references import references_to
from editorial.upgrade.merge import digest


class Deleting:
    """Refuses to delete what something refers to, or what has changed since the page was loaded."""

    model: Any
    opts: Any

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        with transaction.atomic():
            row = self.model._default_manager.select_for_update().filter(pk=unquote(object_id)).first()
            if row is None:
                return super().delete_view(request, object_id, extra_context)  # type: ignore[misc,no-any-return]
            if not self.has_delete_permission(request, row):  # type: ignore[attr-defined]
                raise PermissionDenied
            return self._ask_or_delete(request, row, object_id, extra_context or {})

    def _ask_or_delete(
        self, request: HttpRequest, row: models.Model, object_id: str, extra: dict[str, Any]
    ) -> HttpResponse:
        references, words = references_to(row), snapshot(row)
        loaded = digest({name: [each] for name, each in words.items()})
        has_changed = request.POST.get("loaded", loaded) != loaded
        context = {
            "references": references,
            "has_changed": has_changed,
            "loaded": loaded,
            "goes": words,
            "last_change": last_change(row),
        }
        if request.method == "POST" and (references or has_changed):
            return self._refuse(request, row, extra | context)
        response: HttpResponse = super().delete_view(request, object_id, extra | context)  # type: ignore[misc]
        return response

    def _refuse(self, request: HttpRequest, row: models.Model, context: dict[str, Any]) -> HttpResponse:
        """Return the page again, which says why nothing was deleted."""
        page = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": "Not deleted",
            "object": row,
            "opts": self.opts,
            "app_label": self.opts.app_label,
            **context,
        }
        template: str = self.delete_confirmation_template  # type: ignore[attr-defined]
        return TemplateResponse(request, template, page, status=HTTPStatus.CONFLICT)
