"""Sealing: authenticated encryption of what travels through the person's own browser, or in a link of theirs.

Each purpose has keys of its own, so that what was sealed for one is never opened as another.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

LONGEST = 1500
"""The longest token that is looked at, in characters; ours stay far below."""


class Purpose(Enum):
    """What something is sealed for."""

    COOKIE = b"unclench answers"
    LINK = b"unclench link"


class BrokenSeal(ValueError):
    """A token that this deployment did not seal for this purpose, or that was altered or cut."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was sealed, and when; both are authenticated."""

    data: bytes
    sealed_at: datetime


def seal(data: bytes, purpose: Purpose = Purpose.COOKIE, at: datetime | None = None) -> str:
    """Return the data encrypted and authenticated with the newest key, safe in a cookie or an address."""
    seconds = int((at or datetime.now(UTC)).timestamp())
    return _keys(purpose, *_secrets()).encrypt_at_time(data, seconds).decode().rstrip("=")


def unseal(token: str, purpose: Purpose = Purpose.COOKIE) -> bytes:
    """Return what was sealed with the newest key or an earlier one. Raises BrokenSeal."""
    return open_sealed(token, purpose).data


def open_sealed(token: str, purpose: Purpose) -> Opened:
    """Return what was sealed, with the newest key or an earlier one, and when. Raises BrokenSeal."""
    if len(token) > LONGEST or not token.isascii():
        raise BrokenSeal("not a token of ours")
    padded = token + "=" * (-len(token) % 4)
    keys = _keys(purpose, *_secrets())
    try:
        return Opened(keys.decrypt(padded), datetime.fromtimestamp(keys.extract_timestamp(padded), UTC))
    except InvalidToken:
        raise BrokenSeal("the seal does not match") from None


def _secrets() -> list[str]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


@cache
def _keys(purpose: Purpose, *secrets: str) -> MultiFernet:
    return MultiFernet([Fernet(_derived(secret, purpose)) for secret in secrets])


def _derived(secret: str, purpose: Purpose) -> bytes:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.value).derive(secret.encode())
    return base64.urlsafe_b64encode(key)
