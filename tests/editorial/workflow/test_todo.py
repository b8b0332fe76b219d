from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from editorial.workflow.todo import waiting_for
from guidance.models import AuditEntry, Release
from tests.accounts import make_editor, sign_in
from tests.guidance.factory import make_guidance, make_release, make_review, make_submission, titled

pytestmark = pytest.mark.django_db
NEW = titled("Is one of these true?")


@pytest.fixture
def people():
    make_release(1, make_guidance())
    names = {"ann": "author", "rob": "reviewer", "ray": "reviewer", "pam": "publisher"}
    return {name: make_editor(name, role) for name, role in names.items()}


def write(by, at=None):
    return AuditEntry.objects.create(action="changed", by=by, kind="item", at=at or timezone.now())


def waiting(people) -> dict[str, str]:
    """Return what waits for whom; those for whom nothing does are left out."""
    told = {name: " ".join(waiting_for(person)) for name, person in people.items()}
    return {name: words for name, words in told.items() if words}


def test_nothing_waits_while_nobody_has_changed_anything(people):
    assert waiting(people) == {}


def test_drafts_wait_for_the_author_who_changed_them(people):
    write(people["ann"])

    told = waiting(people)

    assert list(told) == ["ann"]
    assert "submit them for review" in told["ann"]


def test_submitted_drafts_wait_for_the_reviewers(people):
    make_submission(NEW, people["ann"], 1)

    told = waiting(people)

    assert list(told) == ["rob", "ray"]
    assert "submitted by ann" in told["rob"]


def test_approved_drafts_wait_for_the_publisher(people):
    make_submission(NEW, people["ann"], 1)
    make_review(NEW, people["rob"], 1)

    assert list(waiting(people)) == ["pam"]


def test_what_becomes_milder_waits_for_a_second_reviewer(people):
    make_submission(NEW, people["ann"], 1, reason="It is safe.")
    make_review(NEW, people["rob"], 1)

    first = list(waiting(people))
    make_review(NEW, people["ray"], 1)

    assert first == ["ray"]
    assert list(waiting(people)) == ["pam"]


def test_what_was_sent_back_waits_for_whoever_submitted_it(people):
    make_submission(NEW, people["ann"], 1)
    make_review(NEW, people["rob"], 1, verdict="sent_back", note="Too long.")

    told = waiting(people)

    assert list(told) == ["ann"]
    assert "rob sent your drafts back: Too long." in told["ann"]


def test_a_draft_that_is_changed_later_calls_for_a_new_submission(people):
    make_submission(NEW, people["ann"], 1)
    write(people["ann"], timezone.now() + timedelta(seconds=1))

    assert list(waiting(people)) == ["ann"]


def test_nothing_waits_once_it_is_published(people):
    write(people["ann"])
    make_submission(NEW, people["ann"], 1)
    make_release(2, NEW, published_at=timezone.now() + timedelta(seconds=1))

    assert Release.objects.count() == 2
    assert waiting(people) == {}


def test_the_first_page_shows_what_waits_with_the_way_there(client, people):
    make_submission(NEW, people["ann"], 1)

    shown = sign_in(client, people["rob"]).get("/admin/").content.decode()
    nothing = sign_in(client, people["pam"]).get("/admin/").content.decode()

    assert "Waiting for you" in shown
    assert 'href="/admin/guidance/release/draft/#steps"' in shown
    assert "Waiting for you" not in nothing
