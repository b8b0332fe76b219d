"""What an editor sees beside the fields: the page as people see it, checks, what follows, what is due."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
import time_machine
from django.urls import reverse

from editorial.drafts import drafts
from editorial.editing.review_dates import what_is_due
from guidance.articles.markdown import render_markdown
from guidance.models import Activity, Article, AuditEntry, Item, RedFlag, Source
from tests.accounts import make_editor, sign_in
from tests.editorial.forms import DRAFT_KINDS, change_page, fields_of, plain_static_files
from tests.guidance.factory import make_guidance

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
BODY = "## Ice\n\n[More](/guides/nowhere/) and [bad](javascript:x)\n\n<b>no</b>\n"


@pytest.fixture
def author(client, settings):
    plain_static_files(settings)
    drafts.replace(guidance=make_guidance())
    return sign_in(client, make_editor("ann", "author"))


def words(response):
    return unescape(response.content.decode())


def test_markdown_is_shown_by_the_renderer_of_the_public_pages(author):
    response = author.post(f"{reverse('editing:markdown')}?field=body", {"body": BODY})

    assert str(render_markdown(BODY)) in response.content.decode()
    assert "<b>no</b>" not in response.content.decode()


def test_links_of_markdown_are_checked_while_it_is_typed(author):
    told = words(author.post(f"{reverse('editing:markdown')}?field=body", {"body": BODY}))

    assert "the guide “nowhere”. There is none" in told
    assert "leads to “javascript:x”" in told


def test_without_a_program_a_button_shows_the_page_and_saves_nothing(author):
    address = change_page(Article, "ice")
    sent = {**fields_of(author.get(address)), "body": "**New**", "_show": "id_body"}

    response = author.post(address, sent)

    assert "<strong>New</strong>" in response.content.decode()
    assert Article.objects.get(pk="ice").body != "**New**"


def test_checks_are_made_of_what_is_typed(author):
    address = change_page(RedFlag, "fever")
    sent = {
        **fields_of(author.get(address)),
        "reason": "Please urinate 4 times!",
        "sources": [],
        "_show": "checks",
    }

    checked = author.post(address, sent).context["checked"]

    assert [each.words for each in checked.errors] == ["It cites no source."]
    assert checked.substitutes == {"urinate": "pee"}
    assert len(checked.warnings) >= 2


def test_an_exception_stands_after_the_hint_with_where_people_see_it(author):
    page = author.get(change_page(Item, "fever")).content.decode()

    assert 0 < page.index('name="hint"') < page.index('name="exception"') < page.index('name="why"')
    assert "only once the sign is ticked" in page


def test_the_words_of_an_exception_are_checked_and_kept(author):
    address = change_page(Item, "fever")
    typed = {**fields_of(author.get(address)), "exception": "A patient who must urinate does not count."}

    checked = author.post(address, {**typed, "_show": "checks"}).context["checked"]
    author.post(address, {**typed, "weighed": "To try it."})

    assert checked.substitutes["urinate"] == "pee"
    assert Item.objects.get(pk="fever").exception == typed["exception"]


def test_a_milder_red_flag_says_what_follows(author):
    address = change_page(RedFlag, "fever")
    sent = {**fields_of(author.get(address)), "disposition": "soon", "blocks_plan": ""}

    told = words(author.post(address, sent, follow=True))

    assert "“fever” is now milder: “Soon”, it was “Ambulance”" in told
    assert "two people who approve it" in told
    assert "may now get a plan" in told


def test_a_red_flag_cannot_call_for_looking_after_it_at_home(author):
    address = change_page(RedFlag, "fever")

    response = author.post(address, {**fields_of(author.get(address)), "disposition": "self_care"})

    assert response.status_code == 422
    assert RedFlag.objects.get(pk="fever").disposition == "ambulance"


def test_a_red_flag_says_beforehand_what_a_change_of_level_needs(author):
    page = words(author.get(change_page(RedFlag, "chest_pain")))

    assert "A milder level needs a reason" in page
    assert "The safety floor asks for at least “Ambulance”" in page


def test_every_field_of_a_refused_form_is_named_at_its_top(author):
    address = change_page(RedFlag, "fever")

    response = author.post(address, {**fields_of(author.get(address)), "title": "", "when": "feverr"})

    assert response.status_code == 422
    assert {fault.field_id for fault in response.context["faults"]} == {"id_title", "id_when"}
    assert '<a href="#id_title">Title</a>' in response.content.decode()


def test_what_is_overdue_comes_first(author):
    Source.objects.filter(pk="nhs").update(next_review_on=date(2026, 11, 21))
    Source.objects.filter(pk="who").update(next_review_on=date(2026, 12, 1))

    due = what_is_due(TODAY)

    assert {("source", "nhs"), ("article", "ice"), ("red flag", "fever")} <= {
        (each.kind, each.name) for each in due.overdue
    }
    assert [(each.kind, each.name) for each in due.soon] == [("source", "who")]
    assert due.later == ()


def test_the_first_page_counts_what_is_due_and_leads_to_it(author):
    Source.objects.filter(pk="nhs").update(next_review_on=date(2026, 11, 21))

    with time_machine.travel(TODAY, tick=False):
        first = author.get("/admin/")
        listed = author.get(reverse("editing:due"))

    assert reverse("editing:due") in first.content.decode()
    assert "overdue" in words(first)
    assert change_page(Source, "nhs") in listed.content.decode()


@pytest.mark.parametrize("choice", ["over", "soon", "later"])
def test_lists_pick_what_is_due(author, choice):
    Source.objects.filter(pk="nhs").update(last_reviewed_on=date(1999, 1, 1), next_review_on=date(2000, 1, 1))

    response = author.get("/admin/guidance/source/", {"due": choice})

    assert ("nhs" in [row.pk for row in response.context["cl"].result_list]) is (choice == "over")


def test_lists_pick_what_cites_nothing_or_something_overdue(author):
    RedFlag.objects.get(pk="fever").sources.clear()
    Source.objects.filter(pk="nhs").update(last_reviewed_on=date(1999, 1, 1), next_review_on=date(2000, 1, 1))

    none = author.get("/admin/guidance/redflag/", {"cites": "none"}).context["cl"].result_list
    overdue = author.get("/admin/guidance/redflag/", {"cites": "over"}).context["cl"].result_list

    assert [row.pk for row in none] == ["fever"]
    assert [row.pk for row in overdue] == ["chest_pain"]


@pytest.mark.parametrize("kind", DRAFT_KINDS)
def test_a_reviewer_reads_every_page_without_a_way_to_change_it(author, client, kind):
    row = kind._default_manager.first()
    sign_in(client, make_editor("rita", "reviewer"))

    shown = client.get(change_page(kind, row.pk))
    sent = client.post(change_page(kind, row.pk), {"loaded": "{}"})

    assert (shown.status_code, sent.status_code) == (200, 403)
    assert 'name="_save"' not in shown.content.decode()


def test_why_a_question_is_asked_can_be_edited_beside_why_it_is_changed(author):
    address = change_page(Item, "fever")

    author.post(address, {**fields_of(author.get(address)), "why": "It tells us more.", "because": "Clearer"})

    assert Item.objects.get(pk="fever").why == "It tells us more."
    assert AuditEntry.objects.first().words == "Clearer"


@pytest.mark.parametrize(
    ("kind", "key", "sent", "words"),
    [
        (RedFlag, "fever", {"title": ""}, "This is empty. Write something here."),
        (RedFlag, "fever", {"disposition": "mild"}, "Choose one from the list."),
        (RedFlag, "fever", {"sources": ["gone"]}, "“gone” is there no longer. Take its tick away"),
        (Article, "ice", {"position": "first"}, "Type a whole number in digits, such as 10."),
        (Article, "ice", {"position": "-1"}, "Type 0 or a higher number."),
        (Article, "ice", {"next_review_on": "31/12/27x"}, "Type a day that there is"),
        (Source, "nhs", {"url": "nhs.uk"}, "Type the whole address, beginning with https://."),
    ],
)
def test_a_wrong_value_is_refused_with_what_to_do(author, kind, key, sent, words):
    address = change_page(kind, key)

    response = author.post(address, {**fields_of(author.get(address)), **sent})

    assert response.status_code == 422
    assert response.context["faults"][0].words.startswith(words)


def test_an_id_that_is_taken_is_refused_with_what_to_do(author):
    made = {**fields_of(author.get(change_page(Source, "nhs"))), "id": "who"}

    response = author.post(reverse("admin:guidance_source_add"), made)

    assert [each.words for each in response.context["faults"]] == [
        "Another one is called this already. Choose another name."
    ]


def test_a_reviewer_reads_the_steps_of_an_activity_as_a_list(author, client):
    sign_in(client, make_editor("rev", "reviewer"))

    told = words(client.get(change_page(Activity, "cold")))

    assert re.search(r"<li>Wrap it\.</li>\s*<li>Hold it\.</li>", told)
    assert "[" not in told.partition("Steps</div>")[2].partition("</div>")[0]
