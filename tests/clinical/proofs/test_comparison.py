"""What a draft changes for people is counted exactly, and told by people whom it concerns."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace
from itertools import product

import pytest

from clinical.catalogue import ContentError, compile_guidance
from clinical.content import (
    Activity,
    AnswerOption,
    Contributor,
    Definition,
    Disposition,
    Dose,
    Effect,
    Guidance,
    ItemKind,
    Weight,
)
from clinical.contributors import score
from clinical.effects import facts_of, weigh_all
from clinical.evaluation import evaluate, replay
from clinical.proofs.comparison import Comparison, PlanChange, Softening, compare
from clinical.proofs.comparison.doses import allows_more, dose_changes
from tests.clinical.factory import (
    make_activity,
    make_adaptation,
    make_catalogue,
    make_dose,
    make_flag,
    make_options,
    make_screen,
    make_sign,
)
from tests.clinical.shipped import shipped_catalogue

LEVELS = tuple(Disposition)[1:]
CRITERIA = (
    "cough",
    "rash",
    "maybe(chill)",
    "cough and rash",
    "rash or age >= old",
    "at_least(2, cough, rash, chill)",
    "age <= young and rash",
    "smoker == daily",
    "cough and smoker == daily",
    "all_ill",
)


def small(**parts: object) -> Guidance:
    """Return a guidance of five questions, the fourth and fifth only for some, and these parts."""
    smoker = make_options("smoker", "never", "daily", "unsure", kind=ItemKind.CHOICE)
    screens = (
        make_screen("about", make_options("age", "young", "middle", "old")),
        make_screen("signs", make_sign("cough"), make_sign("rash")),
        make_screen(
            "more",
            make_sign("chill"),
            replace(smoker, enable_when="age >= middle"),
            enable_when="maybe(rash)",
        ),
    )
    numbered = tuple(
        replace(
            screen,
            position=at,
            items=tuple(replace(item, slot=10 * at + place) for place, item in enumerate(screen.items)),
        )
        for at, screen in enumerate(screens, start=1)
    )
    defaults = {"definitions": (Definition("all_ill", "cough and rash and chill", "you are ill"),)}
    return replace(make_catalogue().guidance, **{"screens": numbered, **defaults, **parts})


def flags(*whens: tuple[str, Disposition]) -> Guidance:
    return small(
        red_flags=tuple(make_flag(f"flag_{at}", when, level) for at, (when, level) in enumerate(whens))
    )


def every_way_of_answering(*guidances: Guidance) -> list[dict[str, str]]:
    codes: dict[str, dict[str, None]] = {}
    for guidance in guidances:
        for item in compile_guidance(guidance).items.values():
            codes.setdefault(item.id, {}).update(dict.fromkeys(option.code for option in item.permitted))
    return [dict(zip(codes, chosen, strict=True)) for chosen in product(*codes.values())]


def outcome(guidance: Guidance, answers: dict[str, str]) -> Disposition:
    catalogue = compile_guidance(guidance)
    return evaluate(
        catalogue, {name: code for name, code in answers.items() if name in catalogue.items}
    ).disposition


def moved(comparison: Comparison) -> dict[tuple[Disposition, Disposition], int]:
    return {(change.before, change.after): change.combinations for change in comparison.changes}


def moved_one_by_one(old: Guidance, new: Guidance) -> dict[tuple[Disposition, Disposition], int]:
    every = every_way_of_answering(old, new)
    both = Counter((outcome(old, answers), outcome(new, answers)) for answers in every)
    return {(was, becomes): number for (was, becomes), number in both.items() if was is not becomes}


@pytest.fixture(scope="module")
def shipped() -> Guidance:
    return shipped_catalogue().guidance


def with_flag(guidance: Guidance, flag_id: str, **changes: object) -> Guidance:
    changed = (replace(each, **changes) if each.id == flag_id else each for each in guidance.red_flags)
    return replace(guidance, red_flags=tuple(changed))


def with_activity(guidance: Guidance, activity_id: str, **changes: object) -> Guidance:
    changed = (replace(each, **changes) if each.id == activity_id else each for each in guidance.activities)
    return replace(guidance, activities=tuple(changed))


def activity(guidance: Guidance, activity_id: str) -> Activity:
    return next(each for each in guidance.activities if each.id == activity_id)


@pytest.mark.parametrize("seed", range(25))
def test_every_change_of_outcome_is_counted_exactly(seed):
    chance = random.Random(seed)  # noqa: S311
    old = flags(*((chance.choice(CRITERIA), chance.choice(LEVELS)) for _ in range(4)))
    new = flags(*((chance.choice(CRITERIA), chance.choice(LEVELS)) for _ in range(chance.randint(2, 5))))

    comparison = compare(old, new)

    assert comparison.total == len(every_way_of_answering(old))
    assert moved(comparison) == moved_one_by_one(old, new)
    for change in comparison.changes:
        assert (outcome(old, change.answers), outcome(new, change.answers)) == (change.before, change.after)


def test_an_edit_of_a_few_red_flags_is_counted_exactly_too():
    old = flags(
        ("cough", LEVELS[0]), ("rash", LEVELS[2]), ("chill", LEVELS[4]), ("smoker == daily", LEVELS[1])
    )
    new = with_flag(old, "flag_1", disposition=LEVELS[3])

    assert moved(compare(old, new)) == moved_one_by_one(old, new)


def test_the_same_guidance_changes_nothing(shipped):
    comparison = compare(shipped, shipped)

    assert comparison.changes_nothing
    assert comparison.total == shipped_total(shipped)


def shipped_total(guidance: Guidance) -> int:
    number = 1
    for screen in compile_guidance(guidance).triage_screens:
        for item in screen.items:
            number *= len(item.permitted)
    return number


def test_words_alone_change_no_outcome_and_no_plan(shipped):
    reworded = with_flag(shipped, "fever", reason="Fever may mean an infection.")
    reworded = with_activity(reworded, "heat", summary="Warmth helps.")

    assert compare(shipped, reworded).changes_nothing


def test_a_red_flag_made_milder_is_a_deescalation_told_by_somebody(shipped):
    milder = with_flag(shipped, "fever", disposition=Disposition.SOON)

    comparison = compare(shipped, milder)

    (change,) = comparison.deescalations
    assert (change.before, change.after) == (Disposition.SAME_DAY, Disposition.SOON)
    assert [name for name, code in change.answers.items() if code == "yes"] == ["fever"]
    assert "temperature of 38 C" in change.words
    for guidance, expected in ((shipped, change.before), (milder, change.after)):
        assert evaluate(compile_guidance(guidance), change.answers).disposition is expected


def test_a_red_flag_made_more_urgent_is_no_deescalation(shipped):
    comparison = compare(
        shipped, with_flag(shipped, "feel_ill", disposition=Disposition.EMERGENCY_DEPARTMENT)
    )

    assert comparison.changes
    assert comparison.deescalations == ()
    assert comparison.milder_red_flags == ()


def test_a_milder_red_flag_is_listed_even_where_another_one_hides_it():
    old = flags(("rash", Disposition.AMBULANCE), ("rash", Disposition.SAME_DAY))

    for new, softening in (
        (with_flag(old, "flag_1", disposition=Disposition.SOON), Softening.LEVEL),
        (with_flag(old, "flag_1", when="rash and cough"), Softening.CRITERIA),
        (replace(old, red_flags=old.red_flags[:1]), Softening.GONE),
    ):
        comparison = compare(old, new)

        assert comparison.changes == ()
        (milder,) = comparison.milder_red_flags
        assert (milder.red_flag, milder.softening) == ("flag_1", softening)
        assert milder.combinations > 0


def test_a_red_flag_that_no_longer_keeps_the_plan_back_is_milder():
    old = small(red_flags=(make_flag("ill", "rash", Disposition.SOON, blocks_plan=True),))

    (milder,) = compare(old, with_flag(old, "ill", blocks_plan=False)).milder_red_flags

    assert milder.softening is Softening.PLAN


def test_a_question_that_only_one_of_them_asks_counts_as_not_asked_in_the_other():
    old = flags(("cough", Disposition.SOON), ("chill", Disposition.SAME_DAY))
    without = replace(old, screens=old.screens[:2], definitions=(), red_flags=old.red_flags[:1])

    taken, added = compare(old, without), compare(without, old)

    assert moved(taken) == moved_one_by_one(old, without)
    assert moved(added) == moved_one_by_one(without, old)
    assert taken.deescalations
    assert not added.deescalations
    assert taken.total == added.total == len(every_way_of_answering(old))


def test_an_option_that_only_one_of_them_has_counts_as_not_given_in_the_other():
    old = flags(("smoker == daily", Disposition.SAME_DAY), ("age >= old", Disposition.SOON))
    about, signs, more = old.screens
    seldom = AnswerOption("seldom", 4, "Seldom")
    smoker = replace(more.items[1], answer_options=(*more.items[1].answer_options, seldom), enable_when="")
    young = replace(about.items[0], answer_options=about.items[0].answer_options[1:])
    new = replace(
        old,
        screens=(replace(about, items=(young,)), signs, replace(more, items=(more.items[0], smoker))),
    )
    new = with_flag(new, "flag_0", when="smoker == seldom")

    comparison = compare(old, new)

    assert comparison.total == len(every_way_of_answering(old, new))
    assert moved(comparison) == moved_one_by_one(old, new)


def test_a_question_asked_of_fewer_people_shows_who_is_lost():
    old = flags(("chill", Disposition.SAME_DAY))
    hidden = (*old.screens[:2], replace(old.screens[2], enable_when="rash and cough"))

    comparison = compare(old, replace(old, screens=hidden))

    assert moved(comparison) == moved_one_by_one(old, replace(old, screens=hidden))
    assert comparison.deescalations


def test_guidance_that_does_not_fit_together_is_not_compared():
    with pytest.raises(ContentError):
        compare(small(), flags(("headache", Disposition.SOON)))


def test_a_comparison_is_plain_data(shipped):
    milder = with_activity(
        with_flag(shipped, "fever", disposition=Disposition.SOON), "heat", doses=(make_dose(),)
    )

    data = json.loads(json.dumps(compare(shipped, milder).to_data()))

    assert data["changes"][0]["before"] == "SAME_DAY"
    assert int(data["changes"][0]["combinations"]) > 10**30
    assert data["milder_red_flags"][0]["red_flag"] == "fever"
    assert data["plan_changes"][0]["activity"] == "heat"


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
