"""Changed wordings of signs: no proof can tell who ticks them now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from clinical.catalogue import Catalogue
from clinical.content import Disposition, Effect, Item, Screen
from clinical.proofs.comparison.changes import Rewording
from clinical.proofs.formulas.ordering import rests_on

HOLDS_BACK = frozenset({Effect.ASK, Effect.REMOVE})

QUESTION, COUNTS, DOES_NOT_COUNT = "the question", "what counts", "what does not count"
LEAD = "the line above it"


def rewordings(old: Catalogue, new: Catalogue) -> Iterator[Rewording]:
    """Yield each change of the words that say what counts as a sign.

    A text above several signs is reported once, for the most urgent of them. Signs that only one of the
    guidances has are left out: the proof computes what they change.
    """
    told: dict[tuple[str, str, str], list[Item]] = {}
    matters = _why_signs_matter(old)
    for name in [each for each in matters if each in new.items]:
        before, after = (dict(_read_by_people(each.items[name], each.screen_of[name])) for each in (old, new))
        for place in [each for each in before | after if before.get(each, "") != after.get(each, "")]:
            change = place, before.get(place, ""), after.get(place, "")
            told.setdefault(change, []).append(new.items[name])
    for (place, was, becomes), items in told.items():
        yield _rewording(place, was, becomes, items, matters[items[0].id])


def _read_by_people(item: Item, screen: Screen) -> Iterator[tuple[str, str]]:
    """Yield the words that say whom an item is for, each with what it is; spaces aside.

    The heading of a page only names what is on it.
    """
    words = {
        QUESTION: item.text,
        COUNTS: item.hint,
        DOES_NOT_COUNT: item.exception,
        LEAD: screen.lead,
        **{f"the answer “{each.code}”": f"{each.label} {each.hint}" for each in item.answer_options},
    }
    yield from ((place, " ".join(text.split())) for place, text in words.items() if text.strip())


def _why_signs_matter(catalogue: Catalogue) -> dict[str, str]:
    """Return what rests on each item, the most urgent first: a red flag of today or now, or an activity."""
    urgent = (flag for flag in catalogue.red_flags if flag.disposition >= Disposition.SAME_DAY)
    flags = (
        (flag.when, f"The red flag “{flag.title}” rests on it: {flag.disposition.words}.")
        for flag in sorted(urgent, key=lambda flag: -flag.disposition)
    )
    bars = (
        (bar.when, f"It holds back “{activity.title}” in plans.")
        for activity in catalogue.guidance.activities
        for bar in activity.adaptations
        if bar.effect in HOLDS_BACK
    )
    found: dict[str, str] = {}
    for when, why in chain(flags, bars):
        for name in sorted(rests_on(catalogue, when)):
            found.setdefault(name, why)
    return found


def _rewording(place: str, was: str, becomes: str, items: list[Item], why: str) -> Rewording:
    others = f" and {len(items) - 1} more" if len(items) > 1 else ""
    words = f"“{items[0].text}”{others}, {place}. Before: {_quoted(was)} Now: {_quoted(becomes)} {why}"
    return Rewording(tuple(item.id for item in items), place, was, becomes, words)


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "nothing."
