"""What the audit log says about accounts."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractUser, AnonymousUser

from editorial.audit import Change, record
from guidance.models import AuditEntry


def note(
    user: AbstractUser, words: str, *, by: AbstractUser | AnonymousUser | None, changes: Iterable[Change] = ()
) -> None:
    """Write down what happened to an account; by nobody when it was a command, or a stranger at the door."""
    record(AuditEntry.Action.ACCOUNT, by=by, on=user, kind="account", changes=changes, words=words)
