"""What is worked out about drafts: what is against them, the proof, and what they change for people.

It takes seconds, so it is kept in a row that every worker reads. Publishing does not rely on that row.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone

import clinical
from clinical.catalogue import ContentError, compile_guidance
from clinical.codec import checksum
from clinical.content import Guidance
from clinical.proofs.comparison import Comparison, compare
from guidance.models import Examination
from guidance.publishing.checking import problems
from guidance.publishing.proving import proof_of
from guidance.publishing.standing import Base
from guidance.publishing.vignettes import vignette_table

MOST_KEPT = 20
PATIENCE = timedelta(minutes=3)
"""How long another worker may take before it is believed to have stopped."""
CANNOT_COMPARE = "The live release does not fit this software, so nobody knows what becomes milder."

_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Examined:
    """What was worked out, as plain data."""

    problems: list[str]  # what is against it without a proof
    theorems: list[dict[str, Any]]  # as ProofReport.to_data; empty when the parts do not fit together
    comparison: dict[str, Any]  # as Comparison.to_data; empty when there is nothing to compare with
    milder: list[str]  # a sentence for each thing that becomes milder
    vignettes: list[dict[str, Any]]

    @property
    def reasons(self) -> list[str]:
        """Return a sentence for each thing that is against publishing."""
        failing = (found["words"] for theorem in self.theorems for found in theorem["findings"])
        return list(dict.fromkeys([*self.problems, *failing]))


def examine(guidance: Guidance, base: Base | None, *, today: date) -> Examined | None:
    """Return what is worked out about guidance beside a release, or None while that is under way.

    One thread of a worker works things out and no other waits for it: people need the others.
    """
    key = _key(guidance, base, today)
    if found := _found(key):
        return found
    if not _one_at_a_time.acquire(blocking=False):
        return None
    try:
        return Examined(**_work_out(key, guidance, base, today)) if _claim(key) else _found(key)
    finally:
        _one_at_a_time.release()


def examined_before(guidance: Guidance, base: Base | None, *, today: date) -> Examined | None:
    """Return what was worked out before, or None when nobody has asked yet."""
    return _found(_key(guidance, base, today))


def _found(key: str) -> Examined | None:
    row = Examination.objects.filter(pk=key).first()
    return Examined(**row.result) if row and row.result else None


def _key(guidance: Guidance, base: Base | None, today: date) -> str:
    beside = base.release.checksum if base else ""
    parts = (checksum(guidance), beside, today.isoformat(), software_fingerprint())
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


@cache
def software_fingerprint() -> str:
    """Return a digest of the code that proves and keeps: new theorems make old proofs worth nothing."""
    digest = hashlib.sha256()
    for folder in (Path(clinical.__file__).parent, Path(__file__).parent):
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _claim(key: str) -> bool:
    """Return whether it is for this worker to do, and not under way in another."""
    row, is_ours = Examination.objects.get_or_create(pk=key)
    return is_ours or (row.result is None and row.began_at < timezone.now() - PATIENCE)


def _work_out(key: str, guidance: Guidance, base: Base | None, today: date) -> dict[str, Any]:
    mine = Examination.objects.filter(pk=key)
    mine.update(began_at=timezone.now())
    try:
        result = asdict(work_out(guidance, base, today=today))
    except BaseException:
        mine.delete()
        raise
    mine.update(result=result)
    newest = Examination.objects.values_list("pk", flat=True)[:MOST_KEPT]
    Examination.objects.exclude(pk__in=[*newest, key]).delete()
    return result


def work_out(guidance: Guidance, base: Base | None, *, today: date) -> Examined:
    """Return everything that is to be known about guidance beside a release, worked out afresh."""
    against = problems(guidance, today=today)
    try:
        catalogue = compile_guidance(guidance)
    except ContentError:
        return Examined(against, [], {}, [], [])
    report = proof_of(guidance, today=today)
    comparison = compare_with(base, guidance)
    return Examined(
        problems=against,
        theorems=report.to_data(),
        comparison=comparison.to_data() if comparison else {},
        milder=what_gets_milder(comparison, base),
        vignettes=vignette_table(catalogue, base.guidance if base else None),
    )


def compare_with(base: Base | None, guidance: Guidance) -> Comparison | None:
    """Return what guidance changes beside a release, or None when there is none that can be compared."""
    try:
        return compare(base.guidance, guidance) if base else None
    except ContentError:
        return None


def what_gets_milder(comparison: Comparison | None, base: Base | None) -> list[str]:
    """Return a sentence for each thing that becomes milder: each needs a reason and one more person."""
    if comparison is None:
        return [CANNOT_COMPARE] if base else []
    return list(dict.fromkeys(_milder(comparison)))


def _milder(comparison: Comparison) -> Iterator[str]:
    yield from (change.words for change in comparison.deescalations)
    yield from (flag.words for flag in comparison.milder_red_flags)
    yield from (change.words for change in comparison.plan_changes if change.is_softer)
