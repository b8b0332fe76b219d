"""Guidance that comes with an upgrade: it goes into the drafts, and what an editor changed stays theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from clinical.codec import CodecError, checksum, decode_collections, from_json, to_json
from clinical.content import Guidance
from guidance import drafts
from guidance.audit import record
from guidance.differences import Record, objects_of
from guidance.models import Arrival, AuditEntry, Release

Name = tuple[str, str]
"""A collection, and what one of its objects is called."""

LABEL = "guidance that came with the software"
TAKEN, HELD = "as it came", "kept as an editor left it; it came with other words"


@dataclass(frozen=True, slots=True)
class Brought:
    """Drafts with what arrived in them: what was taken over, and what an editor's version stood against."""

    guidance: Guidance
    taken: tuple[Name, ...]
    held: tuple[Name, ...]


def arrive(arrived: Guidance) -> Brought | None:
    """Bring guidance that came with the software into the drafts, once; return None when it is there.

    Raises CannotDraft or CodecError, and then changes nothing.
    """
    with transaction.atomic():
        last = Arrival.objects.select_for_update().first()
        if last and last.checksum == checksum(arrived):
            return None
        brought = bring(_before(last), drafts.load(), arrived)
        if brought.taken:
            drafts.replace(guidance=brought.guidance)
        remember(arrived)
        if brought.taken or brought.held:
            record(AuditEntry.Action.IMPORTED, by=None, kind="drafts", label=LABEL, changes=_told(brought))
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


def _told(brought: Brought) -> Iterator[dict[str, str]]:
    for names, words in ((brought.held, HELD), (brought.taken, TAKEN)):
        yield from ({"field": " ".join(name), "before": "", "after": words} for name in names)


def bring(before: Guidance | None, ours: Guidance, arrived: Guidance) -> Brought:
    """Return the drafts with what arrived; an object that an editor changed since it last came stays."""
    now, new = objects_of(ours), objects_of(arrived)
    old = objects_of(before) if before else {}
    changed = [name for name in {**new, **old} if _bare(new.get(name)) != _bare(old.get(name))]
    differing = [name for name in changed if _bare(now.get(name)) != _bare(new.get(name))]
    # Where nobody knows what came before, only what the drafts lack is taken.
    untouched = {name for name in differing if _bare(now.get(name)) == _bare(old.get(name))}
    taken = {name: new.get(name) for name in differing if name in untouched}
    return Brought(
        guidance=_put_together({**now, **taken}, _order(before, ours, arrived)),
        taken=tuple(taken),
        held=tuple(name for name in differing if name not in untouched),
    )


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
