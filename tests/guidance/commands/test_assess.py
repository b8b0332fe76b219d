"""`manage.py assess`: answers in, disposition and plan out, as JSON that outside tools rely on."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from clinical.plan.asked_first import BEFORE_WARMTH_OR_COLD
from guidance.releases.compiled import CompiledRelease
from guidance.releases.current import forget
from tests.clinical.shipped import shipped_catalogue

ORDINARY = {"age": "a20", "onset": "h6", "pregnancy": "cannot_be", "lift_twist": "yes"}


@pytest.fixture(autouse=True)
def shipped_release(settings):
    settings.RELEASE_CHECK_SECONDS = 3600
    forget(CompiledRelease(1, "bundled", "c" * 64, None, shipped_catalogue(), {}, None, 5))


def assess(tmp_path: Path, content: object, *flags: str) -> list[dict]:
    file = tmp_path / "answers.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    out = StringIO()
    call_command("assess", str(file), *flags, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_an_emergency_needs_one_answer(tmp_path):
    (result,) = assess(tmp_path, {"chest_pain": "yes"})

    assert result["disposition"] == "AMBULANCE"
    assert result["present"] == ["chest_pain"]
    assert result["is_complete"] is True
    assert result["next_screen"] is None
    assert result["reasons"][0]["why"]


def test_unanswered_questions_leave_it_incomplete(tmp_path):
    (result,) = assess(tmp_path, {"fever": "yes"})

    assert result["disposition"] == "SAME_DAY"
    assert result["is_complete"] is False
    assert result["next_screen"] == "right_now"


def test_the_rest_can_be_assumed_no(tmp_path):
    (result,) = assess(tmp_path, ORDINARY, "--assume-no")

    assert result["disposition"] == "SELF_CARE"
    assert result["is_complete"] is True


def test_an_id_is_echoed(tmp_path):
    (result,) = assess(tmp_path, {"id": "case 7", "answers": ORDINARY}, "--assume-no")

    assert result["id"] == "case 7"


def test_lines_are_assessed_one_by_one(tmp_path):
    lines = "\n".join(json.dumps(case) for case in (ORDINARY, {"saddle_numb": "unsure"}))

    results = assess(tmp_path, lines, "--lines", "--assume-no")

    assert [each["disposition"] for each in results] == ["SELF_CARE", "SAME_DAY"]
    assert results[1]["not_ruled_out"][0] == "saddle_numb"


def test_a_plan_is_added_on_request(tmp_path):
    times = ("--onset", "2026-11-22T03:00", "--now", "2026-11-22T09:00")
    answers = ORDINARY | dict.fromkeys(BEFORE_WARMTH_OR_COLD, "no")

    (result,) = assess(tmp_path, answers, "--assume-no", "--plan", *times)

    assert result["plan"]["hours_since_onset"] == 6
    assert result["plan"]["cold_heat"]["primary"] == "cold"
    assert result["plan"]["now"][0]["id"] == "cold_pack"


def test_times_with_an_offset_are_told_on_one_clock(tmp_path):
    times = ("--onset", "2026-11-21T22:00-05:00", "--now", "2026-11-22T09:00+00:00")

    (result,) = assess(tmp_path, ORDINARY, "--assume-no", "--plan", *times)

    assert result["plan"]["hours_since_onset"] == 6


def test_there_is_no_plan_where_there_must_be_none(tmp_path):
    (result,) = assess(
        tmp_path, {"fever": "yes", **ORDINARY}, "--assume-no", "--plan", "--now", "2026-11-22T09:00"
    )

    assert result["plan"] == {"none_because": "too_urgent"}


@pytest.mark.parametrize(
    ("content", "flags", "says"),
    [
        ({"cough": "yes"}, (), "no item is called “cough”"),
        ({"fever": "maybe"}, (), "“fever” has no option “maybe”"),
        ("{", (), "not JSON"),
        ("[]", (), "needs answers like"),
        ({"fever": True}, (), "needs answers like"),
        ('{"fever": "yes"}\n{"fever": 1}', ("--lines",), "line 2"),
        ('{"fever": "yes", "fever": "no"}', (), "“fever” is answered twice"),
        (ORDINARY, ("--plan",), "--plan needs --now"),
        (ORDINARY, ("--region", "Mars"), "no region is called “Mars”"),
    ],
)
def test_bad_input_is_refused_in_a_sentence_with_exit_code_2(tmp_path, content, flags, says):
    with pytest.raises(CommandError, match=says) as refusal:
        assess(tmp_path, content, *flags)

    assert refusal.value.returncode == 2


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"nowhere\.json cannot be read"):
        call_command("assess", str(tmp_path / "nowhere.json"))
