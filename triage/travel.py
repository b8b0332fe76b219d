"""Opening and keeping the journey that a request carries in its sealed cookie."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from clinical.catalogue import Catalogue
from clinical.content import Item
from clinical.criteria import Answers
from clinical.plan.care_plan import NoPlan
from clinical.plan.escalation import raised
from clinical.plan.planning import refuse
from clinical.plan.timing import course_of
from clinical.triage.evaluation import Assessment, evaluate, replay
from guidance.releases.current import CompiledRelease, current_release, release_by_version, why_withdrawn
from triage.journey import KEPT_FOR, Journey, Packed, UnreadableJourney, asked_again, pack, restore, unpack
from triage.local_time import offset_told
from triage.sealed import BrokenSeal, seal, unseal

COOKIE = "answers"

STARTED_AGAIN = "restarted"
GUIDANCE_CHANGED = "changed"
KEPT_TOO_LONG = "aged"
NOTICES = {
    STARTED_AGAIN: "We could not read your earlier answers, so we start again. It takes about 4 minutes.",
    GUIDANCE_CHANGED: (
        "Our advice was changed while you were answering. To be safe, answer the urgent signs again. "
        "Your other answers are kept."
    ),
    KEPT_TOO_LONG: "Your answers were kept for 12 weeks, then deleted. So we start again.",
    "first": "A few questions are left before we can show you that page.",
    "again": "Your answers are more than a day old. Check your warning signs again, then go on.",
    "unknown": "That page is not part of your questions. This is where you were.",
    "deleted": "Your answers are deleted from this browser.",
    "kept": "Your plan is kept in this browser.",
    "not_kept": "Your plan is not kept any more. It goes when you close this browser.",
    "linked": "This is the plan of the link that you opened. If a check-in told you to see someone, do that.",
    "check_in_first": "You opened a link to a plan. Your back may have changed since, so first check in.",
    "today": "This is your plan with today’s advice.",
    "today_asks": "Our advice has changed. It asks some things that your answers do not say yet.",
    "today_matters": "With today’s advice, your answers call for more help than before.",
    "new_day": "A new day has begun, so the ticks start again.",
    "began": "We now count from the time that you set.",
    "began_matters": "When it began changes what we ask or advise.",
}
"""What a page says when something else was expected; an address carries only the name."""


def notice_words(name: str) -> str:
    """Return the sentences of a notice, or nothing; a name may end in the version that was withdrawn."""
    kind, _, version = name.partition("-")
    words = NOTICES.get(kind, "")
    reason = why_withdrawn(int(version)) if words and version.isdecimal() and len(version) < 10 else None
    return f"{words} Why it was changed: {reason}" if reason else words


@dataclass(frozen=True)
class Traveller:
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
        journey = self.journey
        course = course_of(journey.onset_at, self.counting.get("onset", "unsure"), journey.check_ins)
        return raised(self.catalogue, self.as_answered, course, self.counting)

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


def traveller_of(request: HttpRequest) -> Traveller:
    """Return the traveller of a request: as sealed, or a new journey with a notice where that fails."""
    traveller = _as_sealed(request.COOKIES.get(COOKIE, ""))
    told = offset_told(request)
    if told is None or told == traveller.journey.utc_offset:
        return traveller
    return replace(traveller, journey=replace(traveller.journey, utc_offset=told))


def _as_sealed(token: str) -> Traveller:
    current = current_release()
    beginning = Journey(current.version, now())
    if not token:
        return Traveller(beginning, current)
    try:
        packed = unpack(unseal(token))
    except (BrokenSeal, UnreadableJourney):
        return Traveller(beginning, current, STARTED_AGAIN)
    kept_since = packed.rest.kept_since
    if kept_since and now() - kept_since > KEPT_FOR:
        return Traveller(beginning, current, KEPT_TOO_LONG)
    return travelling(packed)


def travelling(packed: Packed) -> Traveller:
    """Return a journey on its own release; without it, on the present one with the urgent signs to answer."""
    current = current_release()
    release = current if packed.release == current.version else release_by_version(packed.release)
    if release is not None:
        return Traveller(restore(packed, release.catalogue), release)
    kept = restore(packed, current.catalogue).without(asked_again(current.catalogue))
    notice = GUIDANCE_CHANGED
    if why_withdrawn(packed.release):
        notice = f"{GUIDANCE_CHANGED}-{packed.release}"
    return Traveller(replace(kept, release=current.version), current, notice)


def moved_to(traveller: Traveller, release: CompiledRelease) -> Traveller:
    """Return the journey on another release; answers to what is asked in other words there are left out."""
    old, new = traveller.catalogue.items_by_slot, release.catalogue.items_by_slot
    journey = restore(unpack(pack(traveller.journey, traveller.catalogue)), release.catalogue)
    asked_otherwise = {
        item.id for slot, item in new.items() if slot in old and as_asked(old[slot]) != as_asked(item)
    }
    return Traveller(replace(journey.without(asked_otherwise), release=release.version), release)


def as_asked(item: Item) -> tuple[object, ...]:
    """Return what a person reads before they answer an item."""
    return (item.text, item.what_counts, tuple((option.label, option.hint) for option in item.permitted))


def keep(response: HttpResponse, traveller: Traveller) -> HttpResponse:
    """Return the response with the journey sealed into its cookie: until the browser closes, or as asked."""
    token = seal(pack(traveller.journey, traveller.catalogue))
    kept_since = traveller.journey.kept_since
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
