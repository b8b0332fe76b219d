from __future__ import annotations

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from guidance.models import Release


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


def test_the_shipped_content_is_in_canonical_form():
    assert "canonical" in said_by("check_content")
