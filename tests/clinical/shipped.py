"""The guidance that is shipped, and people to try it on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from clinical.catalogue import Catalogue, compile_guidance
from clinical.content import Gel, ItemKind, Region
from clinical.files import read_tree
from clinical.plan.care_plan import CarePlan, PlannedActivity
from clinical.plan.planning import generate
from clinical.triage.evaluation import Assessment, assume_no, evaluate

CONTENT = Path(__file__).parents[2] / "content"
ONSET = datetime.fromisoformat("2026-03-01T08:00")


@cache
def shipped_catalogue() -> Catalogue:
    paths = (path for path in CONTENT.rglob("*") if path.suffix in {".toml", ".md"})
    return compile_guidance(
        read_tree({str(path.relative_to(CONTENT)): path.read_text(encoding="utf-8") for path in paths})
    )


def region(region_id: str = "GB") -> Region:
    return next(each for each in shipped_catalogue().guidance.regions if each.id == region_id)


def where_all_is_sold() -> Region:
    """Return a region whose shops sell every medicine that a plan may show."""
    return replace(region("US"), gel=Gel.IBUPROFEN)


def person(*signs: str, asked_on_plan_page: bool = True, **codes: str) -> dict[str, str]:
    """Return the answers of a man of 20 to 44: yes to these signs, no to all others."""
    catalogue = shipped_catalogue()
    told = {"age": "a20", "onset": "h6", "pregnancy": "cannot_be", **dict.fromkeys(signs, "yes"), **codes}
    if asked_on_plan_page:
        taken_over = (item for item in catalogue.items.values() if item.asked_on_plan)
        every = (*(item for screen in catalogue.plan_screens for item in screen.items), *taken_over)
        told = {item.id: "no" for item in every if item.kind is ItemKind.SIGN} | told
    return assume_no(catalogue, told)


def assessed(answers: dict[str, str]) -> Assessment:
    return evaluate(shipped_catalogue(), answers)


def plan_at(hours: int, answers: dict[str, str], region_id: str = "GB") -> CarePlan:
    """Return the plan of a person so many hours after onset."""
    now = ONSET + timedelta(hours=hours)
    return generate(shipped_catalogue(), answers, ONSET, now, region(region_id))


def offered_at(hours: int, answers: dict[str, str], region_id: str = "GB") -> dict[str, PlannedActivity]:
    """Return what a person may do at this hour, by activity."""
    present = plan_at(hours, answers, region_id).phases[0].activities
    return {each.activity.id: each for each in present if each.from_hours <= hours}


def everything_in(plan: CarePlan) -> set[str]:
    """Return the activities that the plan has in any phase."""
    return {each.activity.id for phase in plan.phases for each in phase.activities}
