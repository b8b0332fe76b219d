"""The combinations of the safety floor, by the least disposition that each calls for."""

from __future__ import annotations

CAUDA = ("saddle_numb", "pee_hard_to_start", "pee_leak", "pee_no_feeling")
LEGS = ("both_legs_deficit", "leg_weak_worse", "unsteady_walk")
NERVE = (*CAUDA, "sex_change", *LEGS)
ONE_LEG = ("one_leg_weak_stable", "one_leg_numb", "one_leg_pain")


def _any(items: tuple[str, ...]) -> str:
    return f"({' or '.join(items)})"


def _any_maybe(items: tuple[str, ...]) -> str:
    return _any(tuple(f"maybe({item})" for item in items))


INFECTION_RISK = (
    "(iv_drugs or immune_low or diabetes or recent_spine_proc or recent_infection"
    " or kidney_failure or heavy_alcohol)"
)
CANCER = "(cancer_ever or cancer_past_other)"
PREGNANT = "(pregnancy == under_13w or pregnancy == from_13w)"
EARLY_PREGNANCY = "(pregnancy == under_13w or pregnancy == maybe)"
CLOT_RISK = f"(immobile_4w or oestrogen or cancer_ever or {PREGNANT} or pregnancy == postnatal)"
MUSCLE_CAUSE = "(effort_heat or big_injury or statin)"
SALT_LOSS = "(diuretic or vomiting or cant_keep_fluids or eating_disorder or heavy_alcohol)"
HELD_POTASSIUM = "(kidney_failure or kidney_disease or acei_arb)"
FRAGILE = "(osteoporosis or steroids_long or height_loss)"
BY_HOUR = "how_it_goes == by_hour"
BY_DAY = "(how_it_goes == by_day and onset >= h48)"
THIN_BLOOD = "(blood_thinner or bleeding_disorder)"
FUSED_INJURY = "fused_spine and (big_injury or small_fall or shape_change_lump)"
KIDNEY_INFECTION = "fever and (pee_burn or pee_urgent or side_pain_waves)"
MATERNITY_SIGNS = (
    "(severe_bump_pain or fever or pee_burn or side_pain_waves or vomiting or waters_leaking"
    " or vaginal_bleeding or tightenings or baby_moves_less)"
)

AMBULANCE_COMBINATIONS = (
    ("claw_tingle_heart", "claw_tingle and heart_flutter"),
    (
        "cmb_aaa",
        "sudden_severe_no_cause and (age >= a60 or known_aneurysm or bad_tummy_pain or pulsing_tummy)",
    ),
    ("cmb_adrenal", "(steroids_long or addisons) and (vomiting or weak_all_over)"),
    (
        "cmb_ectopic_collapse",
        "((pregnancy == under_13w or missed_period) and bad_tummy_pain)"
        " or (pregnancy == maybe and bad_tummy_pain and (shoulder_tip_pain or vaginal_bleeding))",
    ),
    (
        "big_injury_spine",
        f"big_injury and (midline_bone_pain or unbearable or hands_clumsy or {_any(NERVE)})",
    ),
    ("hands_clumsy_injury", "hands_clumsy and (big_injury or small_fall)"),
    ("severe_upper_45", "upper_back and unbearable and onset <= h6 and age >= a45"),
    ("aaa_travel_60", "side_pain_waves and age >= a60 and (sudden_severe_no_cause or unbearable)"),
    ("tummy_60_severe", "bad_tummy_pain and age >= a60 and unbearable"),
    (
        "cold_pale_leg_vessel",
        "cold_pale_leg and (upper_back or bad_tummy_pain or sudden_severe_no_cause or known_aneurysm)",
    ),
    ("aorta_risk_severe", "aorta_risk and upper_back and unbearable"),
    (
        "upper_back_nerve",
        f"upper_back and onset <= h6 and ({_any((*CAUDA, *LEGS))}"
        " or (unbearable and (one_leg_numb or one_leg_weak_stable or hands_clumsy)))",
    ),
    ("cmb_fused_injury_nerve", f"{FUSED_INJURY} and {_any(NERVE)}"),
    (
        "cmb_injury_nerve",
        f"(big_injury and {_any(NERVE)}) or (small_fall and {_any((*CAUDA, *LEGS))})",
    ),
    ("cmb_injury_thinner_big", f"big_injury and {THIN_BLOOD}"),
    ("cmb_low_na", "too_much_water and vomiting"),
    ("cmb_pe", f"hurts_to_breathe_in and {CLOT_RISK}"),
    ("cmb_pe_leg", "leg_swollen and (hurts_to_breathe_in or upper_back)"),
    ("cmb_preg_heavy", f"{PREGNANT} and vaginal_bleeding and severe_bump_pain"),
    (
        "cmb_rhabdo_heart",
        f"{MUSCLE_CAUSE} and (dark_pee or weak_all_over or swollen_tight_muscles)"
        " and (heart_flutter or pee_hard_to_start)",
    ),
    (
        "cmb_thinner_sudden_leg",
        f"blood_thinner and (sudden_severe_no_cause or unbearable) and {_any((*LEGS, *ONE_LEG))}",
    ),
    ("headache_fever", "headache_moving_light and fever"),
    ("known_aneurysm_severe", "known_aneurysm and (sudden_severe_no_cause or unbearable)"),
    ("sudden_severe_upper_back", "sudden_severe_no_cause and upper_back"),
    ("vomit_blood_faint", "vomit_blood_black_poo and (dizzy_standing or much_blood)"),
)
EMERGENCY_COMBINATIONS = (
    (
        "blood_thinner_nerve",
        f"blood_thinner and (one_leg_numb or one_leg_weak_stable or side_pain_waves or {BY_DAY})",
    ),
    ("cauda_unsure_leg", f"{_any_maybe(CAUDA)} and {_any((*LEGS, *ONE_LEG))}"),
    ("cmb_aaa_stone", "side_pain_waves and age >= a50"),
    ("cmb_abscess", f"fever and ({INFECTION_RISK} or age >= a75)"),
    (
        "cmb_abscess_nofever",
        f"{INFECTION_RISK} and (constant_night or unbearable or {BY_HOUR} or feel_ill)",
    ),
    ("cmb_band_nerve", f"band_pain and {_any(NERVE)}"),
    ("cmb_cancer_nerve", f"{CANCER} and (band_pain or {_any(NERVE)})"),
    ("cmb_child_flag_u16", f"age == u16 and (fever or constant_night or {_any(NERVE)})"),
    ("cmb_diabetes_ill", "diabetes and (vomiting or cant_keep_fluids)"),
    ("cmb_ectopic", f"{EARLY_PREGNANCY} and (one_sided_tummy_pain or vaginal_bleeding or shoulder_tip_pain)"),
    ("cmb_fever_nerve", f"fever and {_any(NERVE)}"),
    ("cmb_fused_injury", FUSED_INJURY),
    ("cmb_high_k", f"{HELD_POTASSIUM} and potassium_taken and (weak_all_over or heart_flutter)"),
    (
        "cmb_low_k",
        f"{SALT_LOSS} and (spasms_everywhere or claw_tingle or heat_cramps)"
        " and (weak_all_over or heart_flutter)",
    ),
    ("cmb_preg_maternity", f"{PREGNANT} and {MATERNITY_SIGNS}"),
    (
        "cmb_pyelo_risk",
        f"{KIDNEY_INFECTION} and ({PREGNANT} or vomiting or diabetes or immune_low or kidney_abnormal)",
    ),
    ("cmb_rhabdo", f"{MUSCLE_CAUSE} and (dark_pee or weak_all_over)"),
    ("cmb_sickle", "sickle and (fever or unbearable or side_pain_waves)"),
    (
        "cmb_stone_danger",
        f"side_pain_waves and (fever or pee_hard_to_start or cant_keep_fluids or {PREGNANT}"
        " or kidney_abnormal)",
    ),
    ("cmb_thinner_sudden", "blood_thinner and (sudden_severe_no_cause or unbearable)"),
    (
        "nerve_unsure_two",
        f"at_least(2, {', '.join(f'maybe({item})' for item in NERVE if item != 'leg_weak_worse')},"
        " maybe(one_leg_weak_stable))",
    ),
    (
        "hands_clumsy_with",
        f"hands_clumsy and (unsteady_walk or both_legs_deficit or band_pain or fever or {CANCER}"
        f" or {THIN_BLOOD} or iv_drugs or immune_low or recent_spine_proc or recent_infection"
        " or (constant_night and unbearable))",
    ),
    (
        "ill_75",
        f"age >= a75 and feel_ill and (constant_night or unbearable or {BY_HOUR} or cant_keep_fluids)",
    ),
    ("ectopic_chance_sign", "ectopic_chance and (one_sided_tummy_pain or vaginal_bleeding)"),
    (
        "past_injury_with",
        f"past_injury and (midline_bone_pain or {_any(NERVE)} or hands_clumsy or {THIN_BLOOD}"
        " or fused_spine)",
    ),
    (
        "pee_urgent_with",
        f"pee_urgent and ({_any_maybe((*LEGS, *ONE_LEG, *CAUDA))} or maybe(both_legs_pain) or sex_change)",
    ),
    ("severe_rest_50", "unbearable and constant_night and age >= a50"),
    ("severe_upper", "upper_back and unbearable and onset <= h6"),
    ("aorta_risk_upper", "aorta_risk and upper_back"),
    (
        "sex_change_with",
        f"sex_change and ({_any_maybe((*LEGS, *ONE_LEG, *CAUDA))} or maybe(both_legs_pain) or pee_urgent)",
    ),
    ("upper_back_heart", "upper_back and age >= a45 and (vomiting or effort_pain)"),
    (
        "vomit_partner_50",
        "vomiting and age >= a50 and (constant_night or unbearable or side_pain_waves or no_trigger)",
    ),
    (
        "cmb_back_compartment",
        f"swollen_tight_muscles and (unbearable or constant_night or {BY_HOUR} or maybe(dark_pee)"
        " or vomiting)",
    ),
    ("cmb_sickle_trait", "sickle_trait and (swollen_tight_muscles or unbearable)"),
    ("side_pain_unbearable", "side_pain_waves and unbearable"),
    ("sudden_severe_50", "sudden_severe_no_cause and age == a50"),
)
SAME_DAY_COMBINATIONS = (
    ("age_u16", "age == u16"),
    ("blood_thinner_watch", "blood_thinner and (one_leg_pain or no_trigger)"),
    ("cmb_cancer_pattern", f"{CANCER} and (upper_back or constant_night or cough_strain)"),
    (
        "cmb_fragility",
        f"((small_fall or cough_start) and (age >= a65 or {FRAGILE})) or (lift_twist and {FRAGILE})",
    ),
    (
        "cmb_heat_heart",
        "heat_cramps and (heart_disease or heart_failure or diuretic or low_salt_potassium_diet"
        " or heat_cramps_1h)",
    ),
    ("cmb_injury_thinner", f"small_fall and {THIN_BLOOD}"),
    ("cmb_pyelo", KIDNEY_INFECTION),
    ("cmb_rhabdo_early", "swollen_tight_muscles"),
    (
        "cmb_spont_fx",
        f"midline_bone_pain and (osteoporosis or steroids_long or height_loss or {CANCER})",
    ),
    ("fused_spine_strain", "fused_spine and (lift_twist or cough_start)"),
    ("midline_65", "midline_bone_pain and age >= a65"),
    ("midline_injury", "midline_bone_pain and (small_fall or past_injury)"),
    (
        "midline_trigger_50",
        "midline_bone_pain and age >= a50 and (lift_twist or cough_start or small_fall)",
    ),
    ("spine_metal_fall", "spine_metal and small_fall"),
    ("upper_back_50", "upper_back and age >= a50 and (no_trigger or cough_start)"),
    (
        "upper_back_with",
        f"upper_back and (age >= a65 or {CANCER} or {INFECTION_RISK} or {FRAGILE} or small_fall"
        " or weight_loss or night_sweats or fever or feel_ill or unbearable)",
    ),
    ("vomit_partner", "vomiting and (constant_night or unbearable or side_pain_waves or no_trigger)"),
    ("cmb_systemic", "(weight_loss or night_sweats) and (age >= a50 or constant_night)"),
    (
        "cough_strain_with",
        f"cough_strain and ({CANCER} or fever or weight_loss or one_leg_numb or one_leg_weak_stable"
        " or upper_back or band_pain)",
    ),
    ("first_over_65", "age >= a65 and first_over_50 and no_trigger"),
    ("nerve_old_never", "nerve_old_checked == never_checked"),
    ("nerve_unsure_one", "maybe(one_leg_weak_stable)"),
    ("one_leg_numb_worse", f"one_leg_numb and ({BY_DAY} or {BY_HOUR})"),
)
