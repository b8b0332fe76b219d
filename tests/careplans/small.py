"""A small plan whose renditions are stored as examples: it changes only when the code does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from careplans.renditions.fhir import Origin
from clinical.content import Effect
from clinical.plan.care_plan import CarePlan
from clinical.triage.evaluation import replay
from tests.clinical.factory import (
    make_activity,
    make_adaptation,
    make_answers,
    make_catalogue,
    make_check_point,
    make_dose,
    make_plan,
    make_safety_net,
    make_screen,
    make_sign,
)

EXAMPLES = Path(__file__).parent / "examples"
AGAIN = "https://back.example.org/again/"
SITE = "https://back.example.org"
TOLD = {"stiff": "yes", "tired": "unsure", "patch": "yes"}

CATALOGUE = make_catalogue(
    make_screen("signs", *map(make_sign, ("stiff", "tired", "patch", "knees"))),
    activities=(
        make_activity("cold_pack", category="cold_heat", doses=(make_dose(0, 48, "15 minutes"),)),
        make_activity("heat", make_adaptation("patch", Effect.REMOVE), category="cold_heat"),
        make_activity(
            "tilt",
            make_adaptation("stiff", Effect.ADAPT, "Go slowly, and begin small; stop \\ rest."),
            category="stretch",
            doses=(make_dose(12, None, "5 times, hold 2 seconds"),),
        ),
        make_activity("brace", category="strengthen", doses=(make_dose(48),)),
        make_activity("tablet", category="relief"),
        make_activity("gel", make_adaptation("patch", Effect.ASK, "you wear a patch"), category="relief"),
    ),
    check_points=(make_check_point(24), make_check_point(336)),
    safety_nets=(make_safety_net("you get chest pain"), make_safety_net("you faint", position=2)),
)


def small_plan(hours: int = 6) -> CarePlan:
    """Return a plan so many hours after 8 o'clock on 1 March 2026."""
    plan = make_plan(CATALOGUE, hours=hours, **TOLD)
    return replace(plan, provenance=replace(plan.provenance, checksum="5ea1" * 16))


def small_origin(plan: CarePlan) -> Origin:
    counting = replay(CATALOGUE, make_answers(CATALOGUE, **TOLD))
    return Origin(CATALOGUE, counting, plan.provenance.made_at, 7, SITE)
