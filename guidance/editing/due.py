"""What has to be reviewed, and when: sources and articles by their own date, the rest by what they cite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.db.models import Min
from django.urls import reverse

from guidance.models import Activity, Article, CheckPoint, Outcome, RedFlag, SafetyNet, Source

SOON = timedelta(days=60)
CITING: tuple[type[models.Model], ...] = (RedFlag, Activity, Outcome, CheckPoint, SafetyNet)


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
    """Return everything that has a next review."""
    every = sorted(_every(), key=lambda due: (due.on, due.kind, due.name))
    return DueList(
        overdue=tuple(each for each in every if each.on < today),
        soon=tuple(each for each in every if today <= each.on <= today + SOON),
        later=tuple(each for each in every if each.on > today + SOON),
    )


def _every() -> Iterator[Due]:
    for source in Source.objects.only("id", "title", "next_review_on"):
        yield _due(source, source.title, source.next_review_on, "Its own review date.")
    for article in Article.objects.only("slug", "title", "next_review_on").annotate(first=Min("sources__next_review_on")):
        first: date | None = article.first
        if first is not None and first < article.next_review_on:
            yield _due(article, article.title, first, "A source that it cites.")
        else:
            yield _due(article, article.title, article.next_review_on, "Its own review date.")
    for model in CITING:
        for row in model._default_manager.annotate(first=Min("sources__next_review_on")).exclude(first=None):
            yield _due(row, _title(row), row.first, "The first of the sources that it cites.")


def _title(row: models.Model) -> str:
    found = (getattr(row, name, "") for name in ("title", "heading", "text"))
    return next(filter(None, found), "")


def _due(row: models.Model, title: str, on: date, why: str) -> Due:
    kind = row._meta
    url = reverse(f"admin:guidance_{kind.model_name}_change", args=[row.pk])
    return Due(str(kind.verbose_name), str(row.pk), title, on, why, url)
