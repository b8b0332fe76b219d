from __future__ import annotations

import gc
import json
import logging
import os
import signal
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from datetime import date
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from clinical.codec import from_json
from editorial.examination import apart
from editorial.examination.apart import NotWorkedOut, Question
from editorial.examination.examined import key_of
from editorial.examination.examining import FAILED, keep
from editorial.examination.working_out import work_out
from editorial.standing import Base, guidance_of
from guidance.models import Release

logger = logging.getLogger(__name__)

NICENESS = 10
NOT_THE_SAME = "The software has changed since the site was started. Ask who runs it to start it again."
NO_QUESTION = "The site starts this itself, with drafts to read. Use prove_guidance to prove the drafts."
WENT_WRONG = "Something went wrong while it was worked out. The log of the site says what: tell who runs it."
NO_MEMORY = "The machine has too little memory to work it out. Tell who runs the site."


class Command(BaseCommand):
    help = "Works out what drafts change, for the site itself, which starts this with the drafts to read."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--keep", action="store_true", help="keep it in the database and print nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        question = _question()
        os.nice(NICENESS)
        # What is made is needed to the end: looking for what is not takes a third of the time.
        gc.disable()
        signal.signal(signal.SIGALRM, _too_slow)
        signal.alarm(apart.MOST_SECONDS)
        result = found(question)
        signal.alarm(0)
        if options["keep"]:
            keep(question.key, result)
        else:
            self.stdout.write(json.dumps(result))


def _question() -> Question:
    """Return what the site asks. Raises CommandError when somebody else started this."""
    try:
        return Question(**json.loads("" if sys.stdin.isatty() else sys.stdin.read()))
    except (ValueError, TypeError):
        raise CommandError(NO_QUESTION) from None


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise NotWorkedOut(apart.TOO_SLOW)


def found(question: Question) -> dict[str, Any]:
    """Return what is worked out as plain data, or why nothing came of it."""
    try:
        return _found(question)
    except NotWorkedOut as error:
        return {FAILED: str(error)}
    except MemoryError:
        return {FAILED: NO_MEMORY}
    except Exception:
        logger.exception("Drafts could not be examined.")
        return {FAILED: WENT_WRONG}


def _found(question: Question) -> dict[str, Any]:
    guidance, base = from_json(question.guidance), _base(question.beside)
    today = date.fromisoformat(question.today)
    if key_of(guidance, base, today) != question.key:
        raise NotWorkedOut(NOT_THE_SAME)
    return asdict(work_out(guidance, base, today=today))


def _base(version: int) -> Base | None:
    release = Release.objects.filter(version=version).first()
    guidance = guidance_of(release) if release else None
    return Base(release, guidance) if release and guidance else None
