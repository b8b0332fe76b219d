"""The steps from drafts to a release, as one person sees them: what they may do, and why not the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser

from editorial.examination.result import ExaminationResult
from editorial.standing import ReviewStanding
from editorial.workflow.releasing import against_publishing
from guidance.models import Review

WAIT = "Wait until the proof is worked out."
PUT_RIGHT = "Something has to be put right first. It is listed under “What stops it”."


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what was done so far, and why this person cannot do it, if they cannot."""

    done: Sequence[str]
    why_not: Sequence[str]

    @property
    def is_open(self) -> bool:
        return not self.why_not


@dataclass(frozen=True, slots=True)
class Steps:
    submit: Step
    approve: Step
    publish: Step


def steps_for(person: AbstractUser, standing: ReviewStanding, result: ExaminationResult | None) -> Steps:
    """Return the steps as this person sees them."""
    return Steps(
        submit=Step(_submitted(standing), _why_not_submit(person, standing, result)),
        approve=Step(_reviewed(standing), _why_not_approve(person, standing, result)),
        publish=Step((), _why_not_publish(person, standing, result)),
    )


def _submitted(standing: ReviewStanding) -> list[str]:
    return [f"Submitted by {each.by} on {each.at:%-d %B %Y, %H:%M} UTC." for each in standing.submissions]


def _reviewed(standing: ReviewStanding) -> list[str]:
    told = {Review.Verdict.APPROVED: "Approved", Review.Verdict.SENT_BACK: "Sent back"}
    return [
        f"{told[Review.Verdict(each.verdict)]} by {each.reviewer} on {each.at:%-d %B %Y, %H:%M} UTC."
        + (f" “{each.note}”" if each.note else "")
        for each in standing.verdicts
    ]


def _not_proved(result: ExaminationResult | None) -> list[str]:
    if result is None:
        return [WAIT]
    return [PUT_RIGHT] if result.reasons else []


def _why_not_submit(
    person: AbstractUser, standing: ReviewStanding, result: ExaminationResult | None
) -> list[str]:
    if standing.is_live_already:
        return [f"Nothing has changed since release {standing.compared_with}."]
    if not person.has_perm("guidance.add_submission"):
        return ["Only an author can submit. Your account does not have that role."]
    if any(each.by_id == person.pk for each in standing.submissions):
        return ["You have submitted it. If you change a draft, submit again."]
    return _not_proved(result)


def _why_not_approve(
    person: AbstractUser, standing: ReviewStanding, result: ExaminationResult | None
) -> list[str]:
    if standing.is_live_already:
        return ["There is nothing to approve."]
    if not person.has_perm("guidance.add_review"):
        return ["Only a clinical reviewer can approve. Your account does not have that role."]
    if standing.submission is None:
        return ["Nobody has submitted these drafts for review yet."]
    if person.pk in standing.submitters:
        return ["You submitted it. Somebody else has to approve it."]
    return [] if result else [WAIT]


def _why_not_publish(
    person: AbstractUser, standing: ReviewStanding, result: ExaminationResult | None
) -> list[str]:
    if standing.is_live_already:
        return ["There is nothing to publish."]
    if not person.has_perm("guidance.add_release"):
        return ["Only a publisher can publish. Your account does not have that role."]
    waiting = _not_proved(result)
    return waiting or against_publishing(standing, person, milder=result.milder if result else None)
