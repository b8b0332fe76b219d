"""The safety floor as a table: what no release of the guidance may answer more mildly.

Levels follow the evidence on red flags, as corrected by the clinical decisions. The criteria name items
alone, never definitions, so that editing the guidance cannot change what they mean.
"""

from __future__ import annotations

from dataclasses import dataclass

from clinical.content import Disposition
from clinical.triage.floor_combinations import (
    AMBULANCE_COMBINATIONS,
    CAUDA,
    EMERGENCY_COMBINATIONS,
    LEGS,
    SAME_DAY_COMBINATIONS,
)


@dataclass(frozen=True, slots=True)
class Floor:
    """A red flag that must exist, and the least disposition whenever its criteria hold."""

    red_flag: str
    when: str
    least: Disposition


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
    "stroke_signs",
    "stuck_on_floor",
    "tearing_pain",
)
EMERGENCY_SIGNS = (
    *CAUDA,
    *LEGS,
    "bad_tummy_pain",
    "big_injury",
    "both_legs_pain",
    "bruise_over_spine",
    "cold_pale_leg",
    "dark_pee",
    "heart_flutter",
    "hurts_to_breathe_in",
    "known_aneurysm",
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
    "cancer_ever",
    "cant_keep_fluids",
    "claw_tingle",
    "constant_night",
    "feel_ill",
    "fever",
    "hands_clumsy",
    "iv_drugs",
    "leg_swollen",
    "one_leg_weak_stable",
    "past_injury",
    "pee_burn",
    "pee_urgent",
    "rash_one_side",
    "recent_infection",
    "recent_spine_proc",
    "seen_before_worse",
    "sex_change",
    "shape_change_lump",
    "sickle",
    "side_pain_waves",
    "statin",
    "sudden_severe_no_cause",
    "unbearable",
    "weight_loss",
)

FLOORS: tuple[Floor, ...] = (
    *(Floor(sign, sign, Disposition.AMBULANCE) for sign in AMBULANCE_SIGNS),
    *(Floor(sign, sign, Disposition.EMERGENCY_DEPARTMENT) for sign in EMERGENCY_SIGNS),
    *(Floor(sign, sign, Disposition.SAME_DAY) for sign in SAME_DAY_SIGNS),
    *(Floor(name, when, Disposition.AMBULANCE) for name, when in AMBULANCE_COMBINATIONS),
    *(Floor(name, when, Disposition.EMERGENCY_DEPARTMENT) for name, when in EMERGENCY_COMBINATIONS),
    *(Floor(name, when, Disposition.SAME_DAY) for name, when in SAME_DAY_COMBINATIONS),
)
