"""How much more or less of an activity a new guidance tells people to do, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from math import inf

from clinical.content import Activity, Dose
from clinical.proofs.comparison.changes import Change
from clinical.proofs.comparison.effects import ABSENT, PlanEffects
from clinical.proofs.formulas.diagrams import Function

NUMBER = re.compile(r"(at least )?(\d[\d,]*(?:\.\d+)?)")
USUAL_AMOUNT = "the usual amount"


def dose_changes(old: Sequence[Dose], new: Sequence[Dose]) -> Iterator[Change]:
    """Yield each difference between the old and new doses of an activity, in order of their hours."""
    before = sorted((each for each in old if each not in new), key=_start)
    after = sorted((each for each in new if each not in old), key=_start)
    for was, becomes in zip_longest(before, after):
        yield Change(
            in_words(was) if was else ABSENT,
            in_words(becomes) if becomes else ABSENT,
            becomes is not None and (was is None or _is_more(was, becomes)),
        )


def _start(dose: Dose) -> int:
    return dose.from_hours


def in_words(dose: Dose) -> str:
    """Return a dose with its hours."""
    until = f" to {dose.until_hours}" if dose.until_hours is not None else " on"
    return f"{dose.amount}, {dose.times} (from hour {dose.from_hours}{until})"


def _is_more(was: Dose, becomes: Dose) -> bool:
    """Return whether a dose starts earlier, lasts longer, or has a number in it that allows more."""
    if becomes.from_hours < was.from_hours or _end(becomes) > _end(was):
        return True
    return allows_more(f"{was.amount}, {was.times}", f"{becomes.amount}, {becomes.times}")


def _end(dose: Dose) -> float:
    return inf if dose.until_hours is None else dose.until_hours


def allows_more(was: str, becomes: str) -> bool:
    """Return whether any number is larger, or smaller after "at least"; True when that cannot be told."""
    before, after = NUMBER.findall(was), NUMBER.findall(becomes)
    if [least for least, _ in before] != [least for least, _ in after]:
        return True
    return any(
        _value(new) < _value(old) if least else _value(new) > _value(old)
        for (least, old), (_, new) in zip(before, after, strict=True)
    )


def _value(number: str) -> float:
    return float(number.replace(",", ""))


def amount_changes(
    before: PlanEffects, after: PlanEffects, was: Activity, becomes: Activity
) -> Iterator[tuple[Function, Change]]:
    """Yield each changed amount of an adaptation, with the people to whom it applies."""
    old, new = before.amounts(was), after.amounts(becomes)
    for criteria, amount in new.items():
        told = old.get(criteria, amount)
        if told != amount:
            # An amount for some people is there because the usual one is too much for them.
            is_softer = not amount or (told != "" and allows_more(told, amount))
            yield (
                ~after.run.kleene(criteria).false,
                Change(told or USUAL_AMOUNT, amount or USUAL_AMOUNT, is_softer),
            )
