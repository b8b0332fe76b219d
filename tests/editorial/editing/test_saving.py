"""Opening and saving a draft: how much it asks of the database, and what it writes down."""

from __future__ import annotations

import pytest

from editorial.drafts import drafts
from guidance.models import AuditEntry, Definition, Item, SafetyNet
from tests.accounts import make_editor, sign_in
from tests.editorial.forms import change_page, fields_of, plain_static_files
from tests.guidance.factory import make_guidance

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20


@pytest.fixture
def author(client, settings):
    plain_static_files(settings)
    drafts.replace(guidance=make_guidance())
    return sign_in(client, make_editor("ann", "author"))


def test_an_item_is_opened_and_saved_with_few_queries(author, django_assert_max_num_queries):
    address = change_page(Item, "age")
    author.get(address)  # what is read once in the life of a process

    with django_assert_max_num_queries(MOST_QUERIES):
        form = author.get(address)
    with django_assert_max_num_queries(MOST_QUERIES):
        saved = author.post(address, {**fields_of(form), "note": "Asked first.", "because": "To try it."})

    assert saved.status_code == 302
    assert Item.objects.get(pk="age").note == "Asked first."


def test_the_history_of_a_draft_outlives_a_change_of_what_its_kind_is_called(author, monkeypatch):
    address = change_page(Definition, "unwell")
    author.post(address, {**fields_of(author.get(address)), "label": "you are ill", "because": "Plainer"})
    monkeypatch.setattr(Definition._meta, "verbose_name", "named criterion")

    page = author.get(address)

    assert page.context["last_change"].words == "Plainer"
    assert "collection__exact=definitions&amp;object_id__exact=unwell" in page.content.decode()


def test_a_field_that_a_file_leaves_out_is_told_with_what_it_said_before(author):
    address = change_page(SafetyNet, "numb")

    author.post(address, {**fields_of(author.get(address)), "on_print": "on"})

    (entry,) = AuditEntry.objects.filter(collection="safety_nets")
    assert entry.changes == [{"field": "on print", "before": "no", "after": "yes"}]


def test_a_draft_that_is_not_there_leads_to_the_list_and_says_so(author):
    response = author.get(change_page(Item, "nowhere"), follow=True)

    assert "There is no item called “nowhere”" in response.content.decode()
