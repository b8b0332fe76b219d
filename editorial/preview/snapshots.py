"""What can be previewed: the draft as it is now, and every release as it was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from clinical.catalogue import Catalogue, ContentError, compile_guidance
from clinical.codec import CodecError, from_json, to_json
from clinical.content import Guidance
from clinical.names import Regions
from clinical.problems import Problem
from clinical.proofs.theorems import completeness, structure
from editorial.drafts import drafts
from editorial.examination.checking import problems
from guidance.releases.cache import read_release
from guidance.releases.compiled import CompiledRelease, StoredRelease, checksum_of, lay_out
from guidance.releases.current import NoRelease, current_release

DRAFT = "draft"
"""The origin of a snapshot of the drafts; its version is 0, as nobody has published it."""


class Unshowable(ValueError):
    """Guidance that no page can be made from; `problems` has every reason."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.name = name
        self.problems = problems


@dataclass(frozen=True, eq=False)
class PreviewSnapshot:
    """A guidance laid out for preview, whether or not it is safe to publish."""

    release: CompiledRelease
    version: int | None  # None: the draft

    @property
    def catalogue(self) -> Catalogue:
        return self.release.catalogue

    @property
    def name(self) -> str:
        return name_of(self.version)

    @property
    def home(self) -> str:
        """Return the address of the preview's first page; the public's addresses continue it."""
        return self.address("draft", "release")

    def address(self, of_draft: str, of_release: str, *args: str) -> str:
        """Return the address by its URL name: the first if this is the draft, the second if a release."""
        if self.version is None:
            return reverse(f"preview:{of_draft}", args=args)
        return reverse(f"preview:{of_release}", args=[*args, self.version])

    @cached_property
    def concerns(self) -> tuple[Problem, ...]:
        """What would stop the draft from being published, without the proof; empty for a release."""
        return tuple(dict.fromkeys(concerns(self.catalogue))) if self.version is None else ()


def name_of(version: int | None) -> str:
    return "draft" if version is None else f"release {version}"


def snapshot_of(version: int | None) -> PreviewSnapshot:
    """Return the draft, or the release of a version. Raises Unshowable, or Http404 for no such release."""
    if version is None:
        return _laid_out(_stored_draft(), None)
    stored = read_release(version)
    if stored is None:
        raise Http404(f"there is no release {version}")
    if checksum_of(stored.document) != stored.checksum:
        raise Unshowable(
            name_of(version), [Problem("It does not match its checksum: somebody changed the row.")]
        )
    return _laid_out(stored, version)


def live_snapshot() -> PreviewSnapshot | None:
    """Return the release that the public is on, or None while there is none that can be laid out."""
    try:
        return snapshot_of(current_release().version)
    except (NoRelease, Http404, Unshowable):
        return None


def _stored_draft() -> StoredRelease:
    try:
        guidance = drafts.load()
    except CodecError as error:
        raise Unshowable(name_of(None), [error.problem]) from None
    return _as_stored(guidance)


@lru_cache(maxsize=2)
def _as_stored(guidance: Guidance) -> StoredRelease:
    """Return the draft in the form in which releases are stored."""
    document = to_json(guidance)
    return StoredRelease(0, DRAFT, checksum_of(document), None, document)


@lru_cache(maxsize=6)
def _laid_out(stored: StoredRelease, version: int | None) -> PreviewSnapshot:
    try:
        guidance = from_json(stored.document)
        catalogue = compile_guidance(guidance)
    except CodecError as error:
        raise Unshowable(name_of(version), [error.problem]) from None
    except ContentError as error:
        raise Unshowable(name_of(version), error.problems) from None
    if missing := list(what_no_page_can_do_without(guidance)):
        raise Unshowable(name_of(version), missing)
    return PreviewSnapshot(lay_out(stored, catalogue), version)


def what_no_page_can_do_without(guidance: Guidance) -> Iterator[Problem]:
    """Yield what the guidance lacks without which no page can be rendered."""
    if not any(screen.stage == "triage" and screen.items for screen in guidance.screens):
        yield Problem("There is no screen with a question: add one, with the stage “triage”.")
    if Regions.ELSEWHERE not in {region.id for region in guidance.regions}:
        yield Problem("There is no region XX, for everywhere else: add it, with its emergency numbers.")


def concerns(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield what stops the guidance from being published, without proving anything."""
    today = timezone.localdate()
    yield from problems(catalogue.guidance, today=today)
    found = chain(
        structure.references_look_backwards(catalogue),
        structure.everything_is_used(catalogue),
        completeness.every_placeholder_has_words(catalogue),
        completeness.regions_have_words(catalogue),
        structure.results_have_words(catalogue),
        structure.statements_cite_sources(catalogue, today),
    )
    yield from (Problem(each.words, each.collection, each.id) for each in found)
