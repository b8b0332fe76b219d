"""What a check-in asks again as checklists: emergency signs on two pages, and what guards pain relief."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from clinical.content import Item
from clinical.plan.care_plan import NoPlan, NoPlanReason
from clinical.plan.planning import refuse
from clinical.triage.evaluation import asked_items, evaluate, replay
from triage.arriving import destination, with_notice
from triage.journey import asked_again
from triage.travel import Traveller

FIRST, SECOND, MEDICINES = "first", "second", "medicines"
ADDRESSES: Mapping[str, str] = {
    FIRST: "careplans:check_in",
    SECOND: "careplans:check_in_signs",
    MEDICINES: "careplans:check_in_medicines",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A page of signs, in groups as the questionnaire has them."""

    name: str
    title: str
    lead: str
    groups: tuple[tuple[str, tuple[Item, ...]], ...]  # heading and signs

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for _, items in self.groups for item in items)

    @property
    def url(self) -> str:
        return reverse(ADDRESSES[self.name])

    @property
    def each_url(self) -> str:
        return reverse(f"{ADDRESSES[self.name]}_each")


def first_part(traveller: Traveller) -> Part:
    """Return the signs that cannot wait: those that the questionnaire itself asks first."""
    lead = "Tick all that you have now or had in the last 24 hours."
    return Part(FIRST, "First, the urgent signs", lead, grouped(traveller, is_first=True))


def second_part(traveller: Traveller) -> Part:
    """Return the other emergency signs."""
    lead = "Tick all that you have now, or that are new since you last looked."
    return Part(SECOND, "Then the other warning signs", lead, grouped(traveller, is_first=False))


def grouped(traveller: Traveller, *, is_first: bool) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    """Return the emergency signs that this person is asked; what stands alone comes last, together."""
    catalogue, wanted = traveller.catalogue, asked_again(traveller.catalogue)
    section, counting = catalogue.triage_screens[0].section, replay(catalogue, supposed(traveller))
    groups, alone = [], []
    for screen in catalogue.triage_screens:
        asked = [item for item in asked_items(catalogue, screen, counting) if item.id in wanted]
        if asked and (screen.section == section) == is_first:
            if len(asked) > 1:
                groups.append((screen.title, tuple(asked)))
            else:
                alone += asked
    return (*groups, *((("Or any of these?", tuple(alone)),) if alone else ()))


def supposed(traveller: Traveller) -> dict[str, str]:
    """Return the answers with the emergency signs that are still open supposed to be denied."""
    still_open = asked_again(traveller.catalogue) - set(traveller.counting)
    return {**traveller.journey.answers, **dict.fromkeys(still_open, "no")}


def instead_of_check_in(traveller: Traveller) -> str:
    """Return where to go first, or nothing: changed advice, open questions, or a plan that must not be."""
    if traveller.notice:
        return with_notice(destination(traveller), "first")
    answers = supposed(traveller)
    try:
        refuse(evaluate(traveller.catalogue, answers), replay(traveller.catalogue, answers))
    except NoPlan as refusal:
        if refusal.reason is NoPlanReason.INCOMPLETE:
            return with_notice(destination(traveller), "first")
        return reverse("careplans:plan")
    return ""


def unanswered(traveller: Traveller, part: Part) -> bool:
    return any(item.id not in traveller.journey.answers for item in part.items)
