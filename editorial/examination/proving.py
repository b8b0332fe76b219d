"""The proof of guidance, shown once in a process however often it is asked for: it takes seconds."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TypeVar

from clinical.codec import checksum
from clinical.content import Guidance
from clinical.proofs import ProofReport, prove

T = TypeVar("T")

MOST_HELD = 16

_held: dict[tuple[str, date], ProofReport] = {}


def proof_of(guidance: Guidance, *, today: date) -> ProofReport:
    """Return the proof of the guidance, with its sources dated by today.

    It rests on nothing that was kept outside this process: only what was proved here is believed.
    """
    name = (checksum(guidance), today)
    report = _held.get(name) or on_a_stack_of_its_own(
        lambda: prove(guidance, today=today, clock=time.perf_counter)
    )
    _held[name] = report
    for older in list(_held)[:-MOST_HELD]:
        _held.pop(older, None)
    return report


def on_a_stack_of_its_own(work: Callable[[], T]) -> T:
    """Return what long work comes to.

    Deep under other calls, Python 3.11 asks for memory and gives it back with each call over a border of its
    stack, which doubles the time.
    """
    with ThreadPoolExecutor(max_workers=1) as stack:
        return stack.submit(work).result()
