from __future__ import annotations

import gc
import os
from pathlib import Path

import django
import pytest
from django.conf import settings

from tests.browsers import find_chromium

# Set before Django reads its settings, and the same on every machine.
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
os.environ["DEBUG"] = "1"
os.environ["SECRET_KEY"] = "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz"
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
for name in ("ALLOWED_HOSTS", "ROLE", "SECRET_KEY_FALLBACKS", "SITE_URL"):
    os.environ.pop(name, None)
django.setup()

if os.environ["DATABASE_URL"].startswith("postgres"):
    # A test is one transaction, in which proofs are worked out; the site never holds one open for that long.
    settings.DATABASES["default"]["OPTIONS"]["options"] += " -c idle_in_transaction_session_timeout=0"

# No other process sees the database of a test, so drafts are proved in this one.
settings.PROVES_APART = False

CAN_RUN = {
    "browser": find_chromium() is not None,
    "postgres": os.environ["DATABASE_URL"].startswith("postgres"),
}
HOW_TO_GET = {
    "browser": "no Chromium was found; `apt-get install chromium`, or set CHROMIUM to where it is",
    "postgres": "set DATABASE_URL to a PostgreSQL database that may be written to",
}
TESTS = Path(__file__).parent
THOROUGH = {
    "browser/test_editors_way.py",
    "clinical/proofs/test_compared_plans.py",
    "clinical/proofs/test_comparison.py",
    "clinical/proofs/test_formulas.py",
    "clinical/proofs/test_mutations.py",
    "clinical/plan/test_random_people.py",
    "config/test_damage.py",
    "deploy/test_nginx.py",
    "editorial/accounts/test_authorization_matrix.py",
    "editorial/workflow/test_bad_releases.py",
    "editorial/editing/test_export_after_editing.py",
    "editorial/workflow/test_going_back.py",
    "editorial/workflow/test_release_pages.py",
    "guidance/releases/test_many_processes.py",
    "journeys/test_every_red_flag.py",
    "journeys/test_not_sure.py",
}
"""The modules that take longest: `make thorough` runs them, `make test` all others, and `.ci/run` both."""
skipped: set[str] = set()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.relative_to(TESTS).as_posix() in THOROUGH:
            item.add_marker(pytest.mark.thorough)
        for marker, can_run in CAN_RUN.items():
            if item.get_closest_marker(marker) and not can_run:
                skipped.add(marker)
                item.add_marker(pytest.mark.skip(reason=HOW_TO_GET[marker]))
    for marker in CAN_RUN:
        if os.environ.get(f"REQUIRE_{marker.upper()}") == "1" and not CAN_RUN[marker]:
            raise pytest.UsageError(f"REQUIRE_{marker.upper()}=1 but {HOW_TO_GET[marker]}")


def pytest_collection_finish(session: pytest.Session) -> None:
    # What was imported and collected stays to the end: nobody need look through it again for what to free.
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for marker, can_run in CAN_RUN.items():
        if not can_run:
            terminalreporter.write_line(f"The {marker} tests were skipped: {HOW_TO_GET[marker]}.")
