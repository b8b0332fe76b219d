"""A release made ready to serve: checked, compiled and rendered, once per process."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.utils.safestring import SafeString

from clinical.catalogue import Catalogue, ContentError, compile_guidance
from clinical.codec import CodecError, from_json, to_json
from clinical.content import Guidance
from clinical.triage.floor import breaches
from clinical.triage.reading import minutes_to_answer
from guidance.articles.markdown import render_article
from guidance.articles.search import SearchIndex

BUNDLED = "bundled"
EDITORIAL = "editorial"


@dataclass(frozen=True, slots=True)
class ReleaseEvidence:
    """The public record of a release: the theorems of its proof, and the roles that made it."""

    theorems: Sequence[Mapping[str, Any]] = ()
    roles: Sequence[Mapping[str, Any]] = ()


class Unusable(ValueError):
    """A release that must not be served; says why without quoting it."""


@dataclass(frozen=True, slots=True)
class StoredRelease:
    """A release as it is kept: in a row, in the file beside the database, or made from `content/`."""

    version: int
    origin: str
    checksum: str
    published_at: datetime | None
    document: str
    evidence: ReleaseEvidence = field(default_factory=ReleaseEvidence, hash=False)


@dataclass(frozen=True, slots=True)
class CompiledRelease:
    """A release ready to serve. Version 0 is `content/` itself, when nothing else is to be had."""

    version: int
    origin: str
    checksum: str
    published_at: datetime | None
    catalogue: Catalogue
    articles: Mapping[str, SafeString]  # HTML by slug
    search: SearchIndex
    minutes: int  # that the questions take a typical person
    evidence: ReleaseEvidence = field(default_factory=ReleaseEvidence)

    @property
    def names(self) -> tuple[int, str]:
        """Return the version and checksum."""
        return (self.version, self.checksum)

    @property
    def title(self) -> str:
        """Return what it is called on pages; nobody has published version 0."""
        return f"Release {self.version}" if self.version else "Draft, not published"

    @property
    def is_approved(self) -> bool:
        """Return whether a second person approved exactly this guidance."""
        return self.origin == EDITORIAL


def checksum_of(document: str) -> str:
    """Return the SHA-256 of a document, in hexadecimal."""
    return hashlib.sha256(document.encode()).hexdigest()


def make_ready(stored: StoredRelease) -> CompiledRelease:
    """Return the release ready to serve. Raises Unusable when it is damaged or below the floor."""
    if checksum_of(stored.document) != stored.checksum:
        raise Unusable("it does not match its checksum")
    try:
        guidance = from_json(stored.document)
    except CodecError:
        raise Unusable("its guidance cannot be read") from None
    try:
        catalogue = compile_guidance(guidance)
    except ContentError as error:
        raise Unusable(f"its guidance has {len(error.problems)} parts that do not fit together") from None
    if found := breaches(guidance):
        raise Unusable(f"its guidance breaches the safety floor in {len(found)} places")
    return lay_out(stored, catalogue)


def lay_out(stored: StoredRelease, catalogue: Catalogue) -> CompiledRelease:
    """Return a release with its articles rendered, without checking whether it may be served."""
    guidance = catalogue.guidance
    return CompiledRelease(
        version=stored.version,
        origin=stored.origin,
        checksum=stored.checksum,
        published_at=stored.published_at,
        catalogue=catalogue,
        articles=MappingProxyType({each.slug: render_article(each) for each in guidance.articles}),
        search=SearchIndex(guidance.articles),
        minutes=minutes_to_answer(catalogue),
        evidence=stored.evidence,
    )


def as_bundled(guidance: Guidance) -> StoredRelease:
    """Return the guidance of `content/` as a release that nobody has published."""
    document = to_json(guidance)
    return StoredRelease(0, BUNDLED, checksum_of(document), None, document)
