"""An upgrade and an editor changed the same draft: both stay, and where they differ an editor decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from clinical.content import Dose
from editorial.drafts import drafts
from editorial.upgrade.bring import arrive, bring, remember
from guidance.models import Activity, Article, AuditEntry, Item, Offer, SeedClaim, Source, Vignette
from tests.accounts import make_editor, sign_in
from tests.clinical.proofs import edits
from tests.editorial.forms import change_page, fields_of, plain_static_files
from tests.guidance.factory import make_article, make_guidance


def upgraded(**fields):
    """Return the small guidance as a new version of the software has it, its one activity changed."""
    (activity,) = make_guidance().activities
    return make_guidance(activities=(replace(activity, **fields),))


def test_the_two_sides_of_one_draft_are_put_together():
    ours, theirs = upgraded(title="An editor's title"), upgraded(summary="A new summary.")

    brought = bring(make_guidance(), ours, theirs)

    (activity,) = brought.guidance.activities
    assert (activity.title, activity.summary) == ("An editor's title", "A new summary.")
    assert brought.merged == (("activities", "cold"),)
    assert brought.offers == {}


def test_what_both_changed_stays_and_is_offered():
    ours = upgraded(title="An editor's title")
    theirs = upgraded(title="A new title", summary="A new summary.")

    brought = bring(make_guidance(), ours, theirs)

    (activity,) = brought.guidance.activities
    assert (activity.title, activity.summary) == ("An editor's title", "A new summary.")
    assert brought.offers == {("activities", "cold"): {"title": "A new title"}}


def asking(**fields):
    """Return the small guidance with one question changed."""
    return edits.item("fever", **fields)(make_guidance())


def test_an_exception_that_came_out_of_a_hint_is_not_put_behind_an_editors_whole_hint():
    before = asking(hint="38 or more. Warm hands do not count.", exception="")
    ours = asking(hint="38.5 or more. Warm hands do not count.", exception="")

    brought = bring(before, ours, make_guidance())

    assert brought.guidance == ours
    came = {"hint": "38 or more", "exception": "Warm hands do not count."}
    assert brought.offers == {("items", "fever"): came}


def test_an_exception_that_came_alone_goes_beside_an_editors_hint():
    ours = asking(hint="38.5 or more")

    brought = bring(make_guidance(), ours, asking(exception="A hot room does not count."))

    assert brought.guidance == asking(hint="38.5 or more", exception="A hot room does not count.")
    assert brought.offers == {}


def test_what_both_wrote_alike_is_offered_to_nobody():
    brought = bring(make_guidance(), upgraded(title="Cold"), upgraded(title="Cold"))

    assert (brought.taken, brought.merged, brought.offers) == ((), (), {})


def test_what_the_software_no_longer_has_stays_if_an_editor_changed_it():
    brought = bring(make_guidance(), upgraded(title="An editor's title"), make_guidance(activities=()))

    assert [each.title for each in brought.guidance.activities] == ["An editor's title"]
    assert brought.offers == {("activities", "cold"): {"": None}}


@pytest.fixture
def author(client, settings, db):
    plain_static_files(settings)
    remember(make_guidance())
    drafts.replace(guidance=make_guidance())
    return sign_in(client, make_editor("ann", "author"))


DOSES = (Dose(0, None, "20 minutes", "twice a day"),)


@pytest.fixture
def offered(author):
    """Return an author of drafts after an upgrade that changed a title and doses, as an editor had."""
    Activity.objects.filter(pk="cold").update(title="An editor's title")
    Activity.objects.get(pk="cold").doses.update(amount="5 minutes")
    arrive(upgraded(title="A new title", doses=DOSES))
    return author


def words(response):
    return unescape(response.content.decode())


def press(author, kind, key, **changes):
    address = change_page(kind, key)
    return author.post(address, {**fields_of(author.get(address)), **changes})


def test_the_form_shows_both_and_the_list_of_what_is_due_leads_there(offered):
    form = words(offered.get(change_page(Activity, "cold")))
    due = offered.get(reverse("editing:due"))

    assert "The software now says" in form
    assert [set(each.fields) for each in due.context["offered"]] == [{"doses", "title"}]
    assert change_page(Activity, "cold") in words(due)
    assert "came with other words: 1 draft" in words(offered.get("/admin/"))


def test_taking_a_field_changes_the_draft_and_leaves_what_was_typed(offered):
    response = press(offered, Activity, "cold", summary="Typed, not saved.", _take="title")

    activity = Activity.objects.get(pk="cold")
    assert (activity.title, activity.summary) == ("A new title", "Cold may dull pain.")
    assert fields_of(response)["summary"] == "Typed, not saved."
    assert fields_of(response)["title"] == "A new title"
    assert not response.context.get("conflict")
    assert AuditEntry.objects.first().words == "Took what came with the software: title."
    saved = offered.post(change_page(Activity, "cold"), fields_of(response))
    assert saved.status_code == 302
    assert Activity.objects.get(pk="cold").summary == "Typed, not saved."


def test_taking_rows_puts_them_in_place_of_the_old_ones(offered):
    response = press(offered, Activity, "cold", _take="doses")

    doses = Activity.objects.get(pk="cold").doses.values_list("from_hours", "until_hours", "amount", "times")
    assert list(doses) == [(0, None, "20 minutes", "twice a day")]
    assert fields_of(response)["doses-TOTAL_FORMS"] == "1"
    assert offered.post(change_page(Activity, "cold"), fields_of(response)).status_code == 302


def test_keeping_yours_ends_the_question(offered):
    press(offered, Activity, "cold", _keep="title")

    assert Activity.objects.get(pk="cold").title == "An editor's title"
    assert list(Offer.objects.values_list("field", flat=True)) == ["doses"]
    assert AuditEntry.objects.first().words.startswith("Kept as it is")


def test_writing_what_the_software_says_ends_the_question(offered):
    press(offered, Activity, "cold", title="A new title")

    assert not Offer.objects.filter(field="title").exists()


def test_deleting_the_draft_ends_the_question(offered):
    Article.related_activities.through.objects.all().delete()
    SeedClaim.objects.all().delete()

    offered.post(reverse("admin:guidance_activity_delete", args=["cold"]), {"post": "yes"})

    assert not Activity.objects.exists()
    assert not Offer.objects.exists()


def test_the_next_upgrade_offers_what_it_says_now(offered):
    arrive(upgraded(title="A newer title", doses=DOSES))

    assert Offer.objects.get(field="title").value == "A newer title"
    assert Offer.objects.get(field="doses").value[0]["amount"] == "20 minutes"


def test_a_reader_sees_what_is_offered_and_cannot_decide(offered, client):
    sign_in(client, make_editor("rev", "reviewer"))
    address = change_page(Activity, "cold")

    response = client.post(address, {"_take": "title"})

    assert response.status_code == 403
    assert "Take this" not in words(client.get(address))


@pytest.mark.parametrize(
    ("change", "kind", "key", "field", "value"),
    [
        ({"sources": ("who",)}, Activity, "cold", "sources", ["who"]),
        ({"steps": ("One.",)}, Activity, "cold", "steps", ["One."]),
        ({"evidence": "high"}, Activity, "cold", "evidence", "high"),
        ({"article": None}, Activity, "cold", "article_id", None),
    ],
)
def test_every_kind_of_field_can_be_taken(author, change, kind, key, field, value):
    name = next(iter(change))
    plain = {"sources": ["who"], "steps": ["One."], "evidence": "high", "article": None}[name]
    Offer.objects.create(collection="activities", object_id="cold", field=name, value=plain)

    press(author, kind, key, _take=name)

    taken = getattr(kind.objects.get(pk=key), field)
    assert (list(taken.values_list("pk", flat=True)) if name == "sources" else taken) == value


def test_the_answers_of_a_vignette_and_the_options_of_an_item_can_be_taken(author):
    options = [
        {"code": "a18", "number": 1, "label": "18 and up"},
        {"code": "u18", "number": 2, "label": "Less"},
    ]
    Offer.objects.create(collection="vignettes", object_id="ann", field="answers", value={"fever": "no"})
    Offer.objects.create(collection="items", object_id="age", field="answer_options", value=options)

    press(author, Vignette, "ann", _take="answers")
    press(author, Item, "age", _take="answer_options")

    assert list(Vignette.objects.get(pk="ann").answers.values_list("item", "code")) == [("fever", "no")]
    assert list(Item.objects.get(pk="age").answer_options.values_list("label", flat=True)) == [
        "18 and up",
        "Less",
    ]
    assert not Offer.objects.exists()


def test_what_no_longer_fits_is_not_taken_and_says_why(author):
    Offer.objects.create(collection="activities", object_id="cold", field="sources", value=["gone"])

    response = press(author, Activity, "cold", _take="sources")

    assert "There is no source called “gone” any more." in words(response)
    assert Activity.objects.get(pk="cold").sources.count() == 2
    assert Offer.objects.exists()
    assert Source.objects.count() == 2


def test_fields_that_do_not_go_together_are_all_left_to_an_editor(author):
    Article.objects.filter(pk="ice").update(next_review_on=date(2026, 6, 1))
    dates = {"last_reviewed_on": date(2027, 1, 1), "next_review_on": date(2028, 1, 1)}

    arrive(make_guidance(articles=(make_article(**dates),), activities=upgraded(title="New").activities))

    assert Article.objects.get(pk="ice").last_reviewed_on == date(2026, 1, 1)
    assert set(Offer.objects.values_list("field", flat=True)) == set(dates)
    assert Activity.objects.get(pk="cold").title == "New"


def test_a_guide_that_both_wrote_is_offered_whole(author):
    Article.objects.filter(pk="ice").update(body="An editor's text.\n")

    arrive(make_guidance(articles=(make_article(body="A new text.\n"),)))

    assert Article.objects.get(pk="ice").body == "An editor's text.\n"
    assert Offer.objects.get().value == "A new text.\n"
