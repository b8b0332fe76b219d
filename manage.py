#!/usr/bin/env python
from __future__ import annotations

import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def refuse_without_editors(command: list[str]) -> None:
    """End with a sentence when ROLE is public and the command is one of the editors' side."""
    commands = Path(__file__).parent / "editorial/management/commands"
    if settings.ROLE == "public" and command and (commands / f"{command[0]}.py").exists():
        sys.exit(f"Error: ROLE is public, which has no drafts. Run {command[0]} where ROLE is all or editor.")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        refuse_without_editors(sys.argv[1:2])
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Error: {error}")
