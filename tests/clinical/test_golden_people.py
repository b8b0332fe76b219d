"""Five people whose plans are known beforehand. Evidence: careplan section 6."""

from __future__ import annotations

import pytest

from clinical.care_plan import Standing
from clinical.cold_heat import HeatHold, Primary
from clinical.content import Disposition, Effect
from clinical.contributors import Band
from tests.clinical.shipped import assessed, everything_in, offered_at, person, plan_at

NSAIDS = {"nsaid", "naproxen", "topical_nsaid"}
TOP_UPS = {"rehydrate", "ors", "home_ors"}
STRENGTH = {"bridge", "bird_dog", "dead_bug", "curl_up", "plank", "row"}


def shown(plan):
    return [(each.contributor.id, each.band, each.score) for each in plan.contributors]


def primaries(answers, *hours):
    return {at: plan_at(at, answers).cold_heat.primary.value for at in hours}


def dose_words(planned):
    return " ".join(f"{dose.amount} {dose.times}" for dose in planned.doses)


def effects(plan):
    return {each.activity_id: each.effect for each in (*plan.left_out, *plan.ask_first)}


# Maya, 34, lifted a box 6 hours ago


@pytest.fixture
def maya():
    signs = "lift_twist sore_to_touch one_movement_hurts locked_not_sore urine_mid sit_ge6 no_hourly_breaks"
    return person(*signs.split(), "stress_4_6", "h6_to_7", pregnancy="not_pregnant")


def test_maya_may_look_after_herself(maya):
    assert assessed(maya).is_complete
    assert assessed(maya).disposition is Disposition.SELF_CARE
    assert plan_at(6, maya).appointment is None


def test_maya_strained_it_and_sits_a_lot(maya):
    plan = plan_at(6, maya)

    assert shown(plan) == [("strain", Band.LIKELY, 7), ("posture", Band.POSSIBLE, 3)]
    assert plan.also_contributors == ()


def test_maya_cools_for_48_hours_and_then_warms(maya):
    found = primaries(maya, 0, 6, 24, 30, 47, 48, 80, 200)

    assert found == {
        0: "cold", 6: "cold", 24: "cold", 30: "cold", 47: "cold", 48: "heat", 80: "heat", 200: "heat"
    }  # fmt: skip
    assert plan_at(6, maya).cold_heat.heat_held_because is HeatHold.FRESH_INJURY


def test_mayas_first_day(maya):
    now = offered_at(6, maya)

    assert set(now) >= {
        "cold_pack", "rest_positions", "log_roll", "walk_pacing", "pelvic_tilt", "knee_to_chest", "breathing",
        "nsaid", "paracetamol", "fluid_goal", "activity_limits", "sleep_position", "alcohol_caffeine",
    }  # fmt: skip
    assert not set(now) & (
        TOP_UPS | STRENGTH | {"heat", "contrast", "magnesium", "cat_cow", "massage", "trunk_rotation"}
    )
    assert "15 minutes" in dose_words(now["cold_pack"])
    assert "trunk_rotation" in offered_at(12, maya)


@pytest.mark.parametrize(
    ("activity", "begins"),
    [
        ("cat_cow", 24),
        ("heat", 48),
        ("childs_pose", 48),
        ("abdominal_brace", 48),
        ("hamstring", 72),
        ("piriformis", 72),
        ("ball_roller", 72),
        ("massage", 72),
        ("contrast", 72),
        ("prone_extension", 96),
        ("bridge", 120),
        ("bird_dog", 168),
        ("dead_bug", 168),
        ("curl_up", 336),
        ("plank", 504),
        ("row", 504),
    ],
)
def test_maya_adds_one_thing_after_another(maya, activity, begins):
    assert activity not in offered_at(begins - 1, maya)
    assert activity in offered_at(begins, maya)


def test_maya_stops_ibuprofen_by_day_10(maya):
    assert "nsaid" in offered_at(239, maya)
    assert "nsaid" not in everything_in(plan_at(240, maya))


def test_maya_needs_no_rehydration_at_any_time(maya):
    assert not everything_in(plan_at(6, maya)) & TOP_UPS


def test_mayas_drinks_goal_is_a_range(maya):
    words = dose_words(offered_at(6, maya)["fluid_goal"])

    assert "1.6" in words
    assert "2" in words.replace("1.6", "")


# Tom, 27, ran 15 km in the heat 3 hours ago


@pytest.fixture
def tom():
    fluid = "urine_dark cups_lt4 thirst_dry_mouth hot_or_sweaty_24h twitching no_trigger locked_not_sore"
    effort = "bursts_then_tight headache hard_or_unaccustomed_48h no_warmup hard_gt60min_24h hot_environment"
    rest = "heavy_sweat spasm_within_6h did_not_drink_during units_3_5_24h effort_heat"
    return person(*fluid.split(), *effort.split(), *rest.split(), onset="h0")


def test_tom_may_look_after_himself(tom):
    assert assessed(tom).is_complete
    assert assessed(tom).disposition is Disposition.SELF_CARE


def test_tom_lost_fluid_in_the_heat(tom):
    assert shown(plan_at(3, tom)) == [
        ("fluid", Band.LIKELY, 14),
        ("exertion_heat", Band.LIKELY, 8),
        ("strain", Band.POSSIBLE, 4),
    ]


def test_tom_gets_no_warmth_until_his_pee_is_pale(tom):
    pale = tom | {"urine_pale": "yes"}

    assert primaries(tom, 3, 23, 26) == {3: "cold", 23: "cold", 26: "cold"}
    assert plan_at(3, tom).cold_heat.window_ends_at_hours == 24
    assert not plan_at(3, tom).cold_heat.swap_to_heat_offered
    assert plan_at(3, tom).cold_heat.heat_held_because is HeatHold.NOT_PALE
    assert primaries(pale, 23, 24, 26) == {23: "cold", 24: "heat", 26: "heat"}


def test_tom_drinks_sachets_before_any_medicine(tom):
    plan = plan_at(3, tom)

    assert {"ors", "rehydrate", "paracetamol", "fluid_goal"} <= set(offered_at(3, tom))
    assert not everything_in(plan) & {"nsaid", "naproxen"}
    assert effects(plan)["nsaid"] is Effect.REMOVE
    assert [each.activity.id for each in plan.now[:2]] == ["cool_down", "ors"]


def test_tom_may_take_ibuprofen_once_his_pee_is_pale(tom):
    assert "nsaid" in offered_at(26, tom | {"urine_pale": "yes"})


@pytest.mark.parametrize(
    ("hours", "activity"), [(100, "prone_extension"), (120, "bridge"), (168, "bird_dog")]
)
def test_tom_gets_stronger_once_his_pee_is_pale(tom, hours, activity):
    assert activity in offered_at(hours, tom | {"urine_pale": "yes"})
    assert all(each.is_until_pale for each in plan_at(3, tom).left_out)


def test_tom_takes_no_sachets_after_48_hours(tom):
    assert not set(offered_at(48, tom)) & {"ors", "home_ors"}


def test_tom_gets_no_magnesium_before_day_8(tom):
    assert "magnesium" not in offered_at(167, tom)
    assert "magnesium" not in offered_at(3, tom)


# Priya, 45, desk and stress, 60 hours in, takes sertraline


@pytest.fixture
def priya():
    desk = "no_trigger sit_ge6 no_hourly_breaks awkward_setup worse_after_sitting active_lt150"
    mind = "stress_7plus jaw_shoulder_tension flares_when_stressed fear_of_movement lt6h poor_3_nights"
    rest = "caffeine_gt400 unusual_fatigue urine_mid cups_4_5 skipped_or_processed_meals aspirin_ssri"
    return person(
        *desk.split(), *mind.split(), *rest.split(), "prefers_warmth",
        age="a45", onset="h48", pregnancy="not_pregnant",
    )  # fmt: skip


def test_priya_may_look_after_herself(priya):
    assert assessed(priya).is_complete
    assert assessed(priya).disposition is Disposition.SELF_CARE


def test_priyas_desk_leads_then_stress_then_sleep_and_drinks_are_worth_a_look(priya):
    plan = plan_at(60, priya)

    assert shown(plan) == [
        ("posture", Band.LIKELY, 7),
        ("stress", Band.LIKELY, 7),
        ("sleep", Band.LIKELY, 5),
    ]
    assert [(each.contributor.id, each.band) for each in plan.also_contributors] == [("fluid", Band.POSSIBLE)]


def test_priya_warms_and_may_cool_if_she_likes(priya):
    now = offered_at(60, priya)

    assert now["heat"].standing is Standing.MAIN
    assert now["cold_pack"].standing is Standing.OPTIONAL


def test_priya_asks_a_pharmacist_about_ibuprofen(priya):
    plan = plan_at(60, priya)

    assert effects(plan)["nsaid"] is Effect.ASK
    assert "nsaid" not in everything_in(plan)
    assert "paracetamol" in offered_at(60, priya)


def test_priya_stretches_now_and_strengthens_later(priya):
    now = set(offered_at(60, priya))

    assert {"pelvic_tilt", "knee_to_chest", "trunk_rotation", "cat_cow", "childs_pose"} <= now
    assert {"breathing", "relaxation", "desk_setup", "walk_pacing"} <= now
    assert "hamstring" not in offered_at(60, priya)
    assert {"hamstring", "piriformis", "ball_roller", "massage", "contrast"} <= set(offered_at(72, priya))
    assert {"bird_dog", "dead_bug"} <= set(offered_at(200, priya))


def test_priya_drinks_but_takes_no_sachets(priya):
    assert "fluid_goal" in offered_at(60, priya)
    assert not everything_in(plan_at(12, priya)) & {"ors", "home_ors"}


# George, 71, gardener with chronic kidney disease, a water tablet and an ACE inhibitor, 30 hours in


@pytest.fixture
def george():
    strain = (
        "lift_twist hard_or_unaccustomed_48h sore_to_touch urine_mid cups_4_5 night_cramps hot_or_sweaty_24h"
    )
    health = "h6_to_7 diuretic acei_arb other_bp_medicine kidney_disease high_bp cannot_reach_floor"
    return person(*strain.split(), *health.split(), age="a65", onset="h24")


def test_george_sees_somebody_soon_and_has_a_plan(george):
    assert assessed(george).is_complete
    assert assessed(george).disposition is Disposition.SOON
    assert plan_at(30, george).appointment.disposition is Disposition.SOON


def test_george_strained_it_and_his_medicines_are_worth_asking_about(george):
    assert shown(plan_at(30, george)) == [("strain", Band.LIKELY, 9), ("medicines", Band.LIKELY, 4)]


def test_george_cools_for_10_minutes_until_48_hours_and_then_warms(george):
    assert primaries(george, 30, 47, 48) == {30: "cold", 47: "cold", 48: "heat"}
    assert "10 minutes" in dose_words(offered_at(30, george)["cold_pack"])
    assert offered_at(48, george)["heat"].adaptations


def test_george_takes_no_anti_inflammatory_and_asks_about_the_rest(george):
    found = effects(plan_at(30, george))

    assert found["nsaid"] is Effect.REMOVE
    assert found["topical_nsaid"] is Effect.ASK
    assert found["paracetamol"] is Effect.ASK
    assert not everything_in(plan_at(30, george)) & (NSAIDS | {"paracetamol"})


def test_george_keeps_to_the_drinks_his_team_advised(george):
    plan = plan_at(30, george)

    assert effects(plan)["fluid_goal"] is Effect.REMOVE
    assert effects(plan)["electrolyte_foods"] is Effect.REMOVE
    assert not everything_in(plan) & (TOP_UPS | {"fluid_goal", "electrolyte_foods", "magnesium"})


def test_george_exercises_in_a_chair_and_walks_with_a_rail(george):
    now = offered_at(30, george)

    assert {"pelvic_tilt", "knee_to_chest", "trunk_rotation", "walk_pacing", "breathing"} <= set(now)
    assert all(
        now[name].adaptations for name in ("pelvic_tilt", "knee_to_chest", "trunk_rotation", "walk_pacing")
    )
    assert {"hamstring", "piriformis"} <= set(offered_at(72, george))
    assert offered_at(120, george)["bridge"].uses_twin
    assert "plank" not in everything_in(plan_at(30, george))


# Lena, 31, 24 weeks pregnant, 20 hours in


@pytest.fixture
def lena():
    nights = "woke_with_it unsupported_position poor_3_nights h6_to_7"
    days = "no_trigger urine_mid sit_4_5 worse_after_sitting"
    return person(*nights.split(), *days.split(), pregnancy="from_13w")


def test_lena_phones_the_maternity_unit_first(lena):
    appointment = plan_at(20, lena).appointment

    assert assessed(lena).is_complete
    assert appointment.disposition is Disposition.SOON
    assert appointment.contact == "maternity"


def test_lenas_nights_lead_and_then_her_chair(lena):
    assert shown(plan_at(20, lena)) == [("sleep", Band.LIKELY, 6), ("posture", Band.POSSIBLE, 3)]


def test_lena_cools_or_warms_as_she_likes(lena):
    plan = plan_at(20, lena)

    assert plan.cold_heat.primary is Primary.COLD
    assert plan.cold_heat.swap_to_heat_offered
    assert offered_at(20, lena)["heat"].adaptations


def test_lena_takes_no_anti_inflammatory_and_paracetamol_with_a_word_of_care(lena):
    plan = plan_at(20, lena, "US")

    assert not everything_in(plan) & NSAIDS
    assert effects(plan)["nsaid"] is Effect.REMOVE
    assert effects(plan)["topical_nsaid"] is Effect.REMOVE
    assert offered_at(20, lena)["paracetamol"].adaptations


def test_lena_lies_neither_flat_nor_on_her_front(lena):
    plan = plan_at(20, lena)

    assert not everything_in(plan) & {
        "prone_extension",
        "plank",
        "curl_up",
        "ball_roller",
        "dead_bug",
        "weight",
    }
    assert {"log_roll", "sleep_position", "walk_pacing", "breathing"} <= set(offered_at(20, lena))
    assert offered_at(24, lena)["cat_cow"].adaptations
    assert not everything_in(plan) & (TOP_UPS | {"magnesium"})


@pytest.mark.parametrize("name", ["maya", "tom", "priya", "george", "lena"])
def test_everybody_has_stop_signs_check_points_and_something_to_do(name, request):
    answers = request.getfixturevalue(name)

    plan = plan_at(30, answers)

    assert plan.ground_rules
    assert plan.safety_nets
    assert plan.check_points
    assert 1 <= len(plan.now) <= 3
    assert all(phase.activities for phase in plan.phases)
