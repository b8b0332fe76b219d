from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from editorial.accounts import second_step
from editorial.accounts.paths import new_path
from editorial.accounts.people import account, note


class Command(BaseCommand):
    help = "Prints a new sign-in path for somebody who forgot their password; lifts a lock-out too."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the username")
        parser.add_argument(
            "--second-step", action="store_true", help="take a lost phone and its backup codes off, too"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        user = account(options["name"])
        with transaction.atomic():
            if options["second_step"]:
                second_step.remove(user)
                note(user, "Second step reset on the command line.", by=None)
            note(user, "Was given a new sign-in path on the command line.", by=None)
            address = new_path(user)
        self.stderr.write(
            "The old password and every session have ended. Open this path once, within 3 days:"
        )
        self.stdout.write(address)
