from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.management.base import BaseCommand, CommandError

from editorial.accounts import account
from editorial.workflow import NotPublishable, agree, review, send_back
from guidance.models import Release, Review


class Command(BaseCommand):
    help = "Approves the drafts exactly as they are now, so that somebody else may publish them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--by", required=True, metavar="USER", help="the account of the reviewer")
        parser.add_argument("--note", default="", help="what the reviewer looked at, or what has to change")
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--send-back", action="store_true", help="do not approve; say why with --note")
        what.add_argument(
            "--release", type=int, metavar="VERSION", help="agree to going back to this release"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            signed = self.sign(account(options["by"]), options)
        except NotPublishable as error:
            raise CommandError(str(error)) from None
        said = signed.get_verdict_display().lower()
        self.stdout.write(f"{options['by']}: {said}, checksum {signed.checksum}.")

    def sign(self, reviewer: AbstractUser, options: dict[str, Any]) -> Review:
        note, version = options["note"], options["release"]
        if options["send_back"]:
            return send_back(reviewer=reviewer, note=note)
        if version is None:
            return review(reviewer=reviewer, note=note)
        release = Release.objects.filter(version=version).first()
        if release is None:
            raise CommandError(f"There is no release {version}.")
        return agree(release=release, reviewer=reviewer, note=note)
