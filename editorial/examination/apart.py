"""Working things out in a process of its own: nobody who is served waits for it, or pays with their memory.

A process is started anew, never forked: it opens its own connection to the database, and it lives on when
the process that started it does not. One at a time works on a machine. Whose turn it is shows in a file that
the operating system locks, and unlocks whatever becomes of the process.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from django.conf import settings

MOST_SECONDS = 240
"""How long a process may work; it ends itself then."""
GRACE_SECONDS = 20
BETWEEN_LOOKS = 0.2

NO_TURN = "Something else is being worked out. Try again in a minute."
TOO_SLOW = f"It was not worked out within {MOST_SECONDS // 60} minutes. Try again when less is going on."
STOPPED = "It stopped before it was worked out. Try again. If it stops again, the machine may lack memory."
NO_FOLDER = "It cannot be worked out: the site cannot write to its data folder. Tell who runs the site."


class NotWorkedOut(Exception):
    """Why something was not worked out, in words for an editor."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be worked out: guidance as a document, beside a release by version (0: none), on a day."""

    key: str
    guidance: str
    beside: int
    today: str


class Turn:
    """This machine's turn to work something out: it lasts as long as any process holds the file."""

    def __init__(self, file: int) -> None:
        self.file = file

    @property
    def key(self) -> str:
        """The key of what was last begun in such a turn."""
        return os.pread(self.file, 100, 0).decode()

    @key.setter
    def key(self, key: str) -> None:
        os.ftruncate(self.file, 0)
        os.pwrite(self.file, key.encode(), 0)


@contextlib.contextmanager
def turn() -> Iterator[Turn | None]:
    """Yield the turn, or None while something is being worked out. Raises NotWorkedOut without a folder."""
    path = Path(settings.DATA_DIR) / "working-out"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        raise NotWorkedOut(NO_FOLDER) from None
    try:
        yield Turn(file) if _is_locked(file) else None
    finally:
        os.close(file)


def _is_locked(file: int) -> bool:
    """Return whether the file could be locked, and so is ours."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextlib.contextmanager
def next_turn() -> Iterator[Turn]:
    """Wait for the turn and yield it. Raises NotWorkedOut when that takes too long."""
    until = time.monotonic() + MOST_SECONDS
    while time.monotonic() < until:
        with turn() as mine:
            if mine:
                yield mine
                return
        time.sleep(BETWEEN_LOOKS)
    raise NotWorkedOut(NO_TURN)


def begin(question: Question, mine: Turn) -> None:
    """Start a process that works it out and keeps it, and go on."""
    mine.key = question.key
    process = _start(question, mine, "--keep", answer=subprocess.DEVNULL)
    # Somebody has to take note of its end, or it stays in the list of processes.
    threading.Thread(target=process.wait, daemon=True).start()


def answer(question: Question, mine: Turn) -> dict[str, Any]:
    """Return what a process works out, once it has. Raises NotWorkedOut when nothing comes of it."""
    process = _start(question, mine, answer=subprocess.PIPE)
    try:
        said, _ = process.communicate(timeout=MOST_SECONDS + GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise NotWorkedOut(TOO_SLOW) from None
    if process.returncode:
        raise NotWorkedOut(STOPPED)
    found: dict[str, Any] = json.loads(said)
    return found


def _start(question: Question, mine: Turn, *words: str, answer: int) -> subprocess.Popen[bytes]:
    """Start a process with a question to read. The turn is its own as well, for as long as it lives."""
    with tempfile.TemporaryFile() as asked:
        _write(question, asked)
        return subprocess.Popen(  # noqa: S603  (our own command, with nothing in it that anybody typed)
            [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "examine", *words],
            stdin=asked,
            stdout=answer,
            cwd=settings.BASE_DIR,
            pass_fds=(mine.file,),
            start_new_session=True,
        )


def _write(question: Question, file: IO[bytes]) -> None:
    file.write(json.dumps(asdict(question)).encode())
    file.flush()
    file.seek(0)
