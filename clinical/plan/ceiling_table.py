"""The dose ceiling as a table: what no release may tell people to take more of, more often, sooner or longer.

Figures follow the dose table of the evidence on care plans, each with where that has it from. They are code,
as the safety floor is: an editor cannot move them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
RANGE = rf"(?:{NUMBER} to )?{NUMBER}"


@dataclass(frozen=True, slots=True)
class Measure:
    """One way in which texts tell an amount, and how to read it; `is_least` where too little is a danger."""

    words: str  # what the number counts: "mg in 24 hours"
    pattern: re.Pattern[str]
    value: Callable[..., float] = max
    is_least: bool = False


def _measure(
    words: str, pattern: str, value: Callable[..., float] = max, *, is_least: bool = False
) -> Measure:
    return Measure(words, re.compile(pattern), value, is_least)


def _product(one: float, other: float) -> float:
    return one * other


def _an_hour(*numbers: float) -> float:
    """Return how much at most an hour: the most of an amount at the shortest of its gaps in minutes."""
    half = len(numbers) // 2 if len(numbers) % 2 == 0 else 1
    return max(numbers[:half]) * 60 / min(numbers[half:])


def _unknown_amounts(*amounts: float) -> float:
    """Return how many of the amounts of water in a text are on no packet."""
    return sum(each not in WATER_ON_PACKETS for each in amounts)


MG_IN_A_DAY = _measure("mg in 24 hours", rf"at most {NUMBER} mg(?=[^;,]* in a day)")
MG_OF_TABLETS = _measure("mg in 24 hours", rf"{NUMBER} tablets of {NUMBER} mg(?=[^;,]* in a day)", _product)
MG_AT_ONCE = _measure("mg at once", rf"{NUMBER}(?: mg)? to {NUMBER} mg\b|{NUMBER} mg\b")
TABLETS_IN_A_DAY = _measure("tablets in 24 hours", rf"at most {NUMBER} tablets in a day")
TABLETS_FIRST = _measure("tablets for the first dose", rf"{NUMBER} tablets? for the first dose")
TABLETS_AT_ONCE = _measure("tablets at once", rf"{RANGE} tablets?\b(?! of)")
TIMES_A_DAY = _measure("times a day", rf"{RANGE} times (?:in )?a day")
TIMES_A_WEEK = _measure("times a week", rf"{RANGE} times a week")
HOURS_APART = _measure(
    "hours apart",
    rf"at least {NUMBER} hours? apart|every {RANGE} hours?|{RANGE} hours? before the next",
    min,
    is_least=True,
)
MG_OF_CAFFEINE = _measure("mg of caffeine a day", rf"at most {NUMBER} mg of caffeine")
UNITS_IN_A_WEEK = _measure("units of alcohol a week", rf"at most {NUMBER} units of alcohol a week")
DAYS_LONG = _measure("days", rf"for at most {NUMBER} days|after {NUMBER} days")
HOURS_LONG = _measure("hours", rf"for at most {NUMBER} hours")
WEEKS_LONG = _measure("weeks", rf"for {RANGE} weeks at most|after {RANGE} weeks")
LOOKED_AT_AGAIN = _measure("as the day to look again", rf"on day {NUMBER}")
MINUTES = _measure("minutes at a time", rf"{RANGE} minutes\b")
ROUNDS = _measure("rounds", rf"{NUMBER} rounds?\b")
PERCENT = _measure("per cent of ibuprofen in a gel", rf"(?:{NUMBER}% or )?{NUMBER}% gel")
ML_IN_A_DAY = _measure("ml a day", rf"at most {NUMBER} ml\b(?! an hour)")
ML_AT_A_TIME = _measure("ml an hour", rf"{RANGE} ml (?:\(0\.5 cup\) )?every {RANGE} minutes", _an_hour)
ML_AN_HOUR = _measure("ml an hour", rf"{RANGE} ml (?:in )?an hour")
ML_OF_ALL_DRINKS = _measure(
    "ml of all drinks an hour", rf"at most {NUMBER} ml an hour in all|more than {NUMBER} ml in an hour"
)
LITRES_IN_A_DAY = _measure(
    "litres a day", rf"at most {NUMBER} litres?(?: of the made-up drink)? (?:in )?a day"
)
LITRES_OF_DRINKS = _measure("litres of drinks a day", rf"{RANGE} litres of drinks")
WATER_ON_PACKETS = frozenset({200, 250, 1})
PACKET_WATER = _measure(
    "amounts of water that no packet names",
    rf"It may be {NUMBER} ml, {NUMBER} ml or {NUMBER} litre",
    _unknown_amounts,
)
PACKETS_MIXED = _measure(
    "packets in the water that the packet names",
    rf"{NUMBER} whole packets? into exactly that much drinking water",
)
PACKETS_NEVER_MIXED = _measure("of a packet, never to be used", rf"Never use {NUMBER} packets?")
HOURS_KEPT_OUT = _measure("hours that it is kept out of a fridge", rf"what is left after {NUMBER} hours?\b")
HOURS_KEPT_COLD = _measure("hours that it is kept cold", rf"{NUMBER} hours in a fridge|after {NUMBER} hours")
HOURS_NOT_COLD = _measure("hours that it is kept when not cold", rf"after {NUMBER} hours if it is not cold")
WATER = _measure("litres of water in the drink", rf"{NUMBER} litres? of clean water", min, is_least=True)
CUPS_OF_WATER = _measure("ml of water in cups", rf"\({NUMBER} cups of {NUMBER} ml\)", _product, is_least=True)
SALT = _measure("level teaspoons of salt", rf"{NUMBER} level teaspoons? of salt")
SUGAR = _measure("level teaspoons of sugar", rf"{NUMBER} level teaspoons? of sugar")
SPOON = _measure("ml in the measuring spoon", rf"{NUMBER} ml measuring spoon")


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that an activity may tell: by measure, in every dose, now and then, or in its steps."""

    source: str
    in_every_dose: Mapping[Measure, float]
    besides: Mapping[Measure, float]
    in_steps: Mapping[Measure, float]
    reads_steps: bool = False  # whether every number in the steps has to be one of these

    @property
    def limits(self) -> Mapping[Measure, float]:
        return {**self.in_every_dose, **self.besides, **self.in_steps}


def _ceiling(
    source: str,
    in_every_dose: Mapping[Measure, float],
    besides: Mapping[Measure, float] | None = None,
    in_steps: Mapping[Measure, float] | None = None,
    *,
    reads_steps: bool = False,
) -> Ceiling:
    return Ceiling(source, in_every_dose, besides or {}, in_steps or {}, reads_steps)


DRINKS_AN_HOUR = {ML_AT_A_TIME: 800, ML_AN_HOUR: 800}
REHYDRATION = {ML_AN_HOUR: 400, LITRES_IN_A_DAY: 1, HOURS_LONG: 48}
SIPS = {ML_AT_A_TIME: 400, ML_OF_ALL_DRINKS: 800}

CEILINGS: Mapping[str, Ceiling] = {
    "paracetamol": _ceiling(
        "the strictest national use, by the corrections to the plan, 5",
        {MG_AT_ONCE: 1000, MG_IN_A_DAY: 3000, TIMES_A_DAY: 4, HOURS_APART: 6},
        {MG_OF_TABLETS: 3000, LOOKED_AT_AGAIN: 3},
        reads_steps=True,
    ),
    "nsaid": _ceiling(
        "NHS, ibuprofen for adults; Boots for 24 hours",
        {MG_AT_ONCE: 400, MG_IN_A_DAY: 1200, TIMES_A_DAY: 3, HOURS_APART: 6, DAYS_LONG: 10},
        reads_steps=True,
    ),
    "naproxen": _ceiling(
        "the DailyMed label of naproxen 220 mg",
        {MG_AT_ONCE: 220, TABLETS_IN_A_DAY: 3, HOURS_APART: 8, DAYS_LONG: 10},
        {TABLETS_FIRST: 2, TABLETS_AT_ONCE: 1},
        reads_steps=True,
    ),
    "topical_nsaid": _ceiling(
        "the leaflets of ibuprofen gel",
        {PERCENT: 10, TIMES_A_DAY: 4, HOURS_APART: 4, DAYS_LONG: 14},
        reads_steps=True,
    ),
    "magnesium": _ceiling(
        "the evidence on care plans, 2.8", {MG_AT_ONCE: 250, TIMES_A_DAY: 1, WEEKS_LONG: 8}
    ),
    "cold_pack": _ceiling(
        "MPFT NHS Trust, safe use of cold", {MINUTES: 20}, {TIMES_A_DAY: 6, HOURS_APART: 2}
    ),
    "heat": _ceiling("the evidence on care plans, 2.2", {MINUTES: 20, TIMES_A_DAY: 4}),
    "contrast": _ceiling("the evidence on care plans, 2.2", {MINUTES: 15, TIMES_A_DAY: 1}, {ROUNDS: 1}),
    "massage": _ceiling("the evidence on care plans, 2.1", {MINUTES: 60, TIMES_A_WEEK: 2}),
    "fluid_goal": _ceiling("EFSA; the evidence on care plans, 2.6", {LITRES_OF_DRINKS: 3}),
    "rehydrate": _ceiling("EFSA; the evidence on care plans, 2.6", DRINKS_AN_HOUR),
    "coconut_water": _ceiling("the evidence on care plans, 2.6", {ML_IN_A_DAY: 330, TIMES_A_DAY: 1}),
    "alcohol_caffeine": _ceiling("EFSA, and NHS for alcohol", {MG_OF_CAFFEINE: 400}, {UNITS_IN_A_WEEK: 14}),
    "ors": _ceiling(
        "the corrections to the plan, 1",
        REHYDRATION,
        {**SIPS, PACKET_WATER: 0, PACKETS_NEVER_MIXED: 0.5, HOURS_KEPT_OUT: 1, HOURS_KEPT_COLD: 24},
        {PACKETS_MIXED: 1},
        reads_steps=True,
    ),
    "home_ors": _ceiling(
        "the corrections to the plan, 1",
        REHYDRATION,
        {**SIPS, HOURS_KEPT_COLD: 24, HOURS_NOT_COLD: 12},
        {WATER: 1, CUPS_OF_WATER: 1000, SALT: 0.5, SUGAR: 6, SPOON: 5},
        reads_steps=True,
    ),
}

EARLIEST: Mapping[str, int] = {
    "trunk_rotation": 12,
    "cat_cow": 24,
    "abdominal_brace": 48,
    "childs_pose": 48,
    "ball_roller": 72,
    "contrast": 72,
    "hamstring": 72,
    "massage": 72,
    "piriformis": 72,
    "prone_extension": 96,
    "bridge": 120,
    "aerobic": 168,
    "bird_dog": 168,
    "dead_bug": 168,
    "magnesium": 168,
    "curl_up": 336,
    "stretch_routine": 336,
    "warm_up": 336,
    "plank": 504,
    "row": 504,
}
"""The first hour since onset at which the evidence has an activity."""

LATEST: Mapping[str, int] = {
    "home_ors": 48,
    "ors": 48,
    "rehydrate": 48,
    "rest_positions": 72,
    "naproxen": 240,
    "nsaid": 240,
    "paracetamol": 240,
    "contrast": 336,
    "topical_nsaid": 336,
    "magnesium": 168 + 8 * 7 * 24,
}
"""The hour since onset at which the evidence ends an activity."""
