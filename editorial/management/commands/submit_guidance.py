from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import AbstractUser

from editorial.management.workflow import WorkflowCommand
from editorial.workflow import submit


class Command(WorkflowCommand):
    help = "Proves the drafts and submits them for review exactly as they are now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--notes", required=True, help="what changed, in the reader's words")
        parser.add_argument("--reason", default="", help="why it is safe that something becomes milder")

    def step(self, by: AbstractUser, options: dict[str, Any]) -> str:
        made = submit(by=by, notes=options["notes"], reason=options["reason"])
        return f"{by} has submitted the drafts with checksum {made.checksum}."
