"""What the commands on the way to a release share: who does it, and how a refusal is told."""

from __future__ import annotations

from abc import ABC, abstractmethod
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.management.base import BaseCommand, CommandError

from editorial.accounts.people import account
from editorial.workflow import NotPublishable
from guidance.models import Release


class WorkflowCommand(ABC, BaseCommand):
    """A command that takes one step, as the account that `--by` names."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--by", required=True, metavar="USER", help="the account of who does it")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.stdout.write(self.step(account(options["by"]), options))
        except NotPublishable as error:
            raise CommandError("\n".join(["Nothing done.", *error.reasons])) from None

    @abstractmethod
    def step(self, by: AbstractUser, options: dict[str, Any]) -> str:
        """Take the step, and return what to say about it. Raises NotPublishable."""


def release_of(version: int) -> Release:
    """Return the release of a version. Raises CommandError when there is none."""
    release: Release | None = Release.objects.filter(version=version).first()
    if release is None:
        raise CommandError(f"There is no release {version}.")
    return release
