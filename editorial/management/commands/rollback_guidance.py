from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from editorial.accounts import account
from editorial.workflow import NotPublishable, roll_back
from guidance.models import Release


class Command(BaseCommand):
    help = "Goes back to an earlier release: publishes its guidance again, as a new release."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("version", type=int, help="the release to go back to")
        parser.add_argument("--by", required=True, metavar="USER", help="the account of who decides it")
        parser.add_argument("--notes", required=True, help="why, in the reader's words")

    def handle(self, *args: Any, **options: Any) -> None:
        earlier = Release.objects.filter(version=options["version"]).first()
        if earlier is None:
            raise CommandError(f"There is no release {options['version']}.")
        try:
            release = roll_back(release=earlier, by=account(options["by"]), notes=options["notes"])
        except NotPublishable as error:
            raise CommandError("\n".join(["Nothing published.", *error.reasons])) from None
        self.stdout.write(f"{release} says again what {earlier} said, checksum {release.checksum}.")
