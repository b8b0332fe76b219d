"""The dose ceiling: whether an activity tells people to take or do more than the evidence allows.

Amounts are words, so every number in a dose has to be told in a way that can be read. One that cannot is a
breach: nobody could say that it is safe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import inf

from clinical.content import Activity, Dose
from clinical.plan.ceiling_table import CEILINGS, EARLIEST, LATEST, Ceiling, Measure

__all__ = ["CEILINGS", "EARLIEST", "LATEST", "breaches", "out_of_hours"]

SPELT = ("half a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
IN_FIGURES: Mapping[str, str] = {
    "once": "1 times",
    "twice": "2 times",
    "half a": "0.5",
    **{word: str(number) for number, word in enumerate(SPELT[1:], start=2)},
}
WORD = re.compile(rf"\b({'|'.join(IN_FIGURES)})\b", re.IGNORECASE)
GRAMS = re.compile(r"(\d[\d,]*(?:\.\d+)?) ?g\b")
CAN_BE_TOO_MUCH = re.compile(r"\d ?(mg|g|ml|micrograms?|litres?|tablets?|capsules?|sachets?|teaspoons?)\b")
"""What is swallowed: an activity that says how much of it needs a ceiling."""


def breaches(activity: Activity) -> Iterator[str]:
    """Yield where an activity tells more than the dose ceiling allows, or in a way that nobody can check."""
    ceiling = CEILINGS.get(activity.id)
    if ceiling is None:
        for text in _amounts(activity):
            if CAN_BE_TOO_MUCH.search(_in_figures(text)):
                yield f"“{text}” is an amount, and the dose ceiling has none for this activity"
        return
    for text in _amounts(activity):
        yield from _unread(text, ceiling)
    for text in activity.steps if ceiling.reads_steps else ():
        yield from _unread(text, ceiling)
    for dose in activity.doses:
        yield from _unsaid(f"{dose.amount}; {dose.times}", ceiling.in_every_dose, ceiling)
    yield from _unsaid("; ".join(activity.steps), ceiling.in_steps, ceiling)
    for text in _everything(activity):
        yield from _above(text, ceiling)


def out_of_hours(activity: Activity) -> Iterator[str]:
    """Yield where an activity begins before the evidence has it, or goes on for longer."""
    earliest, latest = EARLIEST.get(activity.id, 0), LATEST.get(activity.id, inf)
    for dose in activity.doses:
        if dose.from_hours < earliest:
            yield f"it begins {dose.from_hours} hours after the pain did; the evidence says {earliest}"
        if _end(dose) > latest:
            end = "has no end" if dose.until_hours is None else f"ends after {dose.until_hours} hours"
            yield f"it {end}; the evidence says {latest} hours"


def _end(dose: Dose) -> float:
    return inf if dose.until_hours is None else dose.until_hours


def _amounts(activity: Activity) -> Iterator[str]:
    for dose in activity.doses:
        yield from (dose.amount, dose.times)
    yield from (each.amount for each in activity.adaptations)


def _everything(activity: Activity) -> Iterator[str]:
    """Yield every text that tells what to do."""
    yield from (activity.title, activity.summary, *_amounts(activity), *activity.steps, *activity.avoid)
    yield from (each.text for each in activity.adaptations)


def _in_figures(text: str) -> str:
    """Return a text with its numbers in figures, grams in mg, and 24 hours as a day."""
    figures = WORD.sub(lambda found: IN_FIGURES[found[0].lower()], text).replace("in 24 hours", "in a day")
    return GRAMS.sub(lambda found: f"{float(found[1].replace(',', '')) * 1000:g} mg", figures)


def _read(text: str, ceiling: Ceiling) -> tuple[list[tuple[Measure, str, float]], str]:
    """Return what a text tells by each measure, as it says it and as a number, and what is left of it.

    Of two ways to read the same words the longer one counts: “at most 4 g in 24 hours” is no single dose.
    """
    figures, found = _in_figures(text), list[tuple[Measure, str, float]]()
    left = figures
    ways = [(measure, match) for measure in ceiling.limits for match in measure.pattern.finditer(figures)]
    for measure, match in sorted(ways, key=lambda way: way[1].start() - way[1].end()):
        start, end = match.span()
        if left[start:end] == match[0]:
            left = left[:start] + "…" * (end - start) + left[end:]
            numbers = [float(each.replace(",", "")) for each in match.groups() if each]
            found.append((measure, match[0], measure.value(*numbers) if len(numbers) > 1 else numbers[0]))
    return found, left


def _unread(text: str, ceiling: Ceiling) -> Iterator[str]:
    if re.search(r"\d", _read(text, ceiling)[1]):
        yield f"“{text}” has a number that cannot be checked: say it as the other doses do"


def _unsaid(text: str, wanted: Mapping[Measure, float], ceiling: Ceiling) -> Iterator[str]:
    told = {measure for measure, _, _ in _read(text, ceiling)[0]}
    for measure in wanted:
        if not any(each.words == measure.words for each in told):
            yield f"“{text}” does not say how many {measure.words}"


def _above(text: str, ceiling: Ceiling) -> Iterator[str]:
    for measure, said, value in _read(text, ceiling)[0]:
        limit = ceiling.limits[measure]
        if (value < limit) if measure.is_least else (value > limit):
            bound = f"the {'least' if measure.is_least else 'most'} allowed is {limit:,g}"
            yield f"“{said}” is {value:,g} {measure.words}; {bound} ({ceiling.source})"
