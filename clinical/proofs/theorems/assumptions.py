"""What can be true only of some people: the assumptions of the truthful-patient theorem.

They are code, so that no edit of the guidance can weaken the theorem by hiding a question. A question that is
not listed here may be needed by anybody.
"""

from __future__ import annotations

from collections.abc import Mapping

CAN_BE_PREGNANT = " or ".join(
    f"pregnancy == {code}" for code in ("not_pregnant", "maybe", "under_13w", "from_13w", "postnatal")
)
IS_PREGNANT = "pregnancy == under_13w or pregnancy == from_13w"
FELL_OR_WAS_HIT = "small_fall or hard_knock"
LASTS_OVER_3_MONTHS = "onset >= w12"
BESIDE_THE_STEM = "age >= a50 or any_condition"
ONE_MAY_BE_WEAK = (
    "age >= a50 or small_fall or big_injury or past_injury or osteoporosis or steroids_long or fused_spine"
    " or cancer_ever or cancer_past_other"
)

PARTS: Mapping[str, str] = {
    "leg_weak_worse": "one_leg_weak_stable",
    "both_legs_deficit": "both_legs",
    "both_legs_pain": "both_legs",
    "leg_swollen": "leg_changed",
    "cold_pale_leg": "leg_changed",
    "big_injury": "hard_knock",
    "past_injury": "hard_knock",
    "one_sided_tummy_pain": "low_side_pain",
    "shoulder_tip_pain": "low_side_pain",
    "cancer_ever": "cancer",
    "cancer_past_other": "cancer",
    "iv_drugs": "infection_chance",
    "immune_low": "infection_chance",
    "tb_risk": "infection_chance",
    "recent_spine_proc": "recent_care",
    "recent_infection": "recent_care",
    "weight_loss": "weight_or_sweats",
    "night_sweats": "weight_or_sweats",
    "lockjaw_spasms": "spasms_everywhere",
    "nerve_old_checked": "nerve_old",
}
"""Signs whose row names them: whoever has one has the row."""

NAMED_BY_THE_STEM: Mapping[str, str] = {
    "diabetes": "diabetes",
    "kidney_failure": "kidneys",
    "bleeding_disorder": "blood",
    "sickle": "blood",
    "addisons": "hormones",
    "eating_disorder": "eating disorder",
    "heavy_alcohol": "alcohol",
    "osteoporosis": "broken by a small bump",
    "fused_spine": "spine",
    "known_aneurysm": "arteries",
    "nerve_old": "nerves",
    "statin": "statin",
}
"""Conditions that a person under 50 denies with one answer, and the word of the stem that names each."""

BY_NATURE: Mapping[str, str] = {
    "waters_leaking": IS_PREGNANT,
    "severe_bump_pain": IS_PREGNANT,
    "tightenings": "pregnancy == from_13w",
    "baby_moves_less": "pregnancy == from_13w",
    "low_side_pain": CAN_BE_PREGNANT,
    "missed_period": "pregnancy == maybe",
    "vaginal_bleeding": CAN_BE_PREGNANT,
    "testicle_pain": "pregnancy == cannot_be or age >= a60",
    "bruise_over_spine": FELL_OR_WAS_HIT,
    "cannot_stand": FELL_OR_WAS_HIT,
    "swollen_tight_muscles": "effort_heat",
    "heatstroke_signs": "effort_heat",
    "heat_cramps": "effort_heat",
    "heat_cramps_1h": "heat_cramps",
    "effort_pain": "upper_back",
    "first_over_50": "age >= a50",
    "stops_life": "onset >= d7",
    "over_2w_no_better": "onset >= d14",
    "began_before_45": LASTS_OVER_3_MONTHS,
    "wakes_second_half": LASTS_OVER_3_MONTHS,
    "better_with_movement": LASTS_OVER_3_MONTHS,
    "buttock_pain": LASTS_OVER_3_MONTHS,
    "nsaid_helps_48h": LASTS_OVER_3_MONTHS,
    "axspa_conditions": LASTS_OVER_3_MONTHS,
    "axspa_family": LASTS_OVER_3_MONTHS,
    "morning_stiff": LASTS_OVER_3_MONTHS,
}
"""Signs that mean something only for people like this: a bruise "after a fall" needs a fall."""

RARE_ELSEWHERE: Mapping[str, str] = {
    "claw_tingle": "spasms_everywhere",
    "too_much_water": "effort_heat or vomiting or spasms_everywhere or feel_ill",
    "headache_moving_light": "fever or feel_ill or recent_spine_proc",
    "cough_strain": "one_leg_pain or one_leg_numb or upper_back or cancer_ever or cancer_past_other",
    "cough_start": "age >= a50 or osteoporosis or steroids_long or fused_spine",
    "midline_bone_pain": ONE_MAY_BE_WEAK,
    "height_loss": ONE_MAY_BE_WEAK,
    "bone_pain_many": "age >= a50",
    "pulsing_tummy": "age >= a50 or sudden_severe_no_cause",
}
"""Signs that are asked only of people like this, though others may have them: rare there, or harmless.

Each is a milder corner that a clinician has to agree to. Evidence: corrections to triage 1, 12 and 18; the
clinical-safety file lists them.
"""

ASKED_BESIDE_A_SIGN: Mapping[str, str] = {
    "any_condition": "age <= a45",
    "sickle_trait": "effort_heat",
    "kidney_abnormal": "side_pain_waves or fever or pee_burn",
    "low_salt_potassium_diet": "heat_cramps",
    "heart_failure": "heat_cramps",
    "heart_disease": "heat_cramps",
    "spine_metal": "small_fall",
    "diuretic": "spasms_everywhere or weak_all_over or heart_flutter or heat_cramps",
    "acei_arb": "spasms_everywhere or weak_all_over or heart_flutter",
    "potassium_taken": "spasms_everywhere or weak_all_over or heart_flutter",
    "kidney_disease": "spasms_everywhere or weak_all_over or heart_flutter",
    "oestrogen": "hurts_to_breathe_in or leg_swollen",
    "immobile_4w": "hurts_to_breathe_in or leg_swollen",
    "aorta_risk": "upper_back",
    "ectopic_chance": "low_side_pain or vaginal_bleeding",
}
"""Conditions that anybody may have and that count only with a sign: asked of those who have it.

The truthful patient shows that nothing is lost. Of the trait of sickle cell it is assumed: without effort or
heat it harms nobody.
"""

ONLY_TRUE_WHEN: Mapping[str, str] = {
    **PARTS,
    "sickle_trait": ASKED_BESIDE_A_SIGN["sickle_trait"],
    **dict.fromkeys(NAMED_BY_THE_STEM, BESIDE_THE_STEM),
    **BY_NATURE,
    **RARE_ELSEWHERE,
}
"""What the theorems take to be true only of some people."""

NOBODY: Mapping[str, str] = {"pregnancy": "age <= a50"}
"""Choices that can be other than their first option only for people like this: nobody of 60 is pregnant."""
