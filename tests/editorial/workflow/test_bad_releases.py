"""50 bad releases, broken at random: each is refused in words, and what is live stays as it was."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from clinical.content import Disposition, Effect, Guidance, ItemKind
from clinical.triage.floor import FLOORS
from editorial.drafts import drafts
from editorial.workflow import NotPublishable, check, submit
from guidance.models import Release
from guidance.releases.current import current_release
from tests.accounts import make_editor
from tests.clinical.proofs.edits import Edit, bars, both, change, dose, drop, drop_bars, drop_item, flag, item
from tests.guidance.factory import make_release, shipped

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
SEEDS = range(50)
Broken = tuple[Edit, str]
"""An edit, and what a reason against it has to name."""

SINGLE_SIGNS = tuple(each for each in FLOORS if each.when == each.red_flag)
CODE_SHOWS = re.compile(r"Traceback|\bError\b|\bNone\b|\w\(\w+=|<\w+|object at|\\n|\{\w*\}")


def items() -> list[str]:
    return [each.id for screen in shipped().screens for each in screen.items]


def a_sign_of_the_floor_is_gone(chance: random.Random) -> Broken:
    name = chance.choice(FLOORS).red_flag
    return drop("red_flags", name), name


def a_sign_of_the_floor_is_milder(chance: random.Random) -> Broken:
    entry = chance.choice(FLOORS)
    lower = [each for each in Disposition if Disposition.SELF_CARE < each < entry.least]
    return flag(entry.red_flag, disposition=chance.choice(lower)), entry.red_flag


def a_sign_needs_another_one(chance: random.Random) -> Broken:
    one, other = (each.red_flag for each in chance.sample(SINGLE_SIGNS, 2))
    return flag(one, when=f"{one} and {other}"), one


def criteria_have_a_word_that_nobody_knows(chance: random.Random) -> Broken:
    name = chance.choice(shipped().red_flags).id
    return flag(name, when=lambda when: f"({when}) and the_weather"), "the_weather"


def criteria_stop_in_the_middle(chance: random.Random) -> Broken:
    name = chance.choice(shipped().red_flags).id
    return flag(name, when=lambda when: f"{when} or"), name


def two_questions_have_one_slot(chance: random.Random) -> Broken:
    one, other = chance.sample([each for screen in shipped().screens for each in screen.items], 2)
    return item(one.id, slot=other.slot), str(other.slot)


def two_questions_change_slots(chance: random.Random) -> Broken:
    one, other = chance.sample([each for screen in shipped().screens for each in screen.items], 2)
    return both(item(one.id, slot=other.slot), item(other.id, slot=one.slot)), one.id


def two_options_change_numbers(chance: random.Random) -> Broken:
    choices = [
        each for screen in shipped().screens for each in screen.items if each.kind is not ItemKind.SIGN
    ]
    chosen = chance.choice(choices)
    one, other = chance.sample(chosen.answer_options, 2)
    swapped = {one.code: other.number, other.code: one.number}
    options = tuple(
        replace(each, number=swapped.get(each.code, each.number)) for each in chosen.answer_options
    )
    return item(chosen.id, answer_options=options), chosen.id


def a_region_cannot_be_called(chance: random.Random) -> Broken:
    name = chance.choice(shipped().regions).id
    return change("regions", name, emergency_numbers=chance.choice([(), ("help",), ("99O",)])), name


def the_world_has_no_region(_chance: random.Random) -> Broken:
    return drop("regions", "XX"), "XX"


def a_link_runs_a_program(chance: random.Random) -> Broken:
    slug = chance.choice(shipped().articles).slug
    return change("articles", slug, body=lambda body: f"{body}\n[More](javascript:alert(1))\n"), slug


def a_link_leads_nowhere(chance: random.Random) -> Broken:
    slug = chance.choice(shipped().articles).slug
    return change("articles", slug, body=lambda body: f"{body}\n[More](/guides/nowhere/)\n"), slug


def an_article_is_overdue(chance: random.Random) -> Broken:
    slug = chance.choice(shipped().articles).slug
    return change("articles", slug, next_review_on=date(2024, chance.randint(1, 12), 1)), slug


def a_definition_is_gone(chance: random.Random) -> Broken:
    name = chance.choice(["infection_risk", "cauda", "pregnant", "fluid_limited", "thin_blood", "nerve"])
    return drop("definitions", name), name


def a_definition_means_itself(chance: random.Random) -> Broken:
    name = chance.choice(shipped().definitions).id
    return change("definitions", name, when=lambda when: f"({when}) or {name}"), name


def a_question_is_gone(chance: random.Random) -> Broken:
    name = chance.choice(SINGLE_SIGNS).red_flag
    return drop_item(name), name


SIMPLE: tuple[Callable[[random.Random], Broken], ...] = (
    a_sign_of_the_floor_is_gone,
    a_sign_of_the_floor_is_milder,
    a_sign_needs_another_one,
    criteria_have_a_word_that_nobody_knows,
    criteria_stop_in_the_middle,
    two_questions_have_one_slot,
    two_questions_change_slots,
    two_options_change_numbers,
    a_region_cannot_be_called,
    the_world_has_no_region,
    a_link_runs_a_program,
    a_link_leads_nowhere,
    an_article_is_overdue,
    a_definition_is_gone,
    a_definition_means_itself,
    a_question_is_gone,
)


def a_bar_is_lost(chance: random.Random) -> Broken:
    name, factor = chance.choice([("nsaid", "ulcer"), ("heat", "numb_skin"), ("naproxen", "kidney")])
    return drop_bars(name, factor), next(each.title for each in shipped().activities if each.id == name)


def a_source_is_overdue(chance: random.Random) -> Broken:
    name = chance.choice(shipped().red_flags).sources[0]
    return change("sources", name, next_review_on=date(2024, 1, 1)), name


def a_worked_example_is_wrong(chance: random.Random) -> Broken:
    vignette = chance.choice(shipped().vignettes)
    others = [each for each in Disposition if each is not vignette.disposition]
    return change("vignettes", vignette.id, disposition=chance.choice(others)), vignette.id


def a_question_is_hidden(chance: random.Random) -> Broken:
    name = chance.choice(["fever", "pee_burn", "band_pain", "iv_drugs", "unbearable"])
    told = next(each for screen in shipped().screens for each in screen.items if each.id == name)
    return item(name, enable_when="age >= a75"), told.text


def a_dose_is_too_much(chance: random.Random) -> Broken:
    amount = f"{chance.choice([600, 800, 1200])} mg, with food"
    edits = (dose("nsaid", amount=amount), bars("nsaid", "under_50kg", amount=amount, effect=Effect.ADAPT))
    return chance.choice(edits), activity_title("nsaid")


def activity_title(name: str) -> str:
    return next(each.title for each in shipped().activities if each.id == name)


NEEDING_PROOF = (
    a_bar_is_lost,
    a_source_is_overdue,
    a_worked_example_is_wrong,
    a_question_is_hidden,
    a_dose_is_too_much,
)


def bad_release(seed: int) -> tuple[Guidance, str]:
    """Return the shipped guidance broken in one way; every tenth only the proof can find."""
    chance = random.Random(seed)  # noqa: S311
    way = NEEDING_PROOF[seed // 10] if seed % 10 == 0 else SIMPLE[(seed - seed // 10 - 1) % len(SIMPLE)]
    edit, named = way(chance)
    return edit(shipped()), named


def assert_an_editor_understands(reasons: list[str], named: str) -> None:
    assert reasons
    assert any(named in reason for reason in reasons), reasons
    for reason in reasons:
        assert len(reason.split()) >= 4, reason
        assert not CODE_SHOWS.search(reason), reason


@pytest.mark.parametrize("seed", SEEDS)
def test_a_bad_release_is_refused_in_words_and_the_live_one_stays(seed):
    make_release(1, shipped())
    before = current_release().names
    broken, named = bad_release(seed)

    with pytest.raises(NotPublishable) as refusal:
        check(broken, today=TODAY)

    assert_an_editor_understands(refusal.value.reasons, named)
    assert current_release().names == before
    assert Release.objects.count() == 1


@pytest.mark.parametrize("seed", [4, 5, 16])
def test_bad_drafts_are_not_even_taken_in_or_not_submitted(seed):
    make_release(1, shipped())
    before = current_release().names
    broken, named = bad_release(seed)

    with pytest.raises((NotPublishable, drafts.CannotDraft)) as refusal:
        hand_in(broken)

    assert named in str(refusal.value)
    assert current_release().names == before


def hand_in(guidance: Guidance) -> None:
    drafts.replace(guidance=guidance)
    submit(by=make_editor("ann", "author"), notes="A small change.")
