"""Factors that are not in the table of careplan section 5: from its sections 2 and 4, in the same form."""

from __future__ import annotations

from tests.content.matrix_table import LIMITED, NO_DRINKS, Row

SICK_OF_HEAT = "4: cool down first"
EATING = "targets for food can make it harder"
NO_MORE_TODAY = "4: no more exercise today, then half effort"

BARRED_ELSEWHERE = (
    Row(
        "2.2, 2.5, 2.9, 2.10: skin that is broken or infected",
        ("skin_broken",),
        "R | R | K | K | K | R | K | K | R | K | K | K | K | K | R",
    ),
    Row(
        "2.2, 2.10: fever",
        ("fever",),
        "K | R | K | K | K | K | K | K | K | K | K | K | K | K | R",
    ),
    Row(
        "2.2: a medicine patch",
        ("medicine_patch",),
        "K | R | K | K | K | K | K | K | K | K | K | K | K | K | K",
    ),
    Row(
        "2.2: cannot time it or feel it",
        ("cannot_time_it",),
        "R | R | K | K | K | K | K | K | K | K | K | K | K | K | K",
    ),
    Row(
        "2.5: birth in the last 6 weeks",
        ("pregnancy=postnatal",),
        "K | K | K | K | K | K | K | K | K | K | K | K | K | K | K",
        reads={"dead_bug": "P", "curl_up": "P", "plank": "P"},
    ),
    Row(
        "2.6: once low in sodium",
        ("previous_low_sodium",),
        "K | K | K | K | K | K | K | P | K | K | R | R | A | P | K",
        but={"coconut_water": ("R", LIMITED)},
        beyond=NO_DRINKS,
    ),
    Row(
        "2.6: no measuring spoons",
        ("no_measuring_spoons",),
        "K | K | K | K | K | K | K | K | K | K | K | K | K | K | K",
        reads={"home_ors": "R"},
    ),
    Row(
        "2.6: extra potassium not long ago",
        ("kidney_disease potassium_taken",),
        "K | K | K | K | K | K | K | R | P | P | R | R | R | R | K",
        beyond=NO_DRINKS,
    ),
    Row(
        "2.6, 2.8: one kidney, or kidneys formed differently",
        ("kidney_abnormal",),
        "K | K | K | K | K | K | K | P | K | K | K | P | K | P | K",
    ),
    Row(
        "2.8: Crohn's disease or colitis",
        ("bowel_disease",),
        "K | K | K | K | K | K | K | P | K | K | K | K | K | R | K",
    ),
    Row(
        "2.9: another anti-inflammatory",
        ("other_nsaid",),
        "K | K | K | K | K | K | K | R | P | K | K | K | K | K | K",
    ),
    Row(
        "2.9: trying to get pregnant, chickenpox or shingles",
        ("pregnancy=not_pregnant trying_to_conceive", "chickenpox_shingles"),
        "K | K | K | K | K | K | K | R | K | K | K | K | K | K | K",
    ),
    Row(
        "2.9: paracetamol in another medicine",
        ("paracetamol_in_other",),
        "K | K | K | K | K | K | K | K | K | R | K | K | K | K | K",
    ),
    Row(
        "2.9: warfarin, medicine for epilepsy or TB",
        ("warfarin_epilepsy_tb",),
        "K | K | K | K | K | K | K | K | K | P | K | K | K | K | K",
    ),
    Row(
        "An eating disorder",
        ("eating_disorder",),
        "K | K | K | K | K | K | K | K | K | K | R | P | R | R | K",
        beyond={"rehydrate": ("P", "salts may need a check"), "diet": ("R", EATING), "weight": ("R", EATING)},
    ),
    Row(
        "4: cramps that began in the heat, and the pee is pale again",
        ("effort_heat heat_cramps urine_pale",),
        "K | A | K | K | K | K | K | K | K | K | K | K | K | K | K",
        words={"Heat": "until you are cool"},
    ),
    Row(
        "Corrections 5: a sign of lack of fluid, whatever the score",
        ("lightheaded", "urine_dark"),
        "K | K | K | K | K | K | K | R | K | A | K | K | K | K | K",
    ),
)

CONTRIBUTORS = (
    Row(
        "Hard exercise or heat: likely",
        ("hard_gt60min_24h hot_environment spasm_within_6h",),
        "K | A | K | K | K | K | K | R | K | A | K | K | K | K | K",
        beyond={"activity_limits": ("A", NO_MORE_TODAY), "aerobic": ("A", NO_MORE_TODAY)},
        words={"Heat": "until you are cool", "aerobic": "half effort"},
    ),
    Row(
        "A strain: likely",
        ("lift_twist hard_or_unaccustomed_48h",),
        "K | K | K | K | A slower | K | K | K | K | K | K | K | K | K | A later",
        words={"Str": "slowly", "Mass": "swelling"},
    ),
    Row(
        "Stress: likely",
        ("stress_7plus flares_when_stressed",),
        "K | K | K | K | K | K | K | K | K | K | K | K | K | K | K",
        beyond={"breathing": ("A", "4: 3 times a day")},
        words={"breathing": "3 times a day"},
    ),
    Row(
        "Sleep: likely",
        ("lt6h poor_3_nights",),
        "K | K | K | K | K | K | K | K | K | K | K | K | K | K | K",
        beyond={"breathing": ("A", "4: breathing in bed")},
        words={"breathing": "in bed", "heat": "the evening, before bed"},
    ),
    Row(
        "Sitting: likely",
        ("sit_ge6 worse_after_sitting no_hourly_breaks",),
        "K | K | K | K | K | K | K | K | K | K | K | K | K | K | K",
        words={"desk_setup": "alarm", "walk_pacing": "alarm"},
    ),
    Row(
        "Medicines: possible",
        ("laxative_ppi_antacid", "other_bp_medicine", "recent_dose_change", "statin"),
        "K | K | K | K | K | K | K | K | K | K | K | K | A | P | K",
        but={"coconut_water": ("P", "4: no coconut water before advice")},
        words={"electrolyte_foods": "Do not add extra"},
    ),
    Row(
        "Alcohol: possible",
        ("units_6plus_24h",),
        "K | K | K | K | K | K | K | A | K | K | K | K | K | K | K",
        words={"NSAID": "no alcohol"},
    ),
)
