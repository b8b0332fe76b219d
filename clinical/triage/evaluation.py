"""Triage: from answers to where to go and how soon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clinical.catalogue import Catalogue
from clinical.content import Disposition, Item, ItemKind, RedFlag, Role, Screen, Stage
from clinical.criteria import NOT_APPLICABLE, Answers, holds

FLOOR_WHEN_UNSURE: Mapping[Disposition, Disposition] = {
    Disposition.AMBULANCE: Disposition.EMERGENCY_DEPARTMENT,
    Disposition.EMERGENCY_DEPARTMENT: Disposition.SAME_DAY,
    Disposition.SAME_DAY: Disposition.SOON,
    Disposition.SOON: Disposition.SOON,
    Disposition.ROUTINE: Disposition.ROUTINE,
}
"""The least disposition while a red flag of this level is not ruled out. Evidence: redflags 2B, unknown."""


class UnknownAnswer(ValueError):
    """An answer to an item, or with a code, that the guidance does not have."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the answers come to. While incomplete, the disposition is a lower bound and no result."""

    disposition: Disposition
    present: tuple[RedFlag, ...]  # most urgent first
    not_ruled_out: tuple[RedFlag, ...]  # because of an answer "not sure", most urgent first
    still_possible: tuple[RedFlag, ...]  # neither present nor ruled out, for whatever reason
    next_screen: Screen | None

    @property
    def is_complete(self) -> bool:
        return self.next_screen is None

    @property
    def is_result(self) -> bool:
        """Return whether the disposition may be shown: complete, or already an emergency."""
        return self.is_complete or self.disposition.is_emergency


def check_answers(catalogue: Catalogue, answers: Answers) -> None:
    """Raise UnknownAnswer for the first answer that this guidance does not know."""
    for name, code in answers.items():
        if name not in catalogue.items:
            raise UnknownAnswer(f"no item is called “{name}”")
        if code not in catalogue.vocabulary.codes[name]:
            has = ", ".join(option.code for option in catalogue.items[name].permitted)
            raise UnknownAnswer(f"“{name}” has no option “{code}”; it has {has}")


def replay(catalogue: Catalogue, answers: Answers, *, with_plan: bool = True) -> dict[str, str]:
    """Return the answers that count: to items asked of this person. Those never asked are NOT_APPLICABLE.

    What the plan took over from triage counts as answered there, or (without the plan) as never asked.
    """
    counting: dict[str, str] = {}
    for screen in catalogue.guidance.screens:
        counting |= _replay_screen(catalogue, screen, answers, counting, with_plan=with_plan)
    return counting


def _replay_screen(
    catalogue: Catalogue, screen: Screen, answers: Answers, earlier: Answers, *, with_plan: bool
) -> dict[str, str]:
    screen_applies = holds(catalogue.criteria(screen.enable_when), earlier) is not False
    found = {}
    for item in screen.items:
        is_asked = screen_applies and holds(catalogue.criteria(item.enable_when), earlier) is not False
        has_answer = answers.get(item.id) in catalogue.vocabulary.codes[item.id]
        if has_answer and (is_asked or (with_plan and item.asked_on_plan)):
            found[item.id] = answers[item.id]
        elif not is_asked:
            found[item.id] = NOT_APPLICABLE
    return found


def asked_items(catalogue: Catalogue, screen: Screen, counting: Answers) -> tuple[Item, ...]:
    """Return the items of a screen that this person is asked, given replayed answers.

    A screen of the plan asks as well what it takes over of those whom triage did not ask.
    """
    own = (item for item in screen.items if counting.get(item.id) != NOT_APPLICABLE)
    if screen.stage is Stage.TRIAGE:
        return tuple(
            item for item in own if not (item.asked_on_plan and _is_passed_by(catalogue, item, counting))
        )
    taken_over = (each for each in catalogue.items.values() if each.asked_on_plan == screen.id)
    return (*own, *(each for each in taken_over if _is_passed_by(catalogue, each, counting)))


def _is_passed_by(catalogue: Catalogue, item: Item, counting: Answers) -> bool:
    """Return whether triage does not ask an item, even if the plan did."""
    gates = (catalogue.screen_of[item.id].enable_when, item.enable_when)
    return any(holds(catalogue.criteria(gate), counting) is False for gate in gates)


def asked_screens(catalogue: Catalogue, counting: Answers) -> tuple[Screen, ...]:
    """Return the triage screens that this person is asked, as far as is known."""
    return tuple(screen for screen in catalogue.triage_screens if asked_items(catalogue, screen, counting))


def is_surely_asked(catalogue: Catalogue, screen: Screen, counting: Answers) -> bool:
    """Return whether some item of a screen is asked, whatever is still to be answered."""
    return holds(catalogue.criteria(screen.enable_when), counting) is True and any(
        holds(catalogue.criteria(item.enable_when), counting) is True for item in screen.items
    )


def evaluate(catalogue: Catalogue, answers: Answers) -> Assessment:
    """Return the assessment of the answers: the most urgent of the red flags present and not ruled out."""
    counting = replay(catalogue, answers, with_plan=False)
    denied = {**counting, **dict.fromkeys(_not_asked(catalogue, counting), "no")}
    present, unsure, possible = [], [], []
    for flag in catalogue.red_flags:
        criteria = catalogue.criteria(flag.when)
        is_present = holds(criteria, counting)
        if is_present:
            present.append(flag)
        elif is_present is None:
            possible.append(flag)
            if holds(criteria, denied) is None:
                unsure.append(flag)
    disposition = max(
        [Disposition.SELF_CARE]
        + [flag.disposition for flag in present]
        + [FLOOR_WHEN_UNSURE[flag.disposition] for flag in unsure]
    )
    next_screen = None if disposition.is_emergency else _next_screen(catalogue, counting)
    return Assessment(disposition, tuple(present), tuple(unsure), tuple(possible), next_screen)


def _not_asked(catalogue: Catalogue, counting: Answers) -> Iterator[str]:
    """Yield the items without an answer; their "no" is the mildest completion, since nothing subtracts."""
    return (item_id for item_id in catalogue.items if item_id not in counting)


def next_screen(catalogue: Catalogue, answers: Answers) -> Screen | None:
    """Return the screen to show next, or None when triage is complete or has met an emergency."""
    return evaluate(catalogue, answers).next_screen


def _next_screen(catalogue: Catalogue, counting: Answers) -> Screen | None:
    for screen in catalogue.triage_screens:
        if any(item.id not in counting for item in screen.items):
            return screen
    return None


def ruled_out(catalogue: Catalogue, answers: Answers) -> tuple[Item, ...]:
    """Return the symptoms and factors that the person was asked about and said no to."""
    counting = replay(catalogue, answers)
    return tuple(
        item
        for screen in catalogue.triage_screens
        for item in screen.items
        if item.kind is ItemKind.SIGN and counting.get(item.id) == "no"
    )


def assume_no(catalogue: Catalogue, answers: Answers) -> dict[str, str]:
    """Return the answers with "no" for everything before a result that is asked and not answered.

    A question that only opens others goes by them: it is yes where one of those is. Whoever says yes to it
    and does not tell its parts apart has them all. A choice about a symptom gets its first, mildest option.
    """
    completed, counting = dict(answers), dict[str, str]()
    for screen in catalogue.triage_screens:
        found = _replay_screen(catalogue, screen, completed, counting, with_plan=True)
        for item in screen.items:
            if item.id not in found and (code := _assumed(catalogue, item, answers, completed)):
                completed[item.id] = found[item.id] = code
        counting |= found
    return completed


def _assumed(catalogue: Catalogue, item: Item, given: Answers, completed: Answers) -> str:
    """Return what is taken for granted about an item without an answer; empty where nothing is."""
    codes = [option.code for option in item.permitted]
    if "no" not in codes:
        return codes[0] if item.kind is ItemKind.CHOICE and item.role is Role.SYMPTOM else ""
    row, opened = catalogue.row_of.get(item.id, ""), catalogue.opened.get(item.id, ())
    if row and not any(given.get(part) in {"yes", "unsure"} for part in catalogue.opened[row]):
        return completed[row]
    return "yes" if any(given.get(name) in {"yes", "unsure"} for name in opened) else "no"
