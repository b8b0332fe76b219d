"""Runs an examination in a subprocess, outside the web workers: it takes seconds and some hundred megabytes.

The subprocess is started anew, never forked: it has its own connection to the database, and it goes on when
the worker that started it ends.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import connection

from clinical.codec import from_json, to_json
from clinical.content import Guidance
from editorial.errors import NotPublishable
from editorial.examination import state
from editorial.examination.result import ExaminationResult, work_out
from editorial.examination.state import ExaminationState
from editorial.standing import Base, guidance_of
from guidance.models import Release

logger = logging.getLogger(__name__)

MOST_WAIT = 8.0
"""How many seconds a request waits for an examination."""
BETWEEN_LOOKS = 0.2

STILL_RUNNING = "The proof of exactly this is still running. Do it again when the page shows the proof."
TOO_SLOW = f"It was not done within {state.MOST_SECONDS // 60} minutes. Try again when less is going on."
OTHER_SOFTWARE = "The software has changed since the site was started. Ask who runs it to start it again."
WENT_WRONG = "Something went wrong while it ran. The log of the site says what: tell who runs it."
NO_MEMORY = "The machine has too little memory for it. Tell who runs the site."


class NotExamined(Exception):
    """Why an examination came to nothing, in words for an editor."""


@dataclass(frozen=True, slots=True)
class ExaminationOrder:
    """What to examine: guidance as a document, beside a release by version (0: none), on a day."""

    key: str
    guidance: str
    beside: int
    today: str


def examine(guidance: Guidance, base: Base | None, *, today: date, again: bool = False) -> ExaminationState:
    """Return the state of an examination, begun if nobody has; once more, if it failed and `again`."""
    key = state.key_of(guidance, base, today)
    so_far = state.state_of(key)
    if so_far.result or so_far.is_running or (so_far.failed and not again):
        return so_far
    if not state.claim(key):
        return ExaminationState(key, progress=state.IN_LINE)
    beside = base.release.version if base else 0
    _begin(ExaminationOrder(key, to_json(guidance), beside, today.isoformat()))
    return state.state_of(key)


def wait_for(guidance: Guidance, base: Base | None, *, today: date) -> ExaminationResult:
    """Return the result of an examination, which it waits for. Raises NotPublishable while there is none."""
    until = time.monotonic() + MOST_WAIT
    so_far = examine(guidance, base, today=today, again=True)
    while so_far.is_running and time.monotonic() < until:
        time.sleep(BETWEEN_LOOKS)
        so_far = examine(guidance, base, today=today)
    if so_far.result is None:
        raise NotPublishable([so_far.failed or STILL_RUNNING])
    return so_far.result


def _begin(order: ExaminationOrder) -> None:
    if not settings.PROVES_APART:
        run(order)
        return
    try:
        process = _start(order)
    except OSError:
        logger.exception("An examination could not be started.")
        state.fail(order.key, WENT_WRONG)
        return
    threading.Thread(target=_note_the_end, args=(process, order.key), daemon=True).start()


def _start(order: ExaminationOrder) -> subprocess.Popen[bytes]:
    with tempfile.TemporaryFile() as file:
        file.write(json.dumps(asdict(order)).encode())
        file.seek(0)
        return subprocess.Popen(  # noqa: S603  (our own command, with nothing in it that anybody typed)
            [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "examine"],
            stdin=file,
            stdout=subprocess.DEVNULL,
            cwd=settings.BASE_DIR,
            start_new_session=True,
        )


def _note_the_end(process: subprocess.Popen[bytes], key: str) -> None:
    """Wait for the subprocess; if it left nothing behind, it was killed, and the page says so at once."""
    process.wait()
    state.fail(key, state.STOPPED)
    connection.close()


def run(order: ExaminationOrder) -> None:
    """Examine, and keep the result or the reason why there is none."""
    try:
        state.keep(order.key, _result(order))
        return
    except NotExamined as error:
        why = str(error)
    except MemoryError:
        why = NO_MEMORY
    except Exception:
        logger.exception("Drafts could not be examined.")
        why = WENT_WRONG
    # Only out here is the memory free again that the error held.
    state.fail(order.key, why)


def _result(order: ExaminationOrder) -> ExaminationResult:
    guidance, base, today = from_json(order.guidance), _base(order.beside), date.fromisoformat(order.today)
    if state.key_of(guidance, base, today) != order.key:
        raise NotExamined(OTHER_SOFTWARE)
    return work_out(guidance, base, today=today, report=partial(state.report, order.key))


def _base(version: int) -> Base | None:
    release = Release.objects.filter(version=version).first()
    guidance = guidance_of(release) if release else None
    return Base(release, guidance) if release and guidance else None
