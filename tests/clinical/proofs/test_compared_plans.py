"""What a draft changes in plans is told by activity and by what is true of a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clinical.catalogue import compile_guidance
from clinical.content import Contributor, Dose, Effect, Guidance, ItemKind, Weight
from clinical.plan.contributors import score
from clinical.plan.effects import facts_of, weigh_all
from clinical.proofs.comparison import PlanChange, compare
from clinical.proofs.comparison.doses import allows_more, dose_changes
from clinical.triage.evaluation import replay
from tests.clinical.factory import make_activity, make_adaptation, make_dose
from tests.clinical.proofs.test_comparison import activity, small, with_activity


def plan_changes(old: Guidance, new: Guidance) -> list[tuple[str, str, str, bool]]:
    return [(each.factor, each.before, each.after, each.is_softer) for each in compare(old, new).plan_changes]


def with_bars(*adaptations: object, **fields: object) -> Guidance:
    return small(activities=(make_activity("stretch", *adaptations, **fields),))


def test_a_bar_that_is_lost_is_softer_and_names_the_factor():
    old = with_bars(make_adaptation("cough", Effect.REMOVE), make_adaptation("rash", Effect.ASK))
    new = with_bars(make_adaptation("rash", Effect.ASK))

    assert plan_changes(old, new) == [("“You have cough”", "remove", "keep", True)]
    assert plan_changes(new, old) == [("“You have cough”", "keep", "remove", False)]


def test_an_effect_made_weaker_is_softer():
    old, new = (with_bars(make_adaptation("cough", effect)) for effect in (Effect.ASK, Effect.ADAPT))

    assert plan_changes(old, new) == [("“You have cough”", "ask", "adapt", True)]


def test_the_options_of_one_question_are_told_together():
    old, new = with_bars(make_adaptation("age >= middle", Effect.REMOVE)), with_bars()

    ((factor, before, after, is_softer),) = plan_changes(old, new)

    assert (before, after, is_softer) == ("remove", "keep", True)
    assert "middle or old" in factor


def test_an_activity_for_more_people_is_softer_and_for_fewer_is_not():
    few, all_of_them = with_bars(indicated_when="cough"), with_bars()

    assert plan_changes(few, all_of_them) == [("everybody", "absent", "keep", True)]
    assert plan_changes(all_of_them, few) == [("everybody", "keep", "absent", False)]


def test_a_new_activity_and_one_that_is_gone_are_told_once():
    old, new = small(), with_bars(make_adaptation("cough", Effect.REMOVE))

    assert plan_changes(old, new) == [("everybody", "absent", "keep", False)]
    assert plan_changes(new, old) == [("everybody", "keep", "absent", False)]


def test_a_guard_that_is_lost_shows_on_what_it_guards():
    def medicines(*bars: object) -> Guidance:
        return small(activities=(make_activity("nsaid", *bars), make_activity("naproxen", position=2)))

    comparison = compare(medicines(make_adaptation("cough", Effect.REMOVE)), medicines())

    assert {(each.activity, each.before, each.after) for each in comparison.plan_changes} == {
        ("nsaid", "remove", "keep"),
        ("naproxen", "remove", "keep"),
    }


def test_a_score_that_changes_who_gets_an_activity_is_followed():
    def scored(likely_from: int) -> Guidance:
        weights = (Weight("cough", 2), Weight("rash", 2))
        contributor = Contributor("cold", 1, "Cold", 1, likely_from, weights, "Wrap up.")
        return replace(with_bars(indicated_when="cold_likely"), contributors=(contributor,))

    assert sorted(plan_changes(scored(2), scored(3))) == [
        ("“You have cough”", "keep", "absent", False),
        ("“You have rash”", "keep", "absent", False),
    ]


@pytest.mark.parametrize("reworded", ["Lie down.", "Lie on a bed."])
def test_a_step_shown_again_to_whom_it_does_not_suit_is_softer(reworded):
    spared = replace(make_adaptation("cough", Effect.ADAPT), leaves_out=("Lie down.",))
    rest = replace(make_activity("rest", spared), steps=("Lie down.", "Get up."))
    shown = replace(rest, adaptations=(make_adaptation("cough", Effect.ADAPT),), steps=(reworded, "Get up."))

    found = plan_changes(small(activities=(rest,)), small(activities=(shown,)))

    assert found == [("“You have cough”", "without “Lie down.”", f"with “{reworded}”", True)]


def test_a_step_left_out_for_somebody_is_told_and_is_not_softer():
    spared = replace(make_adaptation("cough", Effect.ADAPT), leaves_out=("Start.",))

    found = plan_changes(with_bars(make_adaptation("cough", Effect.ADAPT)), with_bars(spared))

    assert found == [("“You have cough”", "with “Start.”", "without “Start.”", False)]


def test_doses_hours_and_amounts_are_compared():
    small_amount = make_adaptation("cough", Effect.ADAPT, amount="2 times")
    old = with_bars(small_amount, doses=(make_dose(0, 48),))
    new = with_bars(replace(small_amount, amount="4 times"), doses=(make_dose(0, 72),))

    assert plan_changes(old, new) == [
        (
            "everybody",
            "5 times, 2 times a day (from hour 0 to 48)",
            "5 times, 2 times a day (from hour 0 to 72)",
            True,
        ),
        ("“You have cough”", "2 times", "4 times", True),
    ]


@pytest.mark.parametrize(
    ("was", "becomes", "is_more"),
    [
        ("200 to 400 mg", "200 to 600 mg", True),
        ("200 to 400 mg", "200 mg", True),  # it cannot be told: the numbers do not pair
        ("at most 1,200 mg", "at most 600 mg", False),
        ("at least 6 hours apart", "at least 4 hours apart", True),
        ("at least 6 hours apart", "at least 8 hours apart", False),
        ("5 times", "5 slow times", False),
    ],
)
def test_a_number_that_allows_more_is_softer(was, becomes, is_more):
    assert allows_more(was, becomes) is is_more


def test_a_dose_that_is_added_is_softer_and_one_that_goes_is_not():
    first, second = Dose(0, 24, "5 times", "daily"), Dose(24, None, "9 times", "daily")

    (added,), (gone,) = dose_changes((first,), (first, second)), dose_changes((first, second), (first,))

    assert (added.before, added.is_softer) == ("absent", True)
    assert (gone.after, gone.is_softer) == ("absent", False)


def effect_on(guidance: Guidance, change: PlanChange) -> Effect:
    catalogue = compile_guidance(guidance)
    denied = {item.id: "no" for item in catalogue.items.values() if item.kind is ItemKind.SIGN}
    usual = {"age": "a45", "onset": "h0", "pregnancy": "cannot_be", "nerve_old_checked": "checked"}
    counting = replay(catalogue, {**denied, **usual, **change.answers})
    scored = score(guidance.contributors, catalogue.criteria, counting)
    return weigh_all(catalogue, facts_of(catalogue, counting, scored))[change.activity].effect


@pytest.mark.parametrize("activity_id", ["nsaid", "heat", "cold_pack", "fluid_goal", "paracetamol", "ors"])
def test_the_planner_agrees_about_every_factor_that_is_told(shipped, activity_id):
    halved = activity(shipped, activity_id).adaptations[::2]
    changed = with_activity(shipped, activity_id, adaptations=halved)

    told = compare(shipped, changed).plan_changes

    assert {each.activity for each in told} >= {activity_id}
    for change in told:
        if change.before in set(Effect):
            assert effect_on(shipped, change) == change.before, change.words
            assert effect_on(changed, change) == change.after, change.words
