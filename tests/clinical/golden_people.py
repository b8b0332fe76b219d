"""The five golden people: what each of them answers. Evidence: careplan section 6."""

from __future__ import annotations

from tests.clinical.shipped import person


def maya():
    """Return Maya, 34, who lifted a box."""
    signs = "lift_twist sore_to_touch one_movement_hurts locked_not_sore urine_mid sit_ge6 no_hourly_breaks"
    return person(*signs.split(), "stress_4_6", "h6_to_7", pregnancy="not_pregnant")


def tom():
    """Return Tom, 27, who ran 15 km in the heat; his pee is dark."""
    fluid = "urine_dark cups_lt4 thirst_dry_mouth hot_or_sweaty_24h twitching no_trigger locked_not_sore"
    effort = "bursts_then_tight headache hard_or_unaccustomed_48h no_warmup hard_gt60min_24h hot_environment"
    rest = "heavy_sweat spasm_within_6h did_not_drink_during units_3_5_24h effort_heat"
    return person(*fluid.split(), *effort.split(), *rest.split(), onset="h0")


def tom_once_pale():
    """Return Tom after his drinks."""
    return tom() | {"urine_pale": "yes"}


def priya():
    """Return Priya, 45, with a desk, stress and sertraline."""
    desk = "no_trigger sit_ge6 no_hourly_breaks awkward_setup worse_after_sitting active_lt150"
    mind = "stress_7plus jaw_shoulder_tension flares_when_stressed fear_of_movement lt6h poor_3_nights"
    rest = "caffeine_gt400 unusual_fatigue urine_mid cups_4_5 skipped_or_processed_meals aspirin_ssri"
    return person(
        *desk.split(), *mind.split(), *rest.split(), "prefers_warmth",
        age="a45", onset="h48", pregnancy="not_pregnant",
    )  # fmt: skip


def george():
    """Return George, 71, a gardener with kidney disease, bendroflumethiazide and ramipril."""
    strain = (
        "lift_twist hard_or_unaccustomed_48h sore_to_touch urine_mid cups_4_5 night_cramps hot_or_sweaty_24h"
    )
    health = "h6_to_7 diuretic acei_arb other_bp_medicine kidney_disease high_bp cannot_reach_floor"
    return person(*strain.split(), *health.split(), age="a65", onset="h24")


def lena():
    """Return Lena, 31, 24 weeks pregnant."""
    nights = "woke_with_it unsupported_position poor_3_nights h6_to_7"
    days = "no_trigger urine_mid sit_4_5 worse_after_sitting"
    return person(*nights.split(), *days.split(), pregnancy="from_13w")


EVERYBODY = {
    "maya": (maya, 6),
    "tom": (tom, 3),
    "priya": (priya, 60),
    "george": (george, 30),
    "lena": (lena, 20),
}
"""Each with the hours since onset when they answer."""
