from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from clinical.catalogue import ContentError, compile_guidance
from clinical.codec import CodecError
from guidance import content_files, drafts
from guidance.models import Screen


class Command(BaseCommand):
    help = "Makes the drafts say what a folder of content says. Drafts that are not in the folder are lost."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="?", default=str(settings.CONTENT_DIR), help="default: content/")
        parser.add_argument("--if-empty", action="store_true", help="do nothing when there are drafts")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and Screen.objects.exists():
            self.stdout.write("There are drafts already; nothing imported.")
            return
        try:
            guidance = content_files.read(options["path"])
            compile_guidance(guidance)
            drafts.replace(guidance=guidance)
        except CodecError as error:
            raise CommandError(f"Nothing imported. {error}") from None
        except (ContentError, drafts.CannotDraft) as error:
            raise CommandError("\n".join(["Nothing imported.", *error.problems])) from None
        self.stdout.write(
            f"Imported {len(guidance.screens)} screens and {len(guidance.red_flags)} red flags."
        )
