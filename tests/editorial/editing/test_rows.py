"""Rows of a part are put in order, added and numbered without being typed; sources are picked by name."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from clinical.codec import canonical
from editorial.drafts import drafts, slots
from guidance.models import Activity, Adaptation, AnswerOption, Dose, Item, RedFlag, Screen, Source
from tests.accounts import make_editor, sign_in
from tests.editorial.forms import change_page, fields_of, plain_static_files
from tests.guidance.factory import make_guidance, make_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client, settings):
    plain_static_files(settings)
    drafts.replace(guidance=make_guidance())
    return sign_in(client, make_editor("ann", "author"))


def order(response):
    (part,) = response.context["inline_admin_formsets"]
    return [row.original.pk for row in part if row.original]


def test_a_button_moves_a_row_up_and_saves_nothing_yet(author):
    address = change_page(Screen, "right_now")
    before = author.get(address)

    moved = author.post(address, {**fields_of(before), "_move": "items:1:up"})

    assert order(moved) == order(before)[::-1]
    assert list(Item.objects.filter(screen="right_now").values_list("pk", flat=True)) == order(before)


def test_a_moved_row_is_saved_where_it_stands(author):
    address = change_page(Screen, "right_now")
    before = author.get(address)
    moved = author.post(address, {**fields_of(before), "_move": "items:0:down"})

    author.post(address, fields_of(moved))

    assert order(author.get(address)) == order(before)[::-1]


@pytest.mark.parametrize("button", ["items:0:up", "items:1:down", "items:99:up", "items:x:up", "other:0:up"])
def test_moving_past_the_end_or_something_unknown_changes_nothing(author, button):
    address = change_page(Screen, "right_now")
    before = author.get(address)

    moved = author.post(address, {**fields_of(before), "_move": button})

    assert order(moved) == order(before)


def test_without_a_program_a_button_adds_an_empty_row(author):
    address = change_page(Item, "age")
    sent = {**fields_of(author.get(address)), "_more": "answer_options"}

    response = author.post(address, sent)

    (part,) = response.context["inline_admin_formsets"]
    assert len(part.formset.forms) == 3
    assert AnswerOption.objects.filter(item="age").count() == 2


def with_option(author, code):
    more = author.post(
        change_page(Item, "age"),
        {**fields_of(author.get(change_page(Item, "age"))), "_more": "answer_options"},
    )
    return {**fields_of(more), "answer_options-2-code": code, "answer_options-2-label": "65 or over"}


def test_a_new_option_gets_the_next_number_and_the_last_place(author):
    response = author.post(change_page(Item, "age"), with_option(author, "a65"))

    assert response.status_code == 302
    assert [(each.code, each.number) for each in AnswerOption.objects.filter(item="age")] == [
        ("u18", 2),
        ("a18", 1),
        ("a65", 3),
    ]


def test_an_empty_new_row_is_no_row(author):
    sent = with_option(author, "") | {"answer_options-2-label": ""}

    response = author.post(change_page(Item, "age"), sent)

    assert response.status_code == 302
    assert AnswerOption.objects.filter(item="age").count() == 2


def test_a_number_that_a_release_used_is_not_given_to_another_option(author):
    AnswerOption.objects.create(item_id="age", code="a65", number=7, label="65 or over", position=90)
    make_release(1, canonical(drafts.load()))
    AnswerOption.objects.get(code="a65").delete()

    assert slots.next_number("age", "a80") == 8
    assert slots.next_number("age", "a65") == 7


def test_a_slot_that_a_release_used_is_not_given_to_another_item(author):
    make_release(1, canonical(drafts.load()))
    Item.objects.filter(pk="age").delete()

    assert slots.next_slot("new") == 16
    assert slots.next_slot("age") == 15


def test_the_lowest_slot_never_used_is_given_once_the_highest_is(author):
    Item.objects.create(id="last", screen_id="right_now", slot=511, role="symptom", text="x", statement="x")

    assert slots.next_slot("new") == 2


def test_a_new_dose_is_added_behind_the_others(author):
    address = change_page(Activity, "cold")
    more = author.post(address, {**fields_of(author.get(address)), "_more": "doses"})
    number = len(more.context["inline_admin_formsets"][0].formset.forms) - 1
    new = {"from_hours": "48", "amount": "20 minutes", "times": "once a day"}

    author.post(address, fields_of(more) | {f"doses-{number}-{name}": value for name, value in new.items()})

    assert Dose.objects.filter(activity="cold").last().amount == "20 minutes"


@pytest.mark.parametrize(("line", "is_saved"), [("Wrap it.", False), ("Wrap a gel pack.", True)])
def test_only_a_step_that_there_is_can_be_left_out(author, line, is_saved):
    Activity.objects.filter(pk="cold").update(steps=["Wrap a gel pack.", "Lie down."])
    address = change_page(Activity, "cold")
    form = fields_of(author.get(address))

    answer = author.post(address, form | {"adaptations-0-leaves_out": line})

    assert (answer.status_code == 302) is is_saved
    assert is_saved or "These are not among the steps: “Wrap it.”" in unescape(answer.content.decode())
    assert Adaptation.objects.filter(activity="cold").first().leaves_out == ([line] if is_saved else [])


def add_source(name, **fields):
    days = {"last_reviewed_on": date(2026, 1, 1), "next_review_on": date(2999, 1, 1)}
    return Source.objects.create(id=name, publisher="NICE", checked="V", **days, **fields)


def test_sources_are_found_by_a_word_of_their_name(author):
    add_source("ng59", title="Low back pain and sciatica")

    found = author.get(f"{reverse('editing:find', args=['source'])}?name=sources&sources-find=sciatica+nice")
    none = author.get(f"{reverse('editing:find', args=['source'])}?name=sources&sources-find=astrology")

    assert 'value="ng59"' in found.content.decode()
    assert "Nothing has “astrology” in its name" in unescape(none.content.decode())


def test_what_is_chosen_already_is_not_found_again(author):
    address = reverse("editing:find", args=["source"])

    response = author.get(address, {"name": "sources", "sources-find": "back", "sources": ["nhs"]})

    assert 'value="nhs"' not in response.content.decode()
    assert 'value="who"' in response.content.decode()


def test_without_a_program_a_button_finds_and_saves_nothing(author):
    add_source("ng59", title="Low back pain and sciatica")
    address = change_page(RedFlag, "fever")

    response = author.post(
        address, {**fields_of(author.get(address)), "sources-find": "sciatica", "_show": "x"}
    )

    assert 'name="sources" value="ng59"' in response.content.decode()


def test_a_picked_source_is_saved(author):
    add_source("ng59", title="Low back pain and sciatica")
    address = change_page(RedFlag, "fever")

    author.post(address, {**fields_of(author.get(address)), "sources": ["nhs", "ng59"]})

    assert set(RedFlag.objects.get(pk="fever").sources.values_list("pk", flat=True)) == {"nhs", "ng59"}


def test_nothing_else_is_found_by_name(author):
    assert author.get(reverse("editing:find", args=["user"])).status_code == 404


def test_an_item_has_no_more_options_than_its_answer_has_room_for(author):
    for number in range(3, 15):
        AnswerOption.objects.create(item_id="age", code=f"c{number}", number=number, label="x", position=90)
    more = author.post(
        change_page(Item, "age"),
        {**fields_of(author.get(change_page(Item, "age"))), "_more": "answer_options"},
    )
    new = {"answer_options-14-code": "a65", "answer_options-14-label": "65 or over"}

    response = author.post(change_page(Item, "age"), fields_of(more) | new)

    assert response.status_code == 422
    assert "14 options in all" in response.content.decode()


def test_no_item_is_added_once_every_slot_has_been_used(author, monkeypatch):
    monkeypatch.setattr(slots, "LAST_SLOT", 15)
    Item.objects.bulk_create(
        Item(id=f"i{slot}", screen_id="age", slot=slot, role="context", text="x", statement="x")
        for slot in set(range(1, 16)) - {1, 9, 15}
    )
    sent = {**fields_of(author.get(change_page(Item, "fever"))), "id": "new", "screen": "age"}

    response = author.post(change_page(Item, "fever").replace("fever/change", "add"), sent)

    assert response.status_code == 422
    assert "have been used" in response.content.decode()
