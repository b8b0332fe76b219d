"""The fallback file: a copy of the current release, served while the database is down."""

from __future__ import annotations

import json
import logging
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from guidance.releases.compiled import ReleaseEvidence, StoredRelease, checksum_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Listed:
    """A release by name: its version and checksum and, once it is withdrawn, why."""

    version: int
    checksum: str
    withdrawn_because: str | None

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_because is not None


@dataclass(frozen=True, slots=True)
class FallbackFile:
    """What the file holds: every release by name, and the current one in full."""

    listed: Mapping[int, Listed]
    release: StoredRelease | None

    @property
    def names(self) -> tuple[int, str] | None:
        """Return the version and checksum of the current release, or None when nothing may be served."""
        return (self.release.version, self.release.checksum) if self.release else None


def file_path() -> Path:
    """Return where the file lies."""
    return Path(settings.DATA_DIR) / "releases" / "current.json"


def read() -> FallbackFile | None:
    """Return what the file holds, or None when there is no file or it is damaged."""
    try:
        seal, _, text = file_path().read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    if checksum_of(text) != seal:
        logger.error("The release kept beside the database is damaged; it is not used.")
        return None
    return _decode(json.loads(text))


def write(kept: FallbackFile) -> bool:
    """Replace the file so that a crash leaves the old one or the new one; return whether that went well."""
    path = file_path()
    text = json.dumps(_encode(kept), ensure_ascii=False, sort_keys=True)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, f"{checksum_of(text)}\n{text}")
    except OSError as error:
        logger.error("The release could not be kept beside the database: %s.", error.strerror)
        return False
    return True


def _replace(path: Path, text: str) -> None:
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink()
        raise
    # Without this the new name may be lost in a power cut, although the data are on the disk.
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _encode(kept: FallbackFile) -> dict[str, Any]:
    release = asdict(kept.release) if kept.release else None
    # It lies beside the release, where software that does not know it yet does not look.
    evidence = release.pop("evidence") if release else None
    if release and kept.release and kept.release.published_at:
        release["published_at"] = kept.release.published_at.isoformat()
    listed = [asdict(kept.listed[version]) for version in sorted(kept.listed)]
    return {"listed": listed, "release": release, "evidence": evidence}


def _decode(content: dict[str, Any]) -> FallbackFile:
    release = content["release"]
    if release and release["published_at"]:
        release["published_at"] = datetime.fromisoformat(release["published_at"])
    return FallbackFile(
        {each["version"]: Listed(**each) for each in content["listed"]},
        StoredRelease(**release, evidence=ReleaseEvidence(**content.get("evidence") or {}))
        if release
        else None,
    )
