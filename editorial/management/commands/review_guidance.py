from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import AbstractUser

from editorial.management.workflow import WorkflowCommand, release_of
from editorial.workflow import agree, review, send_back
from guidance.models import Review


class Command(WorkflowCommand):
    help = "Approves the drafts exactly as they are now, so that somebody else may publish them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--note", default="", help="what the reviewer looked at, or what has to change")
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--send-back", action="store_true", help="do not approve; say why with --note")
        what.add_argument(
            "--release", type=int, metavar="VERSION", help="agree to going back to this release"
        )

    def step(self, by: AbstractUser, options: dict[str, Any]) -> str:
        signed = sign(by, options)
        return f"{by}: {signed.get_verdict_display().lower()}, checksum {signed.checksum}."


def sign(reviewer: AbstractUser, options: dict[str, Any]) -> Review:
    note, version = options["note"], options["release"]
    if options["send_back"]:
        return send_back(reviewer=reviewer, note=note)
    if version is None:
        return review(reviewer=reviewer, note=note)
    return agree(release=release_of(version), reviewer=reviewer, note=note)
