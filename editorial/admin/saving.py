"""How a draft is saved, from top to bottom: decide, merge, check, write, and write down."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone

from editorial.admin.form_page import last_change, show
from editorial.admin.opened import Draft, Forms, describe, forms_of, open_draft, tell_that_it_is_not_there
from editorial.audit import entries_of, record, told
from editorial.diff import Name, changed_objects
from editorial.drafts.reading import DraftRows, read
from editorial.drafts.shapes import collection_of
from editorial.editing.change_effects import of_change
from editorial.editing.checks import Check, brought_about, check, in_words
from editorial.editing.consistency import DoesNotFit, misfits
from editorial.editing.public_text import SHOWN, words_of_form
from editorial.editing.rows import as_new, in_order
from editorial.upgrade import conflicts
from editorial.upgrade.merge import Merged, merge, read_fingerprint, with_saved
from guidance.models import AuditEntry

SHOWN_AGAIN = ("_show", "_move", "_more", "_keep", "_take")
"""Buttons that show the form again as it is filled in, and save nothing."""
KEPT = "Kept as it is. The software came with other words: {}."
TOOK = "Took what came with the software: {}."


def save(admin: ModelAdmin[Any], request: HttpRequest, key: str | None) -> HttpResponse:
    """Save a draft as it was sent, or show its form again with what speaks against that."""
    try:
        with transaction.atomic():
            return _save(admin, request, key)
    except DoesNotFit as error:
        # By now the save is undone.
        draft = open_draft(admin, request, key)
        if draft is None:
            return _show_deleted(admin, request, str(key))
        filled = forms_of(admin, request, draft.row, draft.words, in_order(request.POST, draft.saved.parts))
        if filled.are_valid:
            filled.draft.refuse(error.problems)
        return show(admin, request, draft, filled)


def _save(admin: ModelAdmin[Any], request: HttpRequest, key: str | None) -> HttpResponse:
    found = open_draft(admin, request, key)
    if found is None:
        return _show_deleted(admin, request, str(key))
    draft, sent = _decide_offer(admin, request, found)
    merged = _merge(draft, sent)
    if merged:
        filled = forms_of(admin, request, draft.row, draft.words, merged.sent)
        said = {"conflict": merged.differences, "other_change": last_change(draft.row)}
        return show(admin, request, draft, filled, said, status=HTTPStatus.CONFLICT, is_asked=True)

    filled = forms_of(admin, request, draft.row, draft.words, sent)
    if any(name in sent for name in SHOWN_AGAIN):
        return show(admin, request, draft, filled, is_asked=True)
    if not filled.are_valid:
        return show(admin, request, draft, filled)
    warnings = _new_warnings(draft, filled)
    if warnings and not sent.get("weighed", "").strip():
        return show(admin, request, draft, filled, {"to_weigh": warnings}, is_asked=True)

    row = _write(filled)
    after = read()
    if (problems := misfits(after)) and not misfits(draft.rows):
        raise DoesNotFit(problems)
    _write_down(request, draft, filled, after, warnings)
    conflicts.forget_the_same(row, after.objects)
    for sentence in of_change(draft.row, row):
        messages.warning(request, sentence)
    return admin.response_change(request, row) if draft.row else admin.response_add(request, row)


def _decide_offer(admin: ModelAdmin[Any], request: HttpRequest, draft: Draft) -> tuple[Draft, QueryDict]:
    """Do what a button says about what came with the software; return the draft and what was sent now."""
    row, sent = draft.row, request.POST.copy()
    kept, taken = sent.get("_keep"), sent.get("_take")
    if row and kept is not None and conflicts.forget(row, kept):
        words = KEPT.format(kept.replace("_", " ") or "it has this no longer")
        record(AuditEntry.Action.CHANGED, by=request.user, on=row, words=words)
        messages.success(request, words)
    elif row and taken is not None and _take(request, draft, taken):
        draft = describe(admin, request, admin.get_queryset(request).get(pk=row.pk))
        name = conflicts.name_in_form(row, taken)
        sent = with_saved(sent, name, draft.saved.draft, draft.saved.parts)
    return draft, in_order(sent, draft.saved.parts)


def _take(request: HttpRequest, draft: Draft, field: str) -> bool:
    """Put what came with the software into a draft; return whether it is there now."""
    try:
        is_taken = conflicts.take(draft.row, field)
    except conflicts.CannotTake as error:
        messages.error(request, f"Not taken. {error} Change it by hand, then press “Keep yours”.")
        return False
    if is_taken:
        words = TOOK.format(field.replace("_", " "))
        _record_changes(request, {_name(draft.row): draft.row}, draft.rows, read(), words)
        messages.success(request, f"{words} The draft says it now.")
    return is_taken


def _merge(draft: Draft, sent: QueryDict) -> Merged | None:
    """Return what was sent with what others have saved since the form was loaded, if they have."""
    loaded = read_fingerprint(sent.get("loaded", "")) if draft.row else None
    return merge(sent, loaded, draft.saved.draft, draft.saved.parts) if loaded else None


def _new_warnings(draft: Draft, filled: Forms) -> tuple[Check, ...]:
    """Return the warnings that this save would bring about."""
    kind, today = filled.draft._meta.model._meta.model_name, timezone.localdate()
    if kind not in SHOWN:
        return ()
    before, after = (
        check(words_of_form(each.draft, each.parts, draft.rows.objects), today)
        for each in (draft.saved, filled)
    )
    return brought_about(before if draft.row else None, after)


def _write(filled: Forms) -> Any:
    """Write the rows of a draft, and return its own."""
    row = filled.draft.save()
    for part in filled.parts:
        part.save()
    return row


def _write_down(
    request: HttpRequest, draft: Draft, filled: Forms, after: DraftRows, warnings: tuple[Check, ...]
) -> None:
    """Record what changed field by field, why, and why warnings stay."""
    typed = filled.draft.cleaned_data
    why = [typed["because"], in_words(warnings, typed["weighed"]) if warnings else ""]
    # A screen's items are changed on its page, and are no part of it.
    rows = [filled.draft.instance, *(each.instance for part in filled.parts for each in part.initial_forms)]
    touched = {_name(row): row for row in rows if collection_of(type(row))}
    _record_changes(request, touched, draft.rows, after, "\n".join(filter(None, why)))


def _record_changes(
    request: HttpRequest, touched: dict[Name, Any], before: DraftRows, after: DraftRows, words: str
) -> None:
    """Record each draft that this request has changed; what others changed meanwhile is theirs to tell."""
    own = next(iter(touched))
    for change in changed_objects(before.objects, after.objects):
        name = (change.collection, change.id)
        if name in touched:
            record(
                change.state,
                by=request.user,
                on=touched[name],
                changes=told(change.differing),
                words=words if name == own else "",
            )


def _name(row: Any) -> Name:
    return collection_of(type(row)), str(row.pk)


def _show_deleted(admin: ModelAdmin[Any], request: HttpRequest, key: str) -> HttpResponse:
    """Show the form of a draft that somebody has deleted, to be added again with these words."""
    if "loaded" not in request.POST:
        return tell_that_it_is_not_there(admin, request, key)
    draft = describe(admin, request, None)
    sent = as_new(request.POST, draft.saved.parts)
    sent[admin.opts.pk.name] = key
    deletion = entries_of(collection_of(admin.model), key).filter(action=AuditEntry.Action.DELETED)
    return show(
        admin,
        request,
        draft,
        forms_of(admin, request, None, draft.words, sent),
        {"deleted_by": deletion.first(), "is_deleted": True},
        status=HTTPStatus.CONFLICT,
        is_asked=True,
        form_url=reverse(f"admin:guidance_{admin.opts.model_name}_add"),
    )
