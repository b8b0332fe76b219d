"""The order of the variables: items that criteria name together are neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clinical.catalogue import Catalogue
from clinical.content import Item
from clinical.criteria import AtLeast, Criteria, Maybe, OneOf

ROUNDS = 100
"""By then questions have mostly found their places."""


def arranged(catalogue: Catalogue, items: Sequence[Item], besides: Iterable[set[str]] = ()) -> list[Item]:
    """Return the items with those that criteria name together close to each other (FORCE, Aloul et al. 2003).

    `besides` are further groups of items that belong together: those of one score, for instance.
    """
    known = {item.id for item in items}
    named = [mentioned(catalogue.criteria(flag.when)) & known for flag in catalogue.red_flags]
    # A question lies close to those that decide whether it is asked.
    asked_by = [mentioned(catalogue.criteria(item.enable_when)) & known for item in items]
    follow_ups = [{item.id, *names} for item, names in zip(items, asked_by, strict=True) if names]
    # What many criteria name together pulls no harder than what one does.
    every = dict.fromkeys(frozenset(group) for group in (*named, *asked_by, *besides, *follow_ups))
    groups = [group for group in every if len(group) > 1]
    place = {item.id: float(at) for at, item in enumerate(items)}
    for _ in range(ROUNDS):
        centre = [sum(place[name] for name in group) / len(group) for group in groups]
        pulls: dict[str, list[float]] = {name: [place[name]] for name in place}
        for group, at in zip(groups, centre, strict=True):
            for name in group:
                pulls[name].append(at)
        order = sorted(place, key=lambda name: (sum(pulls[name]) / len(pulls[name]), name))
        place = {name: float(at) for at, name in enumerate(order)}

    def by_place(item: Item) -> float:
        return place[item.id]

    return sorted(items, key=by_place)


def mentioned(criteria: Criteria) -> set[str]:
    """Return the items that resolved criteria name."""
    match criteria:
        case OneOf(item, _) | Maybe(item, _):
            return {item}
        case AtLeast(_, parts):
            return set().union(*map(mentioned, parts))
        case _:
            raise ValueError(f"{criteria} must be resolved first")


def rests_on(catalogue: Catalogue, text: str) -> set[str]:
    """Return the items that decide whether a criterion holds, those that decide who is asked included."""
    found, waiting = set[str](), mentioned(catalogue.criteria(text)) & set(catalogue.items)
    while waiting:
        found |= waiting
        asked_by = {
            enabling
            for name in waiting
            for enabling in (catalogue.items[name].enable_when, catalogue.screen_of[name].enable_when)
        }
        waiting = set().union(*(mentioned(catalogue.criteria(each)) for each in asked_by)) - found
    return found
