"""Sealing: authenticated encryption of what travels through the person's own browser."""

from __future__ import annotations

import base64
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

LONGEST = 1500
"""The longest token that is looked at, in characters; ours stay far below."""


class BrokenSeal(ValueError):
    """A token that this deployment did not seal, or that was altered or cut."""


def seal(data: bytes) -> str:
    """Return the data encrypted and authenticated with the newest key, safe in a cookie or an address."""
    return _keys(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS).encrypt(data).decode().rstrip("=")


def unseal(token: str) -> bytes:
    """Return what was sealed with the newest key or an earlier one. Raises BrokenSeal."""
    if len(token) > LONGEST or not token.isascii():
        raise BrokenSeal("not a token of ours")
    padded = token + "=" * (-len(token) % 4)
    try:
        return _keys(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS).decrypt(padded)
    except InvalidToken:
        raise BrokenSeal("the seal does not match") from None


@cache
def _keys(*secrets: str) -> MultiFernet:
    return MultiFernet([Fernet(_derived(secret)) for secret in secrets])


def _derived(secret: str) -> bytes:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"unclench answers").derive(secret.encode())
    return base64.urlsafe_b64encode(key)
