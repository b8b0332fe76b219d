"""The releases that public pages use: held in each process, also while the database is down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from guidance.releases.cache import NoRelease, ReleaseCache
from guidance.releases.compiled import CompiledRelease

__all__ = [
    "CompiledRelease",
    "NoRelease",
    "current_release",
    "forget",
    "release_by_version",
    "showing",
    "why_withdrawn",
]

_shelf = ReleaseCache()
# Of one thread and one request alone: a draft on it never reaches the shelf, nor anybody else.
_shown: ContextVar[CompiledRelease | None] = ContextVar("shown", default=None)


@contextmanager
def showing(release: CompiledRelease) -> Iterator[None]:
    """Serve this release to the current request only."""
    token = _shown.set(release)
    try:
        yield
    finally:
        _shown.reset(token)


def current_release() -> CompiledRelease:
    """Return the release that new journeys begin on. Raises NoRelease, and nothing else."""
    return _shown.get() or _shelf.current()


def release_by_version(version: int) -> CompiledRelease | None:
    """Return the release that a journey began on, or None when it is withdrawn or not to be had."""
    return _shown.get() or _shelf.by_version(version)


def why_withdrawn(version: int) -> str | None:
    """Return why a release was withdrawn, or None when it was not."""
    return None if _shown.get() else _shelf.why_withdrawn(version)


def forget(current: CompiledRelease | None = None) -> None:
    """Empty the cache of releases, or fill it with this one alone."""
    global _shelf
    _shelf = ReleaseCache(current)
