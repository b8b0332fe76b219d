from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guidance.accounts import account
from guidance.publishing import NotPublishable, review


class Command(BaseCommand):
    help = "Signs the drafts exactly as they are now, so that somebody else may publish them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--by", required=True, metavar="USER", help="the account of the reviewer")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            signed = review(reviewer=account(options["by"]))
        except NotPublishable as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{options['by']} has reviewed the drafts with checksum {signed.checksum}.")
