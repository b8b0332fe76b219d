"""How the proof grows when the guidance does: time and peak memory for it once, twice and four times."""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from clinical import catalogue
from clinical.content import Band, Guidance, Screen
from clinical.proofs import prove
from clinical.proofs.theorems.assumptions import NOBODY, ONLY_TRUE_WHEN
from clinical.proofs.theorems.contraindications import REPLACEMENTS
from tests.benchmarks.processes import PATIENCE, in_a_process, peak
from tests.clinical.shipped import shipped_catalogue

TIMES = (1, 2, 4)
ROOM_FOR_COPIES = 100_000
"""Slots end at 511; copies go beyond, here alone."""

MOST_SECONDS, MOST_MEGABYTES = 5, 300

ASKED_ONCE = {"age", "pregnancy", "onset"}

NAME = re.compile(r"[a-z_][a-z0-9_]*")
HAS_RULES_OF_ITS_OWN = {"cold_heat": "move", "relief": "habit", "supplement": "habit"}
"""Categories whose activities the prover knows by name: a copy stands with others."""


def enlarged(guidance: Guidance, times: int) -> Guidance:
    """Return a guidance with copies of every question, red flag, activity and vignette."""
    copies = [copied(guidance, number) for number in range(2, times + 1)]
    every = (screen for each in (guidance, *copies) for screen in each.screens)
    screens = (replace(screen, position=at) for at, screen in enumerate(every, start=1))
    together: dict[str, Any] = {
        name: tuple(record for each in (guidance, *copies) for record in getattr(each, name))
        for name in ("definitions", "red_flags", "activities", "contributors", "vignettes")
    }
    return replace(guidance, screens=tuple(screens), **together)


def copied(guidance: Guidance, number: int) -> Guidance:
    """Return a copy whose signs and all that rests on them have names and slots of their own.

    Age, pregnancy and time are asked once.
    """
    names = {name: f"{name}_{number}" for name in _names(guidance)}
    renamed = _renaming(names)
    for name, when in (*ONLY_TRUE_WHEN.items(), *NOBODY.items()):
        table = ONLY_TRUE_WHEN if name in ONLY_TRUE_WHEN else NOBODY
        if name in names:
            cast(dict[str, str], table)[names[name]] = renamed(when)
    for name, factors in list(REPLACEMENTS.items()):
        REPLACEMENTS[f"{name}_{number}"] = tuple(map(renamed, factors))
    return replace(
        guidance,
        screens=tuple(
            _screen(each, renamed, number) for each in guidance.screens if not _is_asked_once(each)
        ),
        definitions=tuple(
            replace(each, id=names[each.id], when=renamed(each.when)) for each in guidance.definitions
        ),
        red_flags=tuple(
            replace(each, id=f"{each.id}_{number}", when=renamed(each.when)) for each in guidance.red_flags
        ),
        activities=tuple(
            replace(
                each,
                id=f"{each.id}_{number}",
                category=HAS_RULES_OF_ITS_OWN.get(each.category, each.category),
                indicated_when=renamed(each.indicated_when),
                # What is told in numbers is held against the questions that are shipped.
                adaptations=tuple(
                    replace(one, when=renamed(one.when), amount="", text="", leaves_out=())
                    for one in each.adaptations
                ),
                doses=tuple(replace(one, amount="some", times="daily") for one in each.doses),
                summary="",
                steps=(),
            )
            for each in guidance.activities
        ),
        contributors=tuple(
            replace(
                each,
                id=f"{each.id}_{number}",
                advice="",
                weights=tuple(replace(one, when=renamed(one.when)) for one in each.weights),
            )
            for each in guidance.contributors
        ),
        vignettes=tuple(
            replace(
                each,
                id=f"{each.id}-{number}",
                answers=tuple((names.get(name, name), code) for name, code in each.answers),
                present=tuple(f"{name}_{number}" for name in each.present),
            )
            for each in guidance.vignettes
        ),
    )


def _screen(screen: Screen, renamed: Callable[[str], str], number: int) -> Screen:
    items = tuple(
        replace(
            each,
            id=f"{each.id}_{number}",
            slot=1000 * number + each.slot,
            enable_when=renamed(each.enable_when),
        )
        for each in screen.items
        if each.id not in ASKED_ONCE
    )
    return replace(screen, id=f"{screen.id}_{number}", enable_when=renamed(screen.enable_when), items=items)


def _is_asked_once(screen: Screen) -> bool:
    return all(item.id in ASKED_ONCE for item in screen.items)


def _names(guidance: Guidance) -> Iterator[str]:
    yield from {item.id for screen in guidance.screens for item in screen.items} - ASKED_ONCE
    yield from (each.id for each in guidance.definitions)


def _renaming(names: Mapping[str, str]) -> Callable[[str], str]:
    number = next(iter(names.values())).rpartition("_")[2]
    scores = {
        f"{each.id}_{band}": f"{each.id}_{number}_{band}"
        for each in shipped_catalogue().guidance.contributors
        for band in (Band.POSSIBLE, Band.LIKELY)
    }
    every = {**names, **scores}

    def renamed(when: str) -> str:
        return NAME.sub(lambda found: every.get(found[0], found[0]), when)

    return renamed


def measure(times: int) -> dict[str, Any]:
    """Return what proving a guidance so many times as large took in this process."""
    catalogue.LAST_SLOT = ROOM_FOR_COPIES
    guidance = enlarged(shipped_catalogue().guidance, times)
    begun = time.process_time()
    report = prove(guidance, today=date(2026, 11, 22), clock=time.process_time)
    slowest = max(report.theorems, key=lambda theorem: theorem.seconds)
    return {
        "seconds": time.process_time() - begun,
        "peak": peak(),
        "findings": len(report.findings),
        "combinations": str(max(theorem.combinations for theorem in report.theorems)),
        "items": sum(len(screen.items) for screen in guidance.screens),
        "red_flags": len(guidance.red_flags),
        "slowest": f"{slowest.name}, {slowest.seconds:.1f} s",
    }


def run(write: Callable[[str], None]) -> None:
    """Measure each size in a process of its own, so that none gains; in seconds of a processor."""
    first: dict[str, Any] = {}
    for times in TIMES:
        found = in_a_process(__name__, str(times))
        if not found:
            write(f"guidance x {times}: not proved within {PATIENCE} s")
            continue
        first = first or found
        write(
            f"guidance x {times} ({found['items']} questions, {found['red_flags']} red flags): "
            f"proved in {found['seconds']:.1f} s ({found['seconds'] / first['seconds']:.1f} x), "
            f"{found['peak']:.0f} MB ({found['peak'] / first['peak']:.1f} x); "
            f"10^{len(found['combinations']) - 1} combinations, {found['findings']} findings; "
            f"slowest: {found['slowest']}"
        )
    if first["seconds"] > MOST_SECONDS or first["peak"] > MOST_MEGABYTES:
        raise SystemExit(f"The proof has to take {MOST_SECONDS} s and {MOST_MEGABYTES} MB at most.")


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
