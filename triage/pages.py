"""What each page shows: contexts built from a traveller's journey, without touching the request's method."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from clinical.content import Disposition, Item, ItemKind, Screen
from clinical.triage.evaluation import Assessment, asked_items, asked_screens
from guidance.frame import frame
from triage.submissions import Problem
from triage.travel import Traveller, notice_words

ASKS_REGION_TOO = "age"
"""The item whose page also asks for the country; that is no health answer and needs no page of its own."""


CHOOSE_ONE = "Choose yes, no or not sure."


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a checklist as the page shows it."""

    item: Item
    chosen: str  # the code answered before, or empty
    error: str  # what to do about it, or empty

    @property
    def name(self) -> str:
        return self.item.id

    @property
    def checked(self) -> bool:
        return self.chosen == "yes"


def every_page(request: HttpRequest, traveller: Traveller, notice: str = "") -> dict[str, Any]:
    """Return what the frame of every page needs, with what happened to earlier answers."""
    return frame(request, traveller.release, notice_words(traveller.notice) or notice)


def question_url(screen: Screen) -> str:
    return reverse("triage:question", args=[screen.id])


def question_page(
    traveller: Traveller,
    screen: Screen,
    problem: Problem | None = None,
    sent: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return the context of a question page; `sent` is what was just submitted with a problem."""
    counting = traveller.counting
    shown = counting if sent is None else sent
    items = asked_items(traveller.catalogue, screen, counting)
    concerned = problem.item_ids if problem else ()
    rows = [Row(item, shown.get(item.id, ""), CHOOSE_ONE if item.id in concerned else "") for item in items]
    context: dict[str, Any] = {
        "screen": screen,
        "rows": rows,
        "progress": screen.section,
        "back_url": back_url(traveller, screen, counting),
        "action_url": question_url(screen),
        "problem": problem,
        "conflict": bool(problem and problem.is_conflict),
    }
    if not screen.is_checklist:
        context |= single_choice(items[0], shown.get(items[0].id, ""))
    return context


def single_choice(item: Item, chosen: str) -> dict[str, Any]:
    """Return the options of an item with the one chosen, and whether its page asks for the country too."""
    return {
        "options": [
            {
                "code": option.code,
                "label": option.label,
                "hint": option.hint,
                "chosen": option.code == chosen,
            }
            for option in item.permitted
        ],
        "ask_region": item.id == ASKS_REGION_TOO,
    }


def back_url(traveller: Traveller, screen: Screen, counting: Mapping[str, str]) -> str:
    """Return where "Back" leads: the screen before, or the landing page."""
    screens = asked_screens(traveller.catalogue, counting)
    ids = [each.id for each in screens]
    at = ids.index(screen.id) if screen.id in ids else 0
    return question_url(screens[at - 1]) if at > 0 else reverse("triage:home")


def answers_page(traveller: Traveller, assessment: Assessment) -> dict[str, Any]:
    """Return the context of "check your answers": every screen answered, with what was said there."""
    counting = traveller.counting
    # An emergency ends the questions early: what was not reached is not listed.
    reached = [
        screen
        for screen in asked_screens(traveller.catalogue, counting)
        if any(item.id in traveller.journey.answers for item in screen.items)
    ]
    self_care = assessment.disposition is Disposition.SELF_CARE
    return {
        "groups": [_answered(traveller, screen, counting) for screen in reached],
        "back_url": question_url(reached[-1]),
        "onward_url": reverse("careplans:plan") if self_care else reverse("triage:result"),
        "onward_label": "See my plan" if self_care else "Show my result",
    }


def _answered(traveller: Traveller, screen: Screen, counting: Mapping[str, str]) -> dict[str, Any]:
    items = asked_items(traveller.catalogue, screen, counting)
    signs = [item for item in items if item.kind is ItemKind.SIGN and item.id in counting]
    chosen = [item for item in items if item.kind is not ItemKind.SIGN and item.id in counting]
    return {
        "screen": screen,
        "change_url": question_url(screen),
        "present": [
            {"text": item.text, "answer": option_label(item, counting[item.id])}
            for item in signs
            if counting[item.id] != "no"
        ],
        "denied": [item.text for item in signs if counting[item.id] == "no"],
        "choice": next((option_label(item, counting[item.id]) for item in chosen), ""),
    }


def option_label(item: Item, code: str) -> str:
    """Return the words of an option."""
    return next(option.label for option in item.permitted if option.code == code)
