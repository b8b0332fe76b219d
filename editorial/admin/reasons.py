"""Why editors changed drafts, beside what they changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from guidance.models import AuditEntry

WRITTEN = ("added", "changed", "deleted")


@dataclass(frozen=True, slots=True)
class Reason:
    """What somebody said when they changed a draft."""

    by: str
    words: str


def with_reasons(changes: Iterable[Mapping[str, Any]], since: datetime | None) -> list[dict[str, Any]]:
    """Return changes as `linked` has made them, each with what editors said of it, the earliest first."""
    said = _said(since)
    return [{**each, "reasons": said.get((each["kind"].lower(), each["change"].id), [])} for each in changes]


def _said(since: datetime | None) -> Mapping[tuple[str, str], list[Reason]]:
    entries = AuditEntry.objects.filter(action__in=WRITTEN, **({"at__gt": since} if since else {}))
    found: dict[tuple[str, str], list[Reason]] = defaultdict(list)
    for entry in entries.exclude(words="").select_related("by").order_by("at", "pk"):
        found[entry.kind, entry.object_id].append(Reason(str(entry.by or "the command line"), entry.words))
    return found
