"""The second step of signing in: a code from an app on the phone, or one of the backup codes."""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from base64 import b32encode
from math import ceil

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from django_otp.models import Device
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

TOLERANCE = 1
"""How many steps of 30 seconds a phone's clock may be off."""
BACKUP_CODES = 10
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without letters and digits that are read as one another."""
LENGTH = 10
SIX_DIGITS = re.compile(r"[0-9]{6}")


def has_second_step(user: AbstractUser) -> bool:
    """Return whether this account has a phone to sign in with."""
    return bool(TOTPDevice.objects.filter(user_id=user.pk, confirmed=True).exists())


def secret_text(key: str) -> str:
    """Return the secret as an app wants it typed, in groups of four."""
    text = b32encode(bytes.fromhex(key)).decode("ascii")
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def set_up_address(user: AbstractUser, key: str) -> str:
    """Return what the square code tells an app."""
    return str(TOTPDevice(user=user, key=key).config_url)


@transaction.atomic
def enrol(user: AbstractUser, *, key: str, code: str) -> TOTPDevice | None:
    """Return the new phone of the account in place of any other; None when the code is not this secret's."""
    generator = TOTP(bytes.fromhex(key))
    generator.time = time.time()
    code = "".join(code.split())
    if not SIX_DIGITS.fullmatch(code) or not generator.verify(int(code), TOLERANCE):
        return None
    TOTPDevice.objects.filter(user_id=user.pk).delete()
    device: TOTPDevice = TOTPDevice.objects.create(
        user_id=user.pk, name="phone", key=key, tolerance=TOLERANCE, last_t=generator.t()
    )
    return device


@transaction.atomic
def new_backup_codes(user: AbstractUser) -> list[str]:
    """Return new backup codes in place of those from before. Only their digests are kept."""
    StaticDevice.objects.filter(user_id=user.pk).delete()
    device = StaticDevice.objects.create(user_id=user.pk, name="backup codes")
    codes = ["".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(BACKUP_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=_digest(device, code)) for code in codes)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def backup_codes_left(user: AbstractUser) -> int:
    """Return how many backup codes have not been used."""
    return int(StaticToken.objects.filter(device__user_id=user.pk).count())


class MustWait(Exception):
    """No code is looked at yet: after each wrong one the next waits twice as long, whoever tries."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"The next code has to wait {seconds} seconds.")


@transaction.atomic
def verify_code(user: AbstractUser, code: str) -> Device | None:
    """Return the phone that made the code; None when it is wrong, old or was used before."""
    plain = "".join(code.split())
    device = _ready(TOTPDevice, user) if SIX_DIGITS.fullmatch(plain) else None
    return device if device and device.verify_token(plain) else None


@transaction.atomic
def verify_backup_code(user: AbstractUser, code: str) -> Device | None:
    """Return the list that the backup code is on, which it then no longer is; None when it is not."""
    plain = re.sub(r"[\s-]", "", code).lower()
    device = _ready(StaticDevice, user) if len(plain) == LENGTH else None
    return device if device and device.verify_token(_digest(device, plain)) else None


def _ready(kind: type[Device], user: AbstractUser) -> Device | None:
    """Return the account's device of a kind, None when it has none. Raises MustWait."""
    device = kind.objects.select_for_update().filter(user_id=user.pk, confirmed=True).first()
    if device is not None:
        is_allowed, state = device.verify_is_allowed()
        if not is_allowed:
            raise MustWait(ceil((state["locked_until"] - timezone.now()).total_seconds()))
    return device


@transaction.atomic
def remove(user: AbstractUser) -> None:
    """Take the phone and the backup codes off the account, so that the next sign-in sets them up anew."""
    TOTPDevice.objects.filter(user_id=user.pk).delete()
    StaticDevice.objects.filter(user_id=user.pk).delete()


def _digest(device: StaticDevice, code: str) -> str:
    """Return what is kept of a backup code: slow to make, so that a stolen table gives no codes away."""
    salt = f"backup codes of account {device.user_id}".encode()
    return hashlib.scrypt(code.encode(), salt=salt, n=2**14, r=8, p=1, dklen=8).hex()
