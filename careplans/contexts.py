"""What the plan pages show: the care plan on screen and on paper, and the questions that change it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst

from careplans.check_ins.course_chart import course_page
from careplans.clock import is_night
from careplans.course_picture import course_picture
from careplans.days import tickable
from careplans.forms import onset_form
from careplans.outlook import outlook, prognosis
from careplans.renditions.steps_on_paper import StepLine, limits_of
from clinical.content import Activity, Category, Screen
from clinical.criteria import NOT_APPLICABLE
from clinical.names import Activities
from clinical.plan.care_plan import CarePlan, PlannedActivity
from clinical.triage.evaluation import asked_items, ruled_out
from clinical.wording import localise_tree
from triage.journey import KEPT_FOR, Journey
from triage.local_time import LocalTime, local_time
from triage.results import nets_by_disposition
from triage.visit import Visit, now


def plan_page(visit: Visit, plan: CarePlan) -> dict[str, Any]:
    """Return the context of the plan on a screen."""
    local = local_time(visit.journey, plan.region, now())
    ahead = outlook(plan)
    return {
        "plan": plan,
        "ahead": ahead,
        "prognosis": prognosis(plan),
        "picture": course_picture(ahead, PICTURE_WIDTH, PICTURE_LETTERS),
        **today_page(plan),
        **course_page(plan),
        "made_at": plan.provenance.made_at,
        "clock_name": local.name,
        **ticks_page(visit.journey, plan),
        "safety_nets": nets_by_disposition(visit, plan.region),
        "ruled_out_count": len(ruled_out(visit.catalogue, visit.journey.answers)),
        **open_and_answered(visit),
        "left_out_and_why": left_out_and_why(plan),
        **kept_box(visit.journey, local),
        **onset_form(visit.journey, local, now()),
    }


MOST_CARDS = 8
"""How many steps of today stand open; the rest is one tap away."""
IN_MINUTES = re.compile(r"(\d+)(?= to \d+ minutes| minutes)")
PICTURE_WIDTH, PICTURE_LETTERS = 358, 17


@dataclass(frozen=True, slots=True)
class StepCard:
    """One step of a plan, and the one after it."""

    planned: PlannedActivity
    is_first: bool
    following: PlannedActivity | None

    @property
    def minutes(self) -> int:
        """Return how many minutes it takes at least, for a timer; 0 where its dose tells none."""
        told = [int(each) for dose in self.planned.doses[:1] for each in IN_MINUTES.findall(dose.amount)]
        return min(told, default=0)

    @property
    def limits(self) -> list[StepLine]:
        """Return when to stop and what not to do, a line each."""
        return limits_of(self.planned, ())


def step_card(plan: CarePlan, name: str) -> StepCard:
    """Return a step of any part of the plan by its id; without one that is in it, the first thing to do."""
    today = tickable(plan)
    every = {each.activity.id: each for part in reversed(plan.phases) for each in part.activities}
    planned = every.get(name, plan.now[0])
    ids = [each.activity.id for each in today]
    place = ids.index(planned.activity.id) + 1 if planned.activity.id in ids else len(ids)
    is_first = planned.activity.id == plan.now[0].activity.id
    return StepCard(planned, is_first, today[place] if place < len(today) else None)


def night_card(visit: Visit, plan: CarePlan) -> Activity | None:
    """Return what to do in the night, from 22:00 to 07:00 on the person's clock; None by day."""
    if not is_night(plan.provenance.made_at):
        return None
    words = next(each for each in visit.catalogue.guidance.activities if each.id == Activities.BAD_NIGHT)
    return localise_tree(words, plan.region)


def today_page(plan: CarePlan) -> dict[str, Any]:
    """Return the steps of today: what stands open, what is a tap away, and what is for everyday life."""
    steps = tickable(plan)
    rest = [each for each in plan.today if each not in steps]
    habits = [each for each in rest if each.activity.category == Category.HABIT]
    more = [*steps[MOST_CARDS:], *(each for each in rest if each not in habits)]
    return {"main_steps": steps[:MOST_CARDS], "more_steps": more, "habits": habits}


def ticks_page(journey: Journey, plan: CarePlan) -> dict[str, Any]:
    """Return what was ticked today, and which steps have a box."""
    today = plan.provenance.made_at.date()
    can_be = {planned.activity.id for planned in tickable(plan)}
    return {"today": today, "tickable": can_be, "ticked": journey.done_on(today) & can_be}


def kept_box(journey: Journey, local: LocalTime) -> dict[str, Any]:
    """Return until when the plan is kept in this browser; None where nobody asked for it."""
    return {"kept_until": local.of(journey.kept_since + KEPT_FOR) if journey.kept_since else None}


def left_out_and_why(plan: CarePlan) -> dict[str, list[str]]:
    """Return the titles of all that was left out, by every reason against it."""
    titles: dict[str, list[str]] = {}
    for left in plan.left_out:
        titles.setdefault(". ".join(capfirst(reason.text) for reason in left.reasons), []).append(left.title)
    return titles


def question_screens(visit: Visit) -> list[Screen]:
    """Return the optional screens that apply to this person."""
    catalogue, counting = visit.catalogue, visit.counting
    return [screen for screen in catalogue.plan_screens if asked_items(catalogue, screen, counting)]


def open_and_answered(visit: Visit) -> dict[str, list[dict[str, Any]]]:
    """Return the optional screens that still have something to ask, and those answered throughout."""
    screens: dict[str, list[dict[str, Any]]] = {"open_screens": [], "answered_screens": []}
    for screen in question_screens(visit):
        items = asked_items(visit.catalogue, screen, visit.counting)
        answers = [visit.counting.get(item.id, NOT_APPLICABLE) for item in items]
        is_answered = NOT_APPLICABLE not in answers
        group = screens["answered_screens" if is_answered else "open_screens"]
        group.append({"screen": screen, "url": questions_url(screen)})
    return screens


def questions_url(screen: Screen) -> str:
    return reverse("careplans:questions", args=[screen.id])
