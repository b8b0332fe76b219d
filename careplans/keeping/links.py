"""A plan in a link: answers and onset, sealed; check-ins and ticks stay in the cookie.

A link that was made after a check-in says so: whoever opens it checks in before it shows anything.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import Enum

from django.conf import settings
from django.urls import reverse

from clinical.catalogue import Catalogue
from triage.journey import KEPT_FOR, Journey
from triage.packing import PackedJourney, UnreadableJourney, pack, unpack
from triage.sealed import BrokenSeal, Purpose, open_sealed, seal


class LinkFault(Enum):
    """Why a link opens no plan, with the status to answer."""

    UNREADABLE = 404  # cut, altered, of another site, or never a link of ours
    EXPIRED = 410


class BadLink(ValueError):
    """A link that opens no plan."""

    def __init__(self, fault: LinkFault) -> None:
        super().__init__(fault.name.lower())
        self.fault = fault


def link_to(journey: Journey, catalogue: Catalogue, at: datetime) -> str:
    """Return the address that opens this plan on any device, made at one time."""
    bare = replace(
        journey,
        check_ins=(),
        check_in_first=journey.check_in_first or bool(journey.check_ins),
        ticked_on=None,
        ticked=frozenset(),
        kept_since=None,
    )
    packed = pack(bare, catalogue)
    return settings.SITE_URL + reverse("careplans:opened", args=[seal(packed, Purpose.LINK, at)])


def open_link(sealed: str, at: datetime) -> PackedJourney:
    """Return the journey of a link. Raises BadLink."""
    try:
        opened = open_sealed(sealed, Purpose.LINK)
        packed = unpack(opened.data)
    except (BrokenSeal, UnreadableJourney):
        raise BadLink(LinkFault.UNREADABLE) from None
    if at - opened.sealed_at > KEPT_FOR:
        raise BadLink(LinkFault.EXPIRED)
    return packed
