"""The shipped guidance as draft and as release 1, and an editor who may preview both."""

from __future__ import annotations

import re

import pytest
from django.db import transaction
from django.test import Client

from editorial.drafts import drafts
from guidance.releases.current import forget
from tests.accounts import make_editor, sign_in
from tests.guidance.factory import make_release, shipped

DRAFT = "/admin/preview/draft/"
RELEASE = "/admin/preview/release/1/"
LINKING = re.compile(r'(?:href|action|data-hx-post)="(/[^"]*)"')


def links_of(html: str) -> set[str]:
    """Return every address of this site that a page leads or sends to."""
    return set(LINKING.findall(html))


@pytest.fixture(scope="module")
def shipped_drafts(django_db_setup, django_db_blocker):
    """Write the shipped guidance once for a module; what each test changes is taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        drafts.replace(guidance=shipped())
        make_release(1, shipped())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def editor(shipped_drafts, db, settings, tmp_path):
    """Return the client of an author who has passed both steps of signing in."""
    settings.DATA_DIR = tmp_path / "var"
    settings.RELEASE_CHECK_SECONDS = 0
    forget()
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en-GB"})
    yield sign_in(client, make_editor("ada", "author"))
    forget()
