"""Accounts for tests, and the way past both steps of signing in."""

from __future__ import annotations

import importlib
import time
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AbstractUser, Group
from django.db import connection
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from editorial.accounts.people import EditorRole, groups_of
from editorial.accounts.sessions import BEGAN, SEEN
from tests.guidance.factory import make_user

PASSWORD = "a long made-up password"


def make_editor(name: str = "ada", *roles: str, **fields: Any) -> AbstractUser:
    """Return a staff account with these roles: author, reviewer, publisher, administrator."""
    if not Group.objects.filter(name=EditorRole.AUTHOR.label).exists():
        # A test that commits empties every table at its end, these groups too.
        roles_made = importlib.import_module("guidance.migrations.0003_roles")
        roles_made.make_roles(apps, SimpleNamespace(connection=connection))
    user = make_user(name, **{"is_staff": True, **fields})
    user.groups.set(groups_of(roles))
    return user


def make_person(name: str = "ada", *roles: str, password: str = PASSWORD, **fields: Any) -> AbstractUser:
    """Return a staff account with a password and a phone."""
    user = make_editor(name, *roles, **fields)
    user.set_password(password)
    user.save()
    make_phone(user)
    return user


def make_phone(user: AbstractUser) -> TOTPDevice:
    return TOTPDevice.objects.create(user_id=user.pk, name="phone")


def code_of(phone: TOTPDevice, steps: int = 0) -> str:
    """Return what the phone shows now, or so many steps of 30 seconds later."""
    return f"{totp(bytes.fromhex(phone.key), t0=-30 * steps):06d}"


def sign_in(client: Client, user: AbstractUser) -> Client:
    """Give the client a session of somebody who has passed both steps."""
    phone = TOTPDevice.objects.filter(user_id=user.pk).first() or make_phone(user)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session.update({DEVICE_ID_SESSION_KEY: phone.persistent_id, BEGAN: time.time(), SEEN: time.time()})
    session.save()
    return client
