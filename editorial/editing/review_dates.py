"""What has to be reviewed, and when: sources and articles by their own date, the rest by what they cite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from editorial.diff import Name, title_of
from editorial.drafts.reading import Objects, Record, read
from editorial.drafts.shapes import EDITED

SOON = timedelta(days=60)
CITING = ("articles", "red_flags", "activities", "outcomes", "check_points", "safety_nets")


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
    every = sorted(_every(read().objects), key=lambda due: (due.on, due.kind != "source"))
    return DueList(
        overdue=tuple(each for each in every if each.on < today),
        soon=tuple(each for each in every if today <= each.on <= today + SOON),
        later=tuple(each for each in every if each.on > today + SOON),
    )


def _every(objects: Objects) -> Iterator[Due]:
    """Yield when each draft is due: by its own date, or by the first of its sources if that is sooner."""
    for name, record in objects.items():
        own = [(record["next_review_on"], "")] if "next_review_on" in record else []
        cited = record.get("sources", []) if name[0] in CITING else []
        sources = [(objects["sources", key]["next_review_on"], f"It cites {key}.") for key in cited]
        if dates := [*own, *sources]:
            on, why = min(dates, key=lambda each: each[0])
            yield _due(name, record, date.fromisoformat(on), why)


def _due(name: Name, record: Record, on: date, why: str) -> Due:
    kind, key = EDITED[name[0]].model._meta, name[1]
    url = reverse(f"admin:guidance_{kind.model_name}_change", args=[key])
    return Due(str(kind.verbose_name), key, title_of(record), on, why, url)
