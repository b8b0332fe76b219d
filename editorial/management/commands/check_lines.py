from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from guidance import content_files


class Command(BaseCommand):
    help = (
        "Lists the numbers of lines that nobody has read on the line's own page: check them before release."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="?", default=str(settings.CONTENT_DIR), help="default: content/")

    def handle(self, *args: Any, **options: Any) -> None:
        for region in content_files.read(Path(options["path"])).regions:
            for name in region.check_before_release:
                value = getattr(region, name)
                words = ", ".join(value) if isinstance(value, tuple) else value
                self.stdout.write(f"{region.id}  {name}: {words}")
