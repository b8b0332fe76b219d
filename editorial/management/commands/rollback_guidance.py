from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import AbstractUser

from editorial.management.workflow import WorkflowCommand, release_of
from editorial.workflow import roll_back


class Command(WorkflowCommand):
    help = "Goes back to an earlier release: publishes its guidance again, as a new release."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("version", type=int, help="the release to go back to")
        parser.add_argument("--notes", required=True, help="why, in the reader's words")

    def step(self, by: AbstractUser, options: dict[str, Any]) -> str:
        earlier = release_of(options["version"])
        release = roll_back(release=earlier, by=by, notes=options["notes"])
        return f"{release} says again what {earlier} said, checksum {release.checksum}."
