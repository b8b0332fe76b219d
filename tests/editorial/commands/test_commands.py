from __future__ import annotations

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from editorial.drafts import drafts
from guidance import content_files
from guidance.models import Review, Screen, Withdrawal
from tests.clinical.shipped import CONTENT
from tests.guidance.factory import make_guidance, make_release, make_submission, make_user, shipped, titled

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


def test_exporting_removes_nothing_from_a_folder_that_held_no_guidance(folder, tmp_path):
    run("import_guidance", str(folder))
    notes = tmp_path / "home" / "articles" / "notes.md"
    notes.parent.mkdir(parents=True)
    notes.write_text("Mine.", encoding="utf-8")

    with pytest.raises(CommandError, match=r"articles/notes\.md and no guidance"):
        run("export_guidance", str(tmp_path / "home"))

    assert notes.read_text(encoding="utf-8") == "Mine."


def test_without_drafts_an_export_leaves_a_folder_as_it_is(folder):
    before = sorted(folder.rglob("*"))

    with pytest.raises(CommandError, match="no guidance to write"):
        run("export_guidance", str(folder))

    assert sorted(folder.rglob("*")) == before


def test_exporting_into_a_file_is_told(folder, tmp_path):
    run("import_guidance", str(folder))
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(CommandError, match="cannot be written to"):
        run("export_guidance", str(tmp_path / "file"))


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


def test_a_folder_without_guidance_replaces_no_draft(tmp_path):
    drafts.replace(guidance=make_guidance())

    with pytest.raises(CommandError, match="holds no guidance"):
        run("import_guidance", str(tmp_path))

    assert drafts.load() == make_guidance()


def test_a_folder_in_the_place_of_a_file_is_told(folder):
    (folder / "regions.toml").unlink()
    (folder / "regions.toml").mkdir()

    with pytest.raises(CommandError, match=r"regions\.toml: cannot be read"):
        run("import_guidance", str(folder))


@pytest.mark.parametrize("command", ["check_content", "import_guidance", "prove_guidance"])
def test_each_command_that_reads_a_folder_says_that_it_is_not_there(tmp_path, command):
    with pytest.raises(CommandError, match="no such folder"):
        run(command, str(tmp_path / "nowhere"))


def test_drafts_are_not_overwritten_when_asked_not_to(folder):
    drafts.replace(guidance=make_guidance(seed_claims=()))

    said = run("import_guidance", str(folder), "--if-empty")

    assert "nothing imported" in said
    assert drafts.load().seed_claims == ()


def test_publishing_says_why_not():
    drafts.replace(guidance=make_guidance())
    make_user("ada", is_superuser=True)

    with pytest.raises(CommandError, match="Nobody has submitted"):
        run("publish_guidance", "--by=ada")
    with pytest.raises(CommandError, match="“eve”"):
        run("publish_guidance", "--by=eve")


def test_drafts_go_to_the_public_by_commands_alone():
    make_release(1, shipped())
    drafts.replace(guidance=titled("Is one of these true?"))
    for name in ("ann", "rob", "pam"):
        make_user(name, is_superuser=True)

    submitted = run("submit_guidance", "--by=ann", "--notes=A clearer question.")
    reviewed = run("review_guidance", "--by=rob", "--note=Read it.")
    published = run("publish_guidance", "--by=pam")

    assert "submitted" in submitted
    assert "approved" in reviewed
    assert "release 2 (editorial)" in published


def test_a_review_is_signed_and_taken_back():
    drafts.replace(guidance=make_guidance())
    reviewer = make_user("ada", is_superuser=True)
    make_submission(make_guidance(), make_user("ann"))

    run("review_guidance", "--by=ada")
    run("review_guidance", "--by=ada", "--send-back", "--note=The hint is wrong.")

    assert [each.verdict for each in Review.objects.all()] == ["sent_back", "approved"]
    assert Review.objects.first().reviewer == reviewer


def test_what_is_not_submitted_or_reviewed_is_told():
    drafts.replace(guidance=make_guidance())
    make_user("ada", is_superuser=True)

    with pytest.raises(CommandError, match="Nothing done"):
        run("submit_guidance", "--by=ada", "--notes= ")
    with pytest.raises(CommandError, match="Nobody has submitted"):
        run("review_guidance", "--by=ada")
    with pytest.raises(CommandError, match="no release 7"):
        run("review_guidance", "--by=ada", "--release=7")


def test_going_back_to_an_earlier_release():
    make_release(1, shipped())
    make_release(2)
    make_user("ada", is_superuser=True)
    make_user("rob", is_superuser=True)

    run("review_guidance", "--by=rob", "--release=1")
    said = run("rollback_guidance", "1", "--by=ada", "--notes=It confused people.")

    assert "Release 3 says again what Release 1 said" in said
    with pytest.raises(CommandError, match="says the same as Release 1 already"):
        run("rollback_guidance", "1", "--by=ada", "--notes=Again.")
    with pytest.raises(CommandError, match="no release 9"):
        run("rollback_guidance", "9", "--by=ada", "--notes=x")


def test_a_release_is_withdrawn():
    make_release(1)
    make_user("ada", is_superuser=True)

    run("withdraw_guidance", "1", "--by=ada", "--reason=A wrong number.")

    assert Withdrawal.objects.get().release.version == 1
    with pytest.raises(CommandError, match="no release 7"):
        run("withdraw_guidance", "7", "--by=ada", "--reason=x")
