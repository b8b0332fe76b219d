from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from clinical.codec import CodecError
from guidance import content_files


class Command(BaseCommand):
    help = "Checks that each file of a folder of content is written as an export would write it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="?", default=str(settings.CONTENT_DIR), help="default: content/")
        parser.add_argument("--write", action="store_true", help="write them so")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(options["path"])
        try:
            guidance = content_files.read(folder, mend=options["write"])
            differing = content_files.differing(folder, guidance)
            if options["write"]:
                content_files.write(folder, guidance)
        except CodecError as error:
            raise CommandError(str(error)) from None
        if differing and not options["write"]:
            raise CommandError("\n".join(["Not in canonical form (--write writes them so):", *differing]))
        self.stdout.write("\n".join([*differing, "Every file is in canonical form."]))
