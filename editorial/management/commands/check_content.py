from __future__ import annotations

import shutil
import tempfile
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

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(options["path"])
        if not folder.is_dir():
            raise CommandError(f"{folder}: there is no such folder")
        try:
            differing = files_to_write_anew(folder)
        except CodecError as error:
            raise CommandError(str(error)) from None
        if differing:
            raise CommandError(
                "\n".join(["Not in canonical form (import, then export, to write them so):", *differing])
            )
        self.stdout.write("Every file is in canonical form.")


def files_to_write_anew(folder: Path) -> list[str]:
    """Return the paths of the files that an export of the folder's guidance would write otherwise."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(shutil.copytree(folder, Path(place) / "content"))
        before = _contents(copy)
        content_files.write(copy, content_files.read(copy))
        after = _contents(copy)
    return sorted(path for path in before | after if before.get(path) != after.get(path))


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
