"""The audit log: one entry for each thing that somebody does to the guidance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models

from editorial.diff import value_in_words
from editorial.drafts.shapes import collection_of
from guidance.models import AuditEntry

LONGEST = 300
"""Characters kept of a value: enough to know it again. The whole of it is in the releases."""

Change = dict[str, str]


def record(
    action: str,
    *,
    by: AbstractBaseUser | AnonymousUser | None,
    on: models.Model | None = None,
    kind: str = "",
    label: str = "",
    changes: Iterable[Change] = (),
    words: str = "",
) -> AuditEntry:
    """Write an entry: who did what to which row, or to what is named by kind and label."""
    return AuditEntry.objects.create(
        action=action,
        by_id=by.pk if by else None,
        kind=kind or (str(on._meta.verbose_name) if on else ""),
        collection=collection_of(type(on)) if on else "",
        object_id=str(on.pk)[:120] if on else "",
        label=(label or (str(on) if on else ""))[:255],
        changes=list(changes),
        words=words,
    )


def entries_of(collection: str, key: str) -> models.QuerySet[AuditEntry]:
    """Return what was done to a draft, the last first."""
    return AuditEntry.objects.filter(collection=collection, object_id=key[:120]).select_related("by")


def told(differing: Iterable[tuple[str, Any, Any]]) -> list[Change]:
    """Return fields that are not the same in words: what each was, and what it is."""
    return [
        {"field": field.replace("_", " "), **_shortened(value_in_words(old), value_in_words(new))}
        for field, old, new in differing
    ]


def _shortened(before: str, after: str) -> Change:
    """Return two long values cut to where they differ, so that the entry shows what changed."""
    same = next((at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), None)
    same = min(len(before), len(after)) if same is None else same
    start = max(0, same - LONGEST // 3) if max(len(before), len(after)) > LONGEST else 0
    return {"before": _cut(before, start), "after": _cut(after, start)}


def _cut(text: str, start: int) -> str:
    middle = text[start : start + LONGEST]
    return f"{'…' if start and middle else ''}{middle}{'…' if len(text) > start + LONGEST else ''}"
