from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from editorial.audit import LONGEST, record, told
from editorial.diff import differing
from editorial.drafts import drafts
from editorial.drafts.shapes import EDITED
from guidance import content_files
from guidance.models import Activity, AuditEntry, CannotChange, Item, RedFlag, Screen, Source
from tests.accounts import make_editor, sign_in
from tests.editorial.forms import DRAFT_KINDS, change_page, fields_of, plain_static_files
from tests.guidance.factory import make_guidance

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return make_editor("ann", "author")


@pytest.fixture
def author(client, settings, ann):
    plain_static_files(settings)
    drafts.replace(guidance=make_guidance())
    return sign_in(client, ann)


def entries():
    """Return what the log says about drafts: action, kind and object."""
    return list(AuditEntry.objects.exclude(kind="account").values_list("action", "kind", "object_id"))


def save(author, kind, key, **changes):
    address = change_page(kind, key)
    response = author.post(address, {**fields_of(author.get(address)), **changes})
    assert response.status_code == 302, response.context["errors"]


def test_a_save_is_written_down_field_by_field(author, ann):
    save(author, RedFlag, "fever", title="High fever", disposition="same_day")

    (entry,) = AuditEntry.objects.filter(kind="red flag")
    assert (entry.action, entry.by, entry.object_id) == ("changed", ann, "fever")
    assert {each["field"]: (each["before"], each["after"]) for each in entry.changes} == {
        "title": ("fever", "High fever"),
        "disposition": ("ambulance", "same_day"),
    }


@pytest.mark.parametrize("kind", DRAFT_KINDS)
def test_every_kind_of_draft_is_written_down_when_its_last_field_changes(author, kind):
    row = kind._default_manager.first()
    field = next(
        name for name, value in fields_of(author.get(change_page(kind, row.pk))).items()
        if isinstance(value, str) and "-" not in name and name in WORDS
    )  # fmt: skip

    save(author, kind, row.pk, **{field: "Other words.", "weighed": "A full stop is no harm here."})

    assert entries() == [("changed", kind._meta.verbose_name, str(row.pk))]


WORDS = {"title", "text", "label", "name", "claim", "story", "heading", "question", "summary", "publisher"}


def test_saving_without_a_change_writes_nothing(author):
    save(author, RedFlag, "fever")

    assert entries() == []


def test_a_changed_part_is_told_on_what_it_belongs_to(author):
    address = change_page(Activity, "cold")
    sent = fields_of(author.get(address))
    dose = next(name for name, value in sent.items() if value == "10 minutes")

    author.post(address, {**sent, dose: "12 minutes"})

    (entry,) = AuditEntry.objects.filter(kind="activity")
    assert any("12 minutes" in change["after"] for change in entry.changes)


def test_items_moved_on_the_page_of_their_screen_are_told_of_themselves(author):
    address = change_page(Screen, "right_now")
    sent = fields_of(author.get(address))
    place = next(name for name in sent if name.endswith("-position"))

    author.post(address, {**sent, place: 77})

    (entry,) = AuditEntry.objects.filter(kind="item")
    assert entry.changes == [{"field": "position", "before": entry.changes[0]["before"], "after": "77"}]
    assert Item.objects.get(pk=entry.object_id).position == 77


def test_adding_and_deleting_are_written_down(author):
    address = change_page(Source, "nhs").replace("nhs/change", "add")
    sent = {**fields_of(author.get(change_page(Source, "nhs"))), "id": "new_one", "title": "New"}

    author.post(address, sent)
    author.post(change_page(Source, "new_one").replace("change", "delete"), {"post": "yes"})

    assert entries() == [("deleted", "source", "new_one"), ("added", "source", "new_one")]
    assert {"field": "title", "before": "New", "after": ""} in AuditEntry.objects.first().changes


def test_the_log_can_be_read_by_every_editor_and_changed_by_none(author):
    entry = record(AuditEntry.Action.CHANGED, by=None, kind="red flag", label="fever")
    listed = author.get("/admin/guidance/auditentry/")
    shown = author.get(f"/admin/guidance/auditentry/{entry.pk}/change/")
    deleted = author.post(f"/admin/guidance/auditentry/{entry.pk}/delete/", {"post": "yes"})

    assert [listed.status_code, shown.status_code, deleted.status_code] == [200, 200, 403]
    assert "the command line" in listed.content.decode()


def test_no_code_changes_the_log_either():
    entry = record(AuditEntry.Action.CHANGED, by=None, kind="red flag")

    for attempt in (
        entry.delete,
        entry.save,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(words=""),
        lambda: AuditEntry.objects.bulk_update([entry], ["words"]),
    ):
        with pytest.raises(CannotChange):
            attempt()


def test_importing_and_exporting_are_written_down_with_what_changed(tmp_path, ann):
    content_files.write(tmp_path, make_guidance())
    drafts.replace(guidance=make_guidance(seed_claims=()))

    call_command("import_guidance", str(tmp_path), "--by=ann", verbosity=0)
    call_command("export_guidance", str(tmp_path), verbosity=0)

    exported, imported = AuditEntry.objects.all()
    assert (imported.action, imported.by) == ("imported", ann)
    assert imported.changes == [{"field": "seed_claims claim", "before": "", "after": "added"}]
    assert (exported.action, exported.by) == ("exported", None)


def test_long_values_are_cut_to_where_they_differ():
    same = "word " * 200

    (change,) = told(differing({"body": f"{same}old"}, {"body": f"{same}new"}))

    assert (change["before"][-3:], change["after"][-3:]) == ("old", "new")
    assert len(change["before"]) <= LONGEST + 2


def test_entries_from_before_are_found_by_the_collection_of_their_draft():
    migration = import_module("guidance.migrations.0011_audit_by_collection")
    before = MigrationExecutor(connection).loader.project_state(("guidance", "0011_audit_by_collection")).apps
    for kind in ("red flag", "account"):
        AuditEntry.objects.create(action="changed", kind=kind, object_id="fever")

    migration.name_collections(before, SimpleNamespace(connection=connection))

    assert dict(AuditEntry.objects.values_list("kind", "collection")) == {
        "red flag": "red_flags",
        "account": "",
    }
    assert set(migration.COLLECTIONS.values()) == set(EDITED)
