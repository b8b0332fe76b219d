"""Who the editors are: their accounts, their four roles, and what the audit log says about them."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, AnonymousUser, Group
from django.core.management.base import CommandError
from django.db import models

from editorial.audit import Change, record
from guidance.models import AuditEntry


def account(name: str) -> AbstractUser:
    """Return the account of this name. Raises CommandError when there is none."""
    found = get_user_model()._default_manager.filter(username=name).first()
    if found is None:
        raise CommandError(f"Nobody has an account called “{name}”.")
    return found


class EditorRole(models.TextChoices):
    """A role's short name for commands, and the name of its group, which a migration makes."""

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


def note(
    user: AbstractUser, words: str, *, by: AbstractUser | AnonymousUser | None, changes: Iterable[Change] = ()
) -> None:
    """Write down what happened to an account; by nobody when it was a command, or a stranger at the door."""
    record(AuditEntry.Action.ACCOUNT, by=by, on=user, kind="account", changes=changes, words=words)
