"""What is true of a person, and the least that they must be told: written from the evidence, not content.

Each row names the red flag that it is about. The level is the evidence's own, sections 2A and 2B, as the
decided defaults have it. Singles bite alone; a combination has a row for each way to come by it.
"""

from __future__ import annotations

from clinical.content import Disposition
from tests.journeys.walking import Truth, truth

AMBULANCE = Disposition.AMBULANCE
EMERGENCY = Disposition.EMERGENCY_DEPARTMENT
TODAY = Disposition.SAME_DAY
SOON = Disposition.SOON
ROUTINE = Disposition.ROUTINE

Row = tuple[str, Disposition, Truth]

ALONE: dict[Disposition, tuple[str, ...]] = {
    AMBULANCE: (
        "collapse_faint", "chest_pain", "breathless", "tearing_pain", "shock_signs", "confused_drowsy_fit",
        "stroke_signs", "sepsis_signs", "meningitis_signs", "heatstroke_signs", "legs_wont_move",
        "stuck_on_floor", "lockjaw_spasms",
    ),
    EMERGENCY: (
        "vomit_blood_black_poo", "cough_blood", "painkiller_overdose", "self_harm",
        "saddle_numb", "wipe_feels_odd", "pee_hard_to_start", "pee_leak", "pee_no_feeling", "bowel_leak",
        "bowel_no_feeling", "sex_change", "both_legs", "leg_weak_worse", "unsteady_walk", "spreading_tingle",
        "bad_tummy_pain", "pulsing_tummy", "dark_pee", "no_pee", "too_much_water", "heart_flutter",
        "weak_all_over", "hurts_to_breathe_in", "testicle_pain", "big_injury", "known_aneurysm",
    ),
    TODAY: (
        "one_leg_weak_stable", "sudden_severe_no_cause", "fever", "feel_ill", "pee_burn", "blood_pee",
        "side_pain_waves", "dehydrated_dizzy", "cant_keep_fluids", "claw_tingle", "rash_one_side",
        "yellow_skin", "leg_swollen", "shape_change_lump", "cancer_ever", "iv_drugs", "recent_spine_proc",
        "recent_infection", "bleeding_disorder", "sickle", "weight_loss", "statin", "constant_night",
        "upper_back", "band_pain", "unbearable", "worse_hourly", "seen_before_worse", "badly_wrong",
    ),
    SOON: (
        "one_leg_numb", "night_sweats", "small_fall", "height_loss", "cancer_past_other", "immune_low",
        "tb_risk", "steroids_long", "osteoporosis", "blood_thinner", "fused_spine", "kidney_failure",
        "eating_disorder", "cough_strain", "spasms_everywhere", "headache_moving_light",
    ),
    ROUTINE: ("bladder_old", "arthritis_disc_stenosis", "morning_stiff", "keeps_coming_back"),
}  # fmt: skip

NEEDING_A_SETTING: tuple[Row, ...] = (
    ("one_leg_pain", ROUTINE, truth("one_leg_pain", "over_2w_no_better", onset="d14")),
    ("bruise_over_spine", EMERGENCY, truth("small_fall", "bruise_over_spine")),
    ("nerve_old", ROUTINE, truth("nerve_old")),
    ("nerve_old_never", TODAY, truth("nerve_old", nerve_old_checked="never_checked")),
    ("first_over_50", ROUTINE, truth("first_over_50", age="a50")),
    ("stops_life", SOON, truth("stops_life", onset="d7")),
    ("getting_worse", SOON, truth("getting_worse", onset="h48")),
    ("over_2w_no_better", ROUTINE, truth("over_2w_no_better", onset="d14")),
    ("over_6w", ROUTINE, truth(onset="w6")),
    ("pregnancy_maybe", SOON, truth(pregnancy="maybe")),
    ("pregnancy_maybe", SOON, truth("missed_period", pregnancy="not_pregnant")),
    ("pregnancy_under_13w", SOON, truth(pregnancy="under_13w")),
    ("pregnancy_from_13w", SOON, truth(pregnancy="from_13w")),
    ("postnatal", SOON, truth(pregnancy="postnatal")),
    ("age_u16", TODAY, truth(age="u16")),
    ("age_16_17", SOON, truth(age="a16")),
)

COMBINED: tuple[Row, ...] = (
    ("cmb_aaa", AMBULANCE, truth("sudden_severe_no_cause", age="a60")),
    ("cmb_aaa", AMBULANCE, truth("sudden_severe_no_cause", age="a75")),
    ("cmb_aaa", AMBULANCE, truth("sudden_severe_no_cause", "bad_tummy_pain")),
    ("cmb_aaa", AMBULANCE, truth("sudden_severe_no_cause", "pulsing_tummy")),
    ("cmb_aaa", AMBULANCE, truth("sudden_severe_no_cause", "known_aneurysm")),
    ("cmb_aaa", AMBULANCE, truth("sudden_severe_no_cause", "shock_signs")),
    ("known_aneurysm_severe", AMBULANCE, truth("unbearable", "known_aneurysm")),
    ("sudden_severe_50", EMERGENCY, truth("sudden_severe_no_cause", age="a50")),
    ("sudden_severe_upper_back", AMBULANCE, truth("sudden_severe_no_cause", "upper_back")),
    ("cmb_aaa_stone", EMERGENCY, truth("side_pain_waves", age="a50")),
    ("cmb_aaa_stone", EMERGENCY, truth("side_pain_waves", age="a75")),
    ("cmb_pe", AMBULANCE, truth("hurts_to_breathe_in", "leg_swollen")),
    ("cmb_pe", AMBULANCE, truth("hurts_to_breathe_in", "immobile_4w")),
    ("cmb_pe", AMBULANCE, truth("hurts_to_breathe_in", "oestrogen")),
    ("cmb_pe", AMBULANCE, truth("hurts_to_breathe_in", "cancer_ever")),
    ("cmb_pe", AMBULANCE, truth("hurts_to_breathe_in", pregnancy="from_13w")),
    ("cmb_pe", AMBULANCE, truth("hurts_to_breathe_in", pregnancy="postnatal")),
    ("cmb_pe_leg", AMBULANCE, truth("upper_back", "leg_swollen")),
    *(
        ("cmb_abscess", EMERGENCY, truth("fever", risk))
        for risk in (
            "iv_drugs", "immune_low", "diabetes", "recent_spine_proc", "recent_infection", "kidney_failure",
            "heavy_alcohol",
        )
    ),
    ("cmb_abscess_nofever", EMERGENCY, truth("iv_drugs", "constant_night")),
    ("cmb_abscess_nofever", EMERGENCY, truth("recent_spine_proc", "unbearable")),
    ("cmb_abscess_nofever", EMERGENCY, truth("immune_low", "worse_hourly")),
    ("cmb_abscess_nofever", EMERGENCY, truth("diabetes", "feel_ill")),
    ("cmb_fever_nerve", EMERGENCY, truth("fever", "saddle_numb")),
    ("cmb_fever_nerve", EMERGENCY, truth("fever", not_sure=("saddle_numb",))),
    ("headache_fever", AMBULANCE, truth("headache_moving_light", "fever")),
    ("cmb_pyelo", TODAY, truth("fever", "pee_burn")),
    ("cmb_pyelo", TODAY, truth("fever", "side_pain_waves")),
    ("cmb_pyelo_risk", EMERGENCY, truth("fever", "pee_burn", pregnancy="from_13w")),
    ("cmb_pyelo_risk", EMERGENCY, truth("fever", "pee_burn", "vomiting")),
    ("cmb_pyelo_risk", EMERGENCY, truth("fever", "pee_burn", "kidney_abnormal")),
    ("cmb_pyelo_risk", EMERGENCY, truth("fever", "pee_burn", "badly_wrong")),
    ("cmb_stone_danger", EMERGENCY, truth("side_pain_waves", "fever")),
    ("cmb_stone_danger", EMERGENCY, truth("side_pain_waves", "no_pee")),
    ("cmb_stone_danger", EMERGENCY, truth("side_pain_waves", "cant_keep_fluids")),
    ("cmb_stone_danger", EMERGENCY, truth("side_pain_waves", "kidney_abnormal")),
    ("cmb_stone_danger", EMERGENCY, truth("side_pain_waves", pregnancy="under_13w")),
    ("side_pain_unbearable", EMERGENCY, truth("side_pain_waves", "unbearable")),
    ("cmb_rhabdo", EMERGENCY, truth("effort_heat", "dark_pee")),
    ("cmb_rhabdo", EMERGENCY, truth("statin", "weak_all_over")),
    ("cmb_rhabdo", EMERGENCY, truth("effort_heat", "swollen_tight_muscles", not_sure=("dark_pee",))),
    ("cmb_rhabdo_heart", AMBULANCE, truth("effort_heat", "dark_pee", "heart_flutter")),
    ("cmb_rhabdo_early", TODAY, truth("effort_heat", "swollen_tight_muscles")),
    ("cmb_heat", AMBULANCE, truth("effort_heat", "heat_still_ill")),
    ("cmb_heat_heart", TODAY, truth("effort_heat", "heat_cramps", "heart_disease")),
    ("cmb_heat_heart", TODAY, truth("effort_heat", "heat_cramps", "diuretic")),
    ("cmb_low_k", EMERGENCY, truth("vomiting", "spasms_everywhere", "heart_flutter")),
    ("cmb_low_k", EMERGENCY, truth("diuretic", "spasms_everywhere", not_sure=("weak_all_over",))),
    ("cmb_low_k_mild", SOON, truth("diuretic", "spasms_everywhere")),
    ("cmb_high_k", EMERGENCY, truth("acei_arb", "potassium_taken", not_sure=("heart_flutter",))),
    ("cmb_high_k", EMERGENCY, truth("kidney_failure", "potassium_taken", "weak_all_over")),
    ("claw_tingle_heart", AMBULANCE, truth("claw_tingle", "heart_flutter")),
    ("cmb_low_na", AMBULANCE, truth("too_much_water", "vomiting")),
    ("vomit_blood_faint", AMBULANCE, truth("vomit_blood_black_poo", "dehydrated_dizzy")),
    ("cmb_fragility", TODAY, truth("small_fall", age="a65")),
    ("cmb_fragility", TODAY, truth("cough_start", age="a65")),
    ("cmb_fragility", TODAY, truth("small_fall", "osteoporosis")),
    ("cmb_fragility", TODAY, truth("lift_twist", "steroids_long")),
    ("cmb_fragility", TODAY, truth("lift_twist", "midline_bone_pain")),
    ("cmb_fragility_lift", SOON, truth("lift_twist", age="a65")),
    ("cmb_fragility_50", SOON, truth("small_fall", age="a50")),
    ("cmb_spont_fx", TODAY, truth("midline_bone_pain", "osteoporosis")),
    ("cmb_spont_fx", TODAY, truth("midline_bone_pain", age="a75")),
    ("height_loss_sudden", TODAY, truth("height_loss", "midline_bone_pain")),
    ("first_over_65", TODAY, truth("first_over_50", "no_trigger", age="a65")),
    ("cmb_injury_nerve", AMBULANCE, truth("big_injury", "saddle_numb")),
    ("cmb_injury_nerve", AMBULANCE, truth("small_fall", "leg_weak_worse")),
    ("cmb_injury_thinner", TODAY, truth("small_fall", "blood_thinner")),
    ("cmb_injury_thinner", TODAY, truth("small_fall", "bleeding_disorder")),
    ("cmb_injury_thinner_big", AMBULANCE, truth("big_injury", "blood_thinner")),
    ("cmb_thinner_sudden", EMERGENCY, truth("blood_thinner", "sudden_severe_no_cause")),
    ("cmb_thinner_sudden", EMERGENCY, truth("blood_thinner", "unbearable")),
    ("cmb_thinner_sudden_leg", AMBULANCE, truth("blood_thinner", "sudden_severe_no_cause", "one_leg_pain")),
    ("cmb_thinner_sudden_leg", AMBULANCE, truth("blood_thinner", "unbearable", "both_legs")),
    ("blood_thinner_nerve", EMERGENCY, truth("blood_thinner", "one_leg_numb")),
    ("blood_thinner_nerve", EMERGENCY, truth("blood_thinner", "side_pain_waves")),
    ("blood_thinner_nerve", EMERGENCY, truth("blood_thinner", "worse_hourly")),
    ("blood_thinner_watch", TODAY, truth("blood_thinner", "one_leg_pain")),
    ("blood_thinner_watch", TODAY, truth("blood_thinner", "no_trigger")),
    ("cmb_fused_injury", EMERGENCY, truth("fused_spine", "small_fall")),
    ("cmb_fused_injury", EMERGENCY, truth("fused_spine", "shape_change_lump")),
    ("cmb_fused_injury_nerve", AMBULANCE, truth("fused_spine", "small_fall", "unsteady_walk")),
    ("cmb_cancer_nerve", EMERGENCY, truth("cancer_ever", "unsteady_walk")),
    ("cmb_cancer_nerve", EMERGENCY, truth("cancer_ever", "band_pain")),
    ("cmb_cancer_nerve", EMERGENCY, truth("cancer_past_other", "band_pain")),
    ("cmb_cancer_nerve", EMERGENCY, truth("cancer_ever", not_sure=("saddle_numb",))),
    ("cmb_band_nerve", EMERGENCY, truth("band_pain", not_sure=("both_legs",))),
    ("cmb_cancer_pattern", TODAY, truth("cancer_past_other", "upper_back")),
    ("cmb_cancer_pattern", TODAY, truth("cancer_past_other", "cough_strain")),
    ("cough_strain_with", TODAY, truth("cough_strain", "one_leg_numb")),
    ("one_leg_numb_worse", TODAY, truth("one_leg_numb", "getting_worse", onset="h48")),
    ("cmb_systemic", TODAY, truth("night_sweats", age="a50")),
    ("cmb_systemic", TODAY, truth("night_sweats", "constant_night")),
    ("cmb_myeloma", SOON, truth("bone_pain_many", age="a60")),
    ("cmb_myeloma", SOON, truth("tired_thirsty_infections", age="a60")),
    ("cmb_ectopic", EMERGENCY, truth("one_sided_tummy_pain", pregnancy="maybe")),
    ("cmb_ectopic", EMERGENCY, truth("vaginal_bleeding", pregnancy="maybe")),
    ("cmb_ectopic", EMERGENCY, truth("shoulder_tip_pain", pregnancy="under_13w")),
    ("cmb_ectopic", EMERGENCY, truth("missed_period", "one_sided_tummy_pain", pregnancy="not_pregnant")),
    ("cmb_ectopic_collapse", AMBULANCE, truth("bad_tummy_pain", pregnancy="maybe")),
    ("cmb_ectopic_collapse", AMBULANCE, truth("bad_tummy_pain", "missed_period", pregnancy="not_pregnant")),
    ("not_pregnant_signs", TODAY, truth("vaginal_bleeding", pregnancy="not_pregnant")),
    ("postnatal_bleeding", TODAY, truth("vaginal_bleeding", pregnancy="postnatal")),
    *(
        ("cmb_preg_maternity", EMERGENCY, truth(sign, pregnancy="from_13w"))
        for sign in (
            "severe_bump_pain", "unbearable", "fever", "pee_burn", "waters_leaking", "vaginal_bleeding",
            "tightenings", "baby_moves_less", "side_pain_waves", "vomiting",
        )
    ),
    ("cmb_preg_maternity", EMERGENCY, truth("waters_leaking", pregnancy="under_13w")),
    ("cmb_preg_heavy", AMBULANCE, truth("vaginal_bleeding", "severe_bump_pain", pregnancy="from_13w")),
    ("cmb_preg_heavy", AMBULANCE, truth("constant_night", "severe_bump_pain", pregnancy="under_13w")),
    ("cmb_adrenal", AMBULANCE, truth("steroids_long", "vomiting")),
    ("cmb_adrenal", AMBULANCE, truth("addisons", "vomiting")),
    ("cmb_adrenal", AMBULANCE, truth("addisons", "cant_keep_fluids")),
    ("cmb_adrenal", AMBULANCE, truth("addisons", "weak_all_over")),
    ("cmb_sickle", EMERGENCY, truth("sickle", "fever")),
    ("cmb_sickle", EMERGENCY, truth("sickle", "unbearable")),
    ("cmb_diabetes_ill", EMERGENCY, truth("diabetes", "vomiting")),
    ("cmb_diabetes_ill", EMERGENCY, truth("diabetes", "dehydrated_dizzy")),
    (
        "cmb_axspa",
        ROUTINE,
        truth("began_before_45", "wakes_second_half", "better_with_movement", onset="w12"),
    ),
    ("cmb_child_flag", TODAY, truth("one_leg_numb", age="a16")),
    ("cmb_child_flag_u16", EMERGENCY, truth("fever", age="u16")),
    ("cmb_child_flag_u16", EMERGENCY, truth("constant_night", age="u16")),
    ("cmb_many", TODAY, truth("one_leg_numb", "night_sweats", "osteoporosis")),
    ("cmb_return", TODAY, truth("returned_worse")),
    ("nerve_unsure_one", TODAY, truth(not_sure=("one_leg_weak_stable",))),
    ("nerve_unsure_two", EMERGENCY, truth(not_sure=("saddle_numb", "pee_leak"))),
    ("nerve_unsure_two", EMERGENCY, truth(not_sure=("both_legs", "sex_change"))),
    ("cauda_unsure_leg", EMERGENCY, truth("one_leg_pain", not_sure=("pee_leak",))),
)  # fmt: skip

ROWS: tuple[Row, ...] = (
    *((sign, level, truth(sign)) for level, signs in ALONE.items() for sign in signs),
    *NEEDING_A_SETTING,
    *COMBINED,
)

SETTINGS: dict[str, Truth] = {
    "bruise_over_spine": truth("small_fall"),
    "first_over_50": truth(age="a50"),
    "stops_life": truth(onset="d7"),
    "getting_worse": truth(onset="h48"),
    "over_2w_no_better": truth(onset="d14"),
}
"""What must be true of a person before they are asked about a sign."""

FLOORS_WHEN_NOT_SURE = {
    AMBULANCE: EMERGENCY,
    EMERGENCY: TODAY,
    TODAY: SOON,
    SOON: SOON,
    ROUTINE: ROUTINE,
}
