"""Prove the safety theorems of the drafts, or of guidance in files."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from clinical.codec import CodecError
from clinical.files import file_of
from clinical.proofs import Proved, prove
from editorial.drafts import drafts
from guidance import content_files


class Command(BaseCommand):
    help = "Prove the safety theorems, one line each; a failing one tells the story of who would be harmed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "path", nargs="?", help="a folder of content; without it, the drafts in the database"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            guidance = content_files.read(options["path"]) if options["path"] else drafts.load()
        except CodecError as error:
            raise CommandError(str(error)) from None
        report = prove(guidance, today=timezone.now().date(), clock=time.perf_counter)
        for theorem in report.theorems:
            self.stdout.write(line(theorem))
            for finding in theorem.findings:
                file = file_of(guidance, finding.collection, finding.id) if options["path"] else ""
                self.stdout.write(f"    {file}{': ' if file else ''}{finding.words}")
        if not report.holds:
            failed = sum(not theorem.holds for theorem in report.theorems)
            raise CommandError(
                f"{failed} of {len(report.theorems)} theorems fail: this guidance cannot be published."
            )
        self.stdout.write(f"All {len(report.theorems)} theorems hold.")


def line(theorem: Proved) -> str:
    """Return a theorem's line: name, verdict, combinations covered, seconds."""
    verdict = "holds" if theorem.holds else "FAILS"
    return f"{verdict}  {theorem.seconds:7.3f} s  {theorem.combinations:.3g} combinations  {theorem.name}"
