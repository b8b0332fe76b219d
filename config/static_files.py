"""How static files are stored: under a name with a digest, small copies beside those that pages ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from whitenoise.storage import CompressedManifestStaticFilesStorage

NAMED_WITHOUT_DIGEST = ("css/site.css", "icons/unclench.svg")
"""What the page for a site that is out of order names: it may have to do without the list of digests."""


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Storage that spends no time on compressing what no page asks for."""

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        names = set(self.hashed_files)
        asked_for = {self.hashed_files[name] for name in names if smaller_twin(name) not in names}
        yield from super().compress_files(asked_for.union(NAMED_WITHOUT_DIGEST).intersection(paths))


def smaller_twin(name: str) -> str:
    """Return the name that a library's file has when its spaces are taken out; pages ask for that one."""
    path = PurePosixPath(name)
    return str(path.with_suffix(f".min{path.suffix}"))
