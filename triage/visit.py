"""A visit: the journey that a request carries in its sealed cookie, with the release that it runs on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from clinical.catalogue import Catalogue
from clinical.content import Item
from clinical.criteria import Answers
from clinical.names import Items
from clinical.plan.care_plan import NoPlan
from clinical.plan.course import Point
from clinical.plan.escalation import raised
from clinical.plan.planning import refuse
from clinical.plan.timing import course_of, timeline_of
from clinical.triage.evaluation import Assessment, evaluate, replay
from guidance.releases.current import CompiledRelease, current_release, release_by_version, why_withdrawn
from triage.journey import A_QUARTER, KEPT_FOR, Journey, asked_again
from triage.packing import PackedJourney, UnreadableJourney, pack, restore, unpack
from triage.sealed import BrokenSeal, seal, unseal

COOKIE = "answers"

STARTED_AGAIN = "restarted"
GUIDANCE_CHANGED = "changed"
KEPT_TOO_LONG = "aged"
OFFSET_HEADER = "UTC-Offset"
"""What the page's script adds to each request of htmx: minutes east of UTC."""
FARTHEST = 14 * 60
"""No clock is farther from UTC, in minutes."""


@dataclass(frozen=True)
class Visit:
    """A journey with the release that it runs on; `notice` names what happened to earlier answers."""

    journey: Journey
    release: CompiledRelease
    notice: str = ""

    @property
    def catalogue(self) -> Catalogue:
        return self.release.catalogue

    @property
    def has_started(self) -> bool:
        return bool(self.journey.answers)

    @property
    def is_lost(self) -> bool:
        """Return whether nothing came with the request, where answers should have come."""
        return not self.has_started and not self.notice

    @cached_property
    def counting(self) -> Answers:
        """The answers that count."""
        return replay(self.catalogue, self.journey.answers)

    @cached_property
    def as_answered(self) -> Assessment:
        """The assessment of the answers alone."""
        return evaluate(self.catalogue, self.journey.answers)

    @cached_property
    def assessment(self) -> Assessment:
        """The assessment of the answers and of the course since: the more urgent of the two."""
        if not self.journey.check_ins:
            return self.as_answered
        return raised(self.catalogue, self.as_answered, self.course, self.counting)

    @property
    def onset_band(self) -> str:
        return self.counting.get(Items.ONSET, "unsure")

    @property
    def course(self) -> tuple[Point, ...]:
        """Return the check-ins by hours since onset."""
        return course_of(self.journey.onset_at, self.onset_band, self.journey.check_ins)

    def hours_at(self, at: datetime) -> int:
        """Return the hours since onset at one time."""
        return timeline_of(self.journey.onset_at, at, self.onset_band, self.journey.check_ins).hours

    @property
    def has_room_for_a_plan(self) -> bool:
        """Return whether the answers alone leave room for a plan; a check-in may still find more."""
        try:
            refuse(self.as_answered, self.counting)
        except NoPlan:
            return False
        return True

    @property
    def owes_check_in(self) -> bool:
        """Return whether a check-in has to come before any result that leaves room for a plan."""
        return self.journey.check_in_first and self.has_room_for_a_plan


def visit_of(request: HttpRequest) -> Visit:
    """Return the visit of a request: as sealed, or with a new journey and a notice where that fails."""
    visit = _as_sealed(request.COOKIES.get(COOKIE, ""))
    told = offset_told(request)
    if told is None or told == visit.journey.utc_offset:
        return visit
    return replace(visit, journey=replace(visit.journey, utc_offset=told))


def without_answers() -> Visit:
    """Return a visit of somebody of whom nothing is known."""
    return _as_sealed("")


def offset_told(request: HttpRequest) -> int | None:
    """Return the offset that a browser tells, to the quarter hour; None where no clock is so far from UTC."""
    try:
        told = int(request.headers.get(OFFSET_HEADER, ""))
    except ValueError:
        return None
    return A_QUARTER * round(told / A_QUARTER) if abs(told) <= FARTHEST else None


def _as_sealed(token: str) -> Visit:
    current = current_release()
    beginning = Journey(current.version, now())
    if not token:
        return Visit(beginning, current)
    try:
        packed = unpack(unseal(token))
    except (BrokenSeal, UnreadableJourney):
        return Visit(beginning, current, STARTED_AGAIN)
    kept_since = packed.rest.kept_since
    if kept_since and now() - kept_since > KEPT_FOR:
        return Visit(beginning, current, KEPT_TOO_LONG)
    return resumed(packed)


def resumed(packed: PackedJourney) -> Visit:
    """Return a journey on its own release; without it, on the present one with the urgent signs to answer."""
    current = current_release()
    release = current if packed.release == current.version else release_by_version(packed.release)
    if release is not None:
        return Visit(restore(packed, release.catalogue), release)
    kept = restore(packed, current.catalogue).without(asked_again(current.catalogue))
    notice = GUIDANCE_CHANGED
    if why_withdrawn(packed.release):
        notice = f"{GUIDANCE_CHANGED}-{packed.release}"
    return Visit(replace(kept, release=current.version), current, notice)


def moved_to(visit: Visit, release: CompiledRelease) -> Visit:
    """Return the journey on another release; answers to what is asked in other words there are left out."""
    old, new = visit.catalogue.items_by_slot, release.catalogue.items_by_slot
    journey = restore(unpack(pack(visit.journey, visit.catalogue)), release.catalogue)
    asked_otherwise = {
        item.id for slot, item in new.items() if slot in old and as_asked(old[slot]) != as_asked(item)
    }
    return Visit(replace(journey.without(asked_otherwise), release=release.version), release)


def as_asked(item: Item) -> tuple[object, ...]:
    """Return what a person reads before they answer an item."""
    return (item.text, item.what_counts, tuple((option.label, option.hint) for option in item.permitted))


def keep(response: HttpResponse, visit: Visit) -> HttpResponse:
    """Return the response with the journey sealed into its cookie: until the browser closes, or as asked."""
    token = seal(pack(visit.journey, visit.catalogue))
    kept_since = visit.journey.kept_since
    response.set_cookie(
        COOKIE,
        token,
        max_age=kept_since + KEPT_FOR - now() if kept_since else None,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        path="/",
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
