"""What the shops of a person's country make of a medicine: not sold there, or to be asked for."""

from __future__ import annotations

from dataclasses import replace

from clinical.content import Effect, Gel, Region
from clinical.names import Activities
from clinical.plan.care_plan import Reason
from clinical.plan.effects import Weighed

WHICH_GEL = Reason("in your country a pharmacist has to say which gel is meant for muscle or back pain", ())


def is_sold(activity_id: str, region: Region) -> bool:
    """Return whether a region has an activity: each medicine only where its own label was read."""
    match activity_id:
        case Activities.NAPROXEN:
            return region.naproxen_sold
        case Activities.TOPICAL_NSAID:
            return region.gel is not Gel.NONE
        case _:
            return True


def in_region(weighed: Weighed, region: Region) -> Weighed:
    """Return an activity as a region allows it: never more than the person's own answers do."""
    is_unnamed_gel = weighed.activity.id == Activities.TOPICAL_NSAID and region.gel is not Gel.IBUPROFEN
    if not is_unnamed_gel or weighed.effect is Effect.REMOVE:
        return weighed
    others = weighed.reasons if weighed.effect is Effect.ASK else ()
    return replace(weighed, effect=Effect.ASK, reasons=(WHICH_GEL, *others), amount="")
