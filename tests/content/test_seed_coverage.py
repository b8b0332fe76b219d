"""What became of each statement of the four first articles. Evidence: careplan 1, redflags 2D and 7.

A claim's id is its theme and its row in careplan 1 (`drinks-014`; rows 1-25 are of article 000, 26-112 of
001, 113-155 of 002, the rest of 003). The theme is the heading under which a correction is read. A warning of
redflags 2D is `warning-`, the article that gives it, and a name.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from clinical.content.library import home_and_words
from clinical.files import read_tree
from clinical.proofs.prover import prove
from guidance.views import THEMES

CONTENT = Path(__file__).parents[2] / "content"
LONGEST_SENTENCE = 20

REJECTED_WHOLE = {40, 67, 72, 73, 76, 77, 86, 96, 99, 118, 120, 127, 130, 148, 187, 198}
REJECTED_IN_PART = {28, 44, 47, 57, 78, 79, 88, 90, 91, 92, 94, 102, 106, 128, 170, 210, 226}
# Kept, but doubtful or unsafe as it was said: redflags 7.
CORRECTED = {
    *(1, 17, 20, 39, 49, 50, 51, 52, 55, 62, 80, 81, 83, 87, 97, 119, 121, 124, 125, 131, 132, 134, 143, 144),
    *(162, 163, 164, 180, 185, 207, 208, 232, 237),
}

# Said aloud by the first articles and wrong: the words that we quote must contradict them.
CORRECTED_ALOUD = (
    "drinks-001", "drinks-087", "drinks-092", "drinks-163", "help-078", "help-104", "help-232",
    "magnesium-044", "magnesium-097", "magnesium-102", "movement-119", "movement-121", "movement-124",
    "movement-125", "movement-149", "movement-152", "movement-162", "muscles-047", "muscles-123",
    "relief-134", "salts-028", "salts-080", "salts-083", "salts-094", "warmth-143", "warmth-144",
    "warmth-151", "warmth-180",
)  # fmt: skip
DOUBTS = (
    "no study", "there is no", "does not", "not shown", "no proof", "too slow", "has been shown",
    "better than", "nobody has", "could not find", "is not sure", "too few trials", "do not find",
    "a mild pull is enough", "needs a check", "normal meal does", "can do harm", "hardly tested",
    "no support", "ease by themselves", "nor does", "nor that", "can be worth asking",
)  # fmt: skip

# Rules that must answer each warning; those of one nerve root, salts and pregnancy have several parts.
WARNINGS = {
    "000-leg-weakness": "legs_wont_move leg_weak_worse one_leg_weak_stable",
    "000-saddle": "saddle_numb",
    "000-bladder-bowel": "pee_leak",
    "000-frequent-severe": "unbearable",
    "001-persisting": "seen_before_worse getting_worse spasms_everywhere",
    "001-night-morning": "constant_night morning_stiff",
    "001-twitch-headache-thirst": "spasms_everywhere claw_tingle headache_moving_light cant_keep_fluids",
    "001-nerve-root": "one_leg_pain one_leg_numb",
    "001-life-changes": "osteoporosis pregnancy_maybe pregnancy_under_13w pregnancy_from_13w weight_loss",
    "001-illness-medicines": "cmb_low_k",
    "002-none": "",  # it gives none; its one word of care is the stop rule
    "003-severe": "unbearable stops_life",
    "003-leg-signs": "both_legs_deficit leg_weak_worse unsteady_walk one_leg_weak_stable"
    " one_leg_numb one_leg_pain",
    "003-bladder-bowel": "pee_leak",
    "003-two-weeks": "over_2w_no_better",
    "003-fever-weight-loss": "fever weight_loss",
    "003-injury": "big_injury cmb_fragility_50",
    "003-conditions": "osteoporosis cancer_ever",
    "003-unsure": "badly_wrong nerve_unsure_one nerve_unsure_two",
    "003-before-painkillers": "",  # the medicines' own gates answer it
}


@cache
def guidance():
    files = (path for path in CONTENT.rglob("*") if path.is_file())
    return read_tree(
        {path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8") for path in files}
    )


def claims():
    return guidance().seed_claims


def rows():
    return {row(each): each for each in claims() if not each.id.startswith("warning-")}


def row(claim):
    return int(claim.id.rpartition("-")[2])


def quotes(claim):
    """Return the pages and words that a claim is covered by, without mere pointers."""
    return [(home, words) for home, words in map(home_and_words, claim.kept_in) if words]


def test_every_row_of_the_coverage_table_has_one_record():
    found = sorted(row(each) for each in claims() if not each.id.startswith("warning-"))

    assert found == list(range(1, 241))


def test_every_warning_of_the_first_articles_has_one_record():
    found = {each.id.removeprefix("warning-") for each in claims() if each.id.startswith("warning-")}

    assert found == set(WARNINGS)


def test_every_claim_has_a_theme_that_readers_see():
    themes = {each.id.partition("-")[0] for each in claims()}

    assert themes == {*THEMES, "warning"}


def test_every_claim_is_kept_or_rejected():
    lost = {each.id for each in claims() if not each.kept_in and not each.rejected_because}

    assert lost == set()


def test_every_warning_is_kept():
    assert all(each.kept_in for each in claims() if each.id.startswith("warning-"))


def test_the_page_of_every_claim_says_it():
    report = prove(guidance(), today=date(2026, 11, 30), only=("claims_are_said",))

    assert [each.words for each in report.findings] == []


def test_whatever_is_kept_is_quoted_from_a_guide():
    silent = {
        each.id
        for each in claims()
        if each.kept_in and not any(home.startswith("article:") for home, _ in quotes(each))
    }

    assert silent == set()


def test_a_claim_that_is_corrected_is_not_quoted_as_true():
    """Whoever reads only the quoted words of a claim that is wrong in part must not believe it."""
    told = {each.id: " ".join(words for _, words in quotes(each)).lower() for each in claims()}

    believed = [name for name in CORRECTED_ALOUD if not any(word in told[name] for word in DOUBTS)]

    assert believed == []


@pytest.mark.parametrize("name", WARNINGS)
def test_a_warning_is_answered_by_its_rules(name):
    kept_in = next(each.kept_in for each in claims() if each.id == f"warning-{name}")

    assert {f"red_flag:{rule}" for rule in WARNINGS[name].split()} <= {*kept_in}


def test_what_was_wholly_rejected_is_kept_nowhere():
    whole = {each for each, claim in rows().items() if claim.rejected_because and not claim.kept_in}

    assert whole == REJECTED_WHOLE


def test_what_was_rejected_in_part_or_doubtful_is_corrected_where_it_is_kept():
    corrected = {each for each, claim in rows().items() if claim.rejected_because}

    assert corrected == REJECTED_WHOLE | REJECTED_IN_PART | CORRECTED
    assert not any(each.rejected_because for each in claims() if each.id.startswith("warning-"))


def test_every_correction_names_a_source_that_exists():
    known = {each.id for each in guidance().sources}

    for claim in claims():
        assert {*claim.sources} <= known, claim.id
        assert bool(claim.sources) == bool(claim.rejected_because), claim.id


def test_corrections_are_in_short_sentences():
    for claim in claims():
        for text in (claim.claim, claim.rejected_because):
            sentences = text.replace("?", ".").split(".")
            assert all(len(each.split()) <= LONGEST_SENTENCE for each in sentences), claim.id
