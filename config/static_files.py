"""How static files are stored: with a digest in the name, compressed if a page asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from whitenoise.storage import CompressedManifestStaticFilesStorage

NAMED_WITHOUT_DIGEST = ("css/site.css", "icons/unclench.svg")
"""What the fixed error pages name: they have to work without the list of digests."""


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Storage that compresses only what pages ask for."""

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        names = set(self.hashed_files)
        asked_for = {self.hashed_files[name] for name in names if smaller_twin(name) not in names}
        yield from super().compress_files(asked_for.union(NAMED_WITHOUT_DIGEST).intersection(paths))


def smaller_twin(name: str) -> str:
    """Return the name of the minified copy of a library's file; pages ask for that one."""
    path = PurePosixPath(name)
    return str(path.with_suffix(f".min{path.suffix}"))
