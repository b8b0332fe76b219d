"""People whose truth is known, and how they answer: every sign that is true of them, wherever it is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from clinical.catalogue import Catalogue
from clinical.criteria import Maybe
from tests.clinical.shipped import shipped_catalogue
from tests.journeys.walker import LANDING, NOT_OPENED, RESULT, Walker
from triage.packing import unpack
from triage.sealed import unseal
from triage.visit import COOKIE, now

Step = tuple[
    str, bool, frozenset[tuple[str, str]], frozenset[str], frozenset[str], frozenset[tuple[str, str]]
]
TAKEN: dict[Step, tuple[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of a person: their signs, those that they are not sure of, and their choices."""

    signs: frozenset[str] = frozenset()
    not_sure: frozenset[str] = frozenset()
    choices: tuple[tuple[str, str], ...] = ()


ORDINARY = {
    "age": "a20",
    "pregnancy": "cannot_be",
    "onset": "h6",
    "nerve_old_checked": "checked",
    "any_condition": "no",
    "how_it_goes": "same",
}


def truth(*signs: str, not_sure: tuple[str, ...] = (), **choices: str) -> Truth:
    """Return a person of 20 to 44 whose back seized up this morning, and what else is true of them.

    Whoever has a part of a row has the row, and whoever has an illness of the stem says so there.
    """
    catalogue = shipped_catalogue()
    told = {*signs, *not_sure}
    ill = {"any_condition": "yes"} if told & {*catalogue.opened["any_condition"]} else {}
    return Truth(
        frozenset((*signs, *rows_of(catalogue, signs))),
        frozenset((*not_sure, *rows_of(catalogue, not_sure))) - rows_of(catalogue, signs),
        tuple({**ORDINARY, **ill, **choices}.items()),
    )


def rows_of(catalogue: Catalogue, signs: Iterable[str]) -> set[str]:
    """Return the signs that have to be told first, since they alone open one of these."""
    gates = (catalogue.criteria(catalogue.items[sign].enable_when) for sign in signs)
    return {gate.item for gate in gates if isinstance(gate, Maybe)}


def answer_page(walker: Walker, person: Truth) -> Walker:
    """Answer the page that the walker is on, truthfully."""
    screen = shipped_catalogue().screens[walker.screen]
    if walker.path.endswith("/each/"):
        return _answer_each(walker, person)
    if not screen.is_checklist:
        return walker.press(dict(person.choices)[screen.items[0].id])
    asked = {each["value"] for each in walker.main.all("input") if each["name"] == "sign"}
    already = {each["value"] for each in walker.main.all("input") if "checked" in each}
    walker.tick(*sorted((person.signs & asked) ^ already))
    if person.not_sure & asked:
        walker.press("unsure", "next")
        return _answer_each(walker, person) if walker.path.endswith("/each/") else walker
    pressed = "ticked" if person.signs & asked else "none"
    joined = {each["value"] for each in walker.main.all("button") if each["name"] == pressed}
    if joined:
        return walker.press(next(code for _, code in person.choices if code in joined), pressed)
    return walker.press(pressed)


def _answer_each(walker: Walker, person: Truth) -> Walker:
    """Point at the signs that they have or are not sure of, and answer those."""
    boxes = [each for each in walker.main.all("input") if each["name"] == "doubt"]
    for box in boxes:
        name = box["value"]
        is_theirs = name in person.not_sure | person.signs
        if is_theirs != ("checked" in box):
            walker.tick_one("doubt", name)
        if is_theirs:
            walker.choose(name, "unsure" if name in person.not_sure else "yes")
    return walker.press()


def walk(walker: Walker, person: Truth) -> Walker:
    """Answer truthfully from where the walker is, until there is nothing more to answer."""
    _walk(walker, person)
    return walker.go(walker.path) if walker.page is NOT_OPENED else walker


def walk_to_result(walker: Walker, person: Truth) -> Walker:
    """Answer truthfully and open the result."""
    _walk(walker, person)
    if walker.path == RESULT and walker.page is not NOT_OPENED:
        return walker
    return walker.go(RESULT)


def walk_to(screen: str, walker: Walker, person: Truth) -> Walker:
    """Answer truthfully until a screen is asked."""
    _walk(walker, person, until=screen)
    return walker.go(walker.path) if walker.page is NOT_OPENED else walker


def _walk(walker: Walker, person: Truth, until: str = "") -> None:
    walker.path = walker.path or LANDING
    while walker.screen and walker.screen != until:
        step = _step(walker, person)
        if walker.remembers and step in TAKEN and is_fresh(TAKEN[step][1]):
            walker.path, walker.client.cookies[COOKIE] = TAKEN[step]
            walker.page = NOT_OPENED
            continue
        if walker.page is NOT_OPENED:
            walker.go(walker.path)
        answer_page(walker, person)
        assert walker.status == 200, f"{walker.path} answered {walker.status}"
        if walker.remembers:
            TAKEN[step] = walker.path, walker.client.cookies[COOKIE].value


def is_fresh(token: str) -> bool:
    """Return whether answers were given today: some tests travel in time."""
    return abs(now() - unpack(unseal(token)).answered_at) < timedelta(hours=1)


def _step(walker: Walker, person: Truth) -> Step:
    """Return all that decides where the next step leads: a choice may share the page of a list."""
    screens = shipped_catalogue().triage_screens
    at = screens.index(shipped_catalogue().screens[walker.screen])
    shared = [screens[at], *(each for each in screens[at + 1 : at + 2] if each.joins_previous)]
    items = {item.id for screen in shared for item in screen.items}
    chosen = frozenset(choice for choice in person.choices if choice[0] in items)
    told = frozenset(walker.answers.items())
    return walker.path, walker.htmx, told, person.signs & items, person.not_sure & items, chosen
