from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from clinical.catalogue import ContentError, compile_guidance
from clinical.codec import CodecError
from clinical.content import Guidance
from editorial.accounts.people import account
from editorial.audit import record
from editorial.diff import changes
from editorial.drafts import drafts
from editorial.upgrade import bring
from guidance import content_files
from guidance.models import AuditEntry, Offer, Screen


class Command(BaseCommand):
    help = "Makes the drafts say what a folder of content says. Drafts that are not in the folder are lost."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="?", default=str(settings.CONTENT_DIR), help="default: content/")
        parser.add_argument("--if-empty", action="store_true", help="do nothing when there are drafts")
        parser.add_argument("--by", metavar="USER", help="the account of who imports, for the audit log")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and Screen.objects.exists():
            self.stdout.write("There are drafts already; nothing imported.")
            return
        try:
            guidance = content_files.read(options["path"])
            compile_guidance(guidance)
            import_anew(guidance, by=account(options["by"]) if options["by"] else None, path=options["path"])
        except CodecError as error:
            raise CommandError(f"Nothing imported. {error}") from None
        except (ContentError, drafts.CannotDraft) as error:
            told = map(str, content_files.with_files(guidance, error.problems))
            raise CommandError("\n".join(["Nothing imported.", *told])) from None
        self.stdout.write(
            f"Imported {len(guidance.screens)} screens and {len(guidance.red_flags)} red flags."
        )


@transaction.atomic
def import_anew(guidance: Guidance, *, by: AbstractUser | None, path: str) -> None:
    """Make the drafts say this guidance, and write into the audit log what that changed."""
    before = readable_drafts()
    drafts.replace(guidance=guidance)
    Offer.objects.all().delete()
    if Path(path).resolve() == Path(settings.CONTENT_DIR).resolve():
        bring.remember(guidance)
    told = [
        {"field": f"{change.collection} {change.id}", "before": "", "after": change.state.value}
        for change in changes(before, guidance)
    ]
    record(AuditEntry.Action.IMPORTED, by=by, kind="drafts", label=Path(path).name, changes=told)


def readable_drafts() -> Guidance | None:
    """Return the drafts, or None when they cannot be read; importing puts that right."""
    try:
        return drafts.load()
    except CodecError:
        return None
