"""Each numbered default of the clinical decisions, as the disposition that it asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinical.catalogue import Catalogue, compile_guidance
from clinical.content import Disposition
from clinical.files import read_tree
from clinical.triage.evaluation import assume_no, evaluate

CONTENT = Path(__file__).parents[2] / "content"
TRIAGE_FILES = ("screens/*.toml", "red_flags/*.toml", "definitions.toml")
SELF_CARE, ROUTINE, SOON, SAME_DAY, EMERGENCY, AMBULANCE = Disposition
ADULT = {"age": "a20", "pregnancy": "cannot_be", "onset": "h6"}

DEFAULTS = [
    (1, "cough_strain one_leg_pain", SOON),
    (1, "cough_strain cancer_past_other", SAME_DAY),
    (1, "cough_strain one_leg_numb", SAME_DAY),
    (1, "cough_strain one_leg_pain band_pain", SAME_DAY),
    (2, "constant_night", SAME_DAY),
    (3, "sudden_severe_no_cause age=a45", SAME_DAY),
    (3, "sudden_severe_no_cause age=a50", EMERGENCY),
    (3, "sudden_severe_no_cause age=a60", AMBULANCE),
    (3, "sudden_severe_no_cause pulsing_tummy", AMBULANCE),
    (3, "sudden_severe_no_cause known_aneurysm", AMBULANCE),
    (3, "sudden_severe_no_cause upper_back", AMBULANCE),
    (3, "side_pain_waves age=a45", SAME_DAY),
    (3, "side_pain_waves age=a50", EMERGENCY),
    (3, "first_over_50 no_trigger age=a60", ROUTINE),
    (3, "first_over_50 no_trigger age=a65", SAME_DAY),
    (4, "cancer_ever", SAME_DAY),
    (4, "cancer_past_other", SOON),
    (5, "stops_life onset=h48", SELF_CARE),
    (5, "stops_life onset=d7", SOON),
    (6, "how_it_goes=by_day onset=h24", SELF_CARE),
    (6, "how_it_goes=by_day onset=h48", SOON),
    (6, "how_it_goes=by_hour", SAME_DAY),
    (7, "badly_wrong", SAME_DAY),
    (8, "small_fall age=a60", SOON),
    (8, "small_fall age=a65", SAME_DAY),
    (8, "cough_start age=a65", SAME_DAY),
    (8, "lift_twist age=a65", SOON),
    (8, "lift_twist osteoporosis", SAME_DAY),
    (8, "lift_twist steroids_long", SAME_DAY),
    (8, "lift_twist height_loss age=a50", SAME_DAY),
    (8, "lift_twist midline_bone_pain age=a50", SAME_DAY),
    (9, "pregnancy=not_pregnant", SELF_CARE),
    (9, "pregnancy=maybe missed_period", SOON),
    (9, "pregnancy=maybe", SOON),
    (9, "pregnancy=under_13w", SOON),
    (9, "pregnancy=from_13w", SOON),
    (9, "pregnancy=postnatal", SOON),
    (9, "pregnancy=maybe shoulder_tip_pain", EMERGENCY),
    (9, "pregnancy=from_13w side_pain_waves", EMERGENCY),
    (9, "pregnancy=from_13w vomiting", EMERGENCY),
    (9, "pregnancy=from_13w tightenings", EMERGENCY),
    (10, "both_legs", EMERGENCY),
    (11, "saddle_numb=unsure", SAME_DAY),
    (11, "one_leg_weak_stable=unsure", SAME_DAY),
    (11, "saddle_numb=unsure unsteady_walk=unsure", EMERGENCY),
    (11, "pee_leak=unsure one_leg_pain", EMERGENCY),
    (11, "sex_change=unsure one_leg_pain", SAME_DAY),
    (12, "collapse_faint", AMBULANCE),
    (13, "tearing_pain", AMBULANCE),
    (14, "stuck_on_floor", AMBULANCE),
    (15, "effort_heat", SELF_CARE),
    (15, "effort_heat heatstroke_signs", AMBULANCE),
    (15, "effort_heat heat_cramps", SELF_CARE),
    (15, "effort_heat heat_cramps heart_disease", SAME_DAY),
    (16, "upper_back oestrogen", SOON),
    (16, "upper_back leg_swollen", AMBULANCE),
    (16, "hurts_to_breathe_in", EMERGENCY),
    (16, "hurts_to_breathe_in oestrogen", AMBULANCE),
    (17, "feel_ill", SAME_DAY),
    (17, "feel_ill diabetes", EMERGENCY),
    (17, "constant_night heavy_alcohol", EMERGENCY),
    (18, "band_pain", SAME_DAY),
    (18, "band_pain cancer_ever", EMERGENCY),
    (18, "band_pain saddle_numb=unsure", EMERGENCY),
    (19, "blood_thinner", SOON),
    (19, "blood_thinner one_leg_numb", EMERGENCY),
    (19, "blood_thinner how_it_goes=by_day onset=h48", EMERGENCY),
    (19, "blood_thinner one_leg_pain", SAME_DAY),
    (19, "blood_thinner no_trigger", SAME_DAY),
    (20, "steroids_long", SOON),
    (20, "steroids_long vomiting", AMBULANCE),
    (20, "addisons vomiting", AMBULANCE),
    (21, "unbearable", SAME_DAY),
    (22, "effort_heat swollen_tight_muscles", SAME_DAY),
    (22, "effort_heat swollen_tight_muscles dark_pee=unsure", EMERGENCY),
    (23, "first_over_50 age=a50", SELF_CARE),
    (23, "first_over_50 no_trigger age=a50", ROUTINE),
    (25, "one_leg_pain", SELF_CARE),
    (25, "one_leg_pain over_2w_no_better onset=d14", ROUTINE),
    (25, "one_leg_numb", SOON),
    (26, "lift_twist", SELF_CARE),
    (26, "no_trigger onset=d7", SELF_CARE),
    (26, "no_trigger onset=d14", SELF_CARE),
    (27, "age=u16", SAME_DAY),
    (27, "age=a16", SOON),
    (27, "age=a18", SELF_CARE),
]
CORRECTIONS = [
    (1, "midline_bone_pain", SELF_CARE),
    (1, "midline_bone_pain age=a50", SOON),
    (1, "midline_bone_pain age=a50 lift_twist", SAME_DAY),
    (1, "midline_bone_pain age=a65", SAME_DAY),
    (1, "midline_bone_pain small_fall", SAME_DAY),
    (1, "midline_bone_pain steroids_long", SAME_DAY),
    (1, "midline_bone_pain cancer_past_other", SAME_DAY),
    (3, "effort_heat swollen_tight_muscles how_it_goes=by_hour", EMERGENCY),
    (3, "effort_heat swollen_tight_muscles sickle_trait", EMERGENCY),
    (4, "unbearable constant_night age=a45", SAME_DAY),
    (4, "unbearable constant_night age=a50", EMERGENCY),
    (4, "unbearable upper_back onset=h48", SAME_DAY),
    (4, "unbearable upper_back onset=h6", EMERGENCY),
    (4, "unbearable upper_back onset=h6 age=a45", AMBULANCE),
    (5, "vomiting", SELF_CARE),
    (5, "vomiting no_trigger", SAME_DAY),
    (5, "vomiting no_trigger age=a50", EMERGENCY),
    (5, "side_pain_waves unbearable age=a60", AMBULANCE),
    (5, "bad_tummy_pain age=a60", EMERGENCY),
    (5, "bad_tummy_pain unbearable age=a60", AMBULANCE),
    (6, "upper_back saddle_numb", AMBULANCE),
    (6, "upper_back one_leg_numb unbearable", AMBULANCE),
    (6, "upper_back aorta_risk", EMERGENCY),
    (6, "upper_back aorta_risk unbearable", AMBULANCE),
    (7, "upper_back lift_twist", SOON),
    (7, "upper_back age=a60", SOON),
    (7, "upper_back age=a65", SAME_DAY),
    (7, "upper_back no_trigger age=a50", SAME_DAY),
    (7, "upper_back weight_loss", SAME_DAY),
    (7, "upper_back vomiting age=a45", EMERGENCY),
    (7, "upper_back effort_pain age=a45", EMERGENCY),
    (8, "both_legs_deficit", EMERGENCY),
    (8, "both_legs_pain", EMERGENCY),
    (8, "sex_change", SAME_DAY),
    (8, "sex_change one_leg_pain", EMERGENCY),
    (8, "sex_change saddle_numb=unsure", EMERGENCY),
    (9, "pee_urgent", SAME_DAY),
    (9, "pee_urgent one_leg_numb", EMERGENCY),
    (9, "hands_clumsy", SAME_DAY),
    (9, "hands_clumsy unsteady_walk", EMERGENCY),
    (9, "hands_clumsy constant_night unbearable", EMERGENCY),
    (9, "hands_clumsy small_fall", AMBULANCE),
    (9, "cold_pale_leg", EMERGENCY),
    (9, "cold_pale_leg bad_tummy_pain", AMBULANCE),
    (10, "fever age=a65", SAME_DAY),
    (10, "fever age=a75", EMERGENCY),
    (10, "feel_ill age=a75", SAME_DAY),
    (10, "feel_ill cant_keep_fluids age=a75", EMERGENCY),
    (12, "small_fall", SELF_CARE),
    (12, "fused_spine lift_twist", SAME_DAY),
    (12, "spine_metal small_fall", SAME_DAY),
    (12, "big_injury cannot_stand", AMBULANCE),
    (12, "big_injury midline_bone_pain", AMBULANCE),
    (12, "past_injury", SAME_DAY),
    (12, "past_injury midline_bone_pain", EMERGENCY),
    (13, "pregnancy=maybe bad_tummy_pain", EMERGENCY),
    (13, "pregnancy=maybe missed_period bad_tummy_pain", AMBULANCE),
    (13, "pregnancy=maybe bad_tummy_pain vaginal_bleeding", AMBULANCE),
    (13, "pregnancy=under_13w bad_tummy_pain", AMBULANCE),
    (13, "pregnancy=not_pregnant vaginal_bleeding", SAME_DAY),
    (13, "pregnancy=not_pregnant vaginal_bleeding ectopic_chance", EMERGENCY),
    ("plan 7", "effort_heat heat_cramps heat_cramps_1h", SAME_DAY),
    ("plan 7", "effort_heat heat_cramps low_salt_potassium_diet", SAME_DAY),
]
RULES = [
    ("2, three groups with a symptom", "one_leg_numb tb_risk eating_disorder", SAME_DAY),
    ("2, three groups without a symptom", "blood_thinner tb_risk eating_disorder lift_twist", SOON),
    ("2, two groups", "one_leg_numb tb_risk", SOON),
    ("2, course is not counted", "one_leg_numb tb_risk stops_life onset=d7", SOON),
    ("3, checked", "nerve_old nerve_old_checked=checked", ROUTINE),
    ("3, never checked", "nerve_old nerve_old_checked=never_checked", SAME_DAY),
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    paths = [path for pattern in TRIAGE_FILES for path in CONTENT.glob(pattern)]
    files = {path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return compile_guidance(read_tree(files))


def answers_of(text: str) -> dict[str, str]:
    """Return answers from words such as "fever" (yes) and "age=a50"."""
    pairs = (word.partition("=") for word in text.split())
    return ADULT | {item: code or "yes" for item, _, code in pairs}


@pytest.mark.parametrize(("line", "text", "disposition"), DEFAULTS)
def test_every_numbered_default_is_visible_in_the_disposition(catalogue, line, text, disposition):
    answers = assume_no(catalogue, answers_of(text))

    assessment = evaluate(catalogue, answers)

    assert assessment.disposition is disposition, f"line {line}: {[flag.id for flag in assessment.present]}"


@pytest.mark.parametrize(("section", "text", "disposition"), CORRECTIONS)
def test_every_correction_is_visible_in_the_disposition(catalogue, section, text, disposition):
    answers = assume_no(catalogue, answers_of(text))

    assessment = evaluate(catalogue, answers)

    assert assessment.disposition is disposition, f"{section}: {[flag.id for flag in assessment.present]}"


@pytest.mark.parametrize(("rule", "text", "disposition"), RULES)
def test_every_rule_about_rules_is_visible_in_the_disposition(catalogue, rule, text, disposition):
    answers = assume_no(catalogue, answers_of(text))

    assessment = evaluate(catalogue, answers)

    assert assessment.disposition is disposition, f"rule {rule}: {[flag.id for flag in assessment.present]}"


def test_only_people_under_18_are_kept_from_a_plan_by_a_red_flag(catalogue):
    blocking = [flag.id for flag in catalogue.guidance.red_flags if flag.blocks_plan]

    assert sorted(blocking) == ["age_16_17", "age_u16"]
