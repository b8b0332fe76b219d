"""Describes the database to Django, with the settings that keep what is written."""

from __future__ import annotations

import sqlite3
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

SQLITE = "django.db.backends.sqlite3"
IN_MEMORY = ":memory:"
POSTGRESQL = "django.db.backends.postgresql"
EDITOR_WAIT = 5.0
PUBLIC_WAIT = 0.25
NO_DRIVER = (
    "DATABASE_URL names PostgreSQL, and its driver is not installed: set it up with"
    " .venv/bin/python -m pip install --require-hashes -r requirements-postgres.lock."
)
POSTGRESQL_LIMITS = (
    "-c statement_timeout=5000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=10000"
)


def is_wal_safe(version: tuple[int, int, int]) -> bool:
    """Return whether this SQLite has the repair for the fault that could corrupt a log being reset."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)


def describe_database(address: str, *, default_file: Path, role: str) -> dict[str, Any]:
    """Return Django's entry for the database at the address, or for the default file when there is none."""
    if not address:
        return _sqlite({"ENGINE": SQLITE, "NAME": str(default_file)}, role)
    match _parsed(address):
        case {"ENGINE": str(engine), "NAME": str(name)} as parsed if _is_file(engine, name, address):
            return _sqlite(parsed, role)
        case {"ENGINE": str(engine), "NAME": str(name)} as parsed if engine == POSTGRESQL and name:
            if find_spec("psycopg") is None:
                raise ImproperlyConfigured(NO_DRIVER)
            return _postgresql(parsed, role)
        case _:
            raise ImproperlyConfigured(
                "DATABASE_URL is not understood: set it to sqlite:////path/to/file"
                " or postgres://user:password@host/name."
            )


def _parsed(address: str) -> dict[str, Any]:
    try:
        return dict(dj_database_url.parse(address))
    except (ValueError, dj_database_url.ParseError):
        return {}


def _is_file(engine: str, name: str, address: str) -> bool:
    """Return whether it is SQLite with a file, or in memory on purpose: `sqlite://x.db` parses as memory."""
    return engine == SQLITE and (name != IN_MEMORY or IN_MEMORY in address)


def _sqlite(parsed: dict[str, Any], role: str) -> dict[str, Any]:
    journal = "WAL" if is_wal_safe(sqlite3.sqlite_version_info[:3]) else "TRUNCATE"
    options = {
        "timeout": PUBLIC_WAIT if role == "public" else EDITOR_WAIT,
        "transaction_mode": "IMMEDIATE",
        "init_command": (
            f"PRAGMA journal_mode={journal};PRAGMA synchronous=FULL;PRAGMA journal_size_limit=67108864;"
        ),
    }
    return {**parsed, "CONN_MAX_AGE": None, "OPTIONS": {**parsed.get("OPTIONS", {}), **options}}


def _postgresql(parsed: dict[str, Any], role: str) -> dict[str, Any]:
    options = {
        "connect_timeout": 2,
        "application_name": f"unclench-{role}",
        "options": POSTGRESQL_LIMITS,
    }
    return {
        **parsed,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**options, **parsed.get("OPTIONS", {})},
    }
