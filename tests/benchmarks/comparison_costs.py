"""What comparing two guidances costs at most, for edits of each kind: seconds of a processor, and memory."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from clinical.content import Disposition, Guidance, Stage
from clinical.proofs.comparison import compare
from tests.benchmarks.processes import PATIENCE, in_a_process, peak
from tests.clinical.proofs.edits import Edit, activity, both, change, flag, item, screen
from tests.clinical.shipped import shipped_catalogue

MOST_SECONDS, MOST_MEGABYTES = 5, 300

FEW = "age == a75"
SPARED = {"age"}
"""Asked by what hides the others."""
EACH = 7
"""Of kinds with very many edits, one in so many is tried."""


def screens_hidden(guidance: Guidance) -> Iterator[tuple[str, Edit]]:
    for each in guidance.screens:
        if each.stage is Stage.TRIAGE and each.id not in SPARED:
            yield each.id, screen(each.id, enable_when=FEW)


def questions_hidden(guidance: Guidance) -> Iterator[tuple[str, Edit]]:
    for each in guidance.screens:
        for start in range(0, len(each.items), 3):
            names = [one.id for one in each.items[start : start + 3]]
            if each.stage is Stage.TRIAGE and not SPARED & set(names):
                yield " ".join(names), both(*(item(name, enable_when=FEW) for name in names))


def red_flags_weakened(guidance: Guidance) -> Iterator[tuple[str, Edit]]:
    for each in guidance.red_flags[::EACH]:
        if each.disposition > Disposition.ROUTINE:
            yield each.id, flag(each.id, disposition=Disposition(each.disposition - 1))


def definitions_narrowed(guidance: Guidance) -> Iterator[tuple[str, Edit]]:
    for each in guidance.definitions:
        yield each.id, change("definitions", each.id, when=f"({each.when}) and age >= a60")


def bars_lost(guidance: Guidance) -> Iterator[tuple[str, Edit]]:
    for each in guidance.activities[::EACH]:
        if len(each.adaptations) > 1:
            yield each.id, activity(each.id, adaptations=each.adaptations[::2])


KINDS: Mapping[str, Callable[[Guidance], Iterator[tuple[str, Edit]]]] = {
    "a screen asked of few": screens_hidden,
    "3 questions asked of few": questions_hidden,
    "a red flag made milder": red_flags_weakened,
    "a definition made narrower": definitions_narrowed,
    "half of the bars of an activity lost": bars_lost,
}


def measure(kind: str) -> dict[str, Any]:
    """Return what comparing cost in this process: the median, the most, and for which edit."""
    guidance = shipped_catalogue().guidance
    took = {}
    for name, edit in KINDS[kind](guidance):
        edited = edit(guidance)
        begun = time.process_time()
        compare(guidance, edited)
        took[name] = time.process_time() - begun
    slowest = max(took, key=lambda name: took[name])
    median = sorted(took.values())[len(took) // 2]
    return {
        "edits": len(took),
        "median": median,
        "seconds": took[slowest],
        "slowest": slowest,
        "peak": peak(),
    }


def run(write: Callable[[str], None]) -> None:
    """Measure each kind in a process of its own."""
    is_too_much = False
    for kind in KINDS:
        each = in_a_process(__name__, kind)
        if not each:
            write(f"{kind}: not compared within {PATIENCE} s")
            continue
        is_too_much |= each["seconds"] > MOST_SECONDS or each["peak"] > MOST_MEGABYTES
        write(
            f"{kind} ({each['edits']} edits): {each['median']:.1f} s, at most {each['seconds']:.1f} s "
            f"({each['slowest']}), {each['peak']:.0f} MB"
        )
    if is_too_much:
        raise SystemExit(f"A comparison has to take {MOST_SECONDS} s and {MOST_MEGABYTES} MB at most.")


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))
