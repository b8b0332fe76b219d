"""What editors write in the admin goes to files and back without a change of a byte."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editorial.drafts import drafts
from guidance import content_files
from tests.accounts import make_editor, sign_in
from tests.editorial.forms import DRAFT_KINDS, change_page, fields_of, plain_static_files
from tests.guidance.factory import make_guidance

pytestmark = pytest.mark.django_db
HARD_TO_KEEP = [
    "Plain words.",
    'With “quotes”, "quotes" and a \\ backslash',
    "Two lines\r\nas a browser sends them",
    "Cafe\u0301, as some keyboards write it",
    "+++\r\ntitle = 'not front matter'\r\n+++",
    "  spaces around  ",
    "emoji 🧊 and a tab\there",
]
TEXTS = {"title", "text", "label", "name", "claim", "story", "heading", "question", "summary", "publisher"}


@pytest.fixture
def author(client, settings):
    plain_static_files(settings)
    drafts.replace(guidance=make_guidance())
    return sign_in(client, make_editor("ann", "author"))


def files_in(folder) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def goes_there_and_back(folder) -> None:
    """Assert that exporting, importing and exporting again gives the same files and the same drafts."""
    call_command("export_guidance", str(folder), verbosity=0)
    exported, written = files_in(folder), drafts.load()

    call_command("import_guidance", str(folder), verbosity=0)
    call_command("export_guidance", str(folder), verbosity=0)

    assert files_in(folder) == exported
    assert drafts.load() == written == content_files.read(folder)


@pytest.mark.parametrize("words", HARD_TO_KEEP)
def test_an_edit_of_every_kind_goes_to_files_and_back(author, tmp_path, words):
    for kind in DRAFT_KINDS:
        address = change_page(kind, kind._default_manager.first().pk)
        sent = fields_of(author.get(address))
        field = next(name for name in sent if name in TEXTS)
        response = author.post(address, {**sent, field: words, "weighed": "Hard words are wanted here."})
        assert response.status_code == 302, response.context["errors"]

    goes_there_and_back(tmp_path)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_any_words_of_an_article_go_to_files_and_back(author, tmp_path, words):
    address = "/admin/guidance/article/ice/change/"
    sent = fields_of(author.get(address))

    author.post(address, {**sent, "body": f"## Ice\r\n\r\n{words}\r\n", "summary": words})

    goes_there_and_back(tmp_path)
