from __future__ import annotations

import io
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from clinical.content import Disposition
from editorial.errors import NotPublishable
from editorial.examination import run, state
from editorial.examination.result import ExaminationResult, work_out
from editorial.examination.run import examine, wait_for
from editorial.examination.state import key_of, state_of
from editorial.standing import find_base
from guidance.models import Examination
from tests.guidance.factory import make_guidance, make_release, milder, shipped

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NOTHING = ExaminationResult([], [], {}, [], [])


def make_running(key, *, age=timedelta(0), progress="Comparing."):
    return Examination.objects.create(pk=key, progress=progress, began_at=timezone.now() - age)


def test_guidance_that_holds_has_nothing_against_it():
    result = work_out(shipped(), None, today=TODAY)

    assert result.reasons == []
    assert result.comparison == {}
    assert {row["state"] for row in result.vignettes} == {"same"}


def test_what_becomes_milder_is_told_and_the_vignettes_it_lowers_come_first():
    make_release(1, shipped())

    result = work_out(milder(), find_base(), today=TODAY)

    assert result.milder
    assert result.comparison["milder_red_flags"][0]["red_flag"] == "height_loss"


def test_a_failing_theorem_is_a_reason_with_the_answers_that_show_it():
    first, *others = shipped().vignettes
    wrong = replace(first, disposition=Disposition.ROUTINE)

    result = work_out(replace(shipped(), vignettes=(wrong, *others)), None, today=TODAY)

    assert any(first.id in reason for reason in result.reasons)
    assert any(found["answers"] for theorem in result.theorems for found in theorem["findings"])
    assert (result.vignettes[0]["id"], result.vignettes[0]["state"]) == (first.id, "wrong")


def test_guidance_that_does_not_fit_together_is_not_proved():
    result = work_out(make_guidance(definitions=()), None, today=TODAY)

    assert result.theorems == []
    assert any("unwell" in reason for reason in result.reasons)


def test_it_is_worked_out_once_for_one_checksum_base_and_day():
    first = examine(make_guidance(), None, today=TODAY)
    others = [
        key_of(make_guidance(seed_claims=()), None, TODAY),
        key_of(make_guidance(), None, TODAY + timedelta(days=1)),
    ]
    make_release(1)
    others.append(key_of(make_guidance(), find_base(), TODAY))

    assert first.result.problems
    assert examine(make_guidance(), None, today=TODAY) == first
    assert not any(state_of(key).result for key in others)
    assert Examination.objects.count() == 1


def test_guidance_of_which_nothing_was_proved_is_not_published():
    assert NOTHING.reasons == ["Nothing was proved."]


def test_what_is_kept_is_not_worked_out_again():
    state.keep(key_of(make_guidance(), None, TODAY), NOTHING)

    assert wait_for(make_guidance(), None, today=TODAY) == NOTHING


@pytest.mark.parametrize("forged", [{"seal": ""}, {"result": {"problems": []}}, {"result": {}}])
def test_a_result_that_the_site_did_not_write_is_not_believed(forged):
    key = key_of(make_guidance(), None, TODAY)
    state.keep(key, NOTHING)
    Examination.objects.filter(pk=key).update(**forged)

    assert state_of(key).result is None
    assert wait_for(make_guidance(), None, today=TODAY).problems


def test_a_sealed_result_of_other_guidance_is_not_believed():
    state.keep("another", NOTHING)
    key = key_of(make_guidance(), None, TODAY)
    Examination.objects.filter(pk="another").update(key=key)

    assert state_of(key).result is None


def test_what_nobody_kept_is_worked_out_and_kept():
    found = wait_for(make_guidance(), None, today=TODAY)

    assert found.problems
    assert examine(make_guidance(), None, today=TODAY).result == found


def test_of_two_editors_who_ask_at_once_one_begins_it_and_both_see_how_far_it_is():
    key = key_of(make_guidance(), None, TODAY)

    begun = [state.claim(key), state.claim(key)]
    state.report(key, "Comparing.")

    assert begun == [True, False]
    assert examine(make_guidance(), None, today=TODAY).progress == "Comparing."


def test_one_runs_at_a_time_and_the_next_says_that_it_waits():
    make_running("another")

    waiting = examine(make_guidance(), None, today=TODAY)

    assert waiting.progress == state.IN_LINE
    assert Examination.objects.count() == 1


def test_no_request_waits_for_what_takes_long(monkeypatch):
    monkeypatch.setattr(run, "MOST_WAIT", 0.3)
    make_running(key_of(make_guidance(), None, TODAY))

    with pytest.raises(NotPublishable, match="still running"):
        wait_for(make_guidance(), None, today=TODAY)

    assert run.MOST_WAIT < 10


def test_what_a_machine_left_behind_when_it_went_down_is_told_and_can_be_begun_again():
    key = key_of(make_guidance(), None, TODAY)
    make_running(key, age=state.LOST_AFTER)

    assert state_of(key).failed == state.STOPPED
    assert examine(make_guidance(), None, today=TODAY, again=True).result.problems


def test_what_failed_is_tried_again_only_when_somebody_asks():
    key = key_of(make_guidance(), None, TODAY)
    state.claim(key)
    state.fail(key, "It took too long.")

    assert examine(make_guidance(), None, today=TODAY).failed == "It took too long."
    assert examine(make_guidance(), None, today=TODAY, again=True).result.problems


def test_what_is_done_cannot_fail_any_more():
    key = key_of(make_guidance(), None, TODAY)
    state.keep(key, NOTHING)
    state.fail(key, "It was stopped.")

    assert state_of(key).result == NOTHING


def test_it_tells_what_it_is_at():
    make_release(1, shipped())
    told = []

    work_out(milder(), find_base(), today=TODAY, report=told.append)

    assert len(told) == 3
    assert "Release 1" in told[1]


def test_only_the_newest_are_kept():
    for number in range(state.MOST_KEPT + 5):
        made = make_running(str(number), age=timedelta(days=1))
        state.fail(made.pk, "It stopped.")

    examine(make_guidance(), None, today=TODAY)

    assert Examination.objects.count() == state.MOST_KEPT


@pytest.mark.parametrize("typed", ["", "[]", '{"key": "x"}', "not JSON"])
def test_somebody_who_starts_the_sites_own_command_is_told_what_to_use(monkeypatch, typed):
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))

    with pytest.raises(CommandError, match="Use prove_guidance"):
        call_command("examine")
