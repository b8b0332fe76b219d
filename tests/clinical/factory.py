"""Small pieces of guidance for tests: name only what the test is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from clinical.catalogue import Catalogue, compile_guidance
from clinical.content import (
    Activity,
    Adaptation,
    AnswerOption,
    CheckPoint,
    Contributor,
    Disposition,
    Dose,
    Effect,
    Evidence,
    Gel,
    Guidance,
    Item,
    ItemKind,
    Phase,
    RedFlag,
    Region,
    Role,
    SafetyNet,
    Screen,
    Stage,
    Weight,
)
from clinical.plan.care_plan import CarePlan
from clinical.plan.planning import generate

AGES = ("u16", "a16", "a18", "a20", "a45", "a50", "a60", "a65", "a75")
ONSETS = ("h0", "h6", "h24", "h48", "d7", "d14", "w6", "w12", "unsure")
ONSET = datetime.fromisoformat("2026-03-01T08:00")
PHASES = (
    ("settle", 0),
    ("calm", 2),
    ("loosen", 24),
    ("move", 48),
    ("rebuild", 168),
    ("return", 336),
    ("protect", 1008),
)


def make_sign(item_id: str, *, role: Role = Role.SYMPTOM, enable_when: str = "") -> Item:
    return Item(item_id, 1, role, f"{item_id}?", f"You have {item_id}", enable_when=enable_when)


def make_options(item_id: str, *codes: str, kind: ItemKind = ItemKind.BAND) -> Item:
    options = tuple(AnswerOption(code, number, code) for number, code in enumerate(codes, start=1))
    return Item(item_id, 1, Role.CONTEXT, f"{item_id}?", f"{item_id} is", kind=kind, answer_options=options)


def make_screen(screen_id: str, *items: Item, stage: Stage = Stage.TRIAGE, enable_when: str = "") -> Screen:
    return Screen(screen_id, 1, stage, f"{screen_id}?", "Signs", items, enable_when=enable_when)


def make_flag(
    flag_id: str, when: str, disposition: Disposition = Disposition.SAME_DAY, **fields: Any
) -> RedFlag:
    return RedFlag(flag_id, "life", when, disposition, flag_id, flag_id, "A reason.", (), **fields)


def make_dose(from_hours: int = 0, until_hours: int | None = None, amount: str = "5 times") -> Dose:
    return Dose(from_hours, until_hours, amount, "2 times a day")


def make_adaptation(when: str, effect: Effect, text: str = "you said so", amount: str = "") -> Adaptation:
    return Adaptation(when, effect, text, amount)


def make_activity(
    activity_id: str,
    *adaptations: Adaptation,
    category: str = "move",
    doses: tuple[Dose, ...] = (make_dose(),),
    indicated_when: str = "",
    position: int = 1,
) -> Activity:
    return Activity(
        activity_id,
        position,
        category,
        title=f"Do {activity_id}",
        summary="",
        steps=("Start.",),
        doses=doses,
        stop_signs=(),
        evidence=Evidence.LOW,
        evidence_text="",
        sources=(),
        indicated_when=indicated_when,
        adaptations=adaptations,
    )


def make_contributor(
    contributor_id: str, weights: dict[str, int], *, possible: int = 3, likely: int = 6, position: int = 1
) -> Contributor:
    counted = tuple(Weight(when, points) for when, points in weights.items())
    return Contributor(
        contributor_id, position, contributor_id, possible, likely, counted, advice="Change it."
    )


def make_phases() -> tuple[Phase, ...]:
    ends = [*(start for _, start in PHASES[1:]), None]
    return tuple(
        Phase(name, position, name, "", start, end, "")
        for position, ((name, start), end) in enumerate(zip(PHASES, ends, strict=True), start=1)
    )


def make_check_point(at_hours: int) -> CheckPoint:
    return CheckPoint(f"at_{at_hours}", 1, at_hours, "Look again", "Is it better?", "Ask.")


def make_safety_net(net_id: str, *, when: str = "", position: int = 1) -> SafetyNet:
    return SafetyNet(net_id, position, Disposition.AMBULANCE, net_id, (), when=when)


def make_region(*, naproxen_sold: bool = False, gel: Gel = Gel.IBUPROFEN) -> Region:
    return Region(
        "GB",
        1,
        "Here",
        ("999",),
        "A&E",
        "NHS 111",
        "111",
        "your GP",
        "",
        "",
        "paracetamol",
        naproxen_sold,
        "A4",
        (),
        gel=gel,
    )


def make_catalogue(*screens: Screen, **parts: Any) -> Catalogue:
    """Return a catalogue with the few items that planning itself asks about, and these parts."""
    context = make_screen(
        "context",
        make_options("age", *AGES),
        make_options("onset", *ONSETS),
        *map(make_sign, ("fever", "lift_twist")),
    )
    wishes = make_screen(
        "wishes", *map(make_sign, ("swelling_bruise", "urine_pale", "prefers_warmth")), stage=Stage.PLAN
    )
    names = ("definitions", "red_flags", "activities", "check_points", "outcomes", "safety_nets")
    rest = ("contributors", "regions", "articles", "sources", "vignettes")
    every = dict.fromkeys((*names, *rest), ()) | {"phases": make_phases()} | parts
    return compile_guidance(Guidance(screens=_numbered((context, *screens, wishes)), **every))


def _numbered(screens: tuple[Screen, ...]) -> tuple[Screen, ...]:
    slots = iter(range(1, 240))
    return tuple(
        replace(
            screen,
            position=position,
            items=tuple(replace(item, slot=next(slots)) for item in screen.items),
        )
        for position, screen in enumerate(screens, start=1)
    )


def make_answers(catalogue: Catalogue, **codes: str) -> dict[str, str]:
    """Return triage answered “no” throughout by somebody of 20 to 44, six hours in, and these answers."""
    denied = {item.id: "no" for screen in catalogue.triage_screens for item in screen.items}
    return {**denied, "age": "a20", "onset": "h6", **codes}


def make_plan(
    catalogue: Catalogue, *, hours: int = 6, region: Region | None = None, **codes: str
) -> CarePlan:
    """Return the plan for these answers so many hours after onset."""
    now = ONSET + timedelta(hours=hours)
    return generate(catalogue, make_answers(catalogue, **codes), ONSET, now, region or make_region())
