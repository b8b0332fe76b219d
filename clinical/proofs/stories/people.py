"""A counter-example told as a person's story, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from clinical.content import Disposition, Item, ItemKind, RedFlag
from clinical.proofs.formulas.diagrams import Function
from clinical.proofs.formulas.smallest import AGE, ONE_ANSWER, contains, cost, smallest
from clinical.proofs.formulas.symbolic import FLOORS, Answers, Run, refusal
from clinical.proofs.report import Finding

WOULD_BE_TOLD: Mapping[Disposition, str] = {
    Disposition.SELF_CARE: "would be told to look after this at home",
    Disposition.ROUTINE: "would be told to book an ordinary appointment",
    Disposition.SOON: "would be told to see someone within 3 days",
    Disposition.SAME_DAY: "would be told to get advice today",
    Disposition.EMERGENCY_DEPARTMENT: "would be told to go to the emergency department",
    Disposition.AMBULANCE: "would be told to call an ambulance",
}

SHOULD_BE_TOLD: Mapping[Disposition, str] = {
    level: words.replace("would be", "should at least be") for level, words in WOULD_BE_TOLD.items()
}

HAPPENS_TO_ME = re.compile(r"\b(for|harm|help|hold|wakes|with|to) you\b")
IN_FIRST_PERSON = (
    (HAPPENS_TO_ME, r"\1 me"),
    (
        re.compile(r"\byou (are|were)\b", re.IGNORECASE),
        lambda found: "I am" if found[1] == "are" else "I was",
    ),
    (re.compile(r"\byourself\b"), "myself"),
    (re.compile(r"\byour\b"), "my"),
    (re.compile(r"\bYour\b"), "My"),
    (re.compile(r"\byou\b", re.IGNORECASE), "I"),
)


def story(run: Run, where: Function, ending: str) -> Finding:
    """Return a finding about the smallest example of a set: who they are, and what would happen to them."""
    answers = smallest(run.answers, where)
    return Finding(f"{person(run.answers.items, answers)} {ending}", answers)


def told_less(
    run: Run, least: Disposition, among: Function, remark: str, expected: Sequence[RedFlag] = ()
) -> Iterator[Finding]:
    """Yield the story of the smallest example of some people who get less than this disposition, if any do.

    The smallest example left by the flags in `expected` mostly gets less already. Where not, a flag that
    brings it there is taken away too, and the next smallest is looked at: the whole set need not be built.
    """
    left = among
    for flag in expected:
        left = left & refusal(run, flag, least)
    while left != run.answers.bdd.false:
        answers = smallest(run.answers, left)
        telling = _telling_enough(run, answers, least)
        if telling is None:
            yield _story(run, answers, remark=remark)
            return
        left = left & refusal(run, telling, least)


def _telling_enough(run: Run, answers: Mapping[str, str], least: Disposition) -> RedFlag | None:
    """Return a red flag that brings these answers to a disposition, the simplest first, or None."""
    values = values_of(run.answers, answers)
    return next(
        (flag for flag in run.simplest_first if not contains(refusal(run, flag, least), values)), None
    )


def should_be_told(least: Disposition, because: str) -> str:
    """Return the remark that says what somebody should be told, and why."""
    return f"They {SHOULD_BE_TOLD[least]}: {because}."


def story_with(run: Run, where: Function, remark: str) -> Finding:
    """Return a finding about the smallest example of a set: what they would be told, and a remark."""
    return _story(run, smallest(run.answers, where), remark=remark)


def _story(run: Run, answers: dict[str, str], remark: str) -> Finding:
    told = WOULD_BE_TOLD[level_of(run, answers)]
    return Finding(f"{person(run.answers.items, answers)} {told}. {remark}", answers)


def level_of(run: Run, answers: Mapping[str, str]) -> Disposition:
    """Return the disposition that the formulas give to these answers."""
    values = values_of(run.answers, answers)
    level = Disposition.SELF_CARE
    for flag in run.answers.catalogue.red_flags:
        if not contains(run.of(flag.when).false, values):
            is_present = contains(run.of(flag.when).true, values)
            level = max(level, flag.disposition if is_present else FLOORS[flag.disposition])
    return level


def values_of(answers: Answers, told: Mapping[str, str]) -> dict[str, bool]:
    """Return the values of the variables for answers to some questions."""
    asked = (item for item in answers.items if item.id in told)
    return {name: value for item in asked for name, value in answers.bits(item, told[item.id])}


def person(items: Sequence[Item], answers: Mapping[str, str]) -> str:
    """Return the person with these answers as the subject of a sentence."""
    ages = [item for item in items if item.id == AGE and item.kind is not ItemKind.SIGN and AGE in answers]
    who = f"Someone aged {_label(ages[0], answers[AGE])}" if ages else "Someone"
    told = [item for item in items if item.id in answers and item.id != AGE and _is_told(item, answers)]
    said = [f"“{in_first_person(item.statement)}”" for item in told if answers[item.id] == "yes"]
    doubts = [
        f"“{in_first_person(item.statement)}”"
        for item in told
        if item.kind is ItemKind.SIGN and answers[item.id] == "unsure"
    ]
    chosen = [
        f"“{_label(item, answers[item.id])}” to “{item.text}”"
        for item in told
        if item.kind is not ItemKind.SIGN
    ]
    parts = [
        f"{verb} {_listed(every)}"
        for verb, every in (("says", said), ("is not sure about", doubts), ("answers", chosen))
        if every
    ]
    return f"{who} who {_listed(parts) if parts else 'says no to everything'}"


def _is_told(item: Item, answers: Mapping[str, str]) -> bool:
    return cost(item, answers[item.id]) >= ONE_ANSWER


def _label(item: Item, code: str) -> str:
    label = next(option.label for option in item.permitted if option.code == code)
    return label[0].lower() + label[1:] if item.id == AGE else label


def _listed(parts: Sequence[str]) -> str:
    *others, last = parts
    return f"{', '.join(others)} and {last}" if others else last


def in_first_person(statement: str) -> str:
    """Return a statement about “you” as that person would say it."""
    if re.match(r"You (are|were)\b|(.*\band )you are\b", statement):
        statement = re.sub(r"\b(or|and) are\b", r"\1 am", statement)
    elif statement.startswith(("You have", "You sense")):
        statement = re.sub(r", or are\b", ", or am", statement)
    for pattern, words in IN_FIRST_PERSON:
        statement = pattern.sub(words, statement)
    return statement
