"""A save after which the parts of the drafts no longer fit is refused where it was typed."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from editorial.drafts import drafts
from editorial.editing.consistency import misfits
from guidance.models import AnswerOption, AuditEntry, Contributor, Definition, Item, RedFlag
from tests.accounts import make_editor, sign_in
from tests.editorial.forms import change_page, fields_of, plain_static_files
from tests.guidance.factory import make_guidance

pytestmark = pytest.mark.django_db
WITHOUT_REASON = {"weighed": "To try it."}


@pytest.fixture
def author(client, settings):
    plain_static_files(settings)
    drafts.replace(guidance=make_guidance())
    return sign_in(client, make_editor("ann", "author"))


def save(author, row, **changes):
    address = change_page(type(row), row.pk)
    return author.post(address, {**fields_of(author.get(address)), **WITHOUT_REASON, **changes})


def fault_of(response):
    (fault,) = response.context["faults"]
    return fault


def test_a_sign_does_not_become_a_choice_without_options(author):
    response = save(author, Item.objects.get(pk="fever"), kind="choice")

    assert response.status_code == 422
    assert fault_of(response).field_id == "id_kind"
    assert "Item fever: needs options with a code and number of their own." in fault_of(response).words
    assert Item.objects.get(pk="fever").kind == "sign"


def test_a_band_that_others_compare_by_order_stays_a_band(author):
    response = save(author, Item.objects.get(pk="age"), kind="choice")

    assert fault_of(response).field_id == "id_kind"
    assert "Screen right_now" in fault_of(response).words


def test_a_contributor_is_not_called_so_that_its_score_has_the_name_of_a_definition(author):
    Definition.objects.create(id="chair_likely", when="fever", label="you have a fever")
    made = fields_of(author.get(change_page(Contributor, "sitting")))
    rows = {name: value for name, value in made.items() if not name.startswith("weights")}
    none = {"weights-TOTAL_FORMS": 0, "weights-INITIAL_FORMS": 0}

    response = author.post(
        reverse("admin:guidance_contributor_add"), {**rows, **none, **WITHOUT_REASON, "id": "chair"}
    )

    assert fault_of(response).field_id == "id_id"
    assert not Contributor.objects.filter(pk="chair").exists()


def test_what_is_refused_leaves_no_trace_and_what_was_typed_stays(author):
    response = save(author, Item.objects.get(pk="fever"), kind="choice", hint="38.5 or more")

    assert response.context["adminform"].form["hint"].value() == "38.5 or more"
    assert not AuditEntry.objects.filter(object_id="fever").exists()
    assert list(get_messages(response.wsgi_request)) == []
    assert misfits() == []


def test_a_sign_becomes_a_choice_together_with_its_options(author):
    Item.objects.create(id="bike", slot=20, screen_id="age", role="context", text="Bike?", statement="Bike")
    row = Item.objects.get(pk="bike")
    options = {
        "answer_options-TOTAL_FORMS": 1,
        "answer_options-0-position": 10,
        "answer_options-0-code": "often",
        "answer_options-0-label": "Often",
    }

    response = save(author, row, kind="choice", **options)

    assert response.status_code == 302
    assert AnswerOption.objects.get(item="bike").code == "often"


def test_drafts_that_did_not_fit_before_can_be_saved_to_put_them_right(author):
    Definition.objects.filter(pk="unwell").update(when="gone or fever")
    before = misfits()

    response = save(author, RedFlag.objects.get(pk="fever"), title="A fever")

    assert response.status_code == 302
    assert RedFlag.objects.get(pk="fever").title == "A fever"
    assert misfits() == before != []


def test_what_does_not_fit_is_told_once(author):
    Definition.objects.filter(pk="unwell").update(when="gone or fever")

    told = misfits()

    assert [each.sentence for each in told].count("Definition unwell: nothing is called “gone”.") == 1
