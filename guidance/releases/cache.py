"""Decides which release a process serves: the newest of the database, of the fallback file or of content/."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.conf import settings

from clinical.codec import CodecError
from guidance import content_files
from guidance.models import Release
from guidance.releases import fallback_file
from guidance.releases.compiled import (
    CompiledRelease,
    ReleaseEvidence,
    StoredRelease,
    Unusable,
    as_bundled,
    checksum_of,
    make_ready,
)
from guidance.releases.fallback_file import FallbackFile, Listed

logger = logging.getLogger(__name__)

Kind = TypeVar("Kind")

CHECK_SECONDS = 5.0
MOST_OLDER_RELEASES = 8


class NoRelease(Exception):
    """Nothing may be served: no release is to be had, or all are withdrawn."""


class ReleaseCache:
    """The releases that this process holds; safe to share between threads."""

    def __init__(self, current: CompiledRelease | None = None) -> None:
        self._checking = threading.Lock()
        self._current = current
        self._checked_at = time.monotonic() if current else None
        self._listed: Mapping[int, Listed] = {}
        self._older: dict[int, CompiledRelease | None] = {}
        self._refused: set[tuple[int, str]] = set()
        self._kept: FallbackFile | None = None

    def current(self) -> CompiledRelease:
        """Return the release to serve. Raises NoRelease."""
        if self._is_due():
            self._check()
        current = self._current
        if current is None:
            raise NoRelease("There is no release to serve.")
        return current

    def by_version(self, version: int) -> CompiledRelease | None:
        """Return a release that journeys may still be on, or None when it is withdrawn or not to be had."""
        current = self.current()
        if current.version == version:
            return current
        if self._is_withdrawn(version):
            return None
        if version not in self._older:
            self._remember(version, self._from_row(version))
        return self._older.get(version)

    def why_withdrawn(self, version: int) -> str | None:
        """Return why a release was withdrawn, or None when it was not."""
        listed = self._listed.get(version)
        return listed.withdrawn_because if listed else None

    def _is_due(self) -> bool:
        interval = getattr(settings, "RELEASE_CHECK_SECONDS", CHECK_SECONDS)
        return self._checked_at is None or time.monotonic() - self._checked_at >= interval

    def _check(self) -> None:
        # One thread looks; the others serve what there is, and wait only while there is nothing.
        if not self._checking.acquire(blocking=self._current is None):
            return
        try:
            if self._is_due():
                self._refresh()
                self._checked_at = time.monotonic()
        finally:
            self._checking.release()

    def _refresh(self) -> None:
        listed = list_releases()
        found = self._newest_row(listed) if listed else None
        if listed is None or self._current is None:
            self._ask_file()
        self._listed = {**self._listed, **(listed or {})}
        best = self._newer_of_kept(self._newest(found, self._current)) or self._from_content()
        before, self._current = self._current, best
        # What the database could not give a moment ago is asked for again.
        self._older = {version: each for version, each in self._older.items() if each}
        if before and before is not best:
            self._remember(before.version, before)
        if listed:
            self._keep()

    def _newest_row(self, listed: Mapping[int, Listed]) -> CompiledRelease | None:
        """Return the newest release of the database that may be served."""
        for version in sorted(listed, reverse=True):
            if listed[version].is_withdrawn:
                continue
            if self._current and self._current.names == (version, listed[version].checksum):
                return self._current
            if loaded := self._from_row(version):
                return loaded
        return None

    def _from_row(self, version: int) -> CompiledRelease | None:
        stored = read_release(version)
        return self._ready(stored) if stored else None

    def _ready(self, stored: StoredRelease) -> CompiledRelease | None:
        """Return the release compiled, or None if it must not be served; the log says so once."""
        as_found = (stored.version, checksum_of(stored.document))
        if as_found in self._refused:
            return None
        try:
            return make_ready(stored)
        except Unusable as error:
            logger.error("Release %s is refused: %s.", stored.version, error)
            self._refused.add(as_found)
            return None

    def _newest(self, *held: CompiledRelease | None) -> CompiledRelease | None:
        """Return the newest release that is published and not withdrawn."""
        usable = [each for each in held if each and each.version and not self._is_withdrawn(each.version)]
        return max(usable, key=lambda each: each.version, default=None)

    def _ask_file(self) -> None:
        self._kept = fallback_file.read()
        if self._kept:
            self._listed = {**self._listed, **self._kept.listed}

    def _newer_of_kept(self, best: CompiledRelease | None) -> CompiledRelease | None:
        """Return the release of the fallback file if it is newer than the best one so far."""
        stored = self._kept.release if self._kept else None
        if stored is None or self._is_withdrawn(stored.version) or (best and best.version >= stored.version):
            return best
        return self._ready(stored) or best

    def _from_content(self) -> CompiledRelease | None:
        """Return `content/` itself, unless it is withdrawn or older than a release that is known."""
        known = {listed.checksum: listed for listed in self._listed.values()}
        if known and all(listed.is_withdrawn for listed in known.values()):
            return None
        try:
            stored = as_bundled(content_files.read(settings.CONTENT_DIR))
        except (CodecError, OSError):
            logger.error("The content beside the code cannot be read.")
            return None
        same = known.get(stored.checksum)
        if same and (same.is_withdrawn or same.version < max(self._listed)):
            return None
        return self._ready(stored)

    def _keep(self) -> None:
        """Update the fallback file if it differs from what is served."""
        current = self._current
        if current and not current.version:
            return
        self._kept = self._kept or fallback_file.read()
        names = current.names if current else None
        same = self._kept is not None and self._kept.names == names
        if self._kept and same and self._kept.listed == self._listed:
            return
        release = self._kept.release if self._kept and same else None
        if current and not release:
            release = read_release(current.version)
        if release is None or (release.version, checksum_of(release.document)) == names:
            self._kept = FallbackFile(self._listed, release)
            fallback_file.write(self._kept)

    def _remember(self, version: int, loaded: CompiledRelease | None) -> None:
        self._older = dict([*self._older.items(), (version, loaded)][-MOST_OLDER_RELEASES:])

    def _is_withdrawn(self, version: int) -> bool:
        return version in self._listed and self._listed[version].is_withdrawn


def list_releases() -> Mapping[int, Listed] | None:
    """Return every release of the database by version, or None when the database does not answer.

    A damaged file may raise anything, or give text where a number stood: both count as no answer.
    """
    try:
        rows = Release.objects.values_list("version", "checksum", "withdrawal__reason")
        return {checked(row[0], int): Listed(row[0], checked(row[1], str), row[2]) for row in rows}
    except Exception as error:
        logger.error("The database did not answer about releases: %s.", type(error).__name__)
        return None


def read_release(version: int) -> StoredRelease | None:
    """Return a release of the database, or None when it has none of that version or does not answer."""
    try:
        row = Release.objects.filter(version=version).first()
        return stored_release(row) if row else None
    except Exception as error:
        logger.error("The database did not answer about release %s: %s.", version, type(error).__name__)
        return None


def stored_release(row: Release) -> StoredRelease:
    """Return a row as it is kept. Raises TypeError where damage left something of another kind."""
    evidence = ReleaseEvidence(checked(row.proof_report, list), checked(row.roles, list))
    document = checked(row.document, str)
    checksum, origin = checked(row.checksum, str), checked(row.origin, str)
    published_at = checked(row.published_at, datetime)
    return StoredRelease(checked(row.version, int), origin, checksum, published_at, document, evidence)


def checked(value: Any, kind: type[Kind]) -> Kind:
    """Return the value. Raises TypeError where it is of another kind."""
    if not isinstance(value, kind):
        raise TypeError(f"a {type(value).__name__} where a {kind.__name__} was kept")
    return value
