from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import AbstractUser

from editorial.management.workflow import WorkflowCommand, release_of
from editorial.workflow import withdraw
from guidance.models import Release


class Command(WorkflowCommand):
    help = "Takes a release out of use; the newest of the others is served within seconds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("version", type=int)
        parser.add_argument("--reason", required=True)

    def step(self, by: AbstractUser, options: dict[str, Any]) -> str:
        release = release_of(options["version"])
        withdraw(release=release, by=by, reason=options["reason"])
        if Release.objects.filter(withdrawal=None).exists():
            return f"{release} is withdrawn."
        return f"{release} is withdrawn. No release is left: people see emergency numbers only."
