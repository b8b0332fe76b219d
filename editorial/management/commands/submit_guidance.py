from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from editorial.accounts import account
from editorial.workflow import NotPublishable, submit


class Command(BaseCommand):
    help = "Proves the drafts and submits them for review exactly as they are now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--by", required=True, metavar="USER", help="the account of who submits them")
        parser.add_argument("--notes", required=True, help="what changed, in the reader's words")
        parser.add_argument("--reason", default="", help="why it is safe that something becomes milder")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = submit(by=account(options["by"]), notes=options["notes"], reason=options["reason"])
        except NotPublishable as error:
            raise CommandError("\n".join(["Nothing submitted.", *error.reasons])) from None
        self.stdout.write(f"{options['by']} has submitted the drafts with checksum {made.checksum}.")
