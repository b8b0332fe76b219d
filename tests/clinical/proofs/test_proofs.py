"""Each theorem fails on guidance that is broken on purpose, and tells whom it would harm."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from clinical.content import Adaptation, Disposition, Effect, Guidance, Source
from clinical.criteria import AtLeast, OneOf
from clinical.proofs import ProofReport, prove
from clinical.proofs.formulas.symbolic import Answers, Run
from clinical.proofs.theorems import triage, whole_truth
from tests.clinical.proofs.broken import (
    shipped,
    with_activity,
    with_bar,
    with_definition,
    with_doses,
    with_flag,
    with_item,
    with_record,
    with_screen,
    without_bar,
    without_flag,
    without_record,
)
from tests.clinical.proofs.mutations import MUTATIONS
from tests.clinical.shipped import shipped_catalogue

TODAY = date(2026, 11, 22)
NOBODY = "age <= u16 and age >= a75"


def proved(guidance: Guidance, *only: str) -> ProofReport:
    return prove(guidance, today=TODAY, only=only)


def findings_of(theorem: str, guidance: Guidance) -> list[str]:
    """Return what one theorem finds, in words."""
    found = proved(guidance, theorem)
    assert [each.name for each in found.theorems] == ["fits together", theorem.replace("_", " ")]
    return [finding.words for finding in found.findings]


def with_claim(**changes: object) -> Guidance:
    guidance = shipped()
    first, *rest = guidance.seed_claims
    return replace(guidance, seed_claims=(replace(first, **changes), *rest))


def with_article(**changes: object) -> Guidance:
    guidance = shipped()
    first, *rest = guidance.articles
    return replace(guidance, articles=(replace(first, **changes), *rest))


def with_source(**changes: object) -> Guidance:
    guidance = shipped()
    first, *rest = guidance.sources
    changed: Source = replace(first, **changes)
    return replace(guidance, sources=(changed, *rest))


def with_a_source_overdue() -> Guidance:
    """Return the shipped guidance where a source that a red flag cites was due for review yesterday."""
    cited = shipped().red_flags[0].sources[0]
    return with_record("sources", cited, next_review_on=date(2026, 11, 21))


def with_nothing_to_calm() -> Guidance:
    """Return the shipped guidance where whatever calms is only for those who like warmth."""
    guidance = shipped()
    changed = tuple(
        replace(each, indicated_when="prefers_warmth") if each.category in {"calm", "settle"} else each
        for each in guidance.activities
    )
    return replace(guidance, activities=changed)


def test_the_shipped_guidance_is_proved():
    report = prove(shipped(), today=TODAY)
    data = report.to_data()

    assert [
        (theorem.name, finding.words) for theorem in report.theorems for finding in theorem.findings
    ] == []
    assert max(theorem.combinations for theorem in report.theorems) > 10**100
    assert {"name", "statement", "holds", "combinations", "seconds", "findings"} == set(data[0])


def test_every_theorem_says_what_it_means_in_one_sentence():
    statements = [theorem.statement for theorem in proved(shipped()).theorems]

    assert all(re.fullmatch(r"[A-Z“].*\.", statement) for statement in statements)
    assert not [each for each in statements if re.search(r"BDD|formula|Kleene|combination|_", each)]
    assert len(set(statements)) == len(statements)


BROKEN = [
    ("the_floor_is_present", lambda: without_flag("saddle_numb")),
    ("the_floor_holds", lambda: with_flag("saddle_numb", disposition=Disposition.SOON)),
    ("the_floor_holds", lambda: with_flag("saddle_numb", when="saddle_numb and fever")),
    ("the_floor_holds", lambda: without_flag("cmb_abscess")),
    ("vignettes_get_their_disposition", lambda: without_flag("fever")),
    ("statements_cite_sources", lambda: with_flag("fever", sources=())),
    ("statements_cite_sources", lambda: with_flag("fever", sources=("a-rumour",))),
    ("statements_cite_sources", with_a_source_overdue),
    ("every_placeholder_has_words", lambda: with_flag("fever", reason="Call {the_chemist}.")),
    ("results_have_words", lambda: with_flag("fever", if_clause="")),
    ("results_have_words", lambda: without_record("outcomes", "same_day")),
    ("references_look_backwards", lambda: with_flag("fever", when="fever and urine_dark")),
    ("references_look_backwards", lambda: with_screen("legs", enable_when="maybe(fever)")),
    ("everything_is_used", lambda: with_flag("seen_before_worse", when="fever")),
    ("everything_is_used", lambda: with_definition(id="unheard_of")),
    ("the_stem_names_what_it_hides", lambda: with_screen("any_condition", lead="A long-term illness.")),
    (
        "the_stem_names_what_it_hides",
        lambda: with_item("cancer_ever", enable_when="age >= a50 or maybe(any_condition)"),
    ),
    (
        "the_stem_names_what_it_hides",
        lambda: with_item("diabetes", enable_when="age >= a60 or maybe(any_condition)"),
    ),
    ("reasons_speak_at_their_level", lambda: with_flag("fever", reason="It needs a scan now.")),
    ("reasons_speak_at_their_level", lambda: with_flag("chest_pain", reason="There is no hurry.")),
    ("results_speak_at_their_level", lambda: with_record("outcomes", "ambulance", lead="It can wait.")),
    ("nothing_banned_is_said", lambda: with_activity("standing", steps=("Drink 3 to 4 litres a day.",))),
    ("nothing_banned_is_said", lambda: with_activity("diet", steps=("Take potassium tablets.",))),
    ("nothing_banned_is_said", lambda: with_article(body="Add a pinch of salt to your bottle.")),
    ("nothing_banned_is_said", lambda: with_activity("cat_cow", steps=("Push through the pain.",))),
    ("nothing_banned_is_said", lambda: with_activity("nsaid", summary="Take ibuprofen with naproxen.")),
    ("doses_stay_under_the_ceiling", lambda: with_doses("nsaid", amount="400 to 800 mg")),
    ("doses_stay_under_the_ceiling", lambda: with_doses("paracetamol", times="at most 6 g in 24 hours")),
    ("nothing_begins_too_early_or_goes_on_too_long", lambda: with_doses("plank", from_hours=24)),
    ("nothing_begins_too_early_or_goes_on_too_long", lambda: with_doses("nsaid", until_hours=None)),
    ("links_lead_to_pages", lambda: with_source(url="javascript:alert(1)")),
    ("links_lead_to_pages", lambda: with_article(body="[Read](javascript:alert(1))")),
    ("links_lead_to_pages", lambda: with_flag("fever", reason="<script>alert(1)</script>")),
    ("links_lead_to_pages", lambda: with_item("fever", exception="[Read](javascript:alert(1))")),
    ("names_lead_somewhere", lambda: with_activity("heat", article="never-written")),
    ("names_lead_somewhere", lambda: with_article(related_activities=("headstand",))),
    ("claims_are_said", lambda: with_claim(kept_in=("activity:headstand",))),
    ("every_red_flag_can_be_reached", lambda: with_flag("age_u16", when=NOBODY)),
    ("every_question_can_be_reached", lambda: with_item("fever", enable_when=NOBODY)),
    (
        "each_red_flag_bites_alone",
        lambda: with_flag("badly_wrong", when="badly_wrong and stops_life"),
    ),
    ("the_young_are_seen", lambda: without_flag("age_16_17")),
    ("pregnancy_is_seen", lambda: without_flag("pregnancy_maybe")),
    ("the_truthful_patient", lambda: with_screen("legs", enable_when="maybe(saddle_numb)")),
    ("the_truthful_patient", lambda: with_item("fever", enable_when="pregnancy == maybe")),
    ("the_truthful_patient", lambda: with_item("bruise_over_spine", enable_when="hard_knock")),
    (
        "an_early_end_lists_every_ambulance_sign",
        lambda: with_item("hurts_to_breathe_in", enable_when="maybe(saddle_numb)"),
    ),
    ("self_care_needs_every_answer", lambda: with_screen("course", enable_when="onset >= d7")),
    ("self_care_needs_every_answer", lambda: with_item("lift_twist", enable_when="maybe(one_leg_pain)")),
    ("phases_cover_all_time", lambda: without_record("phases", "calm")),
    ("phases_cover_all_time", lambda: without_record("phases", "protect")),
    ("under_18_there_is_no_plan", lambda: with_flag("age_16_17", blocks_plan=False)),
    ("there_is_something_to_do", with_nothing_to_calm),
    ("everybody_gets_a_safety_net", lambda: without_record("safety_nets", "saddle_and_toilet")),
    ("everybody_gets_a_safety_net", lambda: with_record("safety_nets", "fever", when="iv_drugs")),
    (
        "everybody_gets_a_safety_net",
        lambda: with_record("safety_nets", "chest_breath_faint", disposition=Disposition.SOON),
    ),
    ("nothing_contraindicated_is_planned", lambda: without_bar("nsaid", "ulcer")),
    ("nothing_contraindicated_is_planned", lambda: without_bar("heat", "numb_skin")),
    ("nothing_contraindicated_is_planned", lambda: without_bar("knee_to_chest", "osteoporosis")),
    ("nothing_contraindicated_is_planned", lambda: without_bar("coconut_water", "diabetes")),
    ("pregnancy_never_gets_an_anti_inflammatory", lambda: without_bar("topical_nsaid", "from_13w")),
    ("pregnancy_never_gets_an_anti_inflammatory", lambda: without_bar("nsaid", "missed_period")),
    ("never_two_anti_inflammatories", lambda: with_doses("naproxen", until_hours=300)),
    (
        "every_medicine_is_known",
        lambda: replace(
            shipped(),
            activities=(
                *shipped().activities,
                replace(next(each for each in shipped().activities if each.id == "nsaid"), id="diclofenac"),
            ),
        ),
    ),
    ("never_cold_and_heat_together", lambda: with_doses("heat", from_hours=26)),
    ("never_cold_and_heat_together", lambda: with_activity("massage", category="cold_heat")),
    ("no_number_under_a_fluid_limit", lambda: without_bar("fluid_goal", "fluid_limit")),
    (
        "no_number_under_a_fluid_limit",
        lambda: with_record("contributors", "posture", advice="Drink 2 litres of water at your desk."),
    ),
    ("another_factor_never_adds", lambda: with_activity("curl_up", indicated_when="asthma")),
    (
        "another_factor_never_adds",
        lambda: with_bar("nsaid", Adaptation("under_50kg or no_warmup", Effect.ADAPT, "Less is enough.")),
    ),
    ("every_activity_can_be_planned", lambda: with_activity("plank", indicated_when="fever")),
    ("every_plan_question_can_be_reached", lambda: with_item("asthma", enable_when=NOBODY)),
]
"""Each theorem with a guidance that fails it."""

BY_GRAMMAR = {
    "not_sure_is_never_self_care",
    "another_symptom_never_lowers",
    "only_an_emergency_ends_early",
    "no_plan_above_soon",
}
"""No content can fail these: criteria cannot say “not”, and every red flag calls for something."""


@pytest.mark.parametrize(("theorem", "broken"), BROKEN)
def test_a_broken_guidance_fails_its_theorem(theorem, broken):
    report = proved(broken(), theorem)

    assert [finding.words for finding in report.findings] != []
    assert {each.name for each in report.theorems if not each.holds} == {theorem.replace("_", " ")}


def test_every_theorem_that_content_can_fail_has_been_failed():
    every = {theorem.name.replace(" ", "_") for theorem in proved(shipped()).theorems}
    elsewhere = {mutation.caught_by for mutation in MUTATIONS}

    assert every - elsewhere - {theorem for theorem, _ in BROKEN} == BY_GRAMMAR


@pytest.mark.parametrize(
    ("theorem", "red_flag", "item"),
    [
        (triage.another_symptom_never_lowers, "fever", "feel_ill"),
        (whole_truth.only_an_emergency_ends_early, "big_injury", "badly_wrong"),
    ],
)
def test_a_criterion_that_subtracts_would_be_found(theorem, red_flag, item):
    """Such criteria cannot be written; this puts one past the parser."""
    catalogue = shipped_catalogue()
    text = next(flag.when for flag in catalogue.red_flags if flag.id == red_flag)
    subtracting = AtLeast(1, (OneOf(red_flag, frozenset({"yes"})), OneOf(item, frozenset({"no"}))))
    tampered = replace(catalogue, resolved={**catalogue.resolved, text: subtracting})

    assert list(theorem(Run(Answers(tampered))))


def test_a_word_that_nobody_knows_stops_the_proof():
    report = proved(with_flag("fever", when="fever and cough"))

    assert [theorem.name for theorem in report.theorems] == ["fits together"]
    assert not report.holds


def test_a_red_flag_that_calls_for_nothing_stops_the_proof():
    report = proved(with_flag("fever", disposition=Disposition.SELF_CARE))

    assert [theorem.name for theorem in report.theorems] == ["fits together"]
    assert "calls for more than self-care" in report.findings[0].words


def test_a_question_that_the_proof_needs_and_nobody_is_asked_is_a_finding():
    guidance = shipped()
    without_ulcer = replace(
        next(screen for screen in guidance.screens if screen.id == "plan_medicines_first"),
        items=tuple(
            item for item in shipped_catalogue().screens["plan_medicines_first"].items if item.id != "ulcer"
        ),
    )
    screens = tuple(without_ulcer if each.id == without_ulcer.id else each for each in guidance.screens)
    activities = tuple(
        replace(each, adaptations=tuple(bar for bar in each.adaptations if "ulcer" not in bar.when))
        for each in guidance.activities
    )
    definitions = tuple(
        replace(each, when=re.sub(r"\bulcer or ", "", each.when)) for each in guidance.definitions
    )
    broken = replace(guidance, screens=screens, activities=activities, definitions=definitions)

    words = findings_of("nothing_contraindicated_is_planned", broken)

    assert any("nothing is called “ulcer”" in each for each in words)


def test_a_source_that_is_due_for_review_is_found():
    report = prove(shipped(), today=date(2027, 11, 23), only={"statements_cite_sources"})

    assert not report.holds
