"""What a change of a draft will do: said beside the field, and again once it is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db import models

from clinical.content import Disposition
from clinical.triage.floor import FLOORS
from editorial.drafts.reading import Objects
from editorial.drafts.shapes import collection_of
from editorial.editing.references import criteria_that_use, references_to
from guidance.models import Article, Contributor, Definition, Item, Outcome, RedFlag, Region, Source, Vignette
from guidance.models.triage import DISPOSITIONS

MILDER = (
    "A milder level needs a reason when you submit it, and two people who approve it. "
    "A more urgent one needs neither."
)
HOURS = "Hours since the spasm began: 24 is 1 day, 72 is 3 days, 168 is 1 week, 1008 is 6 weeks."
HELP: Mapping[tuple[str, str], str] = {
    ("dose", "from_hours"): f"The first hour it is for. {HOURS}",
    ("dose", "until_hours"): "The hour at which it ends, counted in the same way. Empty: no end.",
    ("phase", "from_hours"): f"The first hour of the phase. {HOURS}",
    ("phase", "until_hours"): "The hour at which the next phase begins. Empty: no end.",
    ("checkpoint", "at_hours"): HOURS,
    ("weight", "points"): "Whole points: 2 for yes. A number below 0 takes points away.",
    ("item", "role"): "A symptom can raise the urgency. A factor can only remove or soften activities. "
    "A context is asked for other reasons.",
    ("redflag", "group"): "Red flags of one group are exported to one file, and are listed together.",
    ("source", "url"): "The whole address, beginning with https://.",
}
"""Help that says more than the model's: units, and what follows."""


def beside(row: models.Model, objects: Objects) -> dict[str, str]:
    """Return what a change of a field will do, by the name of the field, for a saved row."""
    find = WORKED_OUT.get(type(row))
    if find:
        return dict(find(row, objects))
    return {field: words.format(row.pk) for field, words in FIXED.get(type(row), {}).items()}


def of_change(before: models.Model | None, after: models.Model) -> list[str]:
    """Return what a change that was just saved will do."""
    if isinstance(before, RedFlag) and isinstance(after, RedFlag):
        return list(_of_red_flag(before, after))
    if isinstance(before, Outcome | Vignette) and isinstance(after, Outcome | Vignette):
        was, now = (level(each.disposition) for each in (before, after))
        return [f"The level is now “{now}”, it was “{was}”."] if now != was else []
    return []


def level(code: str) -> str:
    """Return the words for a disposition."""
    return dict(DISPOSITIONS).get(code, code)


def urgency(code: str) -> int:
    """Return the place of a disposition among all, the mildest first."""
    return [each for each, _ in DISPOSITIONS].index(code)


def _of_red_flag(before: RedFlag, after: RedFlag) -> Iterator[str]:
    name = f"“{after.pk}”"
    if before.disposition != after.disposition:
        is_milder = urgency(after.disposition) < urgency(before.disposition)
        way = "milder" if is_milder else "more urgent"
        yield f"{name} is now {way}: “{level(after.disposition)}”, it was “{level(before.disposition)}”. " + (
            MILDER if is_milder else "Made-up people may get another result: look at Vignettes."
        )
        least = _floor_of(after)
        if least and urgency(after.disposition) < least - 1:
            yield f"{name} is now below the safety floor. No release can be made of it like this."
    if before.blocks_plan and not after.blocks_plan:
        yield f"People with {name} may now get a plan, if the result allows one."
    if after.blocks_plan and not before.blocks_plan:
        yield f"Nobody with {name} gets a plan from now on."


def _floor_of(flag: RedFlag) -> Disposition | None:
    return max((floor.least for floor in FLOORS if floor.red_flag == flag.pk), default=None)


def _beside_red_flag(flag: Any, objects: Objects) -> Iterator[tuple[str, str]]:
    least = _floor_of(flag)
    floor = (
        f" The safety floor asks for at least “{level(least.name.lower())}”: no release can be milder."
        if least
        else ""
    )
    yield "disposition", MILDER + floor
    people = sum(flag.pk in record.get("present", ()) for record in objects.values())
    if people:
        yield (
            "when",
            f"{counted(people, 'made-up person', 'made-up people')} must have this red flag."
            " Without it, no release is made.",
        )


def _beside_source(source: Any, objects: Objects) -> Iterator[tuple[str, str]]:
    citing = len({(each.kind, each.name) for each in references_to(source, objects)})
    if citing:
        yield (
            "next_review_on",
            f"{counted(citing, 'draft')} cite it. After this day nothing is published until it is read.",
        )


def _beside_named(row: Any, objects: Objects) -> Iterator[tuple[str, str]]:
    used = list(criteria_that_use((collection_of(type(row)), row.pk), objects))
    field, told = {
        Definition: ("when", "A change here changes them all."),
        Item: ("statement", "This sentence stands in what they mean."),
        Contributor: ("possible_from", "A change here changes when they hold."),
    }[type(row)]
    if used:
        yield field, f"{counted(len(used), 'criterion uses', 'criteria use')} “{row.pk}”. {told}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


WORKED_OUT: Mapping[type[models.Model], Callable[[Any, Objects], Iterator[tuple[str, str]]]] = {
    RedFlag: _beside_red_flag,
    Source: _beside_source,
    Definition: _beside_named,
    Item: _beside_named,
    Contributor: _beside_named,
}
FIXED: Mapping[type[models.Model], dict[str, str]] = {
    Article: {"body": "People read this at /guides/{}/ once it is published."},
    Region: {"emergency_numbers": "These numbers stand on every page for people in this country."},
    Outcome: {"disposition": "Every result of this level shows these words."},
    Vignette: {
        "disposition": "This is what the made-up person must get. Change it only if the old one was wrong."
    },
}
