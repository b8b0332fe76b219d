"""What has to be asked by name before a plan shows warmth, cold or an amount of drink.

A condition that was denied with many others at once counts as no in triage only. Evidence: corrections to
triage 17.
"""

from __future__ import annotations

from collections.abc import Mapping

from clinical.names import Activities, Items

BEFORE_WARMTH_OR_COLD = frozenset(
    {
        *(Items.DIABETES, Items.HEART_DISEASE, Items.HEART_FAILURE),
        *(Items.NUMB_SKIN, Items.POOR_CIRCULATION, Items.SICKLE),
    }
)
BEFORE_DRINKS = frozenset(
    {
        *(Items.EATING_DISORDER, Items.FLUID_LIMIT, Items.HEART_FAILURE),
        *(Items.KIDNEY_DISEASE, Items.KIDNEY_FAILURE, Items.LIVER_DISEASE),
    }
)
ASKED_FIRST: Mapping[str, frozenset[str]] = {
    Activities.COLD_PACK: BEFORE_WARMTH_OR_COLD,
    Activities.HEAT: BEFORE_WARMTH_OR_COLD,
    Activities.CONTRAST: BEFORE_WARMTH_OR_COLD,
    Activities.FLUID_GOAL: BEFORE_DRINKS,
    Activities.REHYDRATE: BEFORE_DRINKS,
}
