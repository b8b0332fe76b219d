"""The page of a form: its fields, and beside them checks, who changed it last, and what refers to it."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import AdminErrorList, AdminForm
from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from editorial.admin.forms import InOrder, faults
from editorial.admin.opened import Draft, Forms
from editorial.admin.widgets import CriteriaArea
from editorial.audit import entries_of
from editorial.drafts.shapes import collection_of
from editorial.editing.change_effects import beside
from editorial.editing.checks import check
from editorial.editing.criteria_help import usable_names
from editorial.editing.public_text import SHOWN, words_of_form
from editorial.editing.references import references_to
from editorial.upgrade.conflicts import shown
from guidance.fields import CriteriaField
from guidance.models import AuditEntry, VignetteAnswer

ON_PAPER = frozenset({"activity", "phase", "checkpoint", "safetynet"})
"""The kinds that stand on the printed sheet of a plan."""


def show(
    admin: ModelAdmin[Any],
    request: HttpRequest,
    draft: Draft,
    forms: Forms,
    said: Mapping[str, Any] = MappingProxyType({}),
    *,
    status: int = HTTPStatus.OK,
    is_asked: bool = False,
    form_url: str = "",
) -> HttpResponse:
    """Return the page of a form with all that stands beside it; one that asks something is not refused."""
    row = draft.row
    wrong = list(faults(forms.draft, forms.parts)) if forms.draft.is_bound else []
    if (wrong and not is_asked) or "to_weigh" in said:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    context = {
        **admin.admin_site.each_context(request),
        **_frame(admin, request, draft, forms),
        **_about_words(draft, forms),
        **(_about_row(draft, may_change=admin.has_change_permission(request, row)) if row else {}),
        "is_on_paper": admin.opts.model_name in ON_PAPER,
        "holds_back": is_asked,
        "faults": wrong,
        **said,
    }
    page = admin.render_change_form(request, context, not row, bool(row), form_url, row)
    page.status_code = status
    return page


def _frame(admin: ModelAdmin[Any], request: HttpRequest, draft: Draft, forms: Forms) -> dict[str, Any]:
    """Return what the admin's own template of a form needs."""
    row = draft.row
    is_read = row and not admin.has_change_permission(request, row)
    fieldsets: list[Any] = list(admin.get_fieldsets(request, row))
    fixed = flatten_fieldsets(fieldsets) if is_read else admin.get_readonly_fields(request, row)
    adminform = AdminForm(forms.draft, fieldsets, {}, fixed, model_admin=admin)
    parts = admin.get_inline_formsets(request, forms.parts, forms.inlines, row)
    verb = "View" if is_read else "Change" if row else "Add"
    return {
        "title": f"{verb} {admin.opts.verbose_name}",
        "subtitle": str(row) if row else None,
        "adminform": adminform,
        "object_id": row.pk if row else None,
        "original": row,
        "is_popup": False,
        "to_field": None,
        "media": admin.media,
        "inline_admin_formsets": [InOrder(each) for each in parts],
        "errors": AdminErrorList(forms.draft, forms.parts),
        "preserved_filters": admin.get_preserved_filters(request),
    }


def _about_words(draft: Draft, forms: Forms) -> dict[str, Any]:
    objects, kind = draft.rows.objects, forms.draft._meta.model._meta.model_name
    found: dict[str, Any] = {}
    if kind in SHOWN:
        found["checked"] = check(words_of_form(forms.draft, forms.parts, objects), timezone.localdate())
    every = [forms.draft, *(part.empty_form for part in forms.parts)]
    if any(isinstance(field.widget, CriteriaArea) for each in every for field in each.fields.values()):
        found["names"] = usable_names(draft.words)
    if any(part.model is VignetteAnswer for part in forms.parts):
        items = {name: each for name, each in objects.items() if name[0] == "items"}
        found["item_names"] = [(key, each["text"]) for (_, key), each in items.items()]
    return found


def _about_row(draft: Draft, *, may_change: bool) -> dict[str, Any]:
    row, objects = draft.row, draft.rows.objects
    beside_fields = {"consequences": beside(row, objects)} if may_change else {"meanings": _meanings(draft)}
    return {
        "last_change": last_change(row),
        "references": references_to(row, objects),
        "offers": shown(row, objects),
        "collection": collection_of(type(row)),
        **beside_fields,
    }


def _meanings(draft: Draft) -> dict[str, str]:
    """Return what the criteria of a draft mean, for somebody who only reads it."""
    fields = [field.name for field in draft.row._meta.concrete_fields if isinstance(field, CriteriaField)]
    texts = {name: getattr(draft.row, name) for name in fields}
    return {name: draft.words.explain(text) for name, text in texts.items() if text}


def last_change(row: Any) -> AuditEntry | None:
    """Return the last thing that somebody did to a draft, or None when nobody has."""
    return entries_of(collection_of(type(row)), str(row.pk)).first()
