"""Theorems about the content itself: references, order of questions, use, sources and vignettes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from clinical.catalogue import Catalogue, all_criteria
from clinical.codec import identity
from clinical.content import Disposition, Item, Screen, Stage
from clinical.criteria import holds, parse, symbols
from clinical.proofs.formulas.symbolic import mentioned
from clinical.proofs.report import Finding
from clinical.proofs.theorems.assumptions import NAMED_BY_THE_STEM
from clinical.triage.evaluation import assume_no, evaluate
from clinical.triage.floor import breaches

STEM = "any_condition"
UNNAMED = "\n"
"""What no text of a page holds."""

CITING = ("red_flags", "activities", "articles", "outcomes", "safety_nets")


def finding(words: str, collection: str = "", name: str = "") -> Finding:
    return Finding(words, {}, collection=collection, id=name)


def references_look_backwards(catalogue: Catalogue) -> Iterator[Finding]:
    """No question depends on a later one, and no result on an answer that is asked only for the plan."""
    seen: set[str] = set()
    for screen in catalogue.guidance.screens:
        asked: list[tuple[str, Screen | Item]] = [("screens", screen)]
        asked += [("items", item) for item in screen.items]
        for kind, each in asked:
            for name in sorted(mentioned(catalogue.criteria(each.enable_when)) - seen):
                told = f"“{each.id}” is asked depending on “{name}”, which comes later."
                yield finding(told, kind, each.id)
        seen |= {item.id for item in screen.items}
    for flag in catalogue.guidance.red_flags:
        for name in sorted(mentioned(catalogue.criteria(flag.when))):
            if name not in catalogue.items or catalogue.stage_of(name) is Stage.PLAN:
                told = f"The red flag “{flag.id}” rests on “{name}”, which is not asked before a result."
                yield finding(told, "red_flags", flag.id)
    positions = [screen.position for screen in catalogue.guidance.screens]
    if len(set(positions)) < len(positions):
        yield finding("Two screens have the same position.")


def everything_is_used(catalogue: Catalogue) -> Iterator[Finding]:
    """Every definition and every question is used somewhere: nothing in the guidance is dead."""
    texts = {text for _, text in all_criteria(catalogue.guidance)}
    named = {name for text in texts for name, _ in symbols(parse(text))}
    for definition in catalogue.guidance.definitions:
        if definition.id not in named:
            yield finding(f"The definition “{definition.id}” is never used.", "definitions", definition.id)
    used = set().union(*map(mentioned, catalogue.resolved.values()))
    for screen in catalogue.guidance.screens:
        for item in screen.items:
            if item.id not in used and not item.note:
                told = f"Nothing depends on the answer to “{item.id}”: say in its note why it is asked."
                yield finding(told, "items", item.id)


def statements_cite_sources(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Every red flag, activity, article, result and warning cites a source that exists and is in date."""
    sources = {source.id: source for source in catalogue.guidance.sources}
    for collection in CITING:
        for record in getattr(catalogue.guidance, collection):
            for words in _citation_problems(record, sources, today):
                told = f"{collection}: “{identity(record)}” {words}."
                yield finding(told, collection, identity(record))


def _citation_problems(record: Any, sources: dict[str, Any], today: date) -> Iterator[str]:
    if not record.sources:
        yield "cites no source"
    for cited in record.sources:
        if cited not in sources:
            yield f"cites “{cited}”, which is not a source"
        elif sources[cited].next_review_on < today:
            yield f"cites “{cited}”, whose review was due on {sources[cited].next_review_on}"


def results_have_words(catalogue: Catalogue) -> Iterator[Finding]:
    """Every disposition has its result page and its warnings, and every emergency sign says when to call."""
    outcomes = {outcome.id for outcome in catalogue.guidance.outcomes}
    for disposition in Disposition:
        if disposition.name.lower() not in outcomes:
            yield finding(f"There is no result page for {disposition.name}.")
    nets = {net.disposition for net in catalogue.guidance.safety_nets}
    for disposition in (Disposition.AMBULANCE, Disposition.SAME_DAY):
        if disposition not in nets:
            yield finding(f"No warning sign calls for {disposition.name}.")
    for flag in catalogue.guidance.red_flags:
        if flag.disposition >= Disposition.SAME_DAY and not flag.if_clause:
            yield finding(f"The red flag “{flag.id}” does not say when to call.", "red_flags", flag.id)


def the_stem_names_what_it_hides(catalogue: Catalogue) -> Iterator[Finding]:
    """One question takes the place of the lists of conditions for people under 50: it names each of them.

    From 50 on the lists are shown to everybody. What decides by itself is asked of everybody by name.
    """
    stem = catalogue.screens.get(STEM)
    if stem is None:
        return
    told = " ".join((stem.title, stem.lead, *(f"{item.text} {item.hint}" for item in stem.items)))
    for item in catalogue.items.values():
        gate = catalogue.criteria(item.enable_when)
        if STEM not in mentioned(gate):
            continue
        if NAMED_BY_THE_STEM.get(item.id, UNNAMED) not in told:
            yield finding(f"“{item.text}” hides behind “{stem.title}”, which does not name it.")
        if holds(gate, {"age": "a50"}) is not True:
            yield finding(f"“{item.text}” is not asked of everybody from 50 on.")


def the_floor_is_present(catalogue: Catalogue) -> Iterator[Finding]:
    """No red flag of the safety floor is missing or milder than the floor says."""
    for breach in breaches(catalogue.guidance):
        yield finding(breach.sentence, "red_flags", breach.id)


def vignettes_get_their_disposition(catalogue: Catalogue) -> Iterator[Finding]:
    """Every made-up person gets the disposition that was written for them."""
    for vignette in catalogue.guidance.vignettes:
        answers = assume_no(catalogue, dict(vignette.answers))
        assessment = evaluate(catalogue, answers)
        got = assessment.disposition
        missing = set(vignette.present) - {flag.id for flag in assessment.present}
        if not assessment.is_result:
            waiting = assessment.next_screen.id if assessment.next_screen else ""
            yield Finding(f"“{vignette.id}”: no result; “{waiting}” is not answered.", dict(vignette.answers))
        elif got is not vignette.disposition:
            words = (
                f"“{vignette.id}” should get “{vignette.disposition.words}”, gets “{got.words}”:"
                f" {vignette.story}"
            )
            yield Finding(words, dict(vignette.answers))
        elif missing:
            yield Finding(
                f"“{vignette.id}”: not found: {', '.join(sorted(missing))}.", dict(vignette.answers)
            )
