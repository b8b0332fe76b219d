"""Two editors on one draft, and rows that are moved: what was sent is put in order before it is saved."""

from __future__ import annotations

import re
from copy import copy
from typing import Any

from django.contrib.admin.utils import quote, unquote
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from editorial.admin.filled_in import last_change
from editorial.editing.rows import Row, moved, placed, rows_in, with_rows
from editorial.upgrade.conflicts import part_of_form
from editorial.upgrade.merge import Merged, State, fingerprint, merge, read_fingerprint, state_of, with_saved
from guidance.models import AuditEntry

SHOWN_AGAIN = ("_show", "_move", "_more", "_keep", "_take")
"""Buttons that show the form again as it is filled in, and save nothing."""
CONFLICT = 409
SMALL_NUMBER = re.compile(r"[0-9]{1,4}")


class Sharing:
    """Notices when a draft has changed since its form was loaded, and puts the two versions together."""

    opts: Any
    model: Any

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method != "POST":
            response = self._show(request, object_id, form_url, extra_context)
            return self._with_fingerprint(request, response, object_id)
        with transaction.atomic():
            return self._posted(request, object_id, form_url, extra_context or {})

    def _posted(
        self, request: HttpRequest, object_id: str | None, form_url: str, extra: dict[str, Any]
    ) -> HttpResponse:
        row = self.locked(object_id) if object_id else None
        if object_id and row is None and "loaded" in request.POST:
            return self._put_back(request, object_id)
        settled = self.settle(request, row) if row else ""  # type: ignore[attr-defined]
        row = self.locked(object_id) if object_id and settled else row
        state = self.state(request, row)
        if row and settled:
            request.POST = with_saved(request.POST, state, settled, part_of_form(row, settled))  # type: ignore[assignment]
        request.holds_back = any(name in request.POST for name in SHOWN_AGAIN)  # type: ignore[attr-defined]
        request.POST = self.in_order(request, state)  # type: ignore[assignment]
        merged = self._merge(request, state) if row else None
        if merged:
            request.holds_back = True  # type: ignore[attr-defined]
            sent = merged.sent.copy()
            sent["loaded"] = fingerprint(state)
            request.POST = sent  # type: ignore[assignment]
            extra |= {"conflict": merged.differences, "other_change": last_change(row)}
        extra |= self.weigh(request, row)  # type: ignore[attr-defined]
        response = self._show(request, object_id, form_url, extra)
        if merged and response.status_code == 200:
            response.status_code = CONFLICT
        return response

    def _show(
        self, request: HttpRequest, object_id: str | None, form_url: str, extra: dict[str, Any] | None
    ) -> HttpResponse:
        response = super().changeform_view(request, object_id, form_url, extra)  # type: ignore[misc]
        return self.fill_in(request, response)  # type: ignore[attr-defined,no-any-return]

    def _with_fingerprint(
        self, request: HttpRequest, response: HttpResponse, object_id: str | None
    ) -> HttpResponse:
        """Return the page of a form that carries what it was loaded with."""
        context = getattr(response, "context_data", None)
        if object_id and context and "adminform" in context:
            formsets = [each.formset for each in context["inline_admin_formsets"]]
            form = context["adminform"].form
            form.initial["loaded"] = fingerprint(state_of(form, formsets))
        return response

    def locked(self, object_id: str) -> models.Model | None:
        """Return the row of an address, held until this request is done, or None."""
        rows = self.model._default_manager.select_for_update()
        return rows.filter(pk=unquote(object_id)).first()  # type: ignore[no-any-return]

    def state(self, request: HttpRequest, row: models.Model | None) -> State:
        """Return the draft as its form would show it now, if nobody had filled it in."""
        return state_of(*self.as_saved(request, row))

    def as_saved(self, request: HttpRequest, row: models.Model | None) -> tuple[Any, list[Any]]:
        """Return the form of a draft and its rows, as nobody has filled them in."""
        reading = copy(request)
        reading.method = "GET"
        form = self.get_form(reading, row, change=row is not None)(instance=row)  # type: ignore[attr-defined]
        formsets, _ = self._create_formsets(reading, row or self.model(), change=row is not None)  # type: ignore[attr-defined]
        return form, formsets

    def _merge(self, request: HttpRequest, state: State) -> Merged | None:
        loaded = read_fingerprint(request.POST.get("loaded", ""))
        return merge(request.POST, loaded, state) if loaded else None

    def in_order(self, request: HttpRequest, state: State) -> QueryDict:
        """Return what was sent with each row in its place, and with the row that a button adds or moves."""
        sent: QueryDict = request.POST
        button, _, rest = sent.get("_move", "").partition(":")
        for prefix, part in state.parts.items():
            rows = rows_in(sent, prefix, part.key)
            if sent.get("_more") == prefix:
                rows.append(Row(""))
            if "position" in part.names:
                rows = placed(rows)
                if button == prefix:
                    number, _, way = rest.partition(":")
                    rows = moved(
                        rows,
                        int(number) if SMALL_NUMBER.fullmatch(number) else -1,
                        by=-1 if way == "up" else 1,
                    )
            if rows or sent.get("_more") == prefix:
                sent = with_rows(sent, prefix, part.key, rows)
        return sent

    def _put_back(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Return the form of a draft that somebody has deleted, to be added again with these words."""
        sent = request.POST.copy()
        sent[self.opts.pk.name] = unquote(object_id)
        request.POST = sent  # type: ignore[assignment]
        request.holds_back = True  # type: ignore[attr-defined]
        for prefix, part in self.state(request, None).parts.items():
            rows = rows_in(sent, prefix, part.key)
            request.POST = with_rows(request.POST, prefix, part.key, [Row("", row.values) for row in rows])  # type: ignore[assignment]
        entry = AuditEntry.objects.filter(
            kind=str(self.opts.verbose_name), object_id=unquote(object_id), action=AuditEntry.Action.DELETED
        )
        extra = {"deleted_by": entry.select_related("by").first(), "is_deleted": quote(object_id)}
        add = reverse(f"admin:guidance_{self.opts.model_name}_add")
        response = self._show(request, None, add, extra)
        if response.status_code == 200:
            response.status_code = CONFLICT
        return response
