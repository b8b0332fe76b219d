"""People, told as stories, and where the shipped guidance sends them."""

from __future__ import annotations

from collections import Counter

import pytest

from clinical.content import Disposition, Vignette
from clinical.triage.evaluation import Assessment, assume_no, check_answers, evaluate
from tests.clinical.shipped import shipped_catalogue

VIGNETTES = {each.id: each for each in shipped_catalogue().guidance.vignettes}
RED_FLAGS = shipped_catalogue().red_flags
ORDINARY_SPASMS = [each for each in VIGNETTES.values() if each.id.startswith("spasm-")]

LEAST = {
    Disposition.SELF_CARE: 25,
    Disposition.ROUTINE: 8,
    Disposition.SOON: 18,
    Disposition.SAME_DAY: 22,
    Disposition.EMERGENCY_DEPARTMENT: 22,
    Disposition.AMBULANCE: 18,
}

BOUNDARIES = [
    ("age-15-desk", "age-16-desk"),
    ("age-15-fever", "age-16-fever"),
    ("age-17-lifting", "spasm-at-18"),
    ("small-fall-at-49", "small-fall-at-50"),
    ("severe-at-rest-49", "severe-at-rest-55"),
    ("severe-upper-back-at-38", "severe-upper-back-at-47"),
    ("fever-at-74", "fever-at-78"),
    ("night-sweats-at-49", "night-sweats-at-50"),
    ("stone-at-49", "stone-at-50"),
    ("sudden-at-rest-at-49", "sudden-at-rest-at-50"),
    ("sudden-at-rest-at-59", "sudden-at-rest-at-60"),
    ("first-bout-at-60-no-cause", "first-bout-at-65-no-cause"),
    ("small-fall-at-64", "small-fall-at-65"),
    ("spasm-lifting-at-64", "lifting-at-65"),
    ("spasm-sneezing-at-64", "sneeze-at-65"),
    ("bones-sore-at-64", "bones-sore-at-74"),
    ("spasm-stops-life-day-6", "stops-life-day-7"),
    ("spasm-one-leg-pain-day-13", "one-leg-pain-day-14"),
]


def assessment_of(vignette: Vignette) -> Assessment:
    catalogue = shipped_catalogue()
    return evaluate(catalogue, assume_no(catalogue, dict(vignette.answers)))


@pytest.mark.parametrize("vignette", VIGNETTES.values(), ids=VIGNETTES)
def test_a_vignette_gets_its_disposition_and_red_flags(vignette):
    check_answers(shipped_catalogue(), dict(vignette.answers))

    assessment = assessment_of(vignette)

    assert assessment.is_result
    assert assessment.disposition is vignette.disposition
    assert set(vignette.present) <= {flag.id for flag in assessment.present}


@pytest.mark.parametrize("vignette", VIGNETTES.values(), ids=VIGNETTES)
def test_a_vignette_says_its_age_its_onset_and_what_decides(vignette):
    told = dict(vignette.answers)
    asked_about_pregnancy = told["age"] not in {"a60", "a65", "a75"}

    assert "onset" in told
    assert ("pregnancy" in told) is asked_about_pregnancy
    assert ("nerve_old_checked" in told) is (told.get("nerve_old") in {"yes", "unsure"})
    assert vignette.note


@pytest.mark.parametrize("vignette", ORDINARY_SPASMS, ids=lambda each: each.id)
def test_an_ordinary_spasm_is_not_sent_anywhere(vignette):
    assessment = assessment_of(vignette)

    assert assessment.disposition is Disposition.SELF_CARE
    assert not assessment.present
    assert not assessment.not_ruled_out


def test_there_are_enough_vignettes_of_every_disposition():
    counts = Counter(each.disposition for each in VIGNETTES.values())

    assert not {name: counts[name] for name, least in LEAST.items() if counts[name] < least}
    assert len(VIGNETTES) >= 110
    assert len(ORDINARY_SPASMS) >= 40


@pytest.mark.parametrize("disposition", [each for each in Disposition if each is not Disposition.SELF_CARE])
def test_every_red_flag_has_a_vignette_that_names_it(disposition):
    named = {flag for each in VIGNETTES.values() for flag in each.present}

    without = [flag.id for flag in RED_FLAGS if flag.disposition is disposition and flag.id not in named]

    assert not without


def test_every_emergency_red_flag_decides_a_vignette():
    """A red flag that only ever stands beside a more urgent one shows nothing about its own level."""
    deciding = {
        flag.id
        for each in VIGNETTES.values()
        for flag in assessment_of(each).present
        if flag.disposition is each.disposition
    }

    without = [flag.id for flag in RED_FLAGS if flag.disposition.is_emergency and flag.id not in deciding]

    assert not without


@pytest.mark.parametrize(("below", "above"), BOUNDARIES)
def test_the_two_sides_of_a_boundary_differ_in_nothing_but_time(below, above):
    times = {"age", "onset", "pregnancy"}
    before, after = dict(VIGNETTES[below].answers), dict(VIGNETTES[above].answers)
    differing = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}

    dispositions = {VIGNETTES[below].disposition, VIGNETTES[above].disposition}

    assert differing <= times
    assert len(differing & {"age", "onset"}) == 1
    assert len(dispositions) == 2
