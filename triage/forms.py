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
    wants_each: bool = False  # "not sure about some": ask one by one


UNREADABLE = FormProblem(
    "We could not read that answer", "Nothing was saved. Look at the page again and choose once more."
)
NOTHING_TICKED = FormProblem("Nothing is ticked yet", "Tick what you have, or press “None of these”.")
NOTHING_CHOSEN = FormProblem("Nothing is chosen yet", "Choose the answer that fits best.")
CONFLICT = FormProblem(
    "Which one is right?",
    "You ticked something, and you also pressed “None of these”.",
    is_conflict=True,
)


def read_checklist(items: Sequence[Item], data: QueryDict) -> SentAnswers:
    """Return what a checklist says: every item yes or no, or only those ticked before asking one by one.

    Only an item that was on the page is denied: another tab may have changed what this person is asked since.
    """
    ticked = data.getlist("sign")
    known = {item.id for item in items}
    shown = set(str(data["shown"]).split()) if "shown" in data else known
    pressed = data.get("next", "ticked")
    yes = dict.fromkeys((name for name in ticked if name in known), "yes")
    if not set(ticked) <= known or pressed not in {"ticked", "none", "unsure"}:
        return SentAnswers(yes, UNREADABLE)
    if pressed == "unsure":
        return SentAnswers(yes, wants_each=True)
    if pressed == "none" and ticked:
        return SentAnswers(yes, CONFLICT)
    if pressed == "ticked" and not ticked:
        return SentAnswers(yes, NOTHING_TICKED)
    return SentAnswers({item.id: "yes" if item.id in yes else "no" for item in items if item.id in shown})


def read_each(items: Sequence[Item], data: QueryDict) -> SentAnswers:
    """Return the answer to each item, asked one by one."""
    sent = {item.id: str(data[item.id]) for item in items if item.id in data}
    answers = {
        item.id: sent[item.id]
        for item in items
        if item.id in sent and sent[item.id] in {option.code for option in item.permitted}
    }
    if len(answers) < len(sent):
        return SentAnswers(answers, UNREADABLE)
    missing = tuple(item.id for item in items if item.id not in answers)
    if missing:
        left = "One sign is" if len(missing) == 1 else f"{len(missing)} signs are"
        message = f"{left} not answered yet. Choose yes, no or not sure for each."
        return SentAnswers(answers, FormProblem("Some answers are missing", message, missing))
    return SentAnswers(answers)


def read_choice(item: Item, data: QueryDict) -> SentAnswers:
    """Return the one option chosen."""
    code = data.get("answer", "")
    if not code:
        return SentAnswers(problem=NOTHING_CHOSEN)
    if code not in {option.code for option in item.permitted}:
        return SentAnswers(problem=UNREADABLE)
    return SentAnswers({item.id: code})
