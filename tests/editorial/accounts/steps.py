"""What a person does to sign in, request by request."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AbstractUser
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.accounts import PASSWORD, code_of


def give_password(client: Client, name: str = "ada", password: str = PASSWORD, **extra: Any) -> HttpResponse:
    return client.post(reverse("admin:login"), {"username": name, "password": password}, **extra)


def give_code(client: Client, code: str, **extra: Any) -> HttpResponse:
    return client.post(reverse("admin:sign_in_code"), {"code": code}, **extra)


def give_backup_code(client: Client, code: str) -> HttpResponse:
    return client.post(reverse("admin:sign_in_backup"), {"code": code})


def sign_in_fully(client: Client, user: AbstractUser) -> HttpResponse:
    give_password(client, user.get_username())
    return give_code(client, code_of(TOTPDevice.objects.get(user_id=user.pk)))


def is_signed_in(client: Client) -> bool:
    return client.get(reverse("admin:index")).status_code == 200 and SESSION_KEY in client.session
