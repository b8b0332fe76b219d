from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from editorial.accounts import account
from editorial.workflow import NotPublishable, withdraw
from guidance.models import Release


class Command(BaseCommand):
    help = "Takes a release out of use; the newest of the others is served within seconds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("version", type=int)
        parser.add_argument("--by", required=True, metavar="USER", help="the account of who decides it")
        parser.add_argument("--reason", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        release = Release.objects.filter(version=options["version"]).first()
        if release is None:
            raise CommandError(f"There is no release {options['version']}.")
        try:
            withdraw(release=release, by=account(options["by"]), reason=options["reason"])
        except NotPublishable as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{release} is withdrawn.")
        if not Release.objects.filter(withdrawal=None).exists():
            self.stdout.write("No release is left: people see emergency numbers only, until you publish one.")
