"""Who must never be given an activity: the prover's own table, which no edit of the guidance can change.

Written from the evidence on factors, not from the content: both “remove” and “ask first” mean that an
activity is not planned. Not being sure about a factor counts as having it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

COLD = ("cold_pack", "contrast")
HEAT = ("heat", "contrast")
LYING_FLAT = ("pelvic_tilt", "knee_to_chest", "trunk_rotation", "piriformis", "hamstring")
ALL_FOURS = ("cat_cow", "childs_pose", "prone_extension")
STRENGTH = ("abdominal_brace", "bridge", "bird_dog", "dead_bug", "curl_up", "plank", "row")
BALL = ("ball_roller",)
TABLETS = ("nsaid", "naproxen")
GEL = ("topical_nsaid",)
ANTI_INFLAMMATORIES = (*TABLETS, *GEL)
PARACETAMOL = ("paracetamol",)
DRINKS = ("fluid_goal", "rehydrate")
SACHETS = ("ors", "home_ors")
POTASSIUM = ("electrolyte_foods", "coconut_water")
MAGNESIUM = ("magnesium",)
MASSAGE = ("massage",)

PREGNANT = ("pregnancy == under_13w", "pregnancy == from_13w")
MAYBE_PREGNANT = (*PREGNANT, "pregnancy == maybe", "maybe(missed_period)")


@dataclass(frozen=True, slots=True)
class Contraindication:
    """A factor, any of these criteria, and the activities that nobody with it is given."""

    factors: tuple[str, ...]
    activities: tuple[str, ...]


def _signs(text: str) -> tuple[str, ...]:
    return tuple(f"maybe({item})" for item in text.split())


CONTRAINDICATIONS = (
    Contraindication(("age >= a65",), (*TABLETS, *MAGNESIUM)),
    Contraindication(MAYBE_PREGNANT, ANTI_INFLAMMATORIES),
    Contraindication((*PREGNANT, "pregnancy == maybe"), (*SACHETS, *MAGNESIUM, *BALL, "curl_up")),
    Contraindication(("pregnancy == from_13w",), LYING_FLAT),
    Contraindication(_signs("breastfeeding"), MAGNESIUM),
    Contraindication(_signs("trying_to_conceive chickenpox_shingles"), TABLETS),
    Contraindication(
        _signs("kidney_disease kidney_failure"),
        (*ANTI_INFLAMMATORIES, *PARACETAMOL, *DRINKS, *SACHETS, *POTASSIUM, *MAGNESIUM),
    ),
    Contraindication(
        _signs("heart_failure"),
        (*COLD, *ANTI_INFLAMMATORIES, *DRINKS, *SACHETS, *POTASSIUM, *MAGNESIUM),
    ),
    Contraindication(_signs("heart_disease"), (*COLD, *ANTI_INFLAMMATORIES, *SACHETS, *MAGNESIUM)),
    Contraindication(_signs("high_bp"), (*TABLETS, *SACHETS, *MAGNESIUM)),
    Contraindication(_signs("bp_uncontrolled"), (*COLD, *ANTI_INFLAMMATORIES, *SACHETS, *MAGNESIUM, "plank")),
    Contraindication(
        _signs("diuretic acei_arb k_sparing"),
        (*ANTI_INFLAMMATORIES, *SACHETS, *POTASSIUM, *MAGNESIUM),
    ),
    Contraindication(_signs("potassium_taken"), POTASSIUM),
    Contraindication(_signs("blood_thinner bleeding_disorder"), (*ANTI_INFLAMMATORIES, *BALL, *MAGNESIUM)),
    Contraindication(_signs("aspirin_ssri ulcer asthma nsaid_reaction other_nsaid"), ANTI_INFLAMMATORIES),
    Contraindication(_signs("bowel_disease"), (*TABLETS, *MAGNESIUM)),
    Contraindication(
        _signs("steroids_long"),
        (*ANTI_INFLAMMATORIES, *SACHETS, *MAGNESIUM, *BALL, "knee_to_chest", "curl_up"),
    ),
    Contraindication(
        _signs("liver_disease heavy_alcohol"),
        (*ANTI_INFLAMMATORIES, *PARACETAMOL, *SACHETS, *MAGNESIUM),
    ),
    Contraindication(_signs("under_50kg paracetamol_in_other warfarin_epilepsy_tb"), PARACETAMOL),
    Contraindication(_signs("diabetes"), (*ANTI_INFLAMMATORIES, *SACHETS, *MAGNESIUM, "coconut_water")),
    Contraindication(_signs("numb_skin"), (*COLD, *HEAT, *BALL)),
    Contraindication(_signs("poor_circulation"), COLD),
    Contraindication(_signs("skin_broken"), (*COLD, *HEAT, *BALL, *GEL, *MASSAGE)),
    Contraindication(_signs("cannot_time_it"), (*COLD, *HEAT)),
    Contraindication(_signs("medicine_patch fever"), HEAT),
    Contraindication(_signs("osteoporosis"), (*BALL, *MAGNESIUM, "knee_to_chest", "curl_up")),
    Contraindication(_signs("spinal_stenosis"), ("prone_extension",)),
    Contraindication(_signs("fused_spine"), (*ANTI_INFLAMMATORIES, *MAGNESIUM, *BALL)),
    Contraindication(
        _signs("recent_spine_proc"),
        (
            *(*COLD, *HEAT, *LYING_FLAT, *ALL_FOURS, *STRENGTH, *BALL, *MASSAGE),
            *(*ANTI_INFLAMMATORIES, *PARACETAMOL),
        ),
    ),
    Contraindication(_signs("hip_replacement"), (*BALL, *ANTI_INFLAMMATORIES)),
    Contraindication(
        _signs("cancer_ever cancer_past_other"),
        (*COLD, *HEAT, *BALL, *MASSAGE, *ANTI_INFLAMMATORIES, *MAGNESIUM),
    ),
    Contraindication(("fluid_likely_not_pale",), (*HEAT, *TABLETS)),
    Contraindication(_signs("vomiting cant_keep_fluids"), TABLETS),
    Contraindication(
        _signs("lithium_methotrexate_digoxin"),
        (*ANTI_INFLAMMATORIES, *SACHETS, *POTASSIUM, *MAGNESIUM, "fluid_goal"),
    ),
    Contraindication(_signs("low_salt_potassium_diet"), (*TABLETS, *SACHETS, *MAGNESIUM)),
    Contraindication(
        _signs("fluid_limit previous_low_sodium"), (*TABLETS, *DRINKS, *SACHETS, "coconut_water")
    ),
    Contraindication(
        _signs("eating_disorder"), ("fluid_goal", "electrolyte_foods", "weight", "diet", *MAGNESIUM)
    ),
)
"""Evidence: redflags section 3 and careplan section 5; pregnancy and fluid limits by invariants 16 and 17."""


def barred_pairs() -> Iterator[tuple[str, str]]:
    """Yield each factor with each activity that it rules out."""
    for row in CONTRAINDICATIONS:
        yield from ((factor, activity) for factor in row.factors for activity in row.activities)


FLUID_LIMITED = _signs("fluid_limit kidney_disease kidney_failure heart_failure")
"""Whose drinks somebody else decides about."""

REPLACEMENTS: dict[str, tuple[str, ...]] = {
    "fluid_limit": (
        "fluid_limit",
        "heart_failure",
        "kidney_disease",
        "kidney_failure",
        "liver_disease",
        "previous_low_sodium",
    ),
    "drink_steadily": ("eating_disorder",),
    "pharmacist_card": ("diuretic",),
}
"""Activities that a factor may bring in, since they stand in for what it takes away, and those factors."""
