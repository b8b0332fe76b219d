"""What guards pain relief is asked again from day 3: once, and only of people whose plan has some."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from careplans.check_ins.signs import MEDICINES, Part
from careplans.pages import plan_of
from clinical.content import Effect, Item, Region, Stage
from clinical.criteria import symbols
from clinical.plan.care_plan import NoPlan
from clinical.plan.timing import course_of
from clinical.triage.evaluation import asked_items
from triage.journey import Journey
from triage.travel import Traveller

FROM_HOURS = 72
"""Evidence: careplan 3.2, the gate of medicines is repeated at 72 hours."""
PAIN_RELIEF = frozenset({"nsaid", "naproxen", "topical_nsaid", "paracetamol"})
ASKED_ON = frozenset({"medicines", "what_changes_tips"})
"""Pages of the safety check that are asked again with those of the plan; conditions of years are not."""
ABOUT_MEDICINES = frozenset({"medicines", "plan_gate_medicines"})


def medicines_part(traveller: Traveller) -> Part:
    """Return what guards pain relief and is not known to be there, medicines first."""
    asked = guards(traveller)
    taken = tuple(item for item in asked if is_medicine(traveller, item))
    others = tuple(item for item in asked if not is_medicine(traveller, item))
    groups = (("Do you take or have any of these?", taken), ("Do any of these fit you?", others))
    return Part(
        MEDICINES,
        "Is pain relief still safe for you?",
        "Tick all that fit you now. Leave out the pain relief that you take from this plan.",
        tuple((title, items) for title, items in groups if items),
    )


def is_medicine(traveller: Traveller, item: Item) -> bool:
    return traveller.catalogue.screen_of[item.id].id in ABOUT_MEDICINES


def guards(traveller: Traveller) -> list[Item]:
    """Return the items behind pain relief, without those that were answered yes or not sure."""
    catalogue, guarding = traveller.catalogue, guarding_items(traveller)
    return [
        item
        for screen in catalogue.guidance.screens
        if screen.stage is Stage.PLAN or screen.id in ASKED_ON
        for item in asked_items(catalogue, screen, traveller.counting)
        if item.id in guarding and traveller.counting.get(item.id, "no") == "no"
    ]


def guarding_items(traveller: Traveller) -> set[str]:
    """Return the items that may take a painkiller away, or make somebody ask first."""
    catalogue = traveller.catalogue
    return {
        name
        for activity in catalogue.guidance.activities
        if activity.id in PAIN_RELIEF
        for adaptation in activity.adaptations
        if adaptation.effect in {Effect.ASK, Effect.REMOVE}
        for name, _ in symbols(catalogue.criteria(adaptation.when))
    }


def are_due(traveller: Traveller, region: Region, now: datetime) -> bool:
    """Return whether the check-in just kept is the first from day 3 on, and the plan has pain relief."""
    journey = traveller.journey
    course = course_of(journey.onset_at, traveller.counting.get("onset", "unsure"), journey.check_ins)
    late = [point for point in course if point.hours >= FROM_HOURS]
    if [point.check_in.at for point in late] != [now]:
        return False
    try:
        plan = plan_of(traveller, region)
    except NoPlan:
        return False
    return any(each.activity.id in PAIN_RELIEF for phase in plan.phases for each in phase.activities)


def reopened(traveller: Traveller) -> Journey:
    """Return the journey with the plan page's own guards to answer: until then it shows no pain relief."""
    asked = guards(traveller)
    return traveller.journey.without(
        {item.id for item in asked if traveller.catalogue.stage_of(item.id) is Stage.PLAN}
    )


def is_open(traveller: Traveller) -> bool:
    """Return whether something that guards pain relief waits for an answer."""
    return any(item.id not in traveller.counting for item in guards(traveller))


def answered(traveller: Traveller, told: dict[str, str]) -> Traveller:
    """Return the traveller with these answers; the urgent signs are no fresher for it."""
    journey = traveller.journey
    return replace(traveller, journey=journey.with_answers(told, journey.answered_at))
