"""Who may edit: roles, two-step sign-in, lock-out and sessions. Nothing of it touches the public pages."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.management.base import CommandError


def account(name: str) -> AbstractUser:
    """Return the account of this name. Raises CommandError when there is none."""
    found = get_user_model()._default_manager.filter(username=name).first()
    if found is None:
        raise CommandError(f"Nobody has an account called “{name}”.")
    return found
