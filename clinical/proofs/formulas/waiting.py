"""The planner's rules, written again: what waits for an answer, and what is guarded like another activity."""

from __future__ import annotations

from collections.abc import Mapping

RULES = "rule"
WAITING_CATEGORIES = frozenset({"relief", "supplement"})
WAITING_ACTIVITIES = frozenset({"ors", "home_ors"})
ALLOWED_ONLY_WITH: Mapping[str, tuple[str, ...]] = {
    "naproxen": ("nsaid",),
    "home_ors": ("ors",),
    "contrast": ("cold_pack", "heat"),
}
BEFORE_WARMTH_OR_COLD = {
    "diabetes",
    "heart_disease",
    "heart_failure",
    "numb_skin",
    "poor_circulation",
    "sickle",
}
BEFORE_DRINKS = {
    "eating_disorder",
    "fluid_limit",
    "heart_failure",
    "kidney_disease",
    "kidney_failure",
    "liver_disease",
}
ASKED_BY_NAME: Mapping[str, set[str]] = {
    **dict.fromkeys(("cold_pack", "heat", "contrast"), BEFORE_WARMTH_OR_COLD),
    **dict.fromkeys(("fluid_goal", "rehydrate"), BEFORE_DRINKS),
}
