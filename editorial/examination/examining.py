"""What is known about drafts, kept in a row that every worker reads, since it takes seconds to work out.

Publishing does not rely on that row.
"""

from __future__ import annotations

import contextlib
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from clinical.codec import to_json
from clinical.content import Guidance
from editorial.errors import NotPublishable
from editorial.examination import apart
from editorial.examination.apart import NotWorkedOut, Question, Turn
from editorial.examination.examined import Examined, key_of
from editorial.examination.working_out import work_out
from editorial.standing import Base
from guidance.models import Examination

MOST_KEPT = 20
PATIENCE = timedelta(seconds=apart.MOST_SECONDS) + timedelta(minutes=1)
"""How long another machine may take before its process is believed to have stopped."""
FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Look:
    """How far something is: what is known, or why it came to nothing, or that it is under way."""

    key: str
    examined: Examined | None = None
    failed: str = ""
    is_under_way: bool = False


def look(guidance: Guidance, base: Base | None, *, today: date) -> Look:
    """Return what is known, and begin nothing."""
    return _look(key_of(guidance, base, today))


def is_under_way(key: str) -> bool:
    """Return whether something is being worked out right now."""
    return _look(key).is_under_way


def examine(guidance: Guidance, base: Base | None, *, today: date, again: bool = False) -> Look:
    """Return what is known, and have it worked out if nobody has; once more, if it failed and `again`."""
    question = _question(guidance, base, today)
    seen = _look(question.key)
    if seen.examined or seen.is_under_way or (seen.failed and not again):
        return seen
    if not settings.PROVES_APART:
        keep(question.key, asdict(work_out(guidance, base, today=today)))
        return _look(question.key)
    try:
        with apart.turn() as turn:
            if turn and _claim(question.key, turn):
                apart.begin(question, turn)
    except NotWorkedOut as error:
        return Look(question.key, failed=str(error))
    return Look(question.key, is_under_way=True)


def known(guidance: Guidance, base: Base | None, *, today: date) -> Examined:
    """Return what is kept, or wait until it is worked out. Raises NotPublishable when it cannot be."""
    seen = look(guidance, base, today=today)
    if seen.examined:
        return seen.examined
    examined = examine_afresh(guidance, base, today=today)
    keep(seen.key, asdict(examined))
    return examined


def examine_afresh(guidance: Guidance, base: Base | None, *, today: date) -> Examined:
    """Return what is worked out now, whatever is kept. Raises NotPublishable when it cannot be."""
    if not settings.PROVES_APART:
        return work_out(guidance, base, today=today)
    try:
        with apart.next_turn() as turn:
            found = apart.answer(_question(guidance, base, today), turn)
    except NotWorkedOut as error:
        raise NotPublishable([str(error)]) from None
    if FAILED in found:
        raise NotPublishable([found[FAILED]])
    return Examined(**found)


def keep(key: str, result: dict[str, Any]) -> None:
    """Keep what was worked out, and no more than the newest of all."""
    Examination.objects.update_or_create(pk=key, defaults={"result": result})
    newest = Examination.objects.values_list("pk", flat=True)[:MOST_KEPT]
    Examination.objects.exclude(pk__in=[*newest, key]).delete()


def _question(guidance: Guidance, base: Base | None, today: date) -> Question:
    beside = base.release.version if base else 0
    return Question(key_of(guidance, base, today), to_json(guidance), beside, today.isoformat())


def _look(key: str) -> Look:
    row = Examination.objects.filter(pk=key).first()
    if row and row.result is None:
        _settle()
        row = Examination.objects.filter(pk=key).first()
    if row is None:
        return Look(key)
    if row.result is None:
        return Look(key, is_under_way=row.began_at > timezone.now() - PATIENCE)
    if FAILED in row.result:
        return Look(key, failed=row.result[FAILED])
    return Look(key, examined=Examined(**row.result))


def _settle() -> None:
    """Note it if what this machine was working out came to nothing."""
    with contextlib.suppress(NotWorkedOut), apart.turn() as turn:
        if turn:
            _note_the_end(turn)


def _note_the_end(turn: Turn) -> None:
    # Whoever has the turn knows that the process before is gone: what that has not kept, it never will.
    unfinished = Examination.objects.filter(pk=turn.key, result__isnull=True)
    unfinished.update(result={FAILED: apart.STOPPED})


def _claim(key: str, turn: Turn) -> bool:
    """Return whether it is for this machine to do, and not under way on another."""
    _note_the_end(turn)
    now = timezone.now()
    _, is_ours = Examination.objects.get_or_create(pk=key, defaults={"began_at": now})
    stopped = Q(result__isnull=True, began_at__lt=now - PATIENCE) | Q(result__has_key=FAILED)
    mine = Examination.objects.filter(stopped, pk=key)
    return is_ours or bool(mine.update(began_at=now, result=None))
