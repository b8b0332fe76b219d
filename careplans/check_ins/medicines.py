"""What guards pain relief is asked again from day 3: once, and only of people whose plan has some."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.urls import reverse

from careplans.check_ins.careful import never_milder
from careplans.check_ins.signs import back_from_first, check_in_page
from careplans.plans import plan_of
from clinical.content import Disposition, Effect, Item, Region, Stage
from clinical.criteria import NOT_APPLICABLE, symbols
from clinical.names import PAIN_RELIEF, Items, Screens
from clinical.plan.care_plan import NoPlan
from clinical.triage.evaluation import asked_items
from triage.forms import SentAnswers
from triage.journey import Journey
from triage.responses import destination
from triage.screens import Heading, QuestionPage
from triage.visit import Visit

FROM_HOURS = 72
"""Evidence: careplan 3.2, the gate of medicines is repeated at 72 hours."""
ASKED_ON = frozenset({Screens.HEALTH_SHORT, Screens.HEAT_MORE, Screens.MEDICINES})
"""Pages of the safety check that are asked again with those of the plan; conditions of years are not."""
DECIDED_BY_PALE_PEE = frozenset({Items.URINE_DARK, Items.LIGHTHEADED})
"""Signs of lack of fluid, which pale pee answers."""
ABOUT_MEDICINES = frozenset({Screens.MEDICINES, Screens.PLAN_GATE_MEDICINES, Screens.PLAN_MEDICINES_FIRST})


HEADING = Heading(
    "Is pain relief still safe for you?",
    "Tick all that fit you now. Leave out the pain relief that you take from this plan.",
    "Check-in",
)


def medicines_page(visit: Visit, *, is_each: bool = False) -> QuestionPage:
    """Return the page of what guards pain relief and is not known to be there, medicines first."""
    asked = guards(visit)
    taken = tuple(item for item in asked if is_medicine(visit, item))
    others = tuple(item for item in asked if not is_medicine(visit, item))
    groups = (("Do you take or have any of these?", taken), ("Do any of these fit you?", others))
    return check_in_page(
        visit,
        "check_in_medicines",
        HEADING,
        tuple((title, items) for title, items in groups if items),
        lambda sent: take_answers(visit, sent),
        back_url=back_from_first(visit),
        is_each=is_each,
    )


def take_answers(visit: Visit, sent: SentAnswers) -> tuple[Visit, str]:
    """Return the visit with these answers and where it goes on; the urgent signs are no fresher for it."""
    journey = visit.journey
    told = never_milder(visit.catalogue, journey.answers, sent.answers)
    moved = replace(visit, journey=journey.with_answers(told, journey.answered_at))
    if sent.wants_each:
        return moved, reverse("careplans:check_in_medicines_each")
    reached = moved.assessment
    if reached.disposition.is_emergency or not reached.is_complete:
        return moved, destination(moved)
    help_first = reached.disposition > Disposition.SOON
    return moved, reverse("triage:result" if help_first else "careplans:check_in_done")


def is_medicine(visit: Visit, item: Item) -> bool:
    return visit.catalogue.screen_of[item.id].id in ABOUT_MEDICINES


def guards(visit: Visit) -> list[Item]:
    """Return the items behind pain relief, without those that were answered yes or not sure."""
    catalogue, guarding = visit.catalogue, guarding_items(visit)
    if visit.counting.get(Items.URINE_PALE) == "yes":
        guarding -= DECIDED_BY_PALE_PEE
    return [
        item
        for screen in catalogue.guidance.screens
        if screen.stage is Stage.PLAN or screen.id in ASKED_ON
        for item in asked_items(catalogue, screen, visit.counting)
        if item.id in guarding and visit.counting.get(item.id, "no") in {"no", NOT_APPLICABLE}
    ]


def guarding_items(visit: Visit) -> set[str]:
    """Return the items that may take a painkiller away, or make somebody ask first."""
    catalogue = visit.catalogue
    return {
        name
        for activity in catalogue.guidance.activities
        if activity.id in PAIN_RELIEF
        for adaptation in activity.adaptations
        if adaptation.effect in {Effect.ASK, Effect.REMOVE}
        for name, _ in symbols(catalogue.criteria(adaptation.when))
    }


def are_due(visit: Visit, region: Region, now: datetime) -> bool:
    """Return whether the check-in just kept is the first from day 3 on, and the plan has pain relief."""
    late = [point for point in visit.course if point.hours >= FROM_HOURS]
    if [point.check_in.at for point in late] != [now]:
        return False
    try:
        plan = plan_of(visit, region)
    except NoPlan:
        return False
    return any(each.activity.id in PAIN_RELIEF for phase in plan.phases for each in phase.activities)


def reopened(visit: Visit) -> Journey:
    """Return the journey with the plan page's own guards to answer: until then it shows no pain relief."""
    asked = guards(visit)
    return visit.journey.without(
        {item.id for item in asked if item.asked_on_plan or visit.catalogue.stage_of(item.id) is Stage.PLAN}
    )


def is_open(visit: Visit) -> bool:
    """Return whether something that guards pain relief waits for an answer."""
    answers = (visit.counting.get(item.id, NOT_APPLICABLE) for item in guards(visit))
    return NOT_APPLICABLE in answers
