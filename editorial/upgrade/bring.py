"""Guidance that comes with an upgrade: into the drafts, field by field; what an editor changed stays.

What both changed is kept as an offer: the form of the draft shows it, and an editor keeps theirs or takes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from clinical.codec import CodecError, checksum, decode_collections, from_json, to_json
from clinical.content import Guidance
from editorial.audit import record
from editorial.diff import Name, Record, Side, objects_of, sides
from editorial.drafts import drafts
from guidance.models import Arrival, AuditEntry, Offer, Release

LABEL = "guidance that came with the software"
TAKEN, HELD = "as it came", "kept as an editor left it; it came with other words"
BESIDE = "as it came, beside what an editor changed"

ONE_TEXT = ("hint", "exception")
"""Fields that people read as one text: half of an editor's and half of what came could say a thing twice."""


@dataclass(frozen=True, slots=True)
class MergeResult:
    """Drafts with what arrived in them: what was taken over, and what an editor's version stood against."""

    guidance: Guidance
    taken: tuple[Name, ...]  # wholly
    merged: tuple[Name, ...]  # but for fields that only an editor changed
    offers: Mapping[Name, Mapping[str, Any]]  # by draft: each field that both changed, as it came

    @property
    def held(self) -> tuple[Name, ...]:
        return tuple(self.offers)

    @property
    def changes_drafts(self) -> bool:
        return bool(self.taken or self.merged)


def arrive(arrived: Guidance) -> MergeResult | None:
    """Bring guidance that came with the software into the drafts, once; return None when it is there.

    Raises CannotDraft or CodecError, and then changes nothing.
    """
    with transaction.atomic():
        last = Arrival.objects.select_for_update().first()
        if last and last.checksum == checksum(arrived):
            return None
        brought = _put_in(_before(last), drafts.load(), arrived)
        remember(arrived)
        _offer(brought, arrived)
        if brought.changes_drafts or brought.held:
            record(AuditEntry.Action.IMPORTED, by=None, kind="drafts", label=LABEL, changes=_told(brought))
    return brought


def _put_in(before: Guidance | None, ours: Guidance, arrived: Guidance) -> MergeResult:
    """Make the drafts say what arrived as well. Raises CannotDraft or CodecError."""
    brought = bring(before, ours, arrived)
    try:
        if brought.changes_drafts:
            drafts.replace(guidance=brought.guidance)
    except drafts.CannotDraft:
        if not brought.merged:
            raise
        # Two fields of one draft may not go together, as a last and a next review: then an editor decides.
        brought = bring(before, ours, arrived, by_field=False)
        drafts.replace(guidance=brought.guidance)
    return brought


def remember(arrived: Guidance) -> None:
    """Keep what arrived: the next upgrade is compared with it."""
    Arrival.objects.create(document=to_json(arrived), checksum=checksum(arrived))


def _before(last: Arrival | None) -> Guidance | None:
    """Return what came with the software before, or None when nobody knows."""
    bundled = Release.objects.filter(origin=Release.Origin.BUNDLED, restores=None).order_by("version").first()
    earlier = last or bundled
    try:
        return from_json(earlier.document) if earlier else None
    except CodecError:
        return None


def _told(brought: MergeResult) -> Iterator[dict[str, str]]:
    for name, fields in brought.offers.items():
        for field in fields or ("",):
            yield {"field": " ".join((*name, field)).strip(), "before": "", "after": HELD}
    for names, words in ((brought.merged, BESIDE), (brought.taken, TAKEN)):
        yield from ({"field": " ".join(name), "before": "", "after": words} for name in names)


def _offer(brought: MergeResult, arrived: Guidance) -> None:
    """Keep what editors have to decide; what was offered before is offered as it came now, or no more."""
    now, new = objects_of(brought.guidance), objects_of(arrived)
    for offer in Offer.objects.all():
        name = (offer.collection, offer.object_id)
        latest = new[name].get(offer.field) if offer.field and name in new else None
        if name not in now or (offer.field and latest == now[name].get(offer.field)):
            offer.delete()
        else:
            Offer.objects.filter(pk=offer.pk).update(value=latest)
    for (collection, object_id), fields in brought.offers.items():
        for field, value in fields.items():
            Offer.objects.update_or_create(
                collection=collection, object_id=object_id, field=field, defaults={"value": value}
            )


def bring(
    before: Guidance | None, ours: Guidance, arrived: Guidance, *, by_field: bool = True
) -> MergeResult:
    """Return the drafts with what arrived; a field that an editor changed since it last came stays.

    Not by field, a draft that an editor changed stays as it is, and all that arrived for it is offered.
    """
    now, new = objects_of(ours), objects_of(arrived)
    old = objects_of(before) if before else {}
    made: dict[Name, Record | None] = dict(now)
    taken, merged, offers = [], [], {}
    for name in {**new, **old}:
        was, theirs, yours = (_bare(each.get(name)) for each in (old, new, now))
        if theirs in (was, yours):
            continue
        if yours == was:
            made[name] = theirs
            taken.append(name)
            continue
        # Where nobody knows what came before, only what the drafts lack is taken.
        made[name], offered = _merged(was, theirs, yours, by_field=by_field)
        if made[name] != yours:
            merged.append(name)
        if offered or yours is None:
            offers[name] = offered
    guidance = _put_together(made, _order(before, ours, arrived))
    return MergeResult(guidance, tuple(taken), tuple(merged), offers)


def _merged(
    was: Record | None, theirs: Record | None, yours: Record | None, *, by_field: bool
) -> tuple[Record | None, dict[str, Any]]:
    """Return a draft with the fields that only the software changed, and the fields that both did.

    A draft that an editor deleted stays so. One that the software has no longer stays, and that is said.
    """
    if yours is None or theirs is None:
        return yours, {} if yours is None else {"": None}
    made, offered = dict(yours), dict[str, Any]()
    for field, side in sides(was or {}, theirs, yours).items():
        into = made if side is Side.THEIRS and by_field else offered
        into[field] = theirs.get(field)
    if any(field in offered for field in ONE_TEXT):
        held = {field: yours.get(field) for field in ONE_TEXT if made.get(field) != yours.get(field)}
        made |= held
        offered |= {field: theirs.get(field) for field in held}
    return {field: value for field, value in made.items() if value is not None}, offered


def _bare(record: Record | None) -> Record | None:
    """Return an object without the list of the questions on it, each of which is an object itself."""
    return _without(record, "items") if record else None


def _put_together(objects: Mapping[Name, Record | None], order: Sequence[str]) -> Guidance:
    """Return the guidance that objects make, each screen with its questions in this order."""
    items = [each for (collection, _), each in objects.items() if each and collection == "items"]
    items.sort(key=lambda item: order.index(item["id"]))
    records: dict[str, list[Any]] = {}
    for (collection, name), each in objects.items():
        if each and collection != "items":
            on_it = [_without(item, "screen") for item in items if item["screen"] == name]
            whole = {**each, "items": on_it} if collection == "screens" else each
            records.setdefault(collection, []).append(whole)
    return decode_collections(records)


def _without(record: Record, field: str) -> Record:
    return {name: value for name, value in record.items() if name != field}


def _order(before: Guidance | None, ours: Guidance, arrived: Guidance) -> list[str]:
    """Return the order of all questions: as they came, unless an editor has put them in another."""
    old, now, new = _asked(before), _asked(ours), _asked(arrived)
    as_before = [name for name in old if name in now] == [name for name in now if name in old]
    order, others = (new, now) if as_before else (now, new)
    last = -1
    for name in others:
        if name in order:
            last = order.index(name)
        else:
            last += 1
            order.insert(last, name)
    return order


def _asked(guidance: Guidance | None) -> list[str]:
    return [item.id for screen in guidance.screens for item in screen.items] if guidance else []
