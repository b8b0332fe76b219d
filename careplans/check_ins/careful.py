"""What a check-in may change about the answers: it makes a result more urgent, never milder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from careplans.check_ins.forms import Filled
from clinical.catalogue import Catalogue
from clinical.criteria import Answers
from clinical.names import COURSE_GROUP, Items
from clinical.plan.course import not_said_again
from clinical.plan.timing import hours_of_band
from clinical.triage.evaluation import evaluate
from triage.visit import Visit

SOON_AGAIN = timedelta(days=7)
"""Somebody back within 7 days with a new sign is seen that day. Evidence: redflags 2B, cmb_return."""


def never_milder(catalogue: Catalogue, before: Answers, told: Mapping[str, str]) -> dict[str, str]:
    """Return what was told, but for the denial of something that a red flag rests on."""
    taken_back = {name: code for name, code in told.items() if before.get(name, "no") not in {"no", code}}
    known = flags_of(catalogue, before) if taken_back else set[str]()
    stays = {
        name: before[name]
        for name, code in taken_back.items()
        if known - flags_of(catalogue, {**before, name: code})
    }
    return {**told, **stays}


def flags_of(catalogue: Catalogue, answers: Answers) -> set[str]:
    """Return the red flags that are present or not ruled out; how it goes counts by itself."""
    assessment = evaluate(catalogue, answers)
    every = (*assessment.present, *assessment.not_ruled_out)
    return {flag.id for flag in every if flag.group != COURSE_GROUP}


def with_new_signs(visit: Visit, told: Mapping[str, str], now: datetime) -> dict[str, str]:
    """Return what was told, and that something is new where it makes a red flag soon after the last look."""
    catalogue, before = visit.catalogue, visit.journey.answers
    new = flags_of(catalogue, {**before, **told}) - flags_of(catalogue, before)
    is_soon = now - last_look(visit) <= SOON_AGAIN
    may_say_so = new and is_soon and Items.SEEN_BEFORE_WORSE in catalogue.items
    return {**told, Items.SEEN_BEFORE_WORSE: "yes"} if may_say_so else dict(told)


def last_look(visit: Visit) -> datetime:
    """Return when the person last told how they are: at a check-in, or as they answered the questions."""
    journey = visit.journey
    looks = [each.at for each in journey.check_ins]
    if journey.onset_at is not None:
        looks.append(journey.onset_at + timedelta(hours=hours_of_band(visit.onset_band)))
    return max(looks, default=journey.answered_at)


def after_check_in(visit: Visit, filled: Filled, at: datetime) -> Visit:
    """Return the visit with this check-in, in the place of one just made."""
    journey = visit.journey
    standing = replace(journey, check_ins=not_said_again(journey.check_ins, at))
    told = never_milder(visit.catalogue, journey.answers, filled.answers)
    told = with_new_signs(replace(visit, journey=standing), told, at)
    after = standing.with_answers(told, journey.answered_at).with_check_in(filled.check_in(at))
    return replace(visit, journey=after)
