from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from clinical.codec import CodecError, from_json
from clinical.content import Guidance
from editorial.accounts.people import account
from editorial.audit import record
from editorial.drafts import drafts
from guidance import content_files
from guidance.models import AuditEntry
from guidance.releases.cache import read_release
from guidance.releases.compiled import checksum_of


class Command(BaseCommand):
    help = "Writes the drafts, or a release, to a folder of content. Importing it again gives the same."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="?", default=str(settings.CONTENT_DIR), help="default: content/")
        parser.add_argument("--release", type=int, metavar="VERSION", help="a release in place of the drafts")
        parser.add_argument("--by", metavar="USER", help="the account of who exports, for the audit log")

    def handle(self, *args: Any, **options: Any) -> None:
        version = options["release"]
        try:
            guidance = drafts.load() if version is None else released(version)
            by = account(options["by"]) if options["by"] else None
            changed = content_files.write(options["path"], guidance)
        except CodecError as error:
            raise CommandError(f"Nothing exported. {error}") from None
        except OSError as error:
            raise CommandError(f"{options['path']} cannot be written to ({error.strerror}).") from None
        label = "drafts" if version is None else f"Release {version}"
        words = f"To the folder {Path(options['path']).name}; {changed} files changed."
        record(AuditEntry.Action.EXPORTED, by=by, kind="files", label=label, words=words)
        self.stdout.write(f"Exported to {options['path']}; {changed} files changed.")


def released(version: int) -> Guidance:
    """Return the guidance of a release."""
    stored = read_release(version)
    if stored is None:
        raise CommandError(f"There is no release {version}.")
    if checksum_of(stored.document) != stored.checksum:
        raise CommandError(f"Release {version} does not match its checksum; nothing exported.")
    return from_json(stored.document)
