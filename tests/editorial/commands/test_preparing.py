from __future__ import annotations

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from editorial.drafts import drafts
from guidance import content_files
from guidance.models import Activity, Arrival, AuditEntry, Item, Release, Screen
from tests.clinical.proofs import edits
from tests.guidance.factory import make_guidance, make_release


def said_by(*command):
    written = StringIO()
    call_command(*command, stdout=written)
    return written.getvalue()


@pytest.mark.django_db
def test_the_first_start_publishes_the_bundled_guidance_and_the_next_changes_nothing(settings, tmp_path):
    settings.DATA_DIR = tmp_path

    first = said_by("prepare")
    second = said_by("prepare")

    assert "Published release 1 (bundled)" in first
    assert second == ""
    assert Release.objects.count() == 1


def test_static_files_are_collected_once_and_again_when_they_differ(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "staticfiles"
    settings.STATICFILES_DIRS = [tmp_path / "static"]
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "site.css").write_text("p {}", encoding="utf-8")

    first = said_by("prepare", "--static-only")
    second = said_by("prepare", "--static-only")
    (tmp_path / "static" / "site.css").write_text("h1 {}", encoding="utf-8")
    third = said_by("prepare", "--static-only")

    assert [first, second, third] == ["Static files collected.\n", "", "Static files collected.\n"]
    assert (tmp_path / "staticfiles" / "site.css").read_text("utf-8") == "h1 {}"


def test_content_that_an_export_would_write_otherwise_is_named(settings, tmp_path):
    copy = shutil.copytree(settings.CONTENT_DIR, tmp_path / "content")
    with (copy / "sources.toml").open("a", encoding="utf-8") as file:
        file.write("\n# a remark\n")

    with pytest.raises(CommandError) as refusal:
        call_command("check_content", str(copy))

    assert "sources.toml" in str(refusal.value)


def test_files_are_written_in_canonical_form_without_a_database(settings, tmp_path):
    copy = shutil.copytree(settings.CONTENT_DIR, tmp_path / "content")
    as_shipped = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    (copy / "sources.toml").write_bytes(b"\xef\xbb\xbf# a remark\r\n" + as_shipped[copy / "sources.toml"])
    article = copy / "articles" / "ice-or-heat.md"
    article.write_bytes(as_shipped[article].replace(b"\n", b"\r\n"))

    said = said_by("check_content", str(copy), "--write")

    assert said.split("\n")[:2] == ["articles/ice-or-heat.md", "sources.toml"]
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == as_shipped


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (b"", b"\xef\xbb\xbf", "definitions.toml, line 1: begins with a byte order mark"),
        (b"\n", b"\r\n", "definitions.toml, line 1: ends its lines as Windows does"),
        (b'label = "', b'label = "\xff', "definitions.toml, line 4: is not UTF-8 text"),
    ],
)
def test_what_an_editor_of_text_did_to_a_file_is_told_with_its_line(settings, tmp_path, before, after, told):
    copy = shutil.copytree(settings.CONTENT_DIR, tmp_path / "content")
    text = (copy / "definitions.toml").read_bytes()
    (copy / "definitions.toml").write_bytes(text.replace(before, after, 1))

    with pytest.raises(CommandError, match=told):
        call_command("check_content", str(copy))


def test_the_shipped_content_is_in_canonical_form():
    assert "canonical" in said_by("check_content")


@pytest.fixture
def installed(settings, tmp_path, db):
    """Install the site with a small guidance, and return how to give it the guidance of a new version."""
    settings.DATA_DIR, settings.CONTENT_DIR = tmp_path / "data", tmp_path / "content"
    settings.STATIC_ROOT = None
    make_release(1, make_guidance(), origin="bundled")
    drafts.replace(guidance=make_guidance())

    def upgrade(*changes):
        content_files.write(settings.CONTENT_DIR, edits.both(*changes)(make_guidance()))
        return said_by("prepare")

    return upgrade


NEW_WORDS = edits.activity("cold", title="Cold, in other words")


def test_new_content_of_an_upgrade_becomes_drafts_and_is_not_published(installed):
    said = installed(NEW_WORDS, edits.item("fever", hint="37.5 or more"))

    assert "now drafts: 2. Parts that editors had changed, which stay theirs: 0." in said
    assert Activity.objects.get(pk="cold").title == "Cold, in other words"
    assert Item.objects.get(pk="fever").hint == "37.5 or more"
    assert Release.objects.count() == 1


def test_what_an_editor_changed_stays_and_the_audit_log_says_so(installed):
    Activity.objects.filter(pk="cold").update(title="What the editor wrote")

    said = installed(NEW_WORDS, edits.item("fever", hint="37.5 or more"))

    assert "now drafts: 1. Parts that editors had changed, which stay theirs: 1." in said
    assert Activity.objects.get(pk="cold").title == "What the editor wrote"
    assert Item.objects.get(pk="fever").hint == "37.5 or more"
    told = {each["field"]: each["after"] for each in AuditEntry.objects.first().changes}
    assert "kept as an editor left it" in told["activities cold title"]
    assert told["items fever"] == "as it came"


def test_what_an_editor_added_deleted_or_moved_stays_so(installed):
    screen = Screen.objects.get(items="fever")
    screen.items.create(
        id="chills", slot=77, role="symptom", text="Chills", statement="You shiver", position=1
    )
    Activity.objects.all().delete()

    installed(NEW_WORDS, edits.item("fever", hint="37.5 or more"))

    asked = list(Screen.objects.get(pk=screen.pk).items.values_list("pk", flat=True))
    assert asked[0] == "chills"
    assert "fever" in asked
    assert not Activity.objects.exists()


def test_the_same_content_does_not_come_twice(installed):
    installed(NEW_WORDS)
    Activity.objects.filter(pk="cold").update(title="Put back by the editor")

    said = installed(NEW_WORDS)

    assert said == ""
    assert Activity.objects.get(pk="cold").title == "Put back by the editor"
    assert Arrival.objects.count() == 1


def test_content_that_does_not_go_with_the_drafts_leaves_them_and_the_site_starts(installed, capsys):
    Screen.objects.get(items="fever").items.create(
        id="chills", slot=77, role="symptom", text="Chills", statement="You shiver", position=1
    )

    installed(edits.item("fever", slot=77))

    assert "does not go with the drafts" in capsys.readouterr().err
    assert Item.objects.get(pk="fever").slot == 9
    assert not Arrival.objects.exists()


def test_an_upgrade_that_brings_nothing_new_changes_nothing(installed):
    said = installed()

    assert said == ""
    assert not AuditEntry.objects.exists()
