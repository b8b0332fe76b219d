from __future__ import annotations

import re
from html import unescape

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from editorial.audit import record
from editorial.drafts import drafts
from guidance.models import Activity, AnswerOption, Definition, Item, RedFlag, Release, Review, Source
from tests.accounts import sign_in
from tests.editorial.forms import WRITTEN_ONCE, fields_of
from tests.guidance.factory import make_guidance, make_release, make_submission, make_user, make_withdrawal

pytestmark = pytest.mark.django_db
KINDS = [kind for kind in apps.get_app_config("guidance").get_models() if kind in admin.site._registry]


@pytest.fixture
def editor(client, settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    return sign_in(client, make_user("editor", is_staff=True, is_superuser=True))


@pytest.fixture
def everything():
    """Write one or two of each kind, and a withdrawn release."""
    drafts.replace(guidance=make_guidance())
    reviewer = make_user("reviewer")
    Review.objects.create(checksum="0" * 64, reviewer=reviewer)
    make_submission(make_guidance(), make_user("author"))
    record("changed", by=reviewer, kind="red flag")
    make_withdrawal(make_release(1, make_guidance()))


def page(kind, name, *args):
    return reverse(f"admin:guidance_{kind._meta.model_name}_{name}", args=args)


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_listed_searched_and_shown(editor, kind):
    row = kind._default_manager.first()

    listed = editor.get(page(kind, "changelist"))
    found = editor.get(page(kind, "changelist"), {"q": "a"})
    shown = editor.get(page(kind, "change", row.pk))

    assert [each.status_code for each in (listed, found, shown)] == [200, 200, 200]
    assert " style=" not in re.sub(r"<svg.*?</svg>", "", shown.content.decode(), flags=re.DOTALL)


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_draft_can_be_added_and_what_is_written_once_cannot(editor, kind):
    response = editor.get(page(kind, "add"))

    assert response.status_code == (403 if kind in WRITTEN_ONCE else 200)


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in WRITTEN_ONCE])
def test_saving_a_page_as_it_is_changes_nothing(editor, kind):
    before = drafts.load()
    address = page(kind, "change", kind._default_manager.first().pk)

    response = editor.post(address, fields_of(editor.get(address)))

    assert response.status_code == 302, response.context["errors"]
    assert drafts.load() == before


@pytest.mark.parametrize("kind", WRITTEN_ONCE)
@pytest.mark.usefixtures("everything")
def test_what_is_written_once_cannot_be_saved_or_deleted(editor, kind):
    row = kind._default_manager.first()

    saved = editor.post(page(kind, "change", row.pk), {})
    deleted = editor.post(page(kind, "delete", row.pk), {"post": "yes"})

    # The page of a release is our own and takes no form at all; Django's others refuse by permission.
    assert saved.status_code == (405 if kind is Release else 403)
    assert deleted.status_code == 403


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize(
    ("criteria", "word"),
    [
        ("chest_pain and chest_pane", "chest_pane"),
        ("not fever", "not"),
        ("age >= a17", "a17"),
        ("fever or", "or"),
    ],
)
def test_criteria_that_cannot_be_understood_are_refused_by_the_word(editor, criteria, word):
    flag = RedFlag.objects.first()
    address = page(RedFlag, "change", flag.pk)

    response = editor.post(address, {**fields_of(editor.get(address)), "when": criteria})

    assert response.status_code == 422
    assert word in str(response.context["adminform"].form.errors["when"])
    assert RedFlag.objects.get(pk=flag.pk).when == flag.when


@pytest.mark.usefixtures("everything")
def test_the_page_shows_what_the_criteria_mean(editor):
    RedFlag.objects.filter(pk=RedFlag.objects.first().pk).update(when="chest_pain or maybe(fever)")
    statements = dict(Item.objects.values_list("pk", "statement"))

    html = unescape(editor.get(page(RedFlag, "change", RedFlag.objects.first().pk)).content.decode())

    assert f"“{statements['chest_pain']}” or “{statements['fever']}” (yes or not sure)" in html


@pytest.mark.usefixtures("everything")
def test_a_definition_may_not_use_itself(editor):
    definition = Definition.objects.first()
    address = page(Definition, "change", definition.pk)

    response = editor.post(address, {**fields_of(editor.get(address)), "when": definition.pk})

    assert definition.pk in str(response.context["adminform"].form.errors["when"])


@pytest.mark.usefixtures("everything")
def test_names_and_slots_are_shown_but_not_editable(editor):
    response = editor.get(page(Item, "change", "chest_pain"))

    form = response.context["adminform"].form
    assert not {"id", "slot"} & set(form.fields)


@pytest.mark.usefixtures("everything")
def test_an_option_keeps_its_code_and_number(editor):
    before = list(AnswerOption.objects.filter(item_id="age").values_list("code", "number"))
    address = page(Item, "change", "age")
    sent = fields_of(editor.get(address))
    code = next(name for name in sent if name.endswith("-code"))

    editor.post(address, {**sent, code: "other", code.replace("-code", "-number"): 14})

    assert list(AnswerOption.objects.filter(item_id="age").values_list("code", "number")) == before


@pytest.mark.usefixtures("everything")
def test_a_source_that_is_cited_cannot_be_deleted(editor):
    cited = Source.objects.filter(redflag__isnull=False).first()

    response = editor.post(page(Source, "delete", cited.pk), {"post": "yes"})

    assert response.status_code == 409
    assert Source.objects.filter(pk=cited.pk).exists()


@pytest.mark.usefixtures("everything")
def test_a_search_for_a_name_finds_what_is_called_so_before_what_only_uses_it(editor):
    RedFlag.objects.filter(pk="chest_pain").update(when="chest_pain and fever", title="Fever with chest pain")

    found = editor.get("/admin/guidance/redflag/", {"q": "Fever"}).context["cl"].result_list

    assert [row.pk for row in found] == ["fever", "chest_pain"]


@pytest.mark.usefixtures("everything")
def test_a_search_for_a_title_finds_it_first_and_each_draft_once(editor):
    Activity.objects.create(
        id="a", position=9, title="B", summary="Cool it", category="settle", evidence="low"
    )

    found = editor.get("/admin/guidance/activity/", {"q": "cool it"}).context["cl"].result_list

    assert [row.pk for row in found] == ["cold", "a"]
