"""The result of an examination, made ready for a page: numbers in words, answers as links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from editorial.diff import ObjectChange, State
from editorial.drafts.shapes import EDITED
from editorial.examination.result import ExaminationResult
from editorial.workflow.todo import written_since
from guidance.tested import how_many

HOURS = "hours-since"
"""What an address of the preview calls the hours since it began; no question can have this name."""
FEW = 1_000_000_000
"""One way of answering in more than this many is told as very few."""


def evidence(result: ExaminationResult) -> dict[str, Any]:
    """Return what the page shows of it."""
    vignettes = [told_of(each) for each in result.vignettes]
    return {
        **proof(result.theorems),
        **comparison(result.comparison),
        # What a theorem tells is told there.
        "problems": [each for each in result.problems if each not in result.failing],
        "vignettes": [each for each in vignettes if each["state"] != "same"],
        "vignettes_alike": [each for each in vignettes if each["state"] == "same"],
    }


def told_of(vignette: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of the table of vignettes with its results in words and its answers as a link."""
    words = {name: in_words(vignette[name]) for name in ("expected", "got", "before")}
    return {**vignette, **words, "query": urlencode(vignette["answers"])}


def proof(theorems: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the theorems, those that fail first, each finding with the answers that show it."""
    told = [
        {
            **theorem,
            "combinations": how_many(theorem["combinations"]),
            "findings": [each | {"query": query_of(each)} for each in theorem.get("findings", [])],
        }
        for theorem in theorems
    ]
    told.sort(key=lambda theorem: theorem["holds"])
    return {"theorems": told, "failing": sum(not theorem["holds"] for theorem in told)}


def query_of(finding: Mapping[str, Any]) -> str:
    """Return the answers of a finding for an address, with the hour at which it shows, if it does at one."""
    hours = {HOURS: finding["hours"]} if finding["answers"] and "hours" in finding else {}
    return urlencode({**finding["answers"], **hours})


def comparison(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what changes for people, the milder changes first; empty when nothing was compared."""
    if not data:
        return {}
    total = int(data["total"])

    def told(change: Mapping[str, Any]) -> dict[str, Any]:
        share = share_of(int(change["combinations"]), total)
        words = {"before": in_words(change["before"]), "after": in_words(change["after"])}
        return {**change, **words, "share": share, "query": urlencode(change["answers"])}

    outcomes = sorted(data["changes"], key=lambda change: not change["is_deescalation"])
    return {
        "compared": how_many(data["total"]),
        "outcomes": [told(change) for change in outcomes],
        "milder_red_flags": [told(flag) for flag in data["milder_red_flags"]],
        "plan_changes": [
            change | {"query": urlencode(change["answers"])}
            for change in sorted(data["plan_changes"], key=lambda change: not change["is_softer"])
        ],
        # What was worked out before this was asked about tells nothing of it.
        "rewordings": data.get("rewordings", []),
    }


def share_of(part: int, total: int) -> str:
    """Return a share of the ways of answering, in words."""
    if part * 2 > total:
        return "most ways of answering"
    ratio = total // max(1, part)
    if ratio > FEW:
        return "very few ways of answering"
    return f"about 1 in {round(ratio, 1 - len(str(ratio))):,} ways of answering"


def in_words(disposition: str) -> str:
    """Return the name of a disposition as editors know it."""
    return disposition.replace("_", " ").capitalize()


def linked(changes: Iterable[ObjectChange]) -> list[dict[str, Any]]:
    """Return each change with the name of its kind and, while there is one, the page where it is edited."""
    return [{"change": change, **_place(change)} for change in changes]


def _place(change: ObjectChange) -> dict[str, str]:
    model = EDITED[change.collection].model
    address = reverse(f"admin:guidance_{model._meta.model_name}_change", args=[change.id])
    kind = str(model._meta.verbose_name).capitalize()
    return {"kind": kind, "address": "" if change.state is State.REMOVED else address}


@dataclass(frozen=True, slots=True)
class Reason:
    """What somebody said when they changed a draft."""

    by: str
    words: str


def with_reasons(linked: Iterable[dict[str, Any]], since: datetime | None) -> list[dict[str, Any]]:
    """Return changes, each with what editors said of it since a moment, the earliest first."""
    said: dict[tuple[str, str], list[Reason]] = defaultdict(list)
    for entry in written_since(since).exclude(words="").select_related("by").order_by("at", "pk"):
        reason = Reason(str(entry.by or "the command line"), entry.words)
        said[entry.collection, entry.object_id].append(reason)
    return [{**each, "reasons": said[each["change"].collection, each["change"].id]} for each in linked]
