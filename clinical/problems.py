"""What is wrong with guidance, and where: carried as it is from the reader of files to an editor's page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong; the other fields say where, as far as that is known."""

    words: str  # reads by itself
    collection: str = ""  # "items", "red_flags"
    id: str = ""
    field: str = ""
    file: str = ""  # within the folder of content
    line: int = 0  # from 1 on

    def __str__(self) -> str:
        line = f", line {self.line}" if self.line else ""
        return f"{self.file}{line}: {self.words}" if self.file else self.words

    @property
    def sentence(self) -> str:
        """Return the words with a capital letter and a full stop, for a page."""
        return f"{self.words[:1].upper()}{self.words[1:].rstrip('.')}."


def problem_of(collection: str, name: str, words: str, field: str = "") -> Problem:
    """Return a problem whose words begin with what it is about: “red flag fever: …”."""
    told = (f"{one_of(collection)} {name}".strip(), field, words)
    return Problem(": ".join(filter(None, told)), collection, name, field)


def one_of(collection: str) -> str:
    """Return what one record of a collection is called."""
    singular = "activity" if collection == "activities" else collection.removesuffix("s")
    return singular.replace("_", " ")
