from __future__ import annotations

from pathlib import Path

import pytest

from clinical.catalogue import Catalogue, compile_guidance
from clinical.content import Disposition
from clinical.files import read_tree
from clinical.triage.floor import breaches

CONTENT = Path(__file__).parents[2] / "content"
TRIAGE_FILES = ("screens/*.toml", "red_flags/*.toml", "definitions.toml")

SINGLES = [
    "collapse_faint",
    "chest_pain",
    "breathless",
    "tearing_pain",
    "confused_drowsy_fit",
    "stroke_signs",
    "sepsis_signs",
    "meningitis_signs",
    "heatstroke_signs",
    "legs_wont_move",
    "stuck_on_floor",
    "lockjaw_spasms",
    "vomit_blood_black_poo",
    "painkiller_overdose",
    "self_harm",
    "saddle_numb",
    "pee_hard_to_start",
    "pee_leak",
    "pee_no_feeling",
    "sex_change",
    "leg_weak_worse",
    "unsteady_walk",
    "one_leg_weak_stable",
    "one_leg_numb",
    "one_leg_pain",
    "bad_tummy_pain",
    "pulsing_tummy",
    "sudden_severe_no_cause",
    "fever",
    "night_sweats",
    "pee_burn",
    "side_pain_waves",
    "dark_pee",
    "cant_keep_fluids",
    "too_much_water",
    "heart_flutter",
    "weak_all_over",
    "claw_tingle",
    "rash_one_side",
    "leg_swollen",
    "hurts_to_breathe_in",
    "testicle_pain",
    "big_injury",
    "bruise_over_spine",
    "shape_change_lump",
    "height_loss",
    "cancer_ever",
    "known_aneurysm",
    "iv_drugs",
    "immune_low",
    "recent_spine_proc",
    "recent_infection",
    "tb_risk",
    "steroids_long",
    "osteoporosis",
    "blood_thinner",
    "bleeding_disorder",
    "fused_spine",
    "sickle",
    "postnatal",
    "weight_loss",
    "kidney_failure",
    "eating_disorder",
    "statin",
    "constant_night",
    "upper_back",
    "cough_strain",
    "morning_stiff",
    "first_over_50",
    "spasms_everywhere",
    "headache_moving_light",
    "unbearable",
    "stops_life",
    "getting_worse",
    "over_2w_no_better",
    "over_6w",
    "seen_before_worse",
    "age_u16",
]
COMBINATIONS = [
    "cmb_aaa",
    "cmb_aaa_stone",
    "cmb_pe",
    "cmb_abscess",
    "cmb_abscess_nofever",
    "cmb_fever_nerve",
    "cmb_pyelo",
    "cmb_pyelo_risk",
    "cmb_stone_danger",
    "cmb_rhabdo",
    "cmb_rhabdo_early",
    "cmb_heat_heart",
    "cmb_low_k",
    "cmb_low_k_mild",
    "cmb_high_k",
    "cmb_low_na",
    "cmb_fragility",
    "cmb_fragility_50",
    "cmb_spont_fx",
    "cmb_injury_nerve",
    "cmb_injury_thinner",
    "cmb_thinner_sudden",
    "cmb_fused_injury",
    "cmb_cancer_nerve",
    "cmb_cancer_pattern",
    "cmb_systemic",
    "cmb_myeloma",
    "cmb_ectopic",
    "cmb_preg_maternity",
    "cmb_adrenal",
    "cmb_sickle",
    "cmb_diabetes_ill",
    "cmb_axspa",
    "cmb_child_flag",
    "cmb_many",
]
RENAMED = {
    "pregnant": ("pregnancy_under_13w", "pregnancy_from_13w", "pregnancy_maybe"),
    "age_16_19": ("age_16_17",),
    "worried_unsure": ("badly_wrong",),
    "shock_signs": ("collapse_faint",),
    "cough_blood": ("vomit_blood_black_poo",),
    "wipe_feels_odd": ("saddle_numb",),
    "bowel_leak": ("pee_leak",),
    "bowel_no_feeling": ("pee_no_feeling",),
    "both_legs": ("both_legs_deficit", "both_legs_pain"),
    "spreading_tingle": ("unsteady_walk",),
    "blood_pee": ("pee_burn",),
    "no_pee": ("pee_hard_to_start",),
    "dehydrated_dizzy": ("cant_keep_fluids",),
    "yellow_skin": ("feel_ill",),
    "small_fall": ("cmb_fragility", "cmb_fragility_50"),
    "cmb_heat": ("heatstroke_signs",),
    "cmb_return": ("seen_before_worse",),
}
WITHOUT_LEVEL = {"lift_twist": "self-care alone; see cmb_fragility"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    paths = [path for pattern in TRIAGE_FILES for path in CONTENT.glob(pattern)]
    files = {path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return compile_guidance(read_tree(files))


@pytest.fixture(scope="module")
def red_flags(catalogue):
    return {flag.id: flag for flag in catalogue.guidance.red_flags}


@pytest.mark.parametrize("name", [*SINGLES, *COMBINATIONS])
def test_every_red_flag_of_the_evidence_is_there_under_its_id(red_flags, name):
    assert name in red_flags


@pytest.mark.parametrize(("name", "others"), RENAMED.items())
def test_an_id_of_the_evidence_that_was_split_or_merged_is_there_under_its_new_ids(red_flags, name, others):
    assert name not in red_flags
    assert set(others) <= set(red_flags)


@pytest.mark.parametrize("name", WITHOUT_LEVEL)
def test_what_has_no_level_of_its_own_is_asked_but_is_no_red_flag(catalogue, red_flags, name):
    assert name not in red_flags
    assert name in catalogue.items


def test_every_combination_stands_in_the_group_of_combinations(red_flags):
    grouped = {flag.id for flag in red_flags.values() if flag.group == "combination"}

    assert grouped == {name for name in red_flags if name.startswith("cmb_")}


def test_every_urgent_red_flag_can_be_listed_as_call_if(red_flags):
    urgent = [flag for flag in red_flags.values() if flag.disposition >= Disposition.SAME_DAY]

    assert [flag.id for flag in urgent if not flag.if_clause] == []


def test_the_shipped_guidance_has_no_breach_of_the_floor(catalogue):
    assert breaches(catalogue.guidance) == ()
