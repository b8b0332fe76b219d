"""The shipped guidance, broken on purpose in one place."""

from __future__ import annotations

from dataclasses import replace

from clinical.content import Adaptation, Guidance
from tests.clinical.shipped import shipped_catalogue


def shipped() -> Guidance:
    return shipped_catalogue().guidance


def with_record(collection: str, name: str, **changes: object) -> Guidance:
    """Return the shipped guidance with one record of a collection changed."""
    guidance = shipped()
    records = getattr(guidance, collection)
    assert name in {each.id for each in records}, name
    changed = tuple(replace(each, **changes) if each.id == name else each for each in records)
    return replace(guidance, **{collection: changed})


def without_record(collection: str, name: str) -> Guidance:
    """Return the shipped guidance without one record of a collection."""
    guidance = shipped()
    left = tuple(each for each in getattr(guidance, collection) if each.id != name)
    assert len(left) == len(getattr(guidance, collection)) - 1, name
    return replace(guidance, **{collection: left})


def with_flag(flag_id: str, **changes: object) -> Guidance:
    return with_record("red_flags", flag_id, **changes)


def without_flag(flag_id: str) -> Guidance:
    return without_record("red_flags", flag_id)


def with_screen(screen_id: str, **changes: object) -> Guidance:
    return with_record("screens", screen_id, **changes)


def with_activity(activity_id: str, **changes: object) -> Guidance:
    return with_record("activities", activity_id, **changes)


def with_item(item_id: str, **changes: object) -> Guidance:
    """Return the shipped guidance with one question changed."""
    screen = shipped_catalogue().screen_of[item_id]
    items = tuple(replace(each, **changes) if each.id == item_id else each for each in screen.items)
    return with_screen(screen.id, items=items)


def with_definition(**changes: object) -> Guidance:
    """Return the shipped guidance with one definition more: a copy of the first, changed."""
    guidance = shipped()
    return replace(guidance, definitions=(*guidance.definitions, replace(guidance.definitions[0], **changes)))


def without_bar(activity_id: str, word: str) -> Guidance:
    """Return the shipped guidance where an activity has lost every adaptation that names a factor."""
    activity = next(each for each in shipped().activities if each.id == activity_id)
    left = tuple(each for each in activity.adaptations if word not in each.when)
    assert len(left) < len(activity.adaptations), word
    return with_activity(activity_id, adaptations=left)


def with_bar(activity_id: str, bar: Adaptation) -> Guidance:
    """Return the shipped guidance where an activity has one adaptation more."""
    activity = next(each for each in shipped().activities if each.id == activity_id)
    return with_activity(activity_id, adaptations=(*activity.adaptations, bar))


def with_doses(activity_id: str, **changes: object) -> Guidance:
    """Return the shipped guidance with every dose of an activity changed."""
    activity = next(each for each in shipped().activities if each.id == activity_id)
    return with_activity(activity_id, doses=tuple(replace(dose, **changes) for dose in activity.doses))
