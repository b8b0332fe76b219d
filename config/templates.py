"""How templates are loaded: laid out for readers in the file, without that layout on the wire."""

from __future__ import annotations

import re

from django.template import Origin
from django.template.loaders import filesystem

COMMENTS_AT_THE_TOP = re.compile(r"\A(?:\s*\{#.*?#\})+")
INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


class Loader(filesystem.Loader):
    """Loads our own templates."""

    def get_contents(self, origin: Origin) -> str:
        return without_layout(super().get_contents(origin))


def without_layout(source: str) -> str:
    """Return a template without its first comments, its indentation and the whitespace around it.

    A line break stays one, so a browser shows the same. What an included template says ends with its last
    letter: a full stop can follow.
    """
    return INDENTATION.sub("", COMMENTS_AT_THE_TOP.sub("", source)).strip()
