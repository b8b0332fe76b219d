from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from clinical.codec import CodecError
from editorial.accounts.people import account
from editorial.workflow import NotPublishable, publish, publish_bundled
from guidance import content_files


class Command(BaseCommand):
    help = (
        "Proves and publishes: the drafts that were submitted and approved, or content/ as the first release."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--bundled", action="store_true", help="content/, when nothing was ever published")
        what.add_argument("--by", metavar="USER", help="the drafts, published by this account")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["bundled"]:
                release = publish_bundled(guidance=content_files.read(settings.CONTENT_DIR))
            else:
                release = publish(by=account(options["by"]))
        except (CodecError, NotPublishable) as error:
            raise CommandError(f"Nothing published.\n{error}") from None
        self.stdout.write(
            f"Published release {release.version} ({release.origin}), checksum {release.checksum}."
        )
