"""The care plan, and the answers behind it, as an FHIR R4 Bundle for a health record.

Only what is the same in R4 and R4B is used: the library of the tests has no models of R4 itself, so they
validate against R4B. Nothing names the person; whoever files it knows whose it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from careplans.renditions.diary import began, whom_to_see
from clinical.catalogue import Catalogue
from clinical.content import Dose, Effect, Item
from clinical.criteria import NOT_APPLICABLE, Answers
from clinical.plan.care_plan import CarePlan, LeftOut, PlannedActivity, PlannedCheckPoint, Standing
from clinical.wording import emergency_number
from triage.local_time import UTC_ITSELF, LocalTime

Resource = dict[str, Any]

NOBODY = {"display": "Person who answered, not identified"}
WHEN_ASKED = {Effect.ASK: "Ask a pharmacist first", Effect.REMOVE: "Left out for this person"}
STANDING = {
    Standing.MAIN: "",
    Standing.ALTERNATIVE: "Instead of the usual way, never as well.",
    Standing.OPTIONAL: "Only if it helps.",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """What a plan came from; `site_url` begins the names of the codes and of the release."""

    catalogue: Catalogue
    counting: Answers  # replayed
    answered_at: datetime
    release: int
    site_url: str
    local: LocalTime = UTC_ITSELF  # the clock of the plan's times


def fhir(plan: CarePlan, origin: Origin) -> bytes:
    """Return the Bundle as JSON: the same bytes for the same answers, release and minute."""
    kinds = ("CarePlan", "QuestionnaireResponse", "Provenance")
    names = {kind: name_of(kind, plan, origin.counting) for kind in kinds}
    resources = (care_plan(plan, names, origin), response(origin), provenance(plan, names, origin))
    bundle: Resource = {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": instant(plan.provenance.made_at, origin.local),
        "entry": [{"fullUrl": names[each["resourceType"]], "resource": each} for each in resources],
    }
    return json.dumps(bundle, ensure_ascii=False, indent=1).encode()


def name_of(kind: str, plan: CarePlan, counting: Answers) -> str:
    """Return the name of a resource: made from what is in the Bundle, and from nothing else."""
    given = " ".join(f"{item}={code}" for item, code in sorted(counting.items()))
    made_from = f"{kind} {plan.provenance.checksum} {plan.provenance.made_at} {given}"
    return f"urn:uuid:{uuid5(NAMESPACE_URL, made_from)}"


def instant(at: datetime, local: LocalTime) -> str:
    """Return a time of the plan's clock, with how far that is from UTC."""
    if local.is_utc:
        return at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return at.replace(tzinfo=local.zone).isoformat(timespec="seconds")


def care_plan(plan: CarePlan, names: Mapping[str, str], origin: Origin) -> Resource:
    """Return the plan as a proposal that nobody has agreed to yet."""
    return {
        "resourceType": "CarePlan",
        "status": "draft",
        "intent": "proposal",
        "title": "Self-care plan for a back spasm",
        "description": f"{plan.phase.title}: {plan.phase.aim}.",
        "subject": NOBODY,
        "period": {"start": f"{began(plan):%Y-%m-%d}"},
        "created": instant(plan.provenance.made_at, origin.local),
        "supportingInfo": [{"reference": names["QuestionnaireResponse"]}],
        "activity": [{"detail": detail} for detail in details(plan, origin.site_url)],
        "note": [{"text": text} for text in notes(plan)],
    }


def details(plan: CarePlan, site_url: str) -> Iterator[Resource]:
    """Yield what to do: the appointment first, then activities, those set aside, and times to look again."""
    if plan.appointment:
        flags = (*plan.appointment.present, *plan.appointment.not_ruled_out)
        yield {
            "kind": "Appointment",
            "code": {"text": whom_to_see(plan.appointment, plan.region.routine_contact)},
            "status": "not-started",
            "description": " ".join(flag.reason for flag in flags),
        }
    for planned, dose in each_dose(plan):
        yield activity(plan, planned, dose, site_url)
    for left in (*plan.ask_first, *plan.left_out):
        yield set_aside(left, site_url)
    for check in plan.check_points:
        if began(plan) + timedelta(hours=check.check_point.at_hours) > plan.provenance.made_at:
            yield time_to_check(plan, check)


def each_dose(plan: CarePlan) -> list[tuple[PlannedActivity, Dose]]:
    """Return every dose of every activity that the plan still has, each once."""
    found: dict[tuple[str, str, Dose], tuple[PlannedActivity, Dose]] = {}
    for phase in plan.phases:
        for planned in phase.activities:
            for dose in planned.doses:
                found.setdefault((planned.activity.id, planned.standing, dose), (planned, dose))
    return list(found.values())


def activity(plan: CarePlan, planned: PlannedActivity, dose: Dose, site_url: str) -> Resource:
    """Return an activity with one dose, in the person's words."""
    until = [each for each in (dose.until_hours,) if each is not None]
    sentences = (
        f"{dose.amount}; {dose.times}.",
        STANDING[planned.standing],
        *(reason.text for reason in planned.adaptations),
    )
    return {
        "code": coded(planned.activity.id, planned.activity.title, site_url),
        "status": "not-started",
        "doNotPerform": False,
        "scheduledPeriod": period(plan, max(dose.from_hours, planned.from_hours), *until),
        "description": " ".join(filter(None, sentences)),
    }


def period(plan: CarePlan, from_hours: int, until_hours: int | None = None) -> dict[str, str]:
    """Return a stretch of days; hours would need a time zone, which the plan may not know."""
    ends = {} if until_hours is None else {"end": day(plan, until_hours)}
    return {"start": day(plan, from_hours)} | ends


def day(plan: CarePlan, hours: int) -> str:
    return f"{began(plan) + timedelta(hours=hours):%Y-%m-%d}"


def set_aside(left: LeftOut, site_url: str) -> Resource:
    """Return an activity that this person should not do, or should ask about first; without any dose."""
    asks = left.effect is Effect.ASK
    return {
        "code": coded(left.activity_id, left.title, site_url),
        "status": "on-hold" if asks else "cancelled",
        "statusReason": {"text": WHEN_ASKED[left.effect]},
        "doNotPerform": not asks,
        "description": "; ".join(reason.text for reason in left.reasons),
    }


def time_to_check(plan: CarePlan, planned: PlannedCheckPoint) -> Resource:
    """Return a check point with the day it is due."""
    check = planned.check_point
    return {
        "kind": "Task",
        "code": {"text": f"Check again: {check.title}"},
        "status": "scheduled",
        "scheduledPeriod": period(plan, check.at_hours, check.at_hours),
        "description": f"{check.question} {check.advice}",
    }


def coded(code: str, display: str, site_url: str) -> Resource:
    system = f"{site_url}/activity"
    return {"coding": [{"system": system, "code": code, "display": display}], "text": display}


def notes(plan: CarePlan) -> Iterator[str]:
    """Yield when to get help, by how urgent it is, and what to know about the dates."""
    call = f"Call {emergency_number(plan.region)} now if:"
    headings = {
        "AMBULANCE": call,
        "EMERGENCY_DEPARTMENT": f"Go to {plan.region.emergency_department} now if:",
        "SAME_DAY": "Get help today if:",
        "SOON": "Get an appointment in the next few days if:",
        "ROUTINE": "Book an appointment if:",
        "SELF_CARE": "Stop a movement if:",
    }
    for level, heading in headings.items():
        lines = [net.text for net in plan.safety_nets if net.disposition.name == level]
        if lines:
            yield f"{heading} {'; '.join(lines)}."
    if plan.onset_at is None:
        yield f"The person did not say when it began; dates count from {began(plan):%Y-%m-%d}."


def response(origin: Origin) -> Resource:
    """Return the answers that count, screen by screen; what was not asked or not answered is not there."""
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{origin.site_url}/questionnaire|{origin.release}",
        "status": "completed",
        "subject": NOBODY,
        "authored": instant(origin.local.of(origin.answered_at), origin.local),
        "item": answers_as_items(origin.catalogue, origin.counting, origin.site_url),
    }


def answers_as_items(catalogue: Catalogue, counting: Answers, site_url: str) -> list[Resource]:
    """Return a group for each screen that has an answer."""
    groups = (
        {
            "linkId": screen.id,
            "text": screen.title,
            "item": list(answered(screen.items, counting, f"{site_url}/answer")),
        }
        for screen in catalogue.guidance.screens
    )
    return [group for group in groups if group["item"]]


def answered(items: tuple[Item, ...], counting: Answers, system: str) -> Iterator[Resource]:
    """Yield each item that the person answered, with the code of the answer."""
    for item in items:
        code = counting.get(item.id, NOT_APPLICABLE)
        if code != NOT_APPLICABLE:
            label = next(option.label for option in item.permitted if option.code == code)
            coding = {"system": f"{system}/{item.id}", "code": code, "display": label}
            yield {"linkId": item.id, "text": item.text, "answer": [{"valueCoding": coding}]}


def provenance(plan: CarePlan, names: Mapping[str, str], origin: Origin) -> Resource:
    """Return what the plan was made from, by what, and when."""
    checksum = {"system": f"{origin.site_url}/release", "value": plan.provenance.checksum}
    guidance = {"identifier": checksum, "display": f"Guidance, release {origin.release}"}
    return {
        "resourceType": "Provenance",
        "target": [{"reference": names["CarePlan"]}],
        "recorded": instant(plan.provenance.made_at, origin.local),
        "activity": {"text": "Worked out by rules from the answers; no clinician took part"},
        "agent": [{"type": {"text": "Software"}, "who": {"display": f"Unclench, release {origin.release}"}}],
        "entity": [
            {"role": "source", "what": {"reference": names["QuestionnaireResponse"]}},
            {"role": "source", "what": guidance},
        ],
    }
