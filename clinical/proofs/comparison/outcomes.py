"""Which outcomes a new guidance changes, and which of its red flags do less than before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from clinical.content import Disposition, RedFlag
from clinical.proofs.comparison.changes import MilderRedFlag, OutcomeChange, Softening
from clinical.proofs.comparison.moves import moved
from clinical.proofs.formulas.answers import Answers
from clinical.proofs.formulas.counting import count
from clinical.proofs.formulas.diagrams import Function
from clinical.proofs.formulas.smallest import smallest
from clinical.proofs.formulas.symbolic import Run, refusal
from clinical.proofs.stories.people import person

TOLD: Mapping[Disposition, str] = {
    Disposition.SELF_CARE: "to look after this at home",
    Disposition.ROUTINE: "to book an appointment for the next 2 weeks",
    Disposition.SOON: "to book an appointment for the next 2 to 3 days",
    Disposition.SAME_DAY: "to get medical advice today",
    Disposition.EMERGENCY_DEPARTMENT: "to go to the emergency department now",
    Disposition.AMBULANCE: "to call an ambulance now",
}
"""What people are told to do, in words."""


SIMPLE = 100
"""Nodes of a diagram that is worth starting from: what a few questions decide."""


def outcome_changes(old: Run, new: Run) -> Iterator[OutcomeChange]:
    """Yield each change of outcome, from the mildest outcome before to the most urgent."""
    found = [change for span in _spans(_thresholds(old, new)) for change in _changes(new, span)]
    yield from sorted(found, key=lambda change: (change.before, change.after))


@dataclass(frozen=True, slots=True)
class Threshold:
    """The people who get less than a disposition, before and after."""

    least: Disposition
    before: Function
    after: Function


def _thresholds(old: Run, new: Run) -> Iterator[Threshold]:
    """Yield each disposition that some people reach in only one of the two guidances.

    If the people for whom any red flag differs are a simple set, only they are compared: that is quicker.
    """
    answers = old.answers
    kept, gone, come = {}, {}, {}
    for least in tuple(Disposition)[1:]:
        before = [refusal(old, flag, least) for flag in old.simplest_first]
        after = [refusal(new, flag, least) for flag in new.simplest_first]
        both = set(before) & set(after)
        kept[least] = [each for each in before if each in both]
        gone[least] = answers.all_of(each for each in before if each not in both)
        come[least] = answers.all_of(each for each in after if each not in both)
    concerned = _concerned(answers, ((gone[least], come[least]) for least in kept))
    for least, refused in kept.items():
        if gone[least] != come[least]:
            below = answers.all_of([concerned, *refused])
            found = Threshold(least, below & gone[least], below & come[least])
            if found.before != found.after:
                yield found


def _concerned(answers: Answers, sides: Iterable[tuple[Function, Function]]) -> Function:
    """Return everybody for whom some pair differs, or simply everybody if that set has too many nodes."""
    concerned = answers.bdd.false
    for one, other in sides:
        concerned = concerned | _differ(one, other)
        if len(concerned) > SIMPLE:
            return answers.bdd.true
    return concerned


def _differ(one: Function, other: Function) -> Function:
    return (one & ~other) | (other & ~one)


def _spans(thresholds: Iterable[Threshold]) -> list[list[Threshold]]:
    """Return the thresholds in runs of adjacent ones; nobody crosses thresholds of two runs."""
    spans: list[list[Threshold]] = []
    for each in thresholds:
        if spans and spans[-1][-1].least + 1 == each.least:
            spans[-1].append(each)
        else:
            spans.append([each])
    return spans


def _changes(run: Run, span: Sequence[Threshold]) -> Iterator[OutcomeChange]:
    """Yield the changes of outcome across the thresholds of a span.

    Nobody crosses the thresholds next to the span. So both outcomes lie between the one just below the span
    and the one at its top.
    """
    outcomes = [Disposition(span[0].least - 1), *(each.least for each in span)]
    before, after = [each.before for each in span], [each.after for each in span]
    for each in moved(run.answers, before, after):
        was, becomes = outcomes[each.before], outcomes[each.after]
        who = person(run.answers.items, each.answers)
        words = f"{who} was told {TOLD[was]}, and would be told {TOLD[becomes]}."
        yield OutcomeChange(was, becomes, each.count, each.answers, words)


def milder_red_flags(old: Run, new: Run) -> Iterator[MilderRedFlag]:
    """Yield each red flag that does less than before for somebody, once for each way in which it does."""
    kept = {flag.id: flag for flag in new.answers.catalogue.red_flags}
    for flag in old.answers.catalogue.red_flags:
        concerned = ~old.of(flag.when).false
        after = kept.get(flag.id)
        if after is None:
            yield _milder(new, flag, None, Softening.GONE, concerned)
            continue
        if after.disposition < flag.disposition:
            yield _milder(new, flag, after, Softening.LEVEL, concerned)
        if flag.blocks_plan and not after.blocks_plan:
            yield _milder(new, flag, after, Softening.PLAN, concerned)
        lost = _lost(old, new, flag, after)
        if lost != old.answers.bdd.false:
            yield _milder(new, flag, after, Softening.CRITERIA, lost)


def _lost(old: Run, new: Run, flag: RedFlag, after: RedFlag) -> Function:
    """Return for whom the red flag was present and no longer is, or not ruled out and now is."""
    before, now = old.of(flag.when), new.of(after.when)
    return (before.true & ~now.true) | (~before.false & now.false)


HOW: Mapping[Softening, str] = {
    Softening.GONE: "It is no longer a red flag.",
    Softening.LEVEL: "It now calls for less.",
    Softening.CRITERIA: "It is no longer true of them, or no longer left open.",
    Softening.PLAN: "It no longer keeps their plan back.",
}


def _milder(
    run: Run, flag: RedFlag, after: RedFlag | None, softening: Softening, where: Function
) -> MilderRedFlag:
    answers = smallest(run.answers, where)
    who = person(run.answers.items, answers)
    return MilderRedFlag(
        red_flag=flag.id,
        title=flag.title,
        softening=softening,
        before=flag.disposition,
        after=after.disposition if after else None,
        combinations=count(run.answers, where),
        answers=answers,
        words=f"{who} had the red flag “{flag.title}” or could not rule it out. {HOW[softening]}",
    )
