from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from clinical.codec import CodecError
from editorial.drafts.drafts import CannotDraft
from editorial.upgrade.bring import arrive
from guidance import content_files
from guidance.models import Release

READ_IT = "The audit log names them. Nobody sees them until they are reviewed and published."
NO_DATABASE = "The database does not answer: check DATABASE_URL, and that the database is running."
CANNOT_BRING = (
    "The guidance that came with this version does not go with the drafts, which stay as they are."
    " The next start tries again; import_guidance replaces the drafts."
)


class Command(BaseCommand):
    help = "Makes the site ready to serve: tables, a first release, static files. Quick when all is there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--static-only", action="store_true", help="leave the database alone")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["static_only"]:
            try:
                connection.ensure_connection()
            except Error as error:
                raise CommandError(f"{NO_DATABASE} ({str(error).splitlines()[0]})") from None
            self.prepare_database()
        if settings.STATIC_ROOT is not None:
            self.prepare_static_files(Path(settings.STATIC_ROOT) / "sources.sha256")

    def prepare_database(self) -> None:
        if has_tables_to_make():
            call_command("migrate", verbosity=0, interactive=False)
            self.stdout.write("Tables made.")
        if not Release.objects.exists():
            call_command("import_guidance", "--if-empty", stdout=self.stdout)
            call_command("publish_guidance", "--bundled", stdout=self.stdout)
        else:
            self.bring_content()

    def bring_content(self) -> None:
        """Bring the content of an upgrade into the drafts. Whatever is wrong with it, the site starts."""
        try:
            brought = arrive(content_files.read(settings.CONTENT_DIR))
        except (CodecError, CannotDraft) as error:
            self.stderr.write(f"{CANNOT_BRING}\n{error}")
            return
        if brought and (brought.changes_drafts or brought.held):
            drafted = len(brought.taken) + len(brought.merged)
            self.stdout.write(
                f"New guidance came with this version. Parts of it that are now drafts: {drafted}."
                f" Parts that editors had changed, which stay theirs: {len(brought.held)}. {READ_IT}"
            )

    def prepare_static_files(self, kept: Path) -> None:
        fingerprint = static_fingerprint()
        if kept.exists() and kept.read_text(encoding="ascii") == fingerprint:
            return
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        kept.write_text(fingerprint, encoding="ascii")
        self.stdout.write("Static files collected.")


def has_tables_to_make() -> bool:
    """Return whether a migration has yet to be applied."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def static_fingerprint() -> str:
    """Return a digest of every static file and of how they are to be stored."""
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            digest.update(path.encode())
            digest.update(hashlib.sha256(Path(storage.path(path)).read_bytes()).digest())
    return digest.hexdigest()
