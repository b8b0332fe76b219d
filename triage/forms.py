"""What a person sent from a question page, read strictly: answers, or a problem to mend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict

from clinical.content import Item


@dataclass(frozen=True, slots=True)
class FormProblem:
    """What is wrong with a submission and what to do; `item_ids` are the rows concerned."""

    title: str
    message: str
    item_ids: tuple[str, ...] = ()
    is_conflict: bool = False

    @property
    def href(self) -> str:
        """Return where the first control to mend is, on the page."""
        return f"#{self.item_ids[0]}" if self.item_ids else ""


@dataclass(frozen=True, slots=True)
class SentAnswers:
    """The answers sent, as far as they can be read; nothing counts while there is a problem."""

    answers: Mapping[str, str] = field(default_factory=dict)
    problem: FormProblem | None = None
    wants_each: bool = False  # "I am not sure": ask which, and how to check those


UNREADABLE = FormProblem(
    "We could not read that answer", "Nothing was saved. Look at the page again and choose once more."
)
NOTHING_TICKED = FormProblem("Nothing is ticked yet", "Tick what you have, or press “None of these”.")
NOTHING_CHOSEN = FormProblem("Nothing is chosen yet", "Choose the answer that fits best.")
NOTHING_DOUBTED = FormProblem("Nothing is ticked yet", "Tick what you are not sure about. Or go back.")
CONFLICT = FormProblem(
    "Which one is right?",
    "You ticked something, and you also pressed “None of these”.",
    is_conflict=True,
)


def read_checklist(items: Sequence[Item], data: QueryDict, joined: Item | None = None) -> SentAnswers:
    """Return what a checklist says: every item yes or no, or only those ticked before asking which.

    Only an item that was on the page is denied: another tab may have changed what this person is asked since.
    Where a choice is `joined`, its options are the buttons, so that one press says both.
    """
    ticked = data.getlist("sign")
    known = {item.id for item in items}
    shown = on_the_page(items, data)
    pressed, chosen = pressed_button(data, joined)
    yes = dict.fromkeys((name for name in ticked if name in known), "yes")
    if not set(ticked) <= known or pressed not in {"ticked", "none", "unsure"}:
        return SentAnswers(yes, UNREADABLE)
    if pressed == "unsure":
        return SentAnswers(yes, wants_each=True)
    if pressed == "none" and ticked:
        return SentAnswers(yes, CONFLICT)
    if pressed == "ticked" and not ticked:
        return SentAnswers(yes, NOTHING_TICKED)
    answers = {item.id: "yes" if item.id in yes else "no" for item in items if item.id in shown}
    return SentAnswers(answers | chosen)


def on_the_page(items: Sequence[Item], data: QueryDict) -> set[str]:
    """Return the items that the page showed: all of them where it does not say."""
    return set(str(data["shown"]).split()) if "shown" in data else {item.id for item in items}


def pressed_button(data: QueryDict, joined: Item | None) -> tuple[str, dict[str, str]]:
    """Return which button was pressed, and the answer to the joined choice if it says one."""
    for name in ("none", "ticked") if joined else ():
        if joined and name in data:
            is_known = data[name] in {option.code for option in joined.permitted}
            return (name, {joined.id: str(data[name])}) if is_known else ("", {})
    return str(data.get("next", "ticked")), {}


def read_each(items: Sequence[Item], data: QueryDict) -> SentAnswers:
    """Return the answers for the signs that somebody pointed at, and no for the others on the page."""
    sent = {item.id: str(data[item.id]) for item in items if item.id in data}
    answers = {
        item.id: sent[item.id]
        for item in items
        if item.id in sent and sent[item.id] in {option.code for option in item.permitted}
    }
    doubted = set(data.getlist("doubt"))
    if len(answers) < len(sent) or not doubted <= {item.id for item in items}:
        return SentAnswers(answers, UNREADABLE)
    if not doubted | set(answers):
        return SentAnswers(problem=NOTHING_DOUBTED)
    missing = tuple(item.id for item in items if item.id in doubted and item.id not in answers)
    if missing:
        left = "One sign is" if len(missing) == 1 else f"{len(missing)} signs are"
        message = f"{left} not answered yet. Choose yes, no or still not sure."
        return SentAnswers(answers, FormProblem("Some answers are missing", message, missing))
    shown = on_the_page(items, data)
    return SentAnswers({item.id: answers.get(item.id, "no") for item in items if item.id in shown})


def read_choice(item: Item, data: QueryDict) -> SentAnswers:
    """Return the one option chosen."""
    code = data.get("answer", "")
    if not code:
        return SentAnswers(problem=NOTHING_CHOSEN)
    if code not in {option.code for option in item.permitted}:
        return SentAnswers(problem=UNREADABLE)
    return SentAnswers({item.id: code})
