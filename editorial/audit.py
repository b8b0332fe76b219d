"""The audit log: one entry for each thing that somebody does to the guidance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models

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
        object_id=str(on.pk)[:120] if on else "",
        label=(label or (str(on) if on else ""))[:255],
        changes=list(changes),
        words=words,
    )


def snapshot(row: models.Model) -> dict[str, str]:
    """Return a row in words, field by field, with the rows that are part of it; empty when not saved."""
    kind: Any = type(row)
    saved = kind._default_manager.filter(pk=row.pk).first()
    if saved is None:
        return {}
    words = _fields(saved)
    for field in row._meta.many_to_many:
        through: Any = field.remote_field.through
        keys = through._default_manager.filter(**{field.m2m_field_name(): row.pk})
        linked = keys.order_by("pk").values_list(f"{field.m2m_reverse_field_name()}_id", flat=True)
        words[str(field.verbose_name)] = ", ".join(map(str, linked))
    for relation in row._meta.related_objects:
        if relation.one_to_many and relation.on_delete is models.CASCADE:
            words |= _part(relation, saved)
    return words


def _fields(row: models.Model, without: tuple[str, ...] = ("id",)) -> dict[str, str]:
    return {
        str(field.verbose_name): _in_words(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in without
    }


def _part(relation: Any, row: models.Model) -> dict[str, str]:
    """Return the rows of a part, such as doses, numbered in their order."""
    kind, name = relation.related_model, relation.field.name
    hidden = ("id", "position", name)
    rows = enumerate(kind._default_manager.filter(**{name: row}), 1)
    return {
        f"{kind._meta.verbose_name} {number}": "; ".join(filter(None, _fields(each, hidden).values()))
        for number, each in rows
    }


def _in_words(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(map(str, value))
    return "" if value is None else str(value)


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    """Return each field that is not the same: what it was, and what it is."""
    fields = [*before, *(field for field in after if field not in before)]
    return [
        {"field": field, **_shortened(before.get(field, ""), after.get(field, ""))}
        for field in fields
        if before.get(field, "") != after.get(field, "")
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
