"""What a result page says: the action, why, what else would change it, and what was ruled out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from clinical.content import AdviceLine, Contact, Disposition, ItemKind, RedFlag, Region, Source
from clinical.criteria import AtLeast, Criteria, Maybe, OneOf, holds
from clinical.triage.evaluation import FLOOR_WHEN_UNSURE, Assessment
from clinical.triage.exits import exit_ticks
from clinical.wording import localise
from triage.contexts import option_label
from triage.local_time import local_time
from triage.responses import question_url
from triage.visit import Visit


@dataclass(frozen=True, slots=True)
class FlagReason:
    """Why a red flag counts: its words, and the person's own answers that led to it."""

    flag: RedFlag
    title: str
    reason: str
    statements: tuple[str, ...]
    sources: tuple[Source, ...]
    change_url: str


def result_page(visit: Visit, region: Region) -> dict[str, Any]:
    """Return the context of a result: what to do first, then why, then what would change it."""
    assessment = visit.assessment
    present, level = assessment.present, assessment.disposition
    plan = level <= Disposition.SOON and not any(flag.blocks_plan for flag in present)
    leading = leading_flags(visit, assessment)
    return {
        "outcome": outcome_for(visit, leading, level, region),
        "reasons": [reason_for(visit, flag, region) for flag in leading if flag in present],
        **not_sure_about(visit, assessment, region),
        "tell_too": [localise(flag.title, region) for flag in present if flag.disposition < level],
        "say": words_to_say(leading[0], region, sure=leading[0] in present) if leading else "",
        "ticks_url": reverse("triage:result"),
        "ticks": exit_ticks(visit.catalogue, visit.counting),
        "instead": instead(assessment, region),
        "ruled_out": denied_by_screen(visit),
        "safety_nets": nets_by_disposition(visit, region),
        "call_number": region.urgent_number,
        "call_href": f"tel:{region.urgent_number.replace(' ', '')}" if region.urgent_number else "",
        "plan_url": reverse("careplans:plan") if plan else None,
        **when_answered(visit, region),
    }


def when_answered(visit: Visit, region: Region) -> dict[str, Any]:
    """Return when the answers were given, on the person's clock, and whose clock that is."""
    answered_at = visit.journey.answered_at
    local = local_time(visit.journey, region, answered_at)
    return {"answered_at": local.of(answered_at), "clock_name": local.name}


def leading_flags(visit: Visit, assessment: Assessment) -> tuple[RedFlag, ...]:
    """Return the red flags that give the result: those present at its level, or else those not ruled out.

    A combination of signs stands for its parts: what rests on fewer of the same answers is left out.
    """
    level = assessment.disposition
    present = tuple(flag for flag in assessment.present if flag.disposition == level)
    unsure = (flag for flag in assessment.not_ruled_out if FLOOR_WHEN_UNSURE[flag.disposition] == level)
    flags = present or tuple(unsure)
    rests_on = {flag.id: frozenset(answers_behind(visit, flag)) for flag in flags}
    parts = {
        name for name, own in rests_on.items() if own and any(own < other for other in rests_on.values())
    }
    whole = (flag for flag in flags if flag.id not in parts)
    return tuple(sorted(whole, key=lambda flag: -len(rests_on[flag.id])))


def not_sure_about(visit: Visit, assessment: Assessment, region: Region) -> dict[str, list[FlagReason]]:
    """Return what the person was not sure about: what the result rests on, and what they should tell too."""
    level = assessment.disposition
    reasons = [reason_for(visit, flag, region) for flag in assessment.not_ruled_out]
    return {
        "not_sure": [each for each in reasons if FLOOR_WHEN_UNSURE[each.flag.disposition] == level],
        "not_sure_too": [each for each in reasons if FLOOR_WHEN_UNSURE[each.flag.disposition] < level],
    }


def outcome_for(
    visit: Visit, leading: Sequence[RedFlag], disposition: Disposition, region: Region
) -> dict[str, Any]:
    """Return the words for a disposition: those for the first special contact, or the plain ones."""
    outcomes = {outcome.id: outcome for outcome in visit.catalogue.guidance.outcomes}
    name = disposition.name.lower()
    outcome = outcomes.get(f"{name}_{special_contact(leading, disposition)}", outcomes[name])
    counting = visit.counting
    if holds(visit.catalogue.criteria(outcome.assumes), counting) is not True:
        outcome = outcomes[name]
    return {
        "id": outcome.id,
        "contact": outcome.contact,
        "disposition": disposition,
        "heading": localise(outcome.heading, region),
        "how_soon": localise(outcome.how_soon, region),
        "lead": localise(outcome.lead, region),
        "to_do": advice(visit, outcome.to_do, counting, region),
        "avoid": advice(visit, outcome.avoid, counting, region),
        "first_aid": advice(visit, outcome.first_aid, counting, region),
    }


def special_contact(leading: Sequence[RedFlag], disposition: Disposition) -> str:
    """Return whom to phone first, or nothing.

    In an emergency only if every flag names them: numbness between the legs is not for a midwife.
    """
    contacts = [flag.contact for flag in leading]
    if disposition.is_emergency and len(set(contacts)) > 1:
        return ""
    return Contact.MATERNITY if Contact.MATERNITY in contacts else next(filter(None, contacts), "")


def advice(
    visit: Visit, lines: Sequence[AdviceLine], counting: Mapping[str, str], region: Region
) -> list[str]:
    """Return the lines that are safe for this person: "not sure" counts as a reason to leave one out."""
    catalogue = visit.catalogue
    return [
        localise(line.text, region)
        for line in lines
        if holds(catalogue.criteria(line.when), counting) is True
        and (
            not line.contraindicated_when
            or holds(catalogue.criteria(line.contraindicated_when), counting) is False
        )
    ]


def reason_for(visit: Visit, flag: RedFlag, region: Region) -> FlagReason:
    """Return why a red flag counts, with the answers that it rests on."""
    counting = visit.counting
    supporting = answers_behind(visit, flag)
    cited = {source.id: source for source in visit.catalogue.guidance.sources}
    title, check_in_url = localise(flag.title, region), reverse("careplans:check_in")
    return FlagReason(
        flag,
        title,
        localise(flag.reason, region),
        tuple(unique(said(visit, name, counting[name]) for name in supporting)) or (title,),
        tuple(cited[name] for name in flag.sources if name in cited),
        # What rests on no answer came from a check-in.
        question_url(visit.catalogue.screen_of[supporting[0]]) if supporting else check_in_url,
    )


def answers_behind(visit: Visit, flag: RedFlag) -> list[str]:
    """Return the items whose answers make a red flag count; none where it came from a check-in."""
    named = supporting_items(visit.catalogue.criteria(flag.when), visit.counting)
    return [name for name in named if name in visit.catalogue.items]


def said(visit: Visit, item_id: str, code: str) -> str:
    """Return an answer as we say it back to the person."""
    item = visit.catalogue.items[item_id]
    if item.kind is ItemKind.CHOICE:
        return f"You answered “{option_label(item, code)}”"
    if item.kind is not ItemKind.SIGN:
        return f"{item.statement}: {option_label(item, code).lower()}"
    return f"You are not sure about this: {item.text}" if code == "unsure" else item.statement


def words_to_say(flag: RedFlag, region: Region, *, sure: bool) -> str:
    """Return what to say aloud about a red flag: never that a sign is there if the person is not sure."""
    if sure:
        return localise(flag.say, region)
    return f"I have back pain, and I am not sure about this: {localise(flag.title, region)}."


def supporting_items(criteria: Criteria, counting: Mapping[str, str]) -> Iterator[str]:
    """Yield the items whose answers make criteria hold, or keep them from being ruled out."""
    match criteria:
        case OneOf(item, _) | Maybe(item, _):
            if item in counting and holds(criteria, counting) is not False:
                yield item
        case AtLeast(_, parts):
            for part in parts:
                if holds(part, counting) is not False:
                    yield from supporting_items(part, counting)


def unique(texts: Iterable[str]) -> list[str]:
    """Return the texts in order, each once."""
    return list(dict.fromkeys(texts))


def instead(assessment: Assessment, region: Region) -> list[str]:
    """Return, for an emergency short of an ambulance, every sign still possible that calls for one."""
    if assessment.disposition is not Disposition.EMERGENCY_DEPARTMENT:
        return []
    return unique(
        localise(flag.if_clause, region)
        for flag in assessment.still_possible
        if flag.disposition is Disposition.AMBULANCE
    )


def denied_by_screen(visit: Visit) -> list[dict[str, Any]]:
    """Return what the person said they do not have, screen by screen."""
    counting = visit.counting
    groups = [
        {
            "title": screen.title,
            "items": [item.text for item in screen.items if counting.get(item.id) == "no"],
        }
        for screen in visit.catalogue.triage_screens
    ]
    return [group for group in groups if group["items"]]


def nets_by_disposition(visit: Visit, region: Region) -> dict[str, list[str]]:
    """Return what to watch for, by what it calls for.

    A line for some people is shown unless it is not for this one; where that is not known, it says for whom.
    """
    nets: dict[str, list[str]] = {}
    for net in visit.catalogue.guidance.safety_nets:
        if theirs := net.for_whom(is_theirs=holds(visit.catalogue.criteria(net.when), visit.counting)):
            nets.setdefault(net.disposition.name.lower(), []).append(localise(theirs.text, region))
    return nets
