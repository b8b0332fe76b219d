"""Each theorem fails on guidance that is broken on purpose, and tells whom it would harm."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from clinical.catalogue import Catalogue, compile_guidance
from clinical.content import Disposition, Guidance, RedFlag
from clinical.evaluation import assume_no, evaluate
from clinical.proofs import Finding, ProofReport, prove, structure, triage
from clinical.proofs.symbolic import Answers, Run, refusal
from tests.clinical.shipped import shipped_catalogue

TODAY = date(2026, 11, 22)
NOBODY = "age <= u16 and age >= a75"


def proved(guidance: Guidance) -> ProofReport:
    return prove(guidance, today=TODAY)


def findings_of(theorem: Callable[..., Iterator[Finding]], guidance: Guidance) -> list[Finding]:
    """Return what one theorem finds in guidance that fits together."""
    catalogue = compile_guidance(guidance)
    if theorem.__module__ == structure.__name__:
        return list(theorem(catalogue))
    unsure_allowed = theorem is not triage.the_truthful_patient
    return list(theorem(Run(Answers(catalogue, unsure_allowed=unsure_allowed))))


def sources_in_date(catalogue: Catalogue) -> Iterator[Finding]:
    return structure.statements_cite_sources(catalogue, TODAY)


sources_in_date.__module__ = structure.__name__


def shipped() -> Guidance:
    return shipped_catalogue().guidance


def with_flag(flag_id: str, **changes: object) -> Guidance:
    """Return the shipped guidance with one red flag changed."""
    guidance = shipped()
    flags = tuple(replace(each, **changes) if each.id == flag_id else each for each in guidance.red_flags)
    return replace(guidance, red_flags=flags)


def without_flag(flag_id: str) -> Guidance:
    guidance = shipped()
    return replace(guidance, red_flags=tuple(each for each in guidance.red_flags if each.id != flag_id))


def with_screen(screen_id: str, **changes: object) -> Guidance:
    guidance = shipped()
    screens = tuple(replace(each, **changes) if each.id == screen_id else each for each in guidance.screens)
    return replace(guidance, screens=screens)


def with_definition(**changes: object) -> Guidance:
    """Return the shipped guidance with one definition more: a copy of the first, changed."""
    guidance = shipped()
    return replace(guidance, definitions=(*guidance.definitions, replace(guidance.definitions[0], **changes)))


def with_item(item_id: str, **changes: object) -> Guidance:
    guidance = shipped()
    screens = tuple(
        replace(
            screen,
            items=tuple(replace(item, **changes) if item.id == item_id else item for item in screen.items),
        )
        for screen in guidance.screens
    )
    return replace(guidance, screens=screens)


def test_the_shipped_guidance_is_proved():
    report = proved(shipped())
    data = report.to_data()

    assert [finding.words for finding in report.findings] == []
    assert max(theorem.combinations for theorem in report.theorems) > 10**60
    assert {"name", "statement", "holds", "combinations", "seconds", "findings"} == set(data[0])


@pytest.mark.parametrize(
    ("broken", "theorem"),
    [
        (lambda: without_flag("saddle_numb"), structure.the_floor_is_present),
        (lambda: with_flag("saddle_numb", disposition=Disposition.SOON), triage.the_floor_holds),
        (lambda: with_flag("saddle_numb", when="saddle_numb and fever"), triage.the_floor_holds),
        (lambda: without_flag("cmb_abscess"), triage.the_floor_holds),
        (lambda: without_flag("fever"), structure.vignettes_get_their_disposition),
        (lambda: with_flag("fever", sources=()), sources_in_date),
        (lambda: with_flag("fever", sources=("a-rumour",)), sources_in_date),
        (lambda: with_flag("fever", reason="Call {the_chemist}."), structure.words_can_be_filled),
        (lambda: with_flag("fever", if_clause=""), structure.results_have_words),
        (lambda: with_flag("fever", when="fever and urine_dark"), structure.references_look_backwards),
        (lambda: with_flag("testicle_pain", when="fever"), structure.everything_is_used),
        (lambda: with_definition(id="unheard_of"), structure.everything_is_used),
        (lambda: with_flag("age_u16", when=NOBODY), triage.every_red_flag_can_be_reached),
        (lambda: with_screen("legs", enable_when="maybe(fever)"), structure.references_look_backwards),
        (lambda: with_screen("legs", enable_when="maybe(saddle_numb)"), triage.the_truthful_patient),
        (lambda: with_item("fever", enable_when="pregnancy == maybe"), triage.the_truthful_patient),
        (lambda: with_item("bruise_over_spine", enable_when="big_injury"), triage.the_truthful_patient),
        (lambda: with_item("fever", enable_when=NOBODY), triage.every_question_can_be_reached),
    ],
)
def test_a_broken_guidance_fails_its_theorem(broken, theorem):
    assert findings_of(theorem, broken())


def test_a_word_that_nobody_knows_stops_the_proof():
    report = proved(with_flag("fever", when="fever and cough"))

    assert [theorem.name for theorem in report.theorems] == ["fits together"]
    assert not report.holds


def test_a_red_flag_that_calls_for_nothing_stops_the_proof():
    report = proved(with_flag("fever", disposition=Disposition.SELF_CARE))

    assert [theorem.name for theorem in report.theorems] == ["fits together"]
    assert "calls for more than self-care" in report.findings[0].words


def test_a_source_that_is_due_for_review_is_found():
    found = list(structure.statements_cite_sources(shipped_catalogue(), date(2027, 11, 23)))

    assert found


def test_a_counter_example_is_a_person_in_plain_words_with_their_answers():
    found = findings_of(triage.the_floor_holds, with_flag("saddle_numb", disposition=Disposition.SOON))

    story = next(each for each in found if "(saddle_numb)" in each.words)

    assert "You have a numb, tingly or odd feeling between your legs" in story.words
    assert story.answers["saddle_numb"] == "yes"


def random_answers(chance: random.Random) -> dict[str, str]:
    """Return answers of somebody who says no to most, and yes or not sure to some."""
    answers = {}
    for screen in shipped_catalogue().triage_screens:
        for item in screen.items:
            codes = [option.code for option in item.permitted]
            likely = "no" in codes and chance.random() < 0.93
            answers[item.id] = "no" if likely else chance.choice(codes)
    return answers


def test_the_formulas_agree_with_the_evaluator_on_random_people():
    catalogue, chance = shipped_catalogue(), random.Random(20261122)  # noqa: S311
    answers = Answers(catalogue)
    run = Run(answers)
    formulas = {
        least: [refusal(run, flag, least) for flag in catalogue.red_flags] for least in tuple(Disposition)[1:]
    }

    for _ in range(150):
        told = random_answers(chance)
        assessment = evaluate(catalogue, assume_no(catalogue, told))
        values = assignment(answers, told)
        reached = [
            least
            for least, refusals in formulas.items()
            if any(answers.bdd.let(values, each) == answers.bdd.false for each in refusals)
        ]
        assert max(reached, default=Disposition.SELF_CARE) is assessment.disposition, told


def assignment(answers: Answers, told: dict[str, str]) -> dict[str, bool]:
    """Return the variables' values for these answers."""
    values: dict[str, bool] = {}
    for item in answers.items:
        names = answers.variables(item)
        if told[item.id] in {"yes", "no", "unsure"} and len(names) == 2 and names[1].endswith(".unsure"):
            values |= {names[0]: told[item.id] != "no", names[1]: told[item.id] == "unsure"}
        else:
            at = answers.codes(item).index(told[item.id])
            values |= {name: bool(at >> bit & 1) for bit, name in enumerate(names)}
    return values


def test_a_flag_is_refused_where_it_is_neither_present_nor_unsure():
    catalogue = shipped_catalogue()
    fever: RedFlag = next(flag for flag in catalogue.red_flags if flag.id == "fever")
    answers = Answers(catalogue)

    refused = refusal(Run(answers), fever, Disposition.SAME_DAY)

    assert answers.bdd.let({"fever.not_no": False}, refused) == answers.bdd.true
