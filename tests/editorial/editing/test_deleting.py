"""What refers to a draft is said on its page, and a draft that something refers to is not deleted."""

from __future__ import annotations

import re
from html import unescape

import pytest

from editorial.drafts import drafts
from editorial.editing.references import references_to
from guidance.models import (
    Activity,
    AnswerOption,
    Article,
    AuditEntry,
    Contributor,
    Definition,
    Dose,
    Item,
    Phase,
    RedFlag,
    Region,
    Screen,
    Source,
)
from tests.accounts import make_editor, sign_in
from tests.editorial.forms import change_page, fields_of, plain_static_files
from tests.guidance.factory import make_article, make_guidance
from tests.journeys.page import read_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client, settings):
    plain_static_files(settings)
    other = make_article("other", body="See [ice](/guides/ice/#how).\n", position=2)
    drafts.replace(guidance=make_guidance(articles=(make_article(), other)))
    return sign_in(client, make_editor("ann", "author"))


REFERRED_TO = [
    (
        Item,
        "fever",
        {("red flag", "fever"), ("definition", "unwell"), ("vignette", "ann"), ("contributor", "sitting")},
    ),
    (Item, "age", {("screen", "right_now")}),
    (Definition, "unwell", {("safety net", "numb")}),
    (
        Source,
        "nhs",
        {("red flag", "fever"), ("article", "ice"), ("seed claim", "claim"), ("activity", "cold")},
    ),
    (Screen, "right_now", {("item", "fever"), ("item", "chest_pain")}),
    (RedFlag, "fever", {("vignette", "ann")}),
    (Article, "ice", {("article", "other"), ("seed claim", "claim"), ("activity", "cold")}),
    (Activity, "cold", {("article", "ice"), ("seed claim", "claim")}),
    (Region, "XX", {("the software needs this:", "XX")}),
]


@pytest.mark.parametrize(("kind", "key", "expected"), REFERRED_TO)
def test_everything_that_refers_to_a_draft_is_found(author, kind, key, expected):
    found = {(each.kind, each.name) for each in references_to(kind.objects.get(pk=key))}

    assert expected <= found


@pytest.mark.parametrize(("kind", "key", "expected"), REFERRED_TO)
def test_it_is_not_deleted_and_each_is_named_with_a_link(author, kind, key, expected):
    address = change_page(kind, key).replace("/change/", "/delete/")

    asked = unescape(author.get(address).content.decode())
    refused = author.post(address, {"post": "yes"})

    assert refused.status_code == 409
    assert kind.objects.filter(pk=key).exists()
    for _, name in expected:
        assert f"/{name}/change/" in asked


def test_a_contributor_is_named_by_its_bands(author):
    Definition.objects.create(id="stiff", when="sitting_likely", label="you sit a lot")

    (found,) = references_to(Contributor.objects.get(pk="sitting"))

    assert (found.kind, found.name) == ("definition", "stiff")


def test_the_page_says_what_refers_to_a_draft_that_cannot_be_renamed(author):
    page = unescape(author.get(change_page(Item, "age")).content.decode())

    assert "What refers to it" in page
    assert "/admin/guidance/screen/right_now/change/" in page


def test_what_nothing_refers_to_is_deleted_after_saying_exactly_what_goes(author):
    address = change_page(Phase, "go").replace("/change/", "/delete/")

    asked = unescape(author.get(address).content.decode())
    author.post(address, {"post": "yes", "why": "Not needed"})

    assert "exactly this goes" in asked
    assert re.search(r"<dt>Title</dt>\s*<dd>Go</dd>", asked)
    assert not Phase.objects.filter(pk="go").exists()
    assert AuditEntry.objects.filter(action="deleted", object_id="go").get().words == "Not needed"


def test_rows_of_parts_are_among_what_goes(author):
    Activity.objects.create(id="new", position=9, category="move", title="New", summary="x", evidence="none")
    Dose.objects.create(activity_id="new", from_hours=0, amount="5 minutes", times="once")

    asked = unescape(author.get("/admin/guidance/activity/new/delete/").content.decode())

    assert "5 minutes" in asked


def test_what_the_software_needs_is_not_deleted_and_the_page_says_why(author):
    Activity.objects.create(
        id="course_rising", position=9, category="rule", title="Going up", summary="x", evidence="none"
    )
    address = change_page(Activity, "course_rising").replace("/change/", "/delete/")

    asked = read_page(author.get(address).content.decode()).text
    refused = author.post(address, {"post": "yes"})

    assert "The software needs this: course_rising : The words of this turn." in asked
    assert refused.status_code == 409
    assert Activity.objects.filter(pk="course_rising").exists()


def test_an_option_that_the_software_needs_is_not_removed(author):
    AnswerOption.objects.create(item_id="age", code="u16", number=14, label="Under 16")
    address = change_page(Item, "age")
    sent = fields_of(author.get(address))
    used = next(name for name, value in sent.items() if name.endswith("-code") and value == "u16")

    response = author.post(address, {**sent, used.replace("-code", "-DELETE"): "on"})

    assert response.status_code == 422
    assert "the software needs this" in unescape(response.content.decode())


def test_an_option_that_is_compared_with_is_not_removed(author):
    address = change_page(Item, "age")
    sent = fields_of(author.get(address))
    used = next(name for name, value in sent.items() if name.endswith("-code") and value == "a18")

    response = author.post(address, {**sent, used.replace("-code", "-DELETE"): "on"})

    assert response.status_code == 422
    assert "screen right_now" in unescape(response.content.decode())
    assert AnswerOption.objects.filter(item="age", code="a18").exists()


def test_a_reader_is_not_asked_to_delete(author, client):
    sign_in(client, make_editor("rita", "reviewer"))

    assert client.get(change_page(Phase, "go").replace("/change/", "/delete/")).status_code == 403
