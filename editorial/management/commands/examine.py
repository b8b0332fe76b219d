from __future__ import annotations

import gc
import json
import os
import resource
import signal
import sys
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from editorial.examination.run import TOO_SLOW, ExaminationOrder, NotExamined, run
from editorial.examination.state import MOST_SECONDS

NICENESS = 10
MOST_MEMORY = 2 << 30
"""Bytes of addresses: about twice as many as an examination that compares two very different guidances."""
NO_ORDER = "The site starts this itself, with drafts to read. Use prove_guidance to prove the drafts."


class Command(BaseCommand):
    help = "Examines drafts for the site itself, which starts this with the drafts to read."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        order = _order()
        os.nice(NICENESS)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        signal.signal(signal.SIGALRM, _too_slow)
        signal.alarm(MOST_SECONDS)
        # What is made is needed to the end: looking for what is not takes a third of the time.
        gc.disable()
        run(order)


def _order() -> ExaminationOrder:
    """Return what the site orders. Raises CommandError when somebody else started this."""
    try:
        return ExaminationOrder(**json.loads("" if sys.stdin.isatty() else sys.stdin.read()))
    except (ValueError, TypeError):
        raise CommandError(NO_ORDER) from None


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise NotExamined(TOO_SLOW)
