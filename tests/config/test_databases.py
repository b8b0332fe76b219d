from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from config.databases import describe_database, is_wal_safe


@pytest.mark.parametrize(
    ("version", "is_safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
    ],
)
def test_a_write_ahead_log_is_used_only_where_it_cannot_corrupt(version, is_safe):
    assert is_wal_safe(version) is is_safe


def test_a_public_process_waits_less_for_a_lock_than_an_editor_does():
    public = describe_database("", default_file=Path("x"), role="public")["OPTIONS"]["timeout"]
    editor = describe_database("", default_file=Path("x"), role="editor")["OPTIONS"]["timeout"]

    assert public < editor


@pytest.mark.django_db
def test_what_sqlite_says_is_written_is_on_the_disk():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has settings of its own")

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        level = cursor.fetchone()[0]

    assert level == 2
