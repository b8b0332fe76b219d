"""Criteria in a few words, to stand beside an arrow of the flow chart."""

from __future__ import annotations

from collections.abc import Iterator

from clinical.catalogue import Catalogue
from clinical.content import AnswerOption, ItemKind
from clinical.criteria import AtLeast, Criteria, OneOf, describe

FEW = 2
"""If at most this many answers are excluded, those are named, not the ones that count."""


def condition(catalogue: Catalogue, criteria: Criteria) -> str:
    """Return criteria as a clause; answers to the same question are joined."""

    def label(item_id: str, codes: frozenset[str] | None) -> str:
        return _label(catalogue, item_id, codes)

    return describe(_merged(criteria), label)


def _merged(criteria: Criteria) -> Criteria:
    """Return equal criteria in which alternatives about the same question are one."""
    if not isinstance(criteria, AtLeast):
        return criteria
    parts = tuple(_merged(part) for part in criteria.parts)
    if criteria.count != 1:
        return AtLeast(criteria.count, parts)
    codes: dict[str, frozenset[str]] = {}
    others: list[Criteria] = []
    for part in _flattened(parts):
        if isinstance(part, OneOf):
            codes[part.item] = codes.get(part.item, frozenset()) | part.codes
        elif part not in others:
            others.append(part)
    alone = tuple([OneOf(item, found) for item, found in codes.items()] + others)
    return alone[0] if len(alone) == 1 else AtLeast(1, alone)


def _flattened(parts: tuple[Criteria, ...]) -> Iterator[Criteria]:
    for part in parts:
        if isinstance(part, AtLeast) and part.count == 1:
            yield from _flattened(part.parts)
        else:
            yield part


def _label(catalogue: Catalogue, item_id: str, codes: frozenset[str] | None) -> str:
    item = catalogue.items.get(item_id)
    if item is None:
        return f"“{item_id}” holds"
    if codes is None:
        return f"“{item.statement}” (yes or not sure)"
    if codes == {"yes"}:
        return f"“{item.statement}”"
    if item.kind is ItemKind.BAND and (range_of_it := _range(item.permitted, codes)):
        return f"“{item.text}” {range_of_it}"
    inside = [option.label for option in item.permitted if option.code in codes]
    outside = [option.label for option in item.permitted if option.code not in codes]
    if outside and len(outside) <= FEW < len(inside):
        return f"“{item.text}” is not {' or '.join(outside)}"
    return f"“{item.text}” is {' or '.join(inside)}"


def _range(options: tuple[AnswerOption, ...], codes: frozenset[str]) -> str:
    """Return “from … to …” if the answers are consecutive, else an empty text."""
    ordered = [option for option in options if option.code != "unsure"]
    at = [place for place, option in enumerate(ordered) if option.code in codes]
    is_stretch = 1 < len(at) < len(ordered) and at == list(range(at[0], at[-1] + 1))
    if "unsure" in codes or not is_stretch:
        return ""
    return f"is from “{ordered[at[0]].label}” to “{ordered[at[-1]].label}”"
