"""What each page shows: contexts made from a visit, whatever was sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from clinical.content import Item, ItemKind, Screen
from clinical.triage.evaluation import asked_items, asked_screens
from guidance.frame import frame
from triage.responses import notice_words, question_url
from triage.visit import Visit


def every_page(request: HttpRequest, visit: Visit) -> dict[str, Any]:
    """Return what the frame of every page needs, with what happened to earlier answers."""
    notice = notice_words(visit.notice) or notice_words(request.GET.get("say", ""))
    return frame(request, visit.release, notice)


def answers_page(visit: Visit) -> dict[str, Any]:
    """Return the context of "check your answers": every screen answered, first those with a yes."""
    counting = visit.counting
    # An emergency ends the questions early: what was not reached is not listed.
    reached = [
        screen
        for screen in asked_screens(visit.catalogue, counting)
        if any(item.id in visit.journey.answers for item in screen.items)
    ]
    groups = [_answered(visit, screen, counting) for screen in reached]
    return {
        "groups": sorted(groups, key=lambda group: not group["present"]),
        "back_url": reverse("triage:result"),
    }


def _answered(visit: Visit, screen: Screen, counting: Mapping[str, str]) -> dict[str, Any]:
    items = asked_items(visit.catalogue, screen, counting)
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
