"""A draft as a request finds it: its row, all drafts beside it, and its form as nobody has filled it in."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from editorial.drafts.reading import DraftRows, read
from editorial.drafts.words import DraftWords, draft_words
from editorial.upgrade.merge import fingerprint, state_of
from guidance.models import Definition


@dataclass(frozen=True, slots=True)
class Forms:
    """The form of a draft with the rows of its parts: as it is saved, or as somebody filled it in."""

    draft: Any
    parts: list[Any]  # formsets
    inlines: list[Any]  # what describes each of them

    @property
    def are_valid(self) -> bool:
        # Each says what is wrong with it, so none is left out; parts are judged beside the draft as typed.
        is_valid = self.draft.is_valid()
        return all([is_valid, *(each.is_valid() for each in self.parts)])


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as a request finds it."""

    row: Any  # None: a new one
    rows: DraftRows  # of all drafts
    words: DraftWords
    saved: Forms


def open_draft(admin: ModelAdmin[Any], request: HttpRequest, key: str | None) -> Draft | None:
    """Return the draft of a key, or a new one; None when there is none. Raises PermissionDenied.

    While it is being saved, nobody else can change its row.
    """
    is_sent = request.method == "POST"
    rows = admin.get_queryset(request).prefetch_related(*(each.name for each in admin.opts.many_to_many))
    row = (rows.select_for_update() if is_sent else rows).filter(pk=key).first() if key else None
    if key:
        may_open = admin.has_change_permission if is_sent else admin.has_view_or_change_permission
        is_allowed = may_open(request, row)
    else:
        is_allowed = admin.has_add_permission(request)
    if not is_allowed:
        raise PermissionDenied
    return describe(admin, request, row) if row or not key else None


def describe(admin: ModelAdmin[Any], request: HttpRequest, row: Any) -> Draft:
    """Return a draft with its form as nobody has filled it in."""
    rows = read()
    words = draft_words(without=row.pk if isinstance(row, Definition) else "", rows=rows)
    forms = forms_of(admin, request, row, words)
    if row:
        forms.draft.initial["loaded"] = fingerprint(state_of(forms.draft, forms.parts))
    return Draft(row, rows, words, forms)


def forms_of(
    admin: ModelAdmin[Any], request: HttpRequest, row: Any, words: DraftWords, sent: QueryDict | None = None
) -> Forms:
    """Return the form of a draft and the rows of its parts, filled in with what was sent, if anything was."""
    initial = admin.get_changeform_initial_data(request) if row is None and sent is None else None
    # A form writes what it reads into its row, which comparisons need as it was.
    kind: Any = admin.get_form(request, row, change=row is not None)
    form = kind(sent, instance=copy(row) if row else None, initial=initial, words=words)
    found: list[Any] = list(admin.get_formsets_with_inlines(request, row))
    parts = [
        formset(
            sent,
            instance=form.instance,
            prefix=formset.get_default_prefix(),
            queryset=inline.get_queryset(request),
            form_kwargs={"words": words},
        )
        for formset, inline in found
    ]
    return Forms(form, parts, [inline for _, inline in found])


def tell_that_it_is_not_there(admin: ModelAdmin[Any], request: HttpRequest, key: str | None) -> HttpResponse:
    """Lead to the list of what there is."""
    words = f"There is no {admin.opts.verbose_name} called “{key}”. Perhaps somebody has deleted it."
    messages.warning(request, words)
    return redirect(f"admin:guidance_{admin.opts.model_name}_changelist")
