from __future__ import annotations

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from guidance import content_files, drafts
from guidance.models import Review, Screen, Withdrawal
from tests.clinical.shipped import CONTENT
from tests.guidance.factory import make_guidance, make_release, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    content_files.write(tmp_path / "content", make_guidance())
    return tmp_path / "content"


def run(*words: str) -> str:
    said = StringIO()
    call_command(*words, stdout=said)
    return said.getvalue()


def test_exporting_after_importing_changes_no_byte_of_the_shipped_content(tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(CONTENT, copy)
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}

    run("import_guidance", str(copy))
    said = run("export_guidance", str(copy))

    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == before
    assert " 0 files changed" in said


def test_exporting_leaves_other_files_alone_and_removes_what_is_gone(folder):
    run("import_guidance", str(folder))
    (folder / "README.md").write_text("Read me.")
    (folder / "activities" / "gone.toml").write_text("")

    run("export_guidance", str(folder))

    assert (folder / "README.md").exists()
    assert not (folder / "activities" / "gone.toml").exists()


def test_a_release_can_be_exported(tmp_path):
    make_release(4, make_guidance())

    run("export_guidance", str(tmp_path / "four"), "--release=4")

    assert content_files.read(tmp_path / "four") == make_guidance()


def test_a_release_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="no release 9"):
        run("export_guidance", str(tmp_path), "--release=9")


@pytest.mark.parametrize(
    ("path", "before", "after", "told"),
    [
        ("screens/age.toml", "slot = 15", 'slot = "15"', "slot"),
        ("screens/age.toml", "slot = 15", "slot =", "screens/age.toml"),
        (
            "red_flags/life.toml",
            'when = "fever"',
            'when = "feber"',
            "red flag fever: nothing is called “feber”",
        ),
        ("activities/cold.toml", '"cold_heat"', '"juggling"', "activity cold: category"),
    ],
)
def test_a_mistake_in_a_file_is_told_and_nothing_is_imported(folder, path, before, after, told):
    text = (folder / path).read_text(encoding="utf-8")
    assert before in text
    (folder / path).write_text(text.replace(before, after), encoding="utf-8")

    with pytest.raises(CommandError, match=told):
        run("import_guidance", str(folder))

    assert not Screen.objects.exists()


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="no such folder"):
        run("import_guidance", str(tmp_path / "nowhere"))


def test_drafts_are_not_overwritten_when_asked_not_to(folder):
    drafts.replace(guidance=make_guidance(seed_claims=()))

    said = run("import_guidance", str(folder), "--if-empty")

    assert "nothing imported" in said
    assert drafts.load().seed_claims == ()


def test_publishing_says_why_not():
    drafts.replace(guidance=make_guidance())
    make_user("ada", is_superuser=True)

    with pytest.raises(CommandError, match="Nobody but the publisher"):
        run("publish_guidance", "--by=ada", "--notes=Mine.")
    with pytest.raises(CommandError, match="“eve”"):
        run("publish_guidance", "--by=eve")


def test_a_review_is_signed():
    drafts.replace(guidance=make_guidance())
    reviewer = make_user("ada", is_superuser=True)

    run("review_guidance", "--by=ada")

    assert Review.objects.get().reviewer == reviewer


def test_a_release_is_withdrawn():
    make_release(1)
    make_user("ada", is_superuser=True)

    run("withdraw_guidance", "1", "--by=ada", "--reason=A wrong number.")

    assert Withdrawal.objects.get().release.version == 1
    with pytest.raises(CommandError, match="no release 7"):
        run("withdraw_guidance", "7", "--by=ada", "--reason=x")
