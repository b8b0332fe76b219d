from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from editorial.accounts.paths import new_path
from editorial.accounts.people import EditorRole, groups_of, note


class Command(BaseCommand):
    help = "Makes an editor's account and prints a path with which its owner signs in for the first time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the username")
        parser.add_argument(
            "--role",
            action="append",
            required=True,
            choices=EditorRole.values,
            help="may be given more than once",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        accounts: Any = get_user_model()
        user = accounts(username=options["name"], is_staff=True)
        user.set_unusable_password()
        try:
            user.full_clean()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        with transaction.atomic():
            user.save()
            groups = groups_of(options["role"])
            user.groups.set(groups)
            roles = ", ".join(group.name for group in groups)
            note(user, f"Made on the command line, with these roles: {roles}.", by=None)
            address = new_path(user)
        self.stderr.write(f"{user} is made ({roles}). Open this path once, within 3 days:")
        self.stdout.write(address)
