from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import asdict, replace
from datetime import timedelta

import pytest
from django.conf import settings as site
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from clinical.content import Disposition
from editorial.examination import apart, examining
from editorial.examination.examined import Examined, key_of
from editorial.examination.examining import examine, is_under_way, known, look
from editorial.examination.working_out import work_out
from editorial.standing import find_base
from guidance.models import Examination
from tests.guidance.factory import make_guidance, make_release, milder, shipped

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NOTHING = Examined([], [], {}, [], [])


def make_examination(key, result=None, *, age=timedelta(0)):
    return Examination.objects.create(pk=key, result=result, began_at=timezone.now() - age)


@pytest.fixture
def another_process():
    """Return what has another process take the turn of this machine, and end when asked."""
    script = (
        "import fcntl, os, sys; held = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT); fcntl.flock(held, 2)"
    )
    started = []

    def take_turn(key: str = ""):
        path = site.DATA_DIR / "working-out"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(key, encoding="ascii")
        waiting = f"{script}; print('taken', flush=True); sys.stdin.read()"
        process = subprocess.Popen(
            [sys.executable, "-c", waiting, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        assert process.stdout.readline() == "taken\n"
        return process

    yield take_turn
    for process in started:
        process.kill()
        process.communicate()


def test_guidance_that_holds_has_nothing_against_it():
    examined = work_out(shipped(), None, today=TODAY)

    assert examined.reasons == []
    assert examined.comparison == {}
    assert {row["state"] for row in examined.vignettes} == {"same"}


def test_what_becomes_milder_is_told_and_the_vignettes_it_lowers_come_first():
    make_release(1, shipped())

    examined = work_out(milder(), find_base(), today=TODAY)

    assert examined.milder
    assert examined.comparison["milder_red_flags"][0]["red_flag"] == "height_loss"


def test_a_failing_theorem_is_a_reason_with_the_answers_that_show_it():
    first, *others = shipped().vignettes
    wrong = replace(first, disposition=Disposition.ROUTINE)

    examined = work_out(replace(shipped(), vignettes=(wrong, *others)), None, today=TODAY)

    assert any(first.id in reason for reason in examined.reasons)
    assert any(found["answers"] for theorem in examined.theorems for found in theorem["findings"])
    assert (examined.vignettes[0]["id"], examined.vignettes[0]["state"]) == (first.id, "wrong")


def test_guidance_that_does_not_fit_together_is_not_proved():
    examined = work_out(make_guidance(definitions=()), None, today=TODAY)

    assert examined.theorems == []
    assert any("unwell" in reason for reason in examined.reasons)


def test_it_is_worked_out_once_for_one_checksum_and_day():
    assert look(make_guidance(), None, today=TODAY).examined is None
    first = examine(make_guidance(), None, today=TODAY).examined

    assert look(make_guidance(), None, today=TODAY).examined == first
    assert look(make_guidance(seed_claims=()), None, today=TODAY).examined is None
    assert look(make_guidance(), None, today=TODAY + timedelta(days=1)).examined is None
    assert Examination.objects.count() == 1


def test_guidance_of_which_nothing_was_proved_is_not_published():
    assert NOTHING.reasons == ["Nothing was proved."]


def test_what_is_kept_is_not_worked_out_again():
    make_examination(key_of(make_guidance(), None, TODAY), asdict(NOTHING))

    assert known(make_guidance(), None, today=TODAY) == NOTHING


def test_what_nobody_kept_is_worked_out_and_kept():
    found = known(make_guidance(), None, today=TODAY)

    assert found.problems
    assert look(make_guidance(), None, today=TODAY).examined == found


def test_what_another_machine_has_begun_is_left_to_it(settings):
    settings.PROVES_APART = True
    make_examination(key_of(make_guidance(), None, TODAY))

    seen = examine(make_guidance(), None, today=TODAY)

    assert seen.is_under_way
    assert is_under_way(seen.key)


def test_what_another_machine_left_unfinished_is_free_to_be_begun_again():
    key = key_of(make_guidance(), None, TODAY)
    make_examination(key, age=examining.PATIENCE)

    assert not is_under_way(key)
    assert examine(make_guidance(), None, today=TODAY).examined.problems


def test_a_machine_works_out_one_thing_at_a_time(settings, another_process):
    settings.PROVES_APART = True
    another_process("another key")

    seen = examine(make_guidance(), None, today=TODAY)

    assert seen.is_under_way
    assert not Examination.objects.exists()


def test_a_process_that_was_stopped_is_noticed_and_told_at_once(another_process):
    key = key_of(make_guidance(), None, TODAY)
    make_examination(key)
    process = another_process(key)
    before = is_under_way(key)

    process.kill()
    process.wait()

    assert before
    assert look(make_guidance(), None, today=TODAY).failed == apart.STOPPED


def test_what_failed_is_tried_again_only_when_somebody_asks():
    make_examination(key_of(make_guidance(), None, TODAY), {"failed": "It took too long."})

    assert examine(make_guidance(), None, today=TODAY).failed == "It took too long."
    assert examine(make_guidance(), None, today=TODAY, again=True).examined.problems


def test_a_folder_that_cannot_be_written_is_told(settings, tmp_path):
    settings.PROVES_APART = True
    settings.DATA_DIR = tmp_path / "a file"
    settings.DATA_DIR.write_text("", encoding="ascii")

    seen = examine(make_guidance(), None, today=TODAY)

    assert seen.failed == apart.NO_FOLDER


def test_only_the_newest_are_kept():
    for number in range(examining.MOST_KEPT + 5):
        make_examination(str(number), {}, age=timedelta(days=1))

    examine(make_guidance(), None, today=TODAY)

    assert Examination.objects.count() == examining.MOST_KEPT


@pytest.mark.parametrize("typed", ["", "[]", '{"key": "x"}', "not JSON"])
def test_somebody_who_starts_the_sites_own_command_is_told_what_to_use(monkeypatch, typed):
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))

    with pytest.raises(CommandError, match="Use prove_guidance"):
        call_command("examine")
