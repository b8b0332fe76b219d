from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from guidance.models import Release


class Command(BaseCommand):
    help = "Makes the site ready to serve: tables, a first release, static files. Quick when all is there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--static-only", action="store_true", help="leave the database alone")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["static_only"]:
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
