"""Theorems about what must not be missing: words, pages, times, vignettes, the worst signs first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from clinical.catalogue import Catalogue
from clinical.codec import identity
from clinical.content import Disposition, ItemKind, Role
from clinical.criteria import parse, symbols
from clinical.proofs.report import Finding
from clinical.proofs.theorems.contraindications import barred_pairs
from clinical.proofs.theorems.plans import WARNINGS
from clinical.triage.floor import FLOORS
from clinical.triage.floor_table import AMBULANCE_SIGNS
from clinical.wording import placeholders, words_of

READ_BY_PEOPLE = (
    "red_flags",
    "outcomes",
    "activities",
    "phases",
    "check_points",
    "safety_nets",
    "contributors",
    "articles",
)

ASKED_AFTER_A_SIGN = frozenset({"heatstroke_signs", "lockjaw_spasms"})
ASKED_WITH_THE_WORST = frozenset({"painkiller_overdose", "self_harm"})

HOW_IT_BEGAN = frozenset({"cough_start", "effort_heat", "lift_twist", "no_trigger"})
"""What set it off: it counts only together with a sign or a condition."""

AT_HOME = re.compile(
    r"\b(ibuprofen|naproxen|paracetamol|acetaminophen|tablets? for pain|stretch|exercise|drink)\w*\b",
    re.IGNORECASE,
)
"""Medicines, movement and drinks, which nobody is told to take on the way to help."""

LOOK_AGAIN_BY: Mapping[str, int] = {"3 days": 72, "7 days": 168, "14 days": 336}
"""When everybody is asked to look again, in hours. Evidence: careplan 3.2."""


def every_placeholder_has_words(catalogue: Catalogue) -> Iterator[Finding]:
    """Every placeholder in a text that people read has words to stand for it."""
    regions = catalogue.guidance.regions
    allowed = set(words_of(regions[0])) if regions else set()
    for collection in READ_BY_PEOPLE:
        for record in getattr(catalogue.guidance, collection):
            unknown = set().union(*map(placeholders, _texts(record))) - allowed
            for name in sorted(unknown):
                words = f"{collection}: “{identity(record)}” uses {{{name}}}, which has no words."
                yield Finding(words, {}, collection=collection, id=identity(record))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for spec in fields(value):
            if spec.name != "note":
                yield from _texts(getattr(value, spec.name))


def regions_have_words(catalogue: Catalogue) -> Iterator[Finding]:
    """Every region has an emergency number, and words for hospital, for routine contacts and paracetamol."""
    for region in catalogue.guidance.regions:
        needed = {
            "the emergency department": region.emergency_department,
            "a routine contact": region.routine_contact,
            "paracetamol": region.paracetamol,
        }
        numbers = region.emergency_numbers
        lacking = [f"words for {meaning}" for meaning, words in needed.items() if not words.strip()]
        if not numbers or not all(number.isdigit() for number in numbers):
            lacking.append("emergency number")
        for each in lacking:
            words = f"The region “{region.id}” has no {each}."
            yield Finding(words, {}, collection="regions", id=region.id)


def results_fit_their_level(catalogue: Catalogue) -> Iterator[Finding]:
    """Every result page says what to do at its level, and every special contact has its pages."""
    pages = {(outcome.disposition, outcome.contact) for outcome in catalogue.guidance.outcomes}
    for outcome in catalogue.guidance.outcomes:
        expected = "_".join(filter(None, (outcome.disposition.name.lower(), outcome.contact)))
        if outcome.id != expected:
            yield Finding(
                f"The result “{outcome.id}” stands for {expected}: its level or contact is wrong.", {}
            )
        if not (outcome.heading.strip() and outcome.how_soon.strip() and outcome.lead.strip()):
            yield Finding(f"The result “{outcome.id}” needs a heading, how soon, and a first sentence.", {})
        calls = "{emergency_number}" in f"{outcome.heading} {' '.join(line.text for line in outcome.to_do)}"
        if outcome.disposition is Disposition.AMBULANCE and "{emergency_number}" not in outcome.heading:
            yield Finding(f"The heading of the result “{outcome.id}” does not give the number to call.", {})
        if outcome.disposition is Disposition.EMERGENCY_DEPARTMENT and not calls:
            yield Finding(
                f"The result “{outcome.id}” does not say which number to call if they cannot travel.", {}
            )
    known = {contact for _, contact in pages}
    for flag in catalogue.red_flags:
        if flag.contact and (flag.disposition, flag.contact) not in pages:
            missing = "a result page at its level" if flag.contact in known else "any result page"
            yield Finding(
                f"The contact “{flag.contact}” of the red flag “{flag.id}” does not have {missing}.", {}
            )


def the_worst_is_asked_first(catalogue: Catalogue) -> Iterator[Finding]:
    """The signs that need an ambulance by themselves come before every other question, age included.

    All but two: heatstroke is asked after effort or heat, and a stiff jaw after cramps.
    """
    places = {item.id: at for at, screen in enumerate(catalogue.triage_screens) for item in screen.items}
    first = set(AMBULANCE_SIGNS) - ASKED_AFTER_A_SIGN
    others = [at for name, at in places.items() if name not in {*first, *ASKED_WITH_THE_WORST}]
    for name in sorted(first):
        if name not in places:
            yield Finding(f"Nobody is asked about “{name}” before the result.", {})
        elif others and places[name] > min(others):
            screen = catalogue.screen_of[name].title
            yield Finding(
                f"“{name}” needs an ambulance, and is asked only on “{screen}”, after other questions.", {}
            )


def every_red_flag_has_an_example(catalogue: Catalogue) -> Iterator[Finding]:
    """Every red flag has a made-up person who has it, or has the sign that it is named for."""
    shown = {name for each in catalogue.guidance.vignettes for name in (*each.present, *_given(each.answers))}
    for flag in catalogue.guidance.red_flags:
        if flag.id not in shown:
            yield Finding(f"No made-up person has the red flag “{flag.id}”.", {})


def _given(answers: tuple[tuple[str, str], ...]) -> Iterator[str]:
    return (name for name, code in answers if code in {"yes", "unsure"})


def activities_have_times(catalogue: Catalogue) -> Iterator[Finding]:
    """Every activity says when and how often, except the rules, which always hold."""
    for activity in catalogue.guidance.activities:
        if activity.category != "rule" and not activity.doses:
            yield Finding(f"“{activity.title}” ({activity.id}) has no time at which to do it.", {})
        for dose in activity.doses:
            if dose.until_hours is not None and dose.until_hours <= dose.from_hours:
                yield Finding(
                    f"“{activity.title}” ({activity.id}) has a dose that ends before it begins.", {}
                )


def warnings_are_on_paper(catalogue: Catalogue) -> Iterator[Finding]:
    """The warnings that everybody is given are on every printed sheet too."""
    for net in catalogue.guidance.safety_nets:
        if net.id in WARNINGS and not net.on_print:
            yield Finding(f"The warning “{net.id}” is not on the printed sheet.", {})


def roles_are_kept(catalogue: Catalogue) -> Iterator[Finding]:
    """Whatever the safety floor or a contraindication rests on is a symptom or a factor: it adds care."""
    named = {name for entry in FLOORS for name, _ in symbols(parse(entry.when))}
    named |= {name for factor, _ in barred_pairs() for name, _ in symbols(parse(factor))}
    for item in catalogue.items.values():
        is_health = item.role in {Role.SYMPTOM, Role.FACTOR}
        if item.kind is ItemKind.SIGN and item.id in named - HOW_IT_BEGAN and not is_health:
            yield Finding(
                f"“{item.id}” has the role {item.role}; safety rests on it as a symptom or a factor.", {}
            )


def emergencies_give_nothing_to_do_at_home(catalogue: Catalogue) -> Iterator[Finding]:
    """No emergency page tells anybody to take a medicine, to drink or to exercise first."""
    for outcome in catalogue.guidance.outcomes:
        if outcome.disposition.is_emergency:
            for text in (
                outcome.heading,
                outcome.how_soon,
                outcome.lead,
                *(line.text for line in outcome.to_do),
            ):
                if found := AT_HOME.search(text):
                    yield Finding(f"The result “{outcome.id}” speaks of “{found[0]}”: “{text}”", {})


def everybody_is_told_when_to_look_again(catalogue: Catalogue) -> Iterator[Finding]:
    """There is a time to look again within 3 days, within 7 days and within 14 days."""
    hours = sorted(each.at_hours for each in catalogue.guidance.check_points)
    earlier = 0
    for words, limit in LOOK_AGAIN_BY.items():
        if not any(earlier < at <= limit for at in hours):
            yield Finding(f"Nobody is asked to look again within {words}: a check point is missing.", {})
        earlier = limit


def every_score_can_be_reached(catalogue: Catalogue) -> Iterator[Finding]:
    """Everything that is worth changing can come out as possible and as likely for somebody."""
    for each in catalogue.guidance.contributors:
        most = sum(max(0, weight.points) for weight in each.weights)
        if not 0 < each.possible_from <= each.likely_from <= most:
            words = (
                f"possible from {each.possible_from}, likely from {each.likely_from}, at most {most} points"
            )
            yield Finding(f"“{each.title}” ({each.id}) cannot be scored: {words}.", {})


THEOREMS: tuple[Callable[[Catalogue], Iterator[Finding]], ...] = (
    every_placeholder_has_words,
    regions_have_words,
    results_fit_their_level,
    the_worst_is_asked_first,
    every_red_flag_has_an_example,
    activities_have_times,
    warnings_are_on_paper,
    roles_are_kept,
    emergencies_give_nothing_to_do_at_home,
    everybody_is_told_when_to_look_again,
    every_score_can_be_reached,
)
