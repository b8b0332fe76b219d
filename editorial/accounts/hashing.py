"""Passwords are hashed as OWASP asks, and only some at a time: each hash takes memory and time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from django.contrib.auth.hashers import Argon2PasswordHasher

MOST_AT_ONCE = 2
"""Hashes at a time in one process: twice 19 MiB."""
PATIENCE = 2.0
"""Seconds that a sign-in waits for its turn."""


class Argon2(Argon2PasswordHasher):
    """Argon2id with the least that OWASP's Password Storage Cheat Sheet asks: 19 MiB, 2 rounds, 1 lane."""

    time_cost = 2
    memory_cost = 19 * 1024  # KiB
    parallelism = 1


_places = BoundedSemaphore(MOST_AT_ONCE)


@contextmanager
def turn() -> Iterator[bool]:
    """Wait for a turn to hash a password; yield False where none came in time."""
    has_come = _places.acquire(timeout=PATIENCE)
    try:
        yield has_come
    finally:
        if has_come:
            _places.release()
