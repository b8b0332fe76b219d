from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from clinical.content import Disposition
from guidance.models import Examination
from guidance.publishing import examining
from guidance.publishing.examining import examine, examined_before
from guidance.publishing.standing import find_base
from tests.guidance.factory import make_guidance, make_release, milder, shipped

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_guidance_that_holds_has_nothing_against_it():
    examined = examine(shipped(), None, today=TODAY)

    assert examined.reasons == []
    assert examined.comparison == {}
    assert {row["state"] for row in examined.vignettes} == {"same"}


def test_what_becomes_milder_is_told_and_the_vignettes_it_lowers_come_first():
    make_release(1, shipped())

    examined = examine(milder(), find_base(), today=TODAY)

    assert examined.milder
    assert examined.comparison["milder_red_flags"][0]["red_flag"] == "height_loss"


def test_a_failing_theorem_is_a_reason_with_the_answers_that_show_it():
    first, *others = shipped().vignettes
    wrong = replace(first, disposition=Disposition.ROUTINE)

    examined = examine(replace(shipped(), vignettes=(wrong, *others)), None, today=TODAY)

    assert any(first.id in reason for reason in examined.reasons)
    assert any(found["answers"] for theorem in examined.theorems for found in theorem["findings"])
    assert (examined.vignettes[0]["id"], examined.vignettes[0]["state"]) == (first.id, "wrong")


def test_guidance_that_does_not_fit_together_is_not_proved():
    examined = examine(make_guidance(definitions=()), None, today=TODAY)

    assert examined.theorems == []
    assert any("unwell" in reason for reason in examined.reasons)


def test_it_is_worked_out_once_for_one_checksum_and_day(monkeypatch):
    assert examined_before(make_guidance(), None, today=TODAY) is None
    first = examine(make_guidance(), None, today=TODAY)

    assert examined_before(make_guidance(), None, today=TODAY) == first
    assert examined_before(make_guidance(seed_claims=()), None, today=TODAY) is None
    assert examined_before(make_guidance(), None, today=TODAY + timedelta(days=1)) is None
    assert Examination.objects.count() == 1


def test_what_a_stopped_worker_left_unfinished_is_worked_out_by_the_next():
    key = examining._key(make_guidance(), None, TODAY)
    Examination.objects.create(pk=key, began_at=timezone.now() - timedelta(hours=1))

    assert examine(make_guidance(), None, today=TODAY).problems


def test_what_another_worker_has_begun_is_left_to_it():
    Examination.objects.create(pk=examining._key(make_guidance(), None, TODAY))

    assert examine(make_guidance(), None, today=TODAY) is None


def test_a_worker_works_out_one_thing_at_a_time():
    with examining._one_at_a_time:
        assert examine(make_guidance(), None, today=TODAY) is None


def test_only_the_newest_are_kept():
    for number in range(examining.MOST_KEPT + 5):
        Examination.objects.create(pk=str(number), result={}, began_at=timezone.now() - timedelta(days=1))

    examine(make_guidance(), None, today=TODAY)

    assert Examination.objects.count() == examining.MOST_KEPT
