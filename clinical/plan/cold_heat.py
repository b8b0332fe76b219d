"""Cold or heat: which of the two comes first at a given time since the spasm began."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

COLD_WINDOW_HOURS = 24
COLD_WINDOW_AFTER_INJURY_HOURS = 48
CONTRAST_FROM_HOURS = 72


class Primary(StrEnum):
    """What goes on the back at this time; none leaves positions, walking and breathing."""

    COLD = "cold"
    HEAT = "heat"
    NONE = "none"


class HeatHold(StrEnum):
    """Why warmth has to wait, though nothing about the person's health forbids it."""

    NONE = ""
    FEVER = "fever"
    HEAT_ILLNESS = "heat_illness"
    NOT_PALE = "not_pale"  # much fluid lost, and the pee is not pale again
    FRESH_INJURY = "fresh_injury"  # the first 48 hours after something like an injury


@dataclass(frozen=True, slots=True)
class ColdHeat:
    """Cold or heat at one time, and what is offered beside it."""

    primary: Primary
    window_ends_at_hours: int  # cold comes first until then
    swap_to_heat_offered: bool  # "swap to warmth now if cold feels worse"
    contrast_offered: bool
    cold_optional: bool  # for comfort after activity
    heat_held_because: HeatHold


def choose(*, hours: int, cold_ok: bool, heat_ok: bool, injury_like: bool, hold: HeatHold) -> ColdHeat:
    """Return what to put on the back at a time since onset.

    Evidence: careplan 3.3. Contrast also waits while warmth is held: half of it is warmth.
    """
    window = COLD_WINDOW_AFTER_INJURY_HOURS if injury_like else COLD_WINDOW_HOURS
    is_early = hours < window
    is_fresh_injury = is_early and injury_like
    held = HeatHold.FRESH_INJURY if is_fresh_injury and hold is HeatHold.NONE else hold
    heat_now = heat_ok and held is HeatHold.NONE
    order = (Primary.COLD, Primary.HEAT) if is_early else (Primary.HEAT, Primary.COLD)
    possible = {Primary.COLD: cold_ok, Primary.HEAT: heat_now}
    primary = next((each for each in order if possible[each]), Primary.NONE)
    return ColdHeat(
        primary=primary,
        window_ends_at_hours=window,
        swap_to_heat_offered=is_early and heat_now and primary is Primary.COLD,
        contrast_offered=hours >= CONTRAST_FROM_HOURS and cold_ok and heat_now,
        cold_optional=cold_ok and not is_early and primary is Primary.HEAT,
        heat_held_because=held,
    )
