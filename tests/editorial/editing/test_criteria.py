"""An editor types criteria: what they mean is said, and a wrong word is pointed at."""

from __future__ import annotations

from html import unescape

import pytest
from django.urls import reverse

from editorial.drafts import drafts
from editorial.drafts.words import draft_words
from editorial.editing.criteria_help import meaning_of, usable_names
from guidance.models import RedFlag
from tests.accounts import make_editor, sign_in
from tests.editorial.forms import change_page, fields_of, plain_static_files
from tests.guidance.factory import make_guidance

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client, settings):
    plain_static_files(settings)
    drafts.replace(guidance=make_guidance())
    return sign_in(client, make_editor("ann", "author"))


def test_what_is_typed_is_told_in_words_without_saving(author):
    response = author.post(
        f"{reverse('editing:meaning')}?field=when", {"when": "chest_pain and maybe(fever)"}
    )

    words = unescape(response.content.decode())
    assert "“You have chest pain” and “You have a fever” (yes or not sure)" in words
    assert RedFlag.objects.get(pk="fever").when != "chest_pain and maybe(fever)"


@pytest.mark.parametrize(
    ("text", "word", "nearest"),
    [
        ("chest_pain and feverr", "feverr", "fever"),
        ("fever or chestpain", "chestpain", "chest_pain"),
        ("unwel", "unwel", "unwell"),
        ("age >= a81", "a81", "a18"),
        ("fever and not chest_pain", "not", None),
    ],
)
def test_a_wrong_word_is_pointed_at_and_the_nearest_one_suggested(author, text, word, nearest):
    meaning = meaning_of(text, draft_words())

    assert meaning.word == word
    assert meaning.before + meaning.word + meaning.after == text
    assert nearest in meaning.nearest if nearest else not meaning.nearest


def test_a_word_that_stands_in_another_is_pointed_at_where_it_is_wrong(author):
    meaning = meaning_of("fever and feve", draft_words())

    assert (meaning.before, meaning.word) == ("fever and ", "feve")


def test_empty_criteria_say_nothing(author):
    assert meaning_of("  ", draft_words()).sentence == ""


def test_a_definition_is_not_understood_in_terms_of_itself(author):
    address = f"{reverse('editing:meaning')}?field=when&of=unwell"

    response = author.post(address, {"when": "unwell"})

    assert "nothing is called" in response.content.decode().lower()


def test_a_refused_criterion_says_what_was_perhaps_meant(author):
    address = change_page(RedFlag, "fever")

    response = author.post(address, {**fields_of(author.get(address)), "when": "feverr"})

    assert response.status_code == 422
    assert "Did you mean fever?" in unescape(response.content.decode())


def test_every_word_that_criteria_may_use_is_listed_by_screen(author):
    groups = {group.title: [name.word for name in group.names] for group in usable_names(draft_words())}

    assert groups["Definitions"] == ["unwell"]
    assert set(groups["Any of these?"]) == {"fever", "chest_pain"}
    assert "sitting_likely" in groups["Worked out from answers, for plans only"]


def test_without_a_program_a_button_shows_what_is_meant_and_saves_nothing(author):
    address = change_page(RedFlag, "fever")
    sent = {**fields_of(author.get(address)), "when": "chest_pain or fever", "_show": "id_when"}

    response = author.post(address, sent)

    assert "“You have chest pain” or “You have a fever”" in unescape(response.content.decode())
    assert RedFlag.objects.get(pk="fever").when == "fever"


@pytest.mark.parametrize("name", ["meaning", "markdown"])
def test_fragments_are_posted_and_only_for_those_who_are_signed_in(author, client, name):
    address = reverse(f"editing:{name}")

    assert author.get(address).status_code == 405
    client.logout()
    assert client.post(address).status_code == 302
