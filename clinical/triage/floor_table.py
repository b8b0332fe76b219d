"""The safety floor as a table: what no release of the guidance may answer more mildly.

Levels follow the evidence on red flags, as corrected by the clinical decisions. The criteria name items
alone, never definitions, so that editing the guidance cannot change what they mean.
"""

from __future__ import annotations

from dataclasses import dataclass

from clinical.content import Disposition


@dataclass(frozen=True, slots=True)
class Floor:
    """A red flag that must exist, and the least disposition whenever its criteria hold."""

    red_flag: str
    when: str
    least: Disposition


CAUDA = (
    "saddle_numb",
    "wipe_feels_odd",
    "pee_hard_to_start",
    "pee_leak",
    "pee_no_feeling",
    "bowel_leak",
    "bowel_no_feeling",
)
LEGS = ("both_legs", "leg_weak_worse", "unsteady_walk", "spreading_tingle")
NERVE = (*CAUDA, "sex_change", *LEGS)
ONE_LEG = ("one_leg_weak_stable", "one_leg_numb", "one_leg_pain")

AMBULANCE_SIGNS = (
    "breathless",
    "chest_pain",
    "collapse_faint",
    "confused_drowsy_fit",
    "heatstroke_signs",
    "legs_wont_move",
    "lockjaw_spasms",
    "meningitis_signs",
    "sepsis_signs",
    "shock_signs",
    "stroke_signs",
    "stuck_on_floor",
    "tearing_pain",
)
EMERGENCY_SIGNS = (
    *NERVE,
    "bad_tummy_pain",
    "big_injury",
    "bruise_over_spine",
    "cough_blood",
    "dark_pee",
    "heart_flutter",
    "hurts_to_breathe_in",
    "known_aneurysm",
    "no_pee",
    "painkiller_overdose",
    "pulsing_tummy",
    "self_harm",
    "testicle_pain",
    "too_much_water",
    "vomit_blood_black_poo",
    "weak_all_over",
)
SAME_DAY_SIGNS = (
    "badly_wrong",
    "band_pain",
    "bleeding_disorder",
    "blood_pee",
    "cancer_ever",
    "cant_keep_fluids",
    "claw_tingle",
    "constant_night",
    "dehydrated_dizzy",
    "feel_ill",
    "fever",
    "iv_drugs",
    "leg_swollen",
    "one_leg_weak_stable",
    "pee_burn",
    "rash_one_side",
    "recent_infection",
    "recent_spine_proc",
    "seen_before_worse",
    "shape_change_lump",
    "sickle",
    "side_pain_waves",
    "statin",
    "sudden_severe_no_cause",
    "unbearable",
    "upper_back",
    "weight_loss",
    "worse_hourly",
    "yellow_skin",
)


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
FRAGILE = "(osteoporosis or steroids_long or height_loss or midline_bone_pain)"
THIN_BLOOD = "(blood_thinner or bleeding_disorder)"
FUSED_INJURY = "fused_spine and (big_injury or small_fall or shape_change_lump)"
KIDNEY_INFECTION = "fever and (pee_burn or side_pain_waves)"
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
    ("cmb_ectopic_collapse", f"{EARLY_PREGNANCY} and bad_tummy_pain"),
    ("cmb_fused_injury_nerve", f"{FUSED_INJURY} and {_any(NERVE)}"),
    ("cmb_heat", "heat_still_ill"),
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
        " and (heart_flutter or no_pee)",
    ),
    (
        "cmb_thinner_sudden_leg",
        f"blood_thinner and (sudden_severe_no_cause or unbearable) and {_any((*LEGS, *ONE_LEG))}",
    ),
    ("headache_fever", "headache_moving_light and fever"),
    ("known_aneurysm_severe", "known_aneurysm and (sudden_severe_no_cause or unbearable)"),
    ("sudden_severe_upper_back", "sudden_severe_no_cause and upper_back"),
    ("vomit_blood_faint", "vomit_blood_black_poo and dehydrated_dizzy"),
)
EMERGENCY_COMBINATIONS = (
    (
        "blood_thinner_nerve",
        "blood_thinner and (one_leg_numb or one_leg_weak_stable or side_pain_waves or getting_worse)",
    ),
    ("cauda_unsure_leg", f"{_any_maybe(CAUDA)} and {_any((*LEGS, *ONE_LEG))}"),
    ("cmb_aaa_stone", "side_pain_waves and age >= a50"),
    ("cmb_abscess", f"fever and {INFECTION_RISK}"),
    (
        "cmb_abscess_nofever",
        f"{INFECTION_RISK} and (constant_night or unbearable or worse_hourly or feel_ill)",
    ),
    ("cmb_band_nerve", f"band_pain and {_any(NERVE)}"),
    ("cmb_cancer_nerve", f"{CANCER} and (band_pain or {_any(NERVE)})"),
    ("cmb_child_flag_u16", f"age == u16 and (fever or constant_night or {_any(NERVE)})"),
    ("cmb_diabetes_ill", "diabetes and (vomiting or dehydrated_dizzy)"),
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
        f"side_pain_waves and (fever or no_pee or cant_keep_fluids or {PREGNANT} or kidney_abnormal)",
    ),
    ("cmb_thinner_sudden", "blood_thinner and (sudden_severe_no_cause or unbearable)"),
    (
        "nerve_unsure_two",
        f"at_least(2, {', '.join(f'maybe({item})' for item in NERVE)}, maybe(one_leg_weak_stable))",
    ),
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
    ("cmb_heat_heart", "heat_cramps and (heart_disease or heart_failure or diuretic)"),
    ("cmb_injury_thinner", f"small_fall and {THIN_BLOOD}"),
    ("cmb_pyelo", KIDNEY_INFECTION),
    ("cmb_return", "returned_worse"),
    ("cmb_rhabdo_early", "swollen_tight_muscles"),
    ("cmb_spont_fx", "midline_bone_pain and (osteoporosis or steroids_long or age >= a75)"),
    ("cmb_systemic", "(weight_loss or night_sweats) and (age >= a50 or constant_night)"),
    (
        "cough_strain_with",
        f"cough_strain and ({CANCER} or fever or weight_loss or one_leg_numb or one_leg_weak_stable"
        " or upper_back or band_pain)",
    ),
    ("first_over_65", "age >= a65 and first_over_50 and no_trigger"),
    ("nerve_old_never", "nerve_old_checked == never_checked"),
    ("nerve_unsure_one", "maybe(one_leg_weak_stable)"),
    ("one_leg_numb_worse", "one_leg_numb and (getting_worse or worse_hourly)"),
)

FLOORS: tuple[Floor, ...] = (
    *(Floor(sign, sign, Disposition.AMBULANCE) for sign in AMBULANCE_SIGNS),
    *(Floor(sign, sign, Disposition.EMERGENCY_DEPARTMENT) for sign in EMERGENCY_SIGNS),
    *(Floor(sign, sign, Disposition.SAME_DAY) for sign in SAME_DAY_SIGNS),
    *(Floor(name, when, Disposition.AMBULANCE) for name, when in AMBULANCE_COMBINATIONS),
    *(Floor(name, when, Disposition.EMERGENCY_DEPARTMENT) for name, when in EMERGENCY_COMBINATIONS),
    *(Floor(name, when, Disposition.SAME_DAY) for name, when in SAME_DAY_COMBINATIONS),
)
