"""What editors may do: four roles, each a group that a migration makes."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractUser, Group
from django.db import models


class EditorRole(models.TextChoices):
    """A role's short name for commands, and the name of its group."""

    AUTHOR = "author", "Author"
    REVIEWER = "reviewer", "Clinical reviewer"
    PUBLISHER = "publisher", "Publisher"
    ADMINISTRATOR = "administrator", "User administrator"


EXPLAINED = {
    EditorRole.AUTHOR.label: "writes drafts and sends them for review",
    EditorRole.REVIEWER.label: "approves drafts that somebody else sent",
    EditorRole.PUBLISHER.label: "publishes what was approved, goes back to an earlier release, withdraws",
    EditorRole.ADMINISTRATOR.label: "makes accounts and gives roles, but edits no guidance",
}


def groups_of(roles: Iterable[str]) -> list[Group]:
    """Return the groups of these roles."""
    return [Group.objects.get(name=EditorRole(role).label) for role in roles]


def roles_of(user: AbstractUser) -> list[str]:
    """Return the names of the roles that somebody holds, in order."""
    return sorted(user.groups.values_list("name", flat=True))
