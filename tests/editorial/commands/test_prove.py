"""`manage.py prove_guidance`: one line a theorem, and a failure that ends the command with an error."""

from __future__ import annotations

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.clinical.shipped import CONTENT


def test_the_shipped_content_is_proved_a_line_a_theorem():
    said = StringIO()

    call_command("prove_guidance", str(CONTENT), stdout=said)

    *theorems, last = said.getvalue().splitlines()
    assert last == f"All {len(theorems)} theorems hold."
    assert all(line.startswith("holds ") and " combinations " in line for line in theorems)


def test_a_weakened_red_flag_fails_with_a_story(tmp_path):
    copy = tmp_path / "content"
    shutil.copytree(CONTENT, copy)
    flags = copy / "red_flags" / "urine.toml"
    flags.write_text(
        flags.read_text().replace('disposition = "emergency_department"', 'disposition = "soon"')
    )
    said = StringIO()

    with pytest.raises(CommandError, match="theorems fail: this guidance cannot be published"):
        call_command("prove_guidance", str(copy), stdout=said)

    assert "FAILS" in said.getvalue()
    assert "that is the safety floor (dark_pee)" in said.getvalue()


def test_a_folder_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(CommandError):
        call_command("prove_guidance", str(tmp_path / "nowhere"))
