"""What a draft changes for people is counted exactly, and told by people whom it concerns."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace
from itertools import product

import pytest

from clinical.catalogue import ContentError, compile_guidance
from clinical.content import Activity, AnswerOption, Definition, Disposition, Guidance, ItemKind
from clinical.proofs.comparison import Comparison, Softening, compare
from clinical.triage.evaluation import evaluate
from tests.clinical.factory import make_catalogue, make_dose, make_flag, make_options, make_screen, make_sign

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

    assert comparison == Comparison(shipped_total(shipped), (), (), (), ())


def shipped_total(guidance: Guidance) -> int:
    number, catalogue = 1, compile_guidance(guidance)
    for screen in (*catalogue.triage_screens, *catalogue.exit_screens):
        for item in screen.items:
            number *= len(item.permitted)
    return number


def test_words_alone_change_no_outcome_and_no_plan(shipped):
    reworded = with_flag(shipped, "fever", reason="Fever may mean an infection.")
    reworded = with_activity(reworded, "heat", summary="Warmth helps.")

    assert compare(shipped, reworded) == Comparison(shipped_total(shipped), (), (), (), ())


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
