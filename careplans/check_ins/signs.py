"""The emergency signs that a check-in asks again, on two pages, and what has to come before them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.urls import reverse

from careplans.check_ins.careful import never_milder
from careplans.plans import instead_of_plan
from clinical.content import Disposition, Item
from clinical.plan.care_plan import NoPlan, NoPlanReason
from clinical.plan.planning import refuse
from clinical.triage.evaluation import asked_items, evaluate, replay
from triage.forms import SentAnswers
from triage.journey import asked_again
from triage.responses import destination, with_notice
from triage.screens import Heading, QuestionPage
from triage.visit import Visit, now

Groups = tuple[tuple[str, tuple[Item, ...]], ...]
"""Headings, each with its signs."""

FIRST, SECOND = "check_in", "check_in_signs"
"""The names of the two pages, as addresses have them."""
HEADINGS = {
    FIRST: Heading(
        "First, the urgent signs", "Tick all that you have now or had in the last 24 hours.", "Check-in"
    ),
    SECOND: Heading(
        "Then the other warning signs",
        "Tick all that you have now, or that are new since you last looked.",
        "Check-in",
    ),
}


def signs_page(visit: Visit, name: str, *, is_each: bool = False) -> QuestionPage:
    """Return a page of emergency signs; the first has those that the questionnaire itself asks first."""
    groups = grouped(visit, is_first=name == FIRST)
    back_url = reverse("careplans:check_in") if name == SECOND else back_from_first(visit)
    return check_in_page(
        visit,
        name,
        HEADINGS[name],
        groups,
        lambda sent: take_signs(visit, name, sent),
        back_url=back_url,
        is_each=is_each,
    )


def check_in_page(
    visit: Visit,
    name: str,
    heading: Heading,
    groups: Groups,
    take: Callable[[SentAnswers], tuple[Visit, str]],
    *,
    back_url: str,
    is_each: bool,
) -> QuestionPage:
    """Return a page of signs with nothing ticked but what was just sent."""
    url = reverse(f"careplans:{name}")
    return QuestionPage(
        visit,
        heading,
        tuple(item for _, items in groups for item in items),
        url,
        url if is_each else back_url,
        take,
        template="careplans/check_in/signs.html",
        each_url=reverse(f"careplans:{name}_each"),
        is_each=is_each,
        groups=groups,
    )


def back_from_first(visit: Visit) -> str:
    """Return where "Back" leads: never to a page that would only lead here again."""
    return reverse("triage:home" if instead_of_plan(visit) else "careplans:plan")


def take_signs(visit: Visit, name: str, sent: SentAnswers) -> tuple[Visit, str]:
    """Return the visit with these answers and where it goes on. Until the last sign is answered, no plan."""
    catalogue, before = visit.catalogue, visit.journey.answers
    again = asked_again(catalogue) if name == FIRST else set(signs_asked(visit, name))
    told = never_milder(catalogue, before, sent.answers)
    denied = {sign for sign in again if before.get(sign) == "no"}
    moved = replace(visit, journey=visit.journey.without(denied).with_answers(told, now()))
    return moved, after_signs(moved, name, wants_each=sent.wants_each)


def after_signs(moved: Visit, name: str, *, wants_each: bool) -> str:
    """Return the right place to go, or the next page of the check-in."""
    reached = moved.as_answered
    if reached.disposition.is_emergency:
        return destination(moved)
    if wants_each:
        return reverse(f"careplans:{name}_each")
    if name == FIRST and not instead_of_check_in(moved):
        return reverse("careplans:check_in_signs")
    if not reached.is_complete:
        return destination(moved)
    return reverse("triage:result" if reached.disposition > Disposition.SOON else "careplans:check_in_pain")


def signs_asked(visit: Visit, name: str) -> list[str]:
    """Return the signs of one page, by id."""
    return [item.id for _, items in grouped(visit, is_first=name == FIRST) for item in items]


def grouped(visit: Visit, *, is_first: bool) -> Groups:
    """Return the emergency signs that this person is asked; what stands alone comes last, together."""
    catalogue, wanted = visit.catalogue, asked_again(visit.catalogue)
    section, counting = catalogue.triage_screens[0].section, replay(catalogue, supposed(visit))
    groups, alone = [], []
    for screen in catalogue.triage_screens:
        asked = [item for item in asked_items(catalogue, screen, counting) if item.id in wanted]
        if asked and (screen.section == section) == is_first:
            if len(asked) > 1:
                groups.append((screen.title, tuple(asked)))
            else:
                alone += asked
    return (*groups, *((("Or any of these?", tuple(alone)),) if alone else ()))


def supposed(visit: Visit) -> dict[str, str]:
    """Return the answers with the emergency signs that are still open supposed to be denied."""
    still_open = asked_again(visit.catalogue) - set(visit.counting)
    return {**visit.journey.answers, **dict.fromkeys(still_open, "no")}


def instead_of_check_in(visit: Visit) -> str:
    """Return where to go first, or nothing: changed advice, open questions, or a plan that must not be."""
    if visit.notice:
        return with_notice(destination(visit), "first")
    answers = supposed(visit)
    try:
        refuse(evaluate(visit.catalogue, answers), replay(visit.catalogue, answers))
    except NoPlan as refusal:
        if refusal.reason is NoPlanReason.INCOMPLETE:
            return with_notice(destination(visit), "first")
        return reverse("careplans:plan")
    return ""
