"""Two editors on one draft: the second is told, and nobody loses a word."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from editorial.drafts import drafts
from guidance.models import Activity, Dose, Item, RedFlag, Source
from tests.accounts import make_editor, sign_in
from tests.editorial.forms import change_page, fields_of, plain_static_files
from tests.guidance.factory import make_guidance

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann(settings):
    plain_static_files(settings)
    drafts.replace(guidance=make_guidance())
    return sign_in(Client(), make_editor("ann", "author"))


@pytest.fixture
def bob(ann):
    return sign_in(Client(), make_editor("bob", "author", first_name="Bob", last_name="Ray"))


def loaded(editor, kind, key):
    return fields_of(editor.get(change_page(kind, key)))


def words(response):
    return unescape(response.content.decode())


def test_the_second_to_save_is_told_by_whom_and_sees_both_versions(ann, bob):
    mine = loaded(ann, RedFlag, "fever")
    bob.post(
        change_page(RedFlag, "fever"),
        {**loaded(bob, RedFlag, "fever"), "title": "Bob's title", "because": "Clearer"},
    )

    response = ann.post(change_page(RedFlag, "fever"), {**mine, "title": "Ann's title"})

    assert response.status_code == 409
    assert RedFlag.objects.get(pk="fever").title == "Bob's title"
    assert "Bob Ray" in words(response)
    assert "Why: “Clearer”" in words(response)
    (difference,) = response.context["conflict"]
    assert (difference.label, difference.is_yours_kept) == ("Title", True)
    assert response.context["adminform"].form["title"].value() == "Ann's title"


def test_saving_again_after_looking_keeps_what_the_form_says(ann, bob):
    mine = loaded(ann, RedFlag, "fever")
    bob.post(change_page(RedFlag, "fever"), {**loaded(bob, RedFlag, "fever"), "title": "Bob's title"})
    told = ann.post(change_page(RedFlag, "fever"), {**mine, "title": "Ann's title"})

    response = ann.post(change_page(RedFlag, "fever"), fields_of(told))

    assert response.status_code == 302
    assert RedFlag.objects.get(pk="fever").title == "Ann's title"


def test_what_only_the_other_changed_is_taken_over(ann, bob):
    mine = loaded(ann, RedFlag, "fever")
    bob.post(change_page(RedFlag, "fever"), {**loaded(bob, RedFlag, "fever"), "reason": "Bob's reason."})

    told = ann.post(change_page(RedFlag, "fever"), {**mine, "title": "Ann's title"})
    ann.post(change_page(RedFlag, "fever"), fields_of(told))

    flag = RedFlag.objects.get(pk="fever")
    assert (flag.title, flag.reason) == ("Ann's title", "Bob's reason.")


def test_a_third_change_while_looking_is_told_as_well(ann, bob):
    mine = loaded(ann, RedFlag, "fever")
    bob.post(change_page(RedFlag, "fever"), {**loaded(bob, RedFlag, "fever"), "title": "First"})
    told = ann.post(change_page(RedFlag, "fever"), {**mine, "title": "Ann's title"})
    bob.post(change_page(RedFlag, "fever"), {**loaded(bob, RedFlag, "fever"), "title": "Second"})

    response = ann.post(change_page(RedFlag, "fever"), fields_of(told))

    assert response.status_code == 409
    assert RedFlag.objects.get(pk="fever").title == "Second"


def test_nobody_is_told_of_a_save_that_changed_nothing(ann, bob):
    mine = loaded(ann, RedFlag, "fever")
    bob.post(change_page(RedFlag, "fever"), loaded(bob, RedFlag, "fever"))

    response = ann.post(change_page(RedFlag, "fever"), {**mine, "title": "Ann's title"})

    assert response.status_code == 302


def test_lines_that_end_as_a_browser_ends_them_are_no_change(ann, bob):
    RedFlag.objects.filter(pk="fever").update(reason="One.\nTwo.")
    mine = loaded(ann, RedFlag, "fever")

    response = ann.post(change_page(RedFlag, "fever"), {**mine, "reason": "One.\r\nTwo."})

    assert response.status_code == 302


def dose_field(sent, name):
    return next(key for key in sent if key.startswith("doses-") and key.endswith(f"-{name}"))


def test_a_row_that_the_other_removed_comes_back_if_you_wrote_in_it(ann, bob):
    mine = loaded(ann, Activity, "cold")
    amount = dose_field(mine, "amount")
    theirs = loaded(bob, Activity, "cold")
    bob.post(change_page(Activity, "cold"), {**theirs, amount.replace("amount", "DELETE"): "on"})
    before = Dose.objects.count()

    told = ann.post(change_page(Activity, "cold"), {**mine, amount: "Ann's amount"})
    saved = ann.post(change_page(Activity, "cold"), fields_of(told))

    assert (told.status_code, saved.status_code) == (409, 302)
    assert Dose.objects.count() == before + 1
    assert Dose.objects.filter(amount="Ann's amount").exists()


def test_a_row_that_the_other_removed_stays_removed_if_you_did_not_touch_it(ann, bob):
    mine = loaded(ann, Activity, "cold")
    theirs = loaded(bob, Activity, "cold")
    bob.post(
        change_page(Activity, "cold"),
        {**theirs, dose_field(theirs, "amount").replace("amount", "DELETE"): "on"},
    )
    before = Dose.objects.count()

    told = ann.post(change_page(Activity, "cold"), {**mine, "title": "Ann's title"})
    ann.post(change_page(Activity, "cold"), fields_of(told))

    assert Dose.objects.count() == before
    assert Activity.objects.get(pk="cold").title == "Ann's title"


def test_a_row_that_the_other_added_stays(ann, bob):
    mine = loaded(ann, Activity, "cold")
    Dose.objects.create(activity_id="cold", position=90, from_hours=48, amount="Bob's amount", times="once")

    told = ann.post(change_page(Activity, "cold"), {**mine, "title": "Ann's title"})
    ann.post(change_page(Activity, "cold"), fields_of(told))

    assert told.status_code == 409
    assert Dose.objects.filter(amount="Bob's amount").exists()
    assert Activity.objects.get(pk="cold").title == "Ann's title"


def test_what_the_other_has_deleted_can_be_added_again_with_your_words(ann, bob):
    Source.objects.create(
        id="new",
        title="New",
        publisher="P",
        checked="V",
        last_reviewed_on="2026-01-01",
        next_review_on="2027-01-01",
    )
    mine = loaded(ann, Source, "new")
    bob.post(change_page(Source, "new").replace("change", "delete"), {"post": "yes", "why": "Not needed"})

    told = ann.post(change_page(Source, "new"), {**mine, "title": "Ann's title"})
    saved = ann.post(change_page(Source, "new").replace("new/change", "add"), fields_of(told))

    assert told.status_code == 409
    assert "Bob Ray" in words(told)
    assert "Not needed" in words(told)
    assert saved.status_code == 302
    assert Source.objects.get(pk="new").title == "Ann's title"


def test_an_item_added_again_has_the_slot_of_no_other(ann):
    Item.objects.filter(pk="chest_pain").update(hint="x")
    mine = loaded(ann, Item, "chest_pain")
    key = {**mine, "id": "new_sign", "screen": "right_now"}

    ann.post(change_page(Item, "chest_pain").replace("chest_pain/change", "add"), key)

    assert Item.objects.get(pk="new_sign").slot == 16


def test_nothing_is_deleted_that_changed_since_it_was_looked_at(ann, bob):
    Source.objects.create(
        id="new",
        title="New",
        publisher="P",
        checked="V",
        last_reviewed_on="2026-01-01",
        next_review_on="2027-01-01",
    )
    address = change_page(Source, "new").replace("change", "delete")
    seen = ann.get(address).context["loaded"]
    bob.post(change_page(Source, "new"), {**loaded(bob, Source, "new"), "title": "Bob's title"})

    response = ann.post(address, {"post": "yes", "loaded": seen})

    assert response.status_code == 409
    assert "Bob's title" in words(response)
    assert Source.objects.filter(pk="new").exists()


def test_each_page_says_who_changed_it_last_and_why(ann, bob):
    bob.post(
        change_page(RedFlag, "fever"),
        {**loaded(bob, RedFlag, "fever"), "title": "New", "because": "NICE changed"},
    )

    page = words(ann.get(change_page(RedFlag, "fever")))

    assert "Bob Ray" in page
    assert "Why: “NICE changed”" in page


def test_the_history_of_a_page_shows_every_change_before_and_after(ann, bob):
    bob.post(change_page(RedFlag, "fever"), {**loaded(bob, RedFlag, "fever"), "title": "New"})

    listed = ann.get("/admin/guidance/auditentry/?kind__exact=red%20flag&object_id__exact=fever")

    assert "object_id__exact=fever" in ann.get(change_page(RedFlag, "fever")).content.decode()
    assert [entry.object_id for entry in listed.context["cl"].result_list] == ["fever"]
