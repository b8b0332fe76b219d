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
FELL_OR_WAS_HIT = "small_fall or big_injury"
LASTS_OVER_3_MONTHS = "onset >= w12 or morning_stiff"

ONLY_TRUE_WHEN: Mapping[str, str] = {
    "nerve_old_checked": "nerve_old",
    "waters_leaking": IS_PREGNANT,
    "severe_bump_pain": IS_PREGNANT,
    "tightenings": "pregnancy == from_13w",
    "baby_moves_less": "pregnancy == from_13w",
    "one_sided_tummy_pain": CAN_BE_PREGNANT,
    "shoulder_tip_pain": CAN_BE_PREGNANT,
    "missed_period": "pregnancy == not_pregnant or pregnancy == maybe",
    "vaginal_bleeding": CAN_BE_PREGNANT,
    "bruise_over_spine": FELL_OR_WAS_HIT,
    "swollen_tight_muscles": "effort_heat",
    "heat_still_ill": "effort_heat",
    "heat_cramps": "effort_heat",
    "bone_pain_many": "age >= a60",
    "tired_thirsty_infections": "age >= a60",
    "potassium_taken": "acei_arb or kidney_failure",
    "getting_worse": "onset >= h48",
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
}
"""Signs that mean something only for people like this: a bruise "after a fall" needs a fall."""

NOBODY: Mapping[str, str] = {"pregnancy": "age <= a50"}
"""Choices that can be other than their first option only for people like this: nobody of 60 is pregnant."""
