"""Five people whose plans are known beforehand: scores, gates and what must not be there.

Evidence: careplan section 6. Their plans day by day are in test_golden_days.py.
"""

from __future__ import annotations

import re

import pytest

from clinical.content import Band, Disposition, Effect
from clinical.plan.care_plan import Standing
from clinical.plan.cold_heat import HeatHold, Primary
from clinical.triage.evaluation import assume_no
from tests.clinical.golden_people import EVERYBODY, george, lena, maya, priya, tom, tom_once_pale
from tests.clinical.shipped import assessed, everything_in, offered_at, person, plan_at, shipped_catalogue

NSAIDS = {"nsaid", "naproxen", "topical_nsaid"}
TOP_UPS = {"rehydrate", "ors", "home_ors"}
ON_THE_BACK = {
    "pelvic_tilt",
    "knee_to_chest",
    "trunk_rotation",
    "piriformis",
    "hamstring",
    "bridge",
    "dead_bug",
}
A_DAY = 24

SCORES = {
    # In the order shown; then those that are “also worth a look”, and whoever stays out.
    "maya": ([("strain", Band.LIKELY, 7), ("posture", Band.POSSIBLE, 3)], []),
    "tom": (
        [("fluid", Band.LIKELY, 14), ("exertion_heat", Band.LIKELY, 8), ("strain", Band.POSSIBLE, 4)],
        [],
    ),
    "priya": (
        [("posture", Band.LIKELY, 7), ("stress", Band.LIKELY, 7), ("sleep", Band.LIKELY, 5)],
        [("fluid", Band.POSSIBLE, 5)],
    ),
    "george": ([("strain", Band.LIKELY, 9), ("medicines", Band.LIKELY, 4)], []),
    "lena": ([("sleep", Band.LIKELY, 6), ("posture", Band.POSSIBLE, 3)], []),
}
ROUTES = {
    "maya": (Disposition.SELF_CARE, None),
    "tom": (Disposition.SELF_CARE, None),
    "priya": (Disposition.SELF_CARE, None),
    "george": (Disposition.SOON, ""),
    "lena": (Disposition.SOON, "maternity"),
}
NEVER = {
    # “Out” in the evidence: in no phase at all.
    "maya": TOP_UPS | {"coconut_water"},
    "tom": {"nsaid", "naproxen", "heat", "contrast"},  # while the pee is not pale
    "priya": {"ors", "home_ors", "nsaid", "naproxen", "topical_nsaid"},
    "george": NSAIDS | TOP_UPS | {"fluid_goal", "coconut_water", "electrolyte_foods", "magnesium"}
    | {"paracetamol", "plank"},
    "lena": NSAIDS | TOP_UPS | ON_THE_BACK | {"prone_extension", "plank", "curl_up", "ball_roller"}
    | {"magnesium", "weight", "stretch_routine"},
}  # fmt: skip
GATES = {
    # Named with the reason, and without a dose.
    "maya": {},
    "tom": {"nsaid": Effect.REMOVE, "heat": Effect.REMOVE, "contrast": Effect.REMOVE},
    "priya": {"nsaid": Effect.REMOVE, "topical_nsaid": Effect.ASK},  # lack of fluid is possible
    "george": {
        "nsaid": Effect.REMOVE, "topical_nsaid": Effect.ASK, "paracetamol": Effect.ASK,
        "fluid_goal": Effect.REMOVE, "electrolyte_foods": Effect.REMOVE, "magnesium": Effect.REMOVE,
        "plank": Effect.REMOVE,
    },
    "lena": {"nsaid": Effect.REMOVE, "topical_nsaid": Effect.REMOVE, "magnesium": Effect.ASK,
             "ball_roller": Effect.REMOVE, "prone_extension": Effect.REMOVE, "plank": Effect.REMOVE,
             "curl_up": Effect.REMOVE, "weight": Effect.REMOVE, "stretch_routine": Effect.REMOVE,
             **dict.fromkeys(ON_THE_BACK, Effect.REMOVE)},
}  # fmt: skip
WINDOWS = {
    # Hours since onset, and what goes on the back: cold, heat or nothing.
    "maya": {0: "cold", 6: "cold", 24: "cold", 47: "cold", 48: "heat", 80: "heat", 1008: "heat"},
    "tom": {3: "cold", 23: "cold", 24: "cold", 60: "cold"},
    "priya": {0: "cold", 23: "cold", 24: "heat", 60: "heat"},
    "george": {30: "cold", 47: "cold", 48: "heat", 200: "heat"},
    "lena": {0: "cold", 20: "cold", 23: "cold", 24: "heat"},
}


def everyone(table):
    return pytest.mark.parametrize(("name", "expected"), table.items(), ids=list(table))


def first_plan(name, region="GB"):
    make, hours = EVERYBODY[name]
    return plan_at(hours, make(), region)


def effects(plan):
    return {each.activity_id: each.effect for each in (*plan.left_out, *plan.ask_first)}


def of(scored):
    return [(each.contributor.id, each.band, each.score) for each in scored]


@everyone(ROUTES)
def test_where_they_are_sent(name, expected):
    make, hours = EVERYBODY[name]
    appointment = plan_at(hours, make()).appointment

    assert assessed(make()).is_complete
    assert (assessed(make()).disposition, appointment and appointment.contact) == expected


@everyone(SCORES)
def test_what_is_worth_changing(name, expected):
    plan = first_plan(name)

    assert (of(plan.contributors), of(plan.also_contributors)) == expected


@everyone(WINDOWS)
def test_cold_first_and_then_warmth(name, expected):
    make, _ = EVERYBODY[name]

    assert {hours: plan_at(hours, make()).cold_heat.primary.value for hours in expected} == expected


@everyone(NEVER)
def test_what_is_out_is_in_no_phase(name, expected):
    assert not everything_in(first_plan(name, "US")) & expected


@everyone(GATES)
def test_what_is_left_out_or_to_be_asked_about_is_named_with_the_reason(name, expected):
    plan = first_plan(name)

    assert effects(plan) == expected
    assert all(each.reasons for each in (*plan.left_out, *plan.ask_first))
    assert plan.waiting == ()


@pytest.mark.parametrize("name", EVERYBODY)
def test_everybody_has_stop_signs_check_points_and_something_to_do_in_every_phase(name):
    plan = first_plan(name)

    assert plan.ground_rules
    assert plan.safety_nets
    assert plan.check_points
    assert 1 <= len(plan.now) <= 3
    assert all(phase.activities for phase in plan.phases)


@pytest.mark.parametrize("name", EVERYBODY)
def test_nobody_gets_sachets_after_48_hours_pain_relief_after_10_days_or_magnesium_before_day_8(name):
    make, _ = EVERYBODY[name]

    assert not set(offered_at(48, make())) & (TOP_UPS | {"coconut_water"})
    assert not set(offered_at(240, make())) & {"nsaid", "naproxen", "paracetamol"}
    assert "magnesium" not in offered_at(167, make())


# What the tables cannot say


def test_mayas_warmth_waits_because_of_a_fresh_injury():
    plan = plan_at(6, maya())

    assert plan.cold_heat.heat_held_because is HeatHold.FRESH_INJURY
    assert plan.cold_heat.window_ends_at_hours == 48
    assert "heat" not in offered_at(47, maya())


def test_tom_gets_no_warmth_until_his_pee_is_pale():
    plan = plan_at(3, tom())

    assert plan.cold_heat.window_ends_at_hours == 24
    assert not plan.cold_heat.swap_to_heat_offered
    assert plan.cold_heat.heat_held_because is HeatHold.NOT_PALE
    assert plan_at(23, tom_once_pale()).cold_heat.primary is Primary.COLD
    assert plan_at(24, tom_once_pale()).cold_heat.primary is Primary.HEAT


def test_tom_cools_down_and_drinks_before_any_medicine():
    plan = plan_at(3, tom())

    assert [each.activity.id for each in plan.now[:2]] == ["cool_down", "ors"]
    order = [each.activity.id for each in plan.phases[0].activities]
    assert order.index("ors") < order.index("coconut_water")
    assert order.index("rehydrate") < order.index("paracetamol")


def test_all_that_tom_has_to_wait_for_comes_back_once_his_pee_is_pale():
    assert all(each.is_until_pale for each in plan_at(3, tom()).left_out)
    assert {"nsaid", "heat"} <= set(offered_at(26, tom_once_pale()))
    assert not everything_in(plan_at(26, tom_once_pale())) & TOP_UPS


@pytest.mark.parametrize("hours", [0, 30, 47, 60, 200])
@pytest.mark.parametrize("sign", ["urine_dark", "lightheaded", "vomiting"])
def test_a_lift_does_not_make_ibuprofen_safe_for_somebody_who_is_dry(sign, hours):
    plan = plan_at(hours, assume_no(shipped_catalogue(), maya() | {sign: "yes"}), "US")

    assert not everything_in(plan) & {"nsaid", "naproxen"}
    assert effects(plan)["nsaid"] is Effect.REMOVE


def test_after_vomiting_pale_pee_alone_does_not_bring_ibuprofen_back():
    sick = assume_no(shipped_catalogue(), maya() | {"vomiting": "yes"})

    plan = plan_at(30, sick | {"urine_pale": "yes", "urine_mid": "no"})

    [nsaid] = [each for each in plan.left_out if each.activity_id == "nsaid"]
    assert not nsaid.is_until_pale
    assert "eat and drink as usual for a day" in nsaid.reasons[0].text


def test_without_an_answer_about_pee_no_ibuprofen_is_shown():
    answers = maya()
    for name in ("urine_pale", "urine_mid", "urine_dark"):
        del answers[name]

    plan = plan_at(6, answers)

    assert "nsaid" not in everything_in(plan)
    assert "nsaid" in {each.activity_id for each in plan.waiting}


def test_tom_reads_the_line_on_brown_pee_and_on_weighing_himself():
    offered = offered_at(3, tom())

    assert "brown" in " ".join(offered["ors"].activity.stop_signs)
    assert "1.25 to 1.5 litres for each kg lost" in " ".join(offered["rehydrate"].activity.steps)


def test_priya_warms_and_may_cool_if_she_likes():
    offered = offered_at(60, priya())

    assert offered["heat"].standing is Standing.MAIN
    assert offered["cold_pack"].standing is Standing.OPTIONAL


def test_priya_is_told_what_to_ask_a_pharmacist():
    once_pale = priya() | {"urine_pale": "yes", "urine_mid": "no"}
    [nsaid] = [each for each in plan_at(60, once_pale).ask_first if each.activity_id == "nsaid"]

    assert "SSRI" in nsaid.reasons[0].text


def test_george_does_everything_on_a_bed_or_chair():
    for hours in (30, 72, 120, 200, 400, 600):
        for each in offered_at(hours, george()).values():
            if each.activity.category in {"stretch", "strengthen"}:
                assert each.uses_twin, each.activity.id
                assert each.activity.twin


def test_george_reads_no_number_for_drinks():
    [fluid_goal] = [each for each in plan_at(30, george()).left_out if each.activity_id == "fluid_goal"]

    assert not re.search(r"\d", " ".join(each.text for each in fluid_goal.reasons))
    assert "fluid_limit" in offered_at(30, george())


def test_george_shows_a_pharmacist_his_medicines():
    plan = plan_at(30, george())
    [medicines] = [each for each in plan.contributors if each.contributor.id == "medicines"]

    assert "pharmacist_card" in offered_at(30, george())
    assert set(medicines.because_of) == {"diuretic", "other_bp_medicine"}


def test_who_was_not_hurt_has_cold_from_24_hours_only_if_it_feels_better():
    for hours in (24, 30, 47, 60):
        cold = offered_at(hours, priya())["cold_pack"]

        assert cold.standing is Standing.OPTIONAL
        assert [dose.times for dose in cold.doses] == ["only if cold feels better than warmth"]


def test_a_comfort_dose_of_cold_is_no_longer_for_old_skin_than_any_other():
    [dose] = offered_at(60, person("no_trigger", age="a65", onset="h48"))["cold_pack"].doses

    assert dose.amount == "10 minutes, at least 2 hours apart"


def test_lena_may_choose_warmth_in_the_first_day():
    plan = plan_at(20, lena())

    assert plan.cold_heat.swap_to_heat_offered
    assert offered_at(20, lena())["heat"].standing is Standing.ALTERNATIVE


def test_lena_rolls_her_pelvis_in_a_chair_and_never_lies_flat():
    for hours in (20, 7 * A_DAY, 30 * A_DAY):
        assert "seated_pelvic_roll" in offered_at(hours, lena())
        assert not set(offered_at(hours, lena())) & ON_THE_BACK
