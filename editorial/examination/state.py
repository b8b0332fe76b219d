"""The state of an examination: one row that every worker reads, while it runs and once it is done."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

import clinical
from clinical.codec import checksum
from clinical.content import Guidance
from editorial.examination.result import ExaminationResult
from editorial.standing import Base
from guidance.models import Examination

MOST_SECONDS = 120
"""How long an examination may run; it ends itself then."""
LOST_AFTER = timedelta(seconds=MOST_SECONDS + 30)
MOST_KEPT = 20

BEGINS = "It has just begun."
IN_LINE = "Another examination is running. This one begins when that has ended."
STOPPED = "It stopped before it was done. Try again. If it stops again, the machine may lack memory."


@dataclass(frozen=True, slots=True)
class ExaminationState:
    """State of an examination: running, done or failed; nothing is filled in while nobody has begun it."""

    key: str
    progress: str = ""  # what it is at, while it runs
    failed: str = ""  # why, in words for an editor
    result: ExaminationResult | None = None

    @property
    def is_running(self) -> bool:
        return bool(self.progress)


def key_of(guidance: Guidance, base: Base | None, today: date) -> str:
    """Return the name of an examination: of guidance beside a release, on a day, by this software."""
    beside = base.release.checksum if base else ""
    parts = (checksum(guidance), beside, today.isoformat(), software_fingerprint())
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


@cache
def software_fingerprint() -> str:
    """Return a digest of the code that examines: results of other code do not count."""
    digest = hashlib.sha256()
    for folder in (Path(clinical.__file__).parent, Path(__file__).parent):
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def state_of(key: str) -> ExaminationState:
    """Return the state of an examination. A result that this site has not sealed is no result."""
    row = Examination.objects.filter(pk=key).first()
    if row is None:
        return ExaminationState(key)
    if row.failed:
        return ExaminationState(key, failed=row.failed)
    if row.result is None:
        is_lost = row.began_at < timezone.now() - LOST_AFTER
        return ExaminationState(key, failed=STOPPED) if is_lost else ExaminationState(key, row.progress)
    if not constant_time_compare(row.seal, _seal(key, row.result)):
        return ExaminationState(key)
    return ExaminationState(key, result=ExaminationResult(**row.result))


def is_running(key: str) -> bool:
    return state_of(key).is_running


@transaction.atomic
def claim(key: str) -> bool:
    """Return whether the caller is to run this examination; one runs at a time, here or elsewhere."""
    unfinished = Examination.objects.filter(result__isnull=True, failed="")
    if unfinished.filter(began_at__gt=timezone.now() - LOST_AFTER).exists():
        return False
    Examination.objects.filter(pk=key).delete()
    return Examination.objects.get_or_create(pk=key, defaults={"progress": BEGINS})[1]


def report(key: str, progress: str) -> None:
    """Note what a running examination is at."""
    Examination.objects.filter(pk=key).update(progress=progress)


def fail(key: str, why: str) -> None:
    """Note why an examination failed, if it is not done."""
    Examination.objects.filter(pk=key, result__isnull=True, failed="").update(failed=why)


def keep(key: str, result: ExaminationResult) -> None:
    """Keep a result, sealed, and no more than the newest of all."""
    data = asdict(result)
    sealed = {"result": data, "seal": _seal(key, data), "failed": ""}
    Examination.objects.update_or_create(pk=key, defaults=sealed)
    newest = Examination.objects.values_list("pk", flat=True)[:MOST_KEPT]
    Examination.objects.exclude(pk__in=[*newest, key]).delete()


def _seal(key: str, result: dict[str, Any]) -> str:
    """Return what only this site can write under a result: publishing rests on it."""
    words = f"{key} {json.dumps(result, sort_keys=True)}"
    return salted_hmac("editorial.examination", words, algorithm="sha256").hexdigest()
