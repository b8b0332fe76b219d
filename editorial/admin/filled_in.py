"""What stands on a form beside its fields: what they mean, checks, who changed it, what refers to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.forms.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from editorial.admin.widgets import CriteriaArea
from editorial.drafts.words import draft_words
from editorial.editing.change_effects import beside
from editorial.editing.checks import check
from editorial.editing.criteria_help import usable_names
from editorial.editing.public_text import SHOWN, words_of_form
from editorial.editing.references import references_to
from editorial.upgrade.conflicts import shown
from guidance.fields import CriteriaField
from guidance.models import AuditEntry, Item, VignetteAnswer

ON_PAPER = frozenset({"activity", "phase", "checkpoint", "safetynet"})
"""The kinds that stand on the printed sheet of a plan."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field, and where the field is."""

    field_id: str
    label: str
    words: str


class FilledIn:
    """Adds to each form what an editor wants to know beside it."""

    def fill_in(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Return the page of a form with all that stands beside the fields; a refused form says 422."""
        if not isinstance(response, TemplateResponse) or not response.context_data:
            return response
        context = response.context_data
        form = context["adminform"].form
        formsets = [each.formset for each in context["inline_admin_formsets"]]
        context |= self._about_words(form, formsets) | self._about_row(context["original"])
        context["is_on_paper"] = self.opts.model_name in ON_PAPER  # type: ignore[attr-defined]
        context["holds_back"] = form.holds_back
        context["faults"] = list(faults(form, formsets)) if form.is_bound else []
        if context["original"] and context["has_change_permission"]:
            context["consequences"] = beside(context["original"])
        elif context["original"]:
            context["meanings"] = meanings(context["original"])
        if (context["faults"] and not form.holds_back) or "to_weigh" in context:
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response

    def _about_words(self, form: Any, formsets: list[Any]) -> dict[str, Any]:
        kind = form._meta.model._meta.model_name
        found: dict[str, Any] = {"checked": None, "names": None, "item_names": None}
        if kind in SHOWN:
            found["checked"] = check(words_of_form(form, formsets), timezone.localdate())
        forms = [form, *(formset.empty_form for formset in formsets)]
        if any(isinstance(field.widget, CriteriaArea) for each in forms for field in each.fields.values()):
            found["names"] = usable_names(draft_words())
        if any(formset.model is VignetteAnswer for formset in formsets):
            found["item_names"] = list(Item.objects.values_list("pk", "text"))
        return found

    def _about_row(self, row: Any) -> dict[str, Any]:
        if row is None:
            return {"last_change": None, "references": [], "offers": []}
        return {"last_change": last_change(row), "references": references_to(row), "offers": shown(row)}


def meanings(row: Any) -> dict[str, str]:
    """Return what the criteria of a draft mean, for somebody who only reads it."""
    words = draft_words()
    fields = [field.name for field in row._meta.concrete_fields if isinstance(field, CriteriaField)]
    return {name: words.explain(getattr(row, name)) for name in fields if getattr(row, name)}


def last_change(row: Any) -> AuditEntry | None:
    """Return the last thing that somebody did to a draft, or None when nobody has."""
    entries = AuditEntry.objects.filter(kind=str(row._meta.verbose_name), object_id=str(row.pk)[:120])
    return entries.select_related("by").first()


def faults(form: BaseForm, formsets: Iterable[Any]) -> Iterator[Fault]:
    """Yield everything that is wrong with a form and its rows, for the list at its top."""
    yield from _faults_of(form)
    for formset in formsets:
        yield from (Fault("", "", words) for words in formset.non_form_errors())
        for row in formset.forms:
            yield from _faults_of(row)


def _faults_of(form: BaseForm) -> Iterator[Fault]:
    order = [*form.fields]
    found = sorted(form.errors.items(), key=lambda each: order.index(each[0]) if each[0] in order else -1)
    for name, errors in found:
        bound = form[name] if name in form.fields else None
        label = str(bound.label) if bound else ""
        field_id = bound.id_for_label or bound.auto_id if bound else ""
        yield from (Fault(field_id, label, str(words)) for words in errors)
