"""A warning that a change brings about: the editor puts it right, or says why it stays."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from editorial.drafts import drafts
from editorial.editing.checks import Passage, Words, brought_about, check
from guidance.models import Article, AuditEntry, SafetyNet
from tests.accounts import make_editor, sign_in
from tests.editorial.forms import change_page, fields_of, plain_static_files
from tests.guidance.factory import make_guidance

TODAY = date(2026, 11, 22)
LONG = "It goes on " + "and on " * 12 + "for ever."
EASY = "Sit down. Get up. Go for a walk. " * 8
OTHER = LONG.replace("ever", "long")
HARD = "Unaccustomed musculoskeletal deterioration necessitates immediate pharmacological intervention. " * 3


def checked(*texts):
    return check(Words(tuple(Passage("Body", "body", text) for text in texts)), TODAY)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("Sit down.", "Sit down!", ["Body has an exclamation mark."]),
        ("Sit down!", "Sit up!", []),
        ("Sit down.", LONG, ["1 sentence of more than 20 words."]),
        (LONG, OTHER, []),
        (LONG, f"{LONG} {OTHER}", ["2 sentences of more than 20 words."]),
        (f"{LONG} {OTHER}", LONG, []),
    ],
)
def test_only_what_a_change_brings_about_is_asked_about(before, after, words):
    found = brought_about(checked(before, EASY), checked(after, EASY))

    assert [each.words for each in found] == words


def test_words_that_become_hard_are_asked_about_once():
    first, again = (
        brought_about(checked("Sit down."), checked(HARD)),
        brought_about(checked(HARD), checked(HARD)),
    )

    assert first[0].words.startswith("The reading grade is")
    assert again == ()


def test_of_a_new_draft_every_warning_is_asked_about():
    assert [each.words for each in brought_about(None, checked("Sit!"))] == ["Body has an exclamation mark."]


@pytest.fixture
def author(client, settings, db):
    plain_static_files(settings)
    drafts.replace(guidance=make_guidance())
    return sign_in(client, make_editor("ann", "author"))


def sent(author, kind, key, **changes):
    address = change_page(kind, key)
    return author.post(address, {**fields_of(author.get(address)), **changes})


def test_a_save_that_brings_a_warning_waits_for_a_reason(author):
    response = sent(author, SafetyNet, "numb", text="You go numb.", because="Clearer")

    assert response.status_code == 422
    assert [each.words for each in response.context["to_weigh"]] == [
        "Text: begin with a small letter and leave out the full stop."
    ]
    assert "Not saved yet: 1 thing to weigh" in unescape(response.content.decode())
    assert SafetyNet.objects.get(pk="numb").text == "you go numb"
    assert fields_of(response)["because"] == "Clearer"


def test_with_a_reason_it_is_saved_and_the_history_has_it(author):
    waiting = sent(author, SafetyNet, "numb", text="You go numb.", because="Clearer")

    author.post(change_page(SafetyNet, "numb"), {**fields_of(waiting), "weighed": "It stands alone there"})

    assert SafetyNet.objects.get(pk="numb").text == "You go numb."
    assert AuditEntry.objects.first().words == (
        "Clearer\nKept although: Text: begin with a small letter and leave out the full stop. "
        "Because: It stands alone there"
    )


def test_what_was_kept_once_is_not_asked_about_again(author):
    sent(author, SafetyNet, "numb", text="You go numb.", weighed="It stands alone there")

    response = sent(author, SafetyNet, "numb", text="You go quite numb.")

    assert response.status_code == 302
    assert AuditEntry.objects.first().words == ""


def test_what_is_wrong_is_said_before_what_is_to_be_weighed(author):
    response = sent(author, SafetyNet, "numb", text="You go numb.", when="no_such_word")

    assert "to_weigh" not in response.context
    assert [fault.label for fault in response.context["faults"]] == ["When"]


def test_a_new_guide_with_a_warning_waits_as_well(author):
    add = reverse("admin:guidance_article_add")
    made = {**fields_of(author.get(change_page(Article, "ice"))), "body": "Cool it!", "slug": "new"}

    response = author.post(add, made)

    assert response.status_code == 422
    assert response.context["to_weigh"]
    assert not Article.objects.filter(pk="new").exists()


def test_the_reviewer_reads_the_reason_beside_the_change(author, client):
    sent(author, SafetyNet, "numb", text="You go numb.", weighed="It stands alone there")
    sign_in(client, make_editor("rev", "reviewer"))

    response = client.get(reverse("admin:guidance_release_draft"))

    (change,) = [each for each in response.context["changes"] if each["change"].id == "numb"]
    assert [(each.by, each.words[-22:]) for each in change["reasons"]] == [("ann", " It stands alone there")]
    assert "It stands alone there" in unescape(response.content.decode())
