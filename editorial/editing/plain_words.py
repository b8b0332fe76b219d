"""Words that many people stumble over, and what to write in their place, as `plain_words.toml` lists them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

PLAINER: Mapping[str, str] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
WORDS = re.compile(rf"\b({'|'.join(sorted(PLAINER, key=len, reverse=True))})\b", re.IGNORECASE)


def hard_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield each hard word of a text once, with what to write in its place."""
    for word in dict.fromkeys(found.lower() for found in WORDS.findall(text)):
        yield word, PLAINER[word]
