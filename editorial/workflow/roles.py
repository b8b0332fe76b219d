"""The roles in which a release was made, without names, for everybody to read."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractUser, Group

from guidance.models import Release, Review, Submission

WITHOUT_A_GROUP = "Administrator"


def roles_of(
    submission: Submission | None, approvals: tuple[Review, ...], publisher: AbstractUser
) -> list[dict[str, Any]]:
    """Return each step, the role it was done in, and how many people did it."""
    done = [_done("submitted", role_of(submission.by, "add_submission"))] if submission else []
    return [
        *done,
        *_by_reviewers("approved", approvals),
        _done("published", role_of(publisher, "add_release")),
    ]


def roles_of_going_back(
    release: Release, agreed: tuple[Review, ...], publisher: AbstractUser
) -> list[dict[str, Any]]:
    """Return the roles of the earlier release, and those of going back to it."""
    before = [each for each in release.roles if each["did"] in ("submitted", "approved")]
    return [*before, *_by_reviewers("agreed", agreed), _done("restored", role_of(publisher, "add_release"))]


def _by_reviewers(did: str, reviews: tuple[Review, ...]) -> list[dict[str, Any]]:
    roles = [role_of(each.reviewer, "add_review") for each in reviews]
    return [_done(did, role, roles.count(role)) for role in dict.fromkeys(roles)]


def _done(did: str, role: str, people: int = 1) -> dict[str, Any]:
    return {"did": did, "role": role, "people": people}


def role_of(person: AbstractUser, codename: str) -> str:
    """Return the name of the group that lets a person do something."""
    groups = Group.objects.filter(user=person.pk, permissions__codename=codename)
    return groups.order_by("name").values_list("name", flat=True).first() or WITHOUT_A_GROUP


def people_behind(release: Release) -> dict[str, list[Any]]:
    """Return who submitted and who approved a release; only editors may see it."""
    same = {
        "checksum": release.checksum,
        "compared_with": release.compared_with,
        "at__lte": release.published_at,
    }
    submissions = Submission.objects.filter(**same).select_related("by")
    reviews = Review.objects.filter(**same).select_related("reviewer")
    return {"submissions": list(submissions), "reviews": list(reviews)}
