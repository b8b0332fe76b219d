"""Screens and the items on them: what a person is asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ItemKind(StrEnum):
    """How an item is answered."""

    SIGN = "sign"  # yes, no or unsure, in a checklist
    CHOICE = "choice"  # one of its options
    BAND = "band"  # one of its options, which are in rising order


class Role(StrEnum):
    """What an answer is allowed to do: symptoms raise urgency, factors remove or soften activities."""

    SYMPTOM = "symptom"
    FACTOR = "factor"
    CONTEXT = "context"
    CONTRIBUTOR = "contributor"
    RESOURCE = "resource"


class Stage(StrEnum):
    """When a screen is asked.

    Triage: before a result. Exit: never by itself, but on a result that sends to an emergency department, as
    ticks that may make it an ambulance. Plan: on the plan page, where it is optional.
    """

    TRIAGE = "triage"
    EXIT = "exit"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class AnswerOption:
    """One permitted answer. `number` (1 to 14) is permanent within its item and never reused."""

    code: str
    number: int
    label: str
    hint: str = ""


YES = AnswerOption("yes", 1, "Yes")
NO = AnswerOption("no", 2, "No")
UNSURE = AnswerOption("unsure", 3, "I am not sure")
SIGN_OPTIONS = (YES, NO, UNSURE)


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `slot` is permanent and never reused, so that stored answers outlive releases."""

    id: str
    slot: int
    role: Role
    text: str  # the row or question as the person reads it
    statement: str  # what a yes means, as "you" would say it: "You have chest pain"
    kind: ItemKind = ItemKind.SIGN
    hint: str = ""  # what counts, and how to tell: always shown
    exception: str = ""  # what does not count: "An ache that you have had for years does not count."
    how_to_check: str = ""  # a test of 20 seconds for who is not sure: "Compare both feet."
    why: str = ""  # why we ask, in plain words
    enable_when: str = ""  # criteria over earlier items; empty: always asked
    asked_on_plan: str = ""  # the plan screen that asks it of those whom triage did not ask
    answer_options: tuple[AnswerOption, ...] = ()  # of a choice or band
    sources: tuple[str, ...] = ()
    note: str = ""

    @property
    def permitted(self) -> tuple[AnswerOption, ...]:
        """The options a person may pick; a sign always has yes, no and unsure."""
        return SIGN_OPTIONS if self.kind is ItemKind.SIGN else self.answer_options

    @property
    def what_counts(self) -> str:
        """The hint and the exception as one paragraph."""
        return f"{self.hint} {self.exception}".strip()


@dataclass(frozen=True, slots=True)
class Screen:
    """One page of the questionnaire: a checklist of signs, or one choice."""

    id: str
    position: int
    stage: Stage
    title: str  # the page's heading, a question
    section: str  # progress in words: "Urgent signs"
    items: tuple[Item, ...]
    lead: str = ""
    why: str = ""
    enable_when: str = ""
    joins_previous: bool = False  # one page with the list before it: the options are that list's buttons
    note: str = ""

    @property
    def is_checklist(self) -> bool:
        return all(item.kind is ItemKind.SIGN for item in self.items)
