"""What has to be reviewed, and when: sources and articles by their own date, the rest by what they cite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.urls import reverse

from guidance.models import Activity, Article, CheckPoint, Outcome, RedFlag, SafetyNet, Source

SOON = timedelta(days=60)
CITING: tuple[type[models.Model], ...] = (Article, RedFlag, Activity, Outcome, CheckPoint, SafetyNet)


@dataclass(frozen=True, slots=True)
class Due:
    """One draft that has to be looked at again by a day."""

    kind: str
    name: str
    title: str
    on: date
    why: str
    url: str


@dataclass(frozen=True, slots=True)
class DueList:
    """What is due: overdue, soon, and later; each earliest first."""

    overdue: tuple[Due, ...]
    soon: tuple[Due, ...]
    later: tuple[Due, ...]


def what_is_due(today: date) -> DueList:
    """Return everything that has a next review; on one day sources come first, since others follow them."""
    every = sorted(_every(), key=lambda due: due.on)
    return DueList(
        overdue=tuple(each for each in every if each.on < today),
        soon=tuple(each for each in every if today <= each.on <= today + SOON),
        later=tuple(each for each in every if each.on > today + SOON),
    )


def _every() -> Iterator[Due]:
    for source in Source.objects.order_by("pk"):
        yield _due(source, source.title, source.next_review_on, "")
    for model in CITING:
        for row in model._default_manager.prefetch_related("sources"):
            yield from _of_citing(row)


def _of_citing(row: Any) -> Iterator[Due]:
    """Yield when a draft is due: by its own date, or by the first of its sources if that is sooner."""
    own = getattr(row, "next_review_on", None)
    first = min(row.sources.all(), key=lambda source: source.next_review_on, default=None)
    if first is not None and (own is None or first.next_review_on < own):
        yield _due(row, _title(row), first.next_review_on, f"It cites {first.pk}.")
    elif own is not None:
        yield _due(row, _title(row), own, "")


def _title(row: models.Model) -> str:
    found = (getattr(row, name, "") for name in ("title", "heading", "text"))
    return next(filter(None, found), "")


def _due(row: models.Model, title: str, on: date, why: str) -> Due:
    kind = row._meta
    url = reverse(f"admin:guidance_{kind.model_name}_change", args=[row.pk])
    return Due(str(kind.verbose_name), str(row.pk), title, on, why, url)
