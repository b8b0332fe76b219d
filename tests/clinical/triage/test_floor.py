from __future__ import annotations

from dataclasses import fields, replace

import pytest

from clinical.content import (
    AnswerOption,
    Definition,
    Disposition,
    Guidance,
    Item,
    ItemKind,
    RedFlag,
    Role,
    Screen,
    Stage,
)
from clinical.criteria import parse, symbols
from clinical.problems import problem_of
from clinical.triage.floor import FLOORS, breaches
from clinical.triage.floor_numbers import REACH_AN_AMBULANCE
from tests.clinical.shipped import shipped_catalogue

CODES = {
    "age": ("u16", "a16", "a18", "a20", "a45", "a50", "a60", "a65", "a75"),
    "pregnancy": ("cannot_be", "not_pregnant", "maybe", "under_13w", "from_13w", "postnatal"),
    "nerve_old_checked": ("checked", "never_checked", "unsure"),
    "onset": ("h0", "h6", "h24", "h48", "d7", "d14", "w6", "w12", "unsure"),
    "how_it_goes": ("easing", "same", "by_day", "by_hour", "unsure"),
}


def make_item(name: str, slot: int) -> Item:
    if name not in CODES:
        return Item(name, slot, Role.SYMPTOM, text=name, statement=name)
    kind = ItemKind.BAND if name in {"age", "onset"} else ItemKind.CHOICE
    options = tuple(AnswerOption(code, number, code) for number, code in enumerate(CODES[name], start=1))
    return Item(name, slot, Role.CONTEXT, text=name, statement=name, kind=kind, answer_options=options)


def make_red_flag(name: str, when: str, disposition: Disposition) -> RedFlag:
    words = {"title": name, "if_clause": name, "reason": name}
    return RedFlag(name, "life", when, disposition, **words, sources=("unverified",))


def make_guidance(**changed: RedFlag | None) -> Guidance:
    """Return guidance that meets the floor exactly, with some red flags changed or (None) left out."""
    names = sorted({name for floor in FLOORS for name, _ in symbols(parse(floor.when))})
    items = tuple(make_item(name, slot) for slot, name in enumerate(names, start=1))
    red_flags = {floor.red_flag: make_red_flag(floor.red_flag, floor.when, floor.least) for floor in FLOORS}
    kept = tuple(flag for flag in (red_flags | changed).values() if flag is not None)
    screen = Screen("only", 1, Stage.TRIAGE, "Do you have any of these?", "Urgent signs", items)
    empty: dict[str, tuple[()]] = {spec.name: () for spec in fields(Guidance)}
    return Guidance(**(empty | {"screens": (screen,), "red_flags": kept}))


def test_guidance_that_meets_the_floor_exactly_has_no_breaches():
    guidance = make_guidance()

    found = breaches(guidance)

    assert found == ()


def test_a_missing_red_flag_is_a_breach():
    guidance = make_guidance(saddle_numb=None)

    found = breaches(guidance)

    assert found == (problem_of("red_flags", "saddle_numb", "this red flag is missing"),)


def test_a_milder_disposition_is_a_breach():
    flag = make_red_flag("cmb_aaa", "sudden_severe_no_cause", Disposition.EMERGENCY_DEPARTMENT)
    guidance = make_guidance(cmb_aaa=flag)

    found = breaches(guidance)

    assert [breach.id for breach in found] == ["cmb_aaa"]
    assert "Emergency department" in found[0].words


def test_a_stricter_disposition_is_no_breach():
    guidance = make_guidance(fever=make_red_flag("fever", "fever", Disposition.AMBULANCE))

    found = breaches(guidance)

    assert found == ()


@pytest.mark.parametrize(
    "when",
    [
        "chest_pain and breathless",
        "breathless",
        "at_least(2, chest_pain, breathless)",
        "age >= a18 and chest_pain",
    ],
)
def test_a_sign_that_no_longer_bites_alone_is_a_breach(when):
    guidance = make_guidance(chest_pain=make_red_flag("chest_pain", when, Disposition.AMBULANCE))

    found = breaches(guidance)

    assert [breach.id for breach in found] == ["chest_pain"]


@pytest.mark.parametrize("when", ["chest_pain or breathless", "maybe(chest_pain)"])
def test_a_sign_with_wider_criteria_is_no_breach(when):
    guidance = make_guidance(chest_pain=make_red_flag("chest_pain", when, Disposition.AMBULANCE))

    found = breaches(guidance)

    assert found == ()


def test_a_not_sure_of_the_floor_must_bite_as_well():
    flag = make_red_flag("nerve_unsure_one", "one_leg_weak_stable", Disposition.SAME_DAY)
    guidance = make_guidance(nerve_unsure_one=flag)

    found = breaches(guidance)

    assert found == (
        problem_of(
            "red_flags", "nerve_unsure_one", "one_leg_weak_stable answered unsure alone does not raise it"
        ),
    )


def test_a_definition_cannot_hide_a_weakening():
    flag = make_red_flag("fever", "hot", Disposition.SAME_DAY)
    definition = Definition("hot", "fever and feel_ill", "you are hot")
    guidance = replace(make_guidance(fever=flag), definitions=(definition,))

    found = breaches(guidance)

    assert [breach.id for breach in found] == ["fever"]


def test_criteria_that_cannot_be_read_are_a_breach():
    guidance = make_guidance(fever=make_red_flag("fever", "fever and not feel_ill", Disposition.SAME_DAY))

    found = breaches(guidance)

    assert [breach.id for breach in found] == ["fever"]


def test_an_item_that_nobody_is_asked_any_more_is_a_breach_of_every_floor_that_needs_it():
    guidance = make_guidance()
    screen = guidance.screens[0]
    without = replace(screen, items=tuple(item for item in screen.items if item.id != "testicle_pain"))

    found = breaches(replace(guidance, screens=(without,)))

    assert [breach.id for breach in found] == ["testicle_pain"]


def test_no_red_flag_has_two_floors():
    names = [floor.red_flag for floor in FLOORS]

    assert len(names) == len(set(names))


def test_every_floor_is_at_least_same_day():
    assert all(floor.least >= Disposition.SAME_DAY for floor in FLOORS)


def in_britain(*numbers: str) -> Guidance:
    regions = tuple(
        replace(each, emergency_numbers=numbers) if each.id == "GB" else each
        for each in shipped_catalogue().guidance.regions
    )
    return replace(shipped_catalogue().guidance, regions=regions)


@pytest.mark.parametrize(
    "numbers", [("990",), ("999", "990"), ("callme",), ("112",), (), ("911",), ("9999",), ("99 9",)]
)
def test_a_number_that_reaches_no_ambulance_is_a_breach(numbers):
    found = breaches(in_britain(*numbers))

    assert [(each.collection, each.id) for each in found] == [("regions", "GB")] * len(found)
    assert found
    assert "999" in " ".join(each.words for each in found)


def test_the_numbers_that_are_shipped_reach_an_ambulance():
    assert not breaches(shipped_catalogue().guidance)
    assert not breaches(in_britain("999", "112"))


def test_each_country_that_is_shipped_has_its_numbers_in_code():
    assert {each.id for each in shipped_catalogue().guidance.regions} == set(REACH_AN_AMBULANCE)
