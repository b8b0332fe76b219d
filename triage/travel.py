"""Opening and keeping the journey that a request carries in its sealed cookie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from clinical.catalogue import Catalogue
from clinical.criteria import Answers
from clinical.evaluation import Assessment, evaluate, replay
from guidance.releases import LoadedRelease, current_release, release_by_version
from triage.journey import Journey, UnreadableJourney, emergency_items, pack, restore, unpack
from triage.sealed import BrokenSeal, seal, unseal

COOKIE = "answers"

STARTED_AGAIN = "restarted"
GUIDANCE_CHANGED = "changed"
NOTICES = {
    STARTED_AGAIN: "We could not read your earlier answers, so we start again. It takes about 4 minutes.",
    GUIDANCE_CHANGED: (
        "Our advice was changed while you were answering. To be safe, answer the urgent signs again. "
        "Your other answers are kept."
    ),
    "first": "A few questions are left before we can show you that page.",
    "again": "Your answers are more than a day old. Check your warning signs again, then go on.",
    "unknown": "That page is not part of your questions. This is where you were.",
    "deleted": "Your answers are deleted from this browser.",
}
"""What a page says when something else was expected; an address carries only the name."""


@dataclass(frozen=True)
class Traveller:
    """A journey with the release that it runs on; `notice` names what happened to earlier answers."""

    journey: Journey
    release: LoadedRelease
    notice: str = ""

    @property
    def catalogue(self) -> Catalogue:
        return self.release.catalogue

    @property
    def has_started(self) -> bool:
        return bool(self.journey.answers)

    @cached_property
    def counting(self) -> Answers:
        """The answers that count."""
        return replay(self.catalogue, self.journey.answers)

    @cached_property
    def assessment(self) -> Assessment:
        return evaluate(self.catalogue, self.journey.answers)


def traveller_of(request: HttpRequest) -> Traveller:
    """Return the traveller of a request: as sealed, or a new journey with a notice where that fails."""
    current = current_release()
    beginning = Journey(current.version, now())
    token = request.COOKIES.get(COOKIE)
    if not token:
        return Traveller(beginning, current)
    try:
        packed = unpack(unseal(token))
    except (BrokenSeal, UnreadableJourney):
        return Traveller(beginning, current, STARTED_AGAIN)
    release = current if packed.release == current.version else release_by_version(packed.release)
    if release is not None:
        return Traveller(restore(packed, release.catalogue), release)
    kept = restore(packed, current.catalogue).without(emergency_items(current.catalogue))
    moved = Journey(current.version, kept.answered_at, kept.answers, kept.onset_at)
    return Traveller(moved, current, GUIDANCE_CHANGED)


def keep(response: HttpResponse, traveller: Traveller) -> HttpResponse:
    """Return the response with the journey sealed into its cookie, for as long as the browser is open."""
    token = seal(pack(traveller.journey, traveller.catalogue))
    response.set_cookie(
        COOKIE, token, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE, path="/"
    )
    return response


def forget(response: HttpResponse) -> HttpResponse:
    """Return the response with the answers deleted from the browser."""
    response.delete_cookie(COOKIE, path="/", samesite="Lax")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def now() -> datetime:
    """Return the present minute; the one clock of the faces."""
    return datetime.now(UTC).replace(second=0, microsecond=0)
