from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from clinical.content import Disposition, Effect, Gel, Stage
from clinical.plan.care_plan import Due, NoPlan, NoPlanReason, Standing
from clinical.plan.cold_heat import HeatHold, Primary
from clinical.plan.planning import generate
from tests.clinical.factory import (
    ONSET,
    make_activity,
    make_adaptation,
    make_answers,
    make_catalogue,
    make_check_point,
    make_contributor,
    make_dose,
    make_flag,
    make_plan,
    make_region,
    make_safety_net,
    make_screen,
    make_sign,
)

COLD_AND_HEAT = (
    make_activity("cold_pack", category="cold_heat", position=1),
    make_activity("heat", category="cold_heat", position=2),
    make_activity("contrast", category="cold_heat", position=3, doses=(make_dose(72, 336),)),
)
ILL = make_screen("ill", make_sign("ill"), make_sign("worse"))
GATES = make_screen("gates", make_sign("asthma"), make_sign("ulcer_before"), stage=Stage.PLAN)


def planned_ids(plan, phase="now"):
    return [each.activity.id for each in find_phase(plan, phase).activities]


def find_phase(plan, phase):
    return plan.phases[0] if phase == "now" else next(each for each in plan.phases if each.phase.id == phase)


def standings(plan, phase="now"):
    return {each.activity.id: each.standing for each in find_phase(plan, phase).activities}


def find_planned(plan, activity_id, phase="now"):
    return next(each for each in find_phase(plan, phase).activities if each.activity.id == activity_id)


# Whether there is a plan


def test_an_incomplete_assessment_gives_no_plan():
    catalogue = make_catalogue(ILL)
    answers = make_answers(catalogue)
    del answers["worse"]

    with pytest.raises(NoPlan) as caught:
        generate(catalogue, answers, ONSET, ONSET, make_region())

    assert caught.value.reason is NoPlanReason.INCOMPLETE


@pytest.mark.parametrize("disposition", [Disposition.SAME_DAY, Disposition.AMBULANCE])
def test_there_is_no_plan_above_soon(disposition):
    catalogue = make_catalogue(ILL, red_flags=(make_flag("illness", "ill", disposition),))

    with pytest.raises(NoPlan) as caught:
        make_plan(catalogue, ill="yes", worse="yes")

    assert caught.value.reason in {NoPlanReason.TOO_URGENT, NoPlanReason.INCOMPLETE}


@pytest.mark.parametrize("age", ["u16", "a16"])
def test_there_is_no_plan_under_18(age):
    with pytest.raises(NoPlan) as caught:
        make_plan(make_catalogue(), age=age)

    assert caught.value.reason is NoPlanReason.UNDER_18


@pytest.mark.parametrize("code", ["yes", "unsure"])
def test_a_red_flag_that_is_present_or_not_ruled_out_may_block_the_plan(code):
    flag = make_flag("illness", "ill", Disposition.SOON, blocks_plan=True)
    catalogue = make_catalogue(ILL, red_flags=(flag,))

    with pytest.raises(NoPlan) as caught:
        make_plan(catalogue, ill=code)

    assert caught.value.reason is NoPlanReason.BLOCKED


def test_with_nothing_to_see_anybody_about_there_is_no_appointment():
    assert make_plan(make_catalogue()).appointment is None


def test_an_appointment_says_how_soon_with_whom_and_why():
    midwife = make_flag("midwife", "ill", Disposition.SOON, contact="maternity")
    routine = make_flag("routine", "worse", Disposition.ROUTINE)
    catalogue = make_catalogue(ILL, red_flags=(midwife, routine))

    found = make_plan(catalogue, ill="yes", worse="yes").appointment

    assert found.disposition is Disposition.SOON
    assert found.contact == "maternity"
    assert found.present == (midwife, routine)


def test_a_sign_that_one_is_not_sure_about_is_a_reason_for_the_appointment():
    flag = make_flag("illness", "ill", Disposition.SAME_DAY)
    catalogue = make_catalogue(ILL, red_flags=(flag,))

    found = make_plan(catalogue, ill="unsure").appointment

    assert found.not_ruled_out == (flag,)


# When it began


def test_hours_are_counted_from_the_onset():
    assert make_plan(make_catalogue(), hours=31, onset="h6").hours_since_onset == 31


@pytest.mark.parametrize(
    ("band", "hours"),
    [("h0", 0), ("h6", 6), ("h48", 48), ("d7", 168), ("d14", 336), ("w6", 1008), ("unsure", 24)],
)
def test_without_an_onset_the_earliest_time_of_the_band_counts(band, hours):
    catalogue = make_catalogue()

    plan = generate(catalogue, make_answers(catalogue, onset=band), None, ONSET, make_region())

    assert plan.hours_since_onset == hours
    assert plan.onset_is_guessed is (band == "unsure")
    assert plan.phases[0].starts_at is None


def test_an_onset_that_lies_ahead_counts_as_now():
    assert make_plan(make_catalogue(), hours=-3).hours_since_onset == 0


def test_the_plan_runs_from_the_present_phase_on():
    plan = make_plan(make_catalogue(), hours=50)

    assert [each.phase.id for each in plan.phases] == ["move", "rebuild", "return", "protect"]
    assert [each.is_now for each in plan.phases] == [True, False, False, False]


def test_phases_have_floating_local_times():
    plan = make_plan(make_catalogue(), hours=50)

    assert plan.phases[0].starts_at == datetime.fromisoformat("2026-03-03T08:00")
    assert plan.phases[0].ends_at == datetime.fromisoformat("2026-03-08T08:00")
    assert plan.phases[-1].ends_at is None


# What is in it, and when


def test_an_activity_is_planned_while_a_dose_lasts():
    walk = make_activity("walk", doses=(make_dose(30, 200),))
    plan = make_plan(make_catalogue(activities=(walk,)), hours=6)

    found = {each.phase.id: [planned.activity.id for planned in each.activities] for each in plan.phases}

    assert found == {
        "calm": [],
        "loosen": ["walk"],
        "move": ["walk"],
        "rebuild": ["walk"],
        "return": [],
        "protect": [],
    }


def test_a_phase_shows_the_doses_of_its_time():
    walk = make_activity("walk", doses=(make_dose(0, 48, "2 minutes"), make_dose(48, None, "10 minutes")))
    plan = make_plan(make_catalogue(activities=(walk,)), hours=6)

    assert [dose.amount for dose in find_planned(plan, "walk", "calm").doses] == ["2 minutes"]
    assert [dose.amount for dose in find_planned(plan, "walk", "move").doses] == ["10 minutes"]


def test_a_planned_activity_begins_with_its_dose_and_ends_with_its_phase():
    turns = make_activity("turns", doses=(make_dose(12, None),))

    found = find_planned(make_plan(make_catalogue(activities=(turns,)), hours=6), "turns")

    assert (found.from_hours, found.until_hours) == (12, 24)
    assert found.starts_at == ONSET + timedelta(hours=12)


def test_what_a_phase_adds_is_marked_new():
    activities = (make_activity("walk"), make_activity("turns", doses=(make_dose(24, None),)))
    plan = make_plan(make_catalogue(activities=activities), hours=6)

    assert find_planned(plan, "turns", "loosen").is_new
    assert not find_planned(plan, "walk", "loosen").is_new
    assert not find_planned(plan, "turns", "move").is_new


def test_an_activity_needs_its_indication_to_hold_for_certain():
    ors = make_activity("drink", indicated_when="ill")
    catalogue = make_catalogue(ILL, activities=(ors,))

    assert planned_ids(make_plan(catalogue, ill="yes")) == ["drink"]
    assert planned_ids(make_plan(catalogue, ill="unsure")) == []
    assert planned_ids(make_plan(catalogue, ill="no")) == []


def test_activities_stand_in_order_of_position():
    activities = (make_activity("later", position=2), make_activity("sooner", position=1))

    assert planned_ids(make_plan(make_catalogue(activities=activities))) == ["sooner", "later"]


# What answers do to an activity


@pytest.mark.parametrize("code", ["yes", "unsure"])
def test_a_removed_activity_is_left_out_with_its_reason(code):
    walk = make_activity("walk", make_adaptation("ill", Effect.REMOVE, "you are ill"))

    plan = make_plan(make_catalogue(ILL, activities=(walk,)), ill=code)

    assert planned_ids(plan) == []
    [left_out] = plan.left_out
    assert (left_out.activity_id, left_out.effect) == ("walk", Effect.REMOVE)
    assert [(each.text, each.because_of) for each in left_out.reasons] == [("you are ill", ("ill",))]


def test_an_activity_to_ask_about_is_not_planned():
    walk = make_activity("walk", make_adaptation("ill", Effect.ASK))

    plan = make_plan(make_catalogue(ILL, activities=(walk,)), ill="yes")

    assert planned_ids(plan) == []
    assert [each.activity_id for each in plan.ask_first] == ["walk"]
    assert plan.left_out == ()


def test_the_strongest_effect_wins_and_brings_all_its_reasons():
    walk = make_activity(
        "walk",
        make_adaptation("ill", Effect.ADAPT, "slowly"),
        make_adaptation("ill", Effect.ASK, "ask"),
        make_adaptation("ill", Effect.REMOVE, "you are ill"),
        make_adaptation("worse", Effect.REMOVE, "it is worse"),
    )

    plan = make_plan(make_catalogue(ILL, activities=(walk,)), ill="yes", worse="yes")

    [left_out] = plan.left_out
    assert [each.text for each in left_out.reasons] == ["you are ill", "it is worse"]


def test_an_adapted_activity_stays_with_all_its_adaptations_and_the_first_amount():
    walk = make_activity(
        "walk",
        make_adaptation("ill", Effect.ADAPT, "with a rail", "10 minutes"),
        make_adaptation("worse", Effect.ADAPT, "slowly", "12 minutes"),
    )

    found = find_planned(make_plan(make_catalogue(ILL, activities=(walk,)), ill="yes", worse="yes"), "walk")

    assert [each.text for each in found.adaptations] == ["with a rail", "slowly"]
    assert [dose.amount for dose in found.doses] == ["10 minutes"]


@pytest.mark.parametrize(
    ("answers", "left"),
    [({}, ["Lie down.", "Or sit.", "Get up."]), ({"ill": "unsure"}, ["Or sit.", "Get up."]),
     ({"ill": "yes", "worse": "yes"}, ["Get up."])],
)  # fmt: skip
def test_steps_that_do_not_fit_the_person_are_left_out(answers, left):
    lying = replace(make_adaptation("ill", Effect.ADAPT), leaves_out=("Lie down.",))
    sitting = replace(make_adaptation("worse", Effect.KEEP), leaves_out=("Or sit.",))
    rest = replace(make_activity("rest", lying, sitting), steps=("Lie down.", "Or sit.", "Get up."))

    plan = make_plan(make_catalogue(ILL, activities=(rest,)), **answers)

    assert list(find_planned(plan, "rest").steps) == left


def test_a_reason_names_only_the_answers_behind_it():
    walk = make_activity("walk", make_adaptation("ill or worse or age >= a65", Effect.REMOVE))

    plan = make_plan(make_catalogue(ILL, activities=(walk,)), worse="yes")

    assert plan.left_out[0].reasons[0].because_of == ("worse",)


def test_an_activity_whose_time_is_over_is_not_listed_as_left_out():
    walk = make_activity("walk", make_adaptation("ill", Effect.REMOVE), doses=(make_dose(0, 48),))

    plan = make_plan(make_catalogue(ILL, activities=(walk,)), hours=48, ill="yes")

    assert plan.left_out == ()


def test_a_medicine_waits_until_the_questions_that_guard_it_are_answered():
    nsaid = make_activity("nsaid", make_adaptation("asthma", Effect.ASK), category="relief")
    catalogue = make_catalogue(GATES, activities=(nsaid,))

    waiting = make_plan(catalogue)
    answered = make_plan(catalogue, asthma="no")

    assert planned_ids(waiting) == []
    assert [(each.activity_id, each.screens) for each in waiting.waiting] == [("nsaid", ("gates",))]
    assert planned_ids(answered) == ["nsaid"]
    assert answered.waiting == ()


def test_a_medicine_that_is_out_anyway_waits_for_nothing():
    nsaid = make_activity(
        "nsaid",
        make_adaptation("asthma", Effect.ASK),
        make_adaptation("ill", Effect.REMOVE),
        category="relief",
    )

    plan = make_plan(make_catalogue(ILL, GATES, activities=(nsaid,)), ill="yes")

    assert plan.waiting == ()
    assert [each.activity_id for each in plan.left_out] == ["nsaid"]


def test_what_is_left_out_says_whether_it_comes_back_once_the_pee_is_pale():
    fluid = make_contributor("fluid", {"ill": 8}, possible=4, likely=8)
    activities = (
        make_activity("nsaid", make_adaptation("fluid_likely_not_pale", Effect.REMOVE), category="relief"),
        make_activity("bridge", make_adaptation("ill", Effect.REMOVE), doses=(make_dose(120),), position=2),
    )
    catalogue = make_catalogue(ILL, activities=activities, contributors=(fluid,))

    nsaid, bridge = make_plan(catalogue, ill="yes").left_out

    assert (nsaid.is_until_pale, nsaid.from_hours) == (True, 0)
    assert (bridge.is_until_pale, bridge.from_hours) == (False, 120)


def test_ibuprofen_waits_for_the_colour_of_pee():
    nsaid = make_activity("nsaid", make_adaptation("fluid_likely_not_pale", Effect.REMOVE), category="relief")
    catalogue = make_catalogue(activities=(nsaid,))

    plan = make_plan(catalogue)

    assert planned_ids(plan) == []
    assert plan.waiting[0].screens == ("wishes",)


def test_any_other_activity_takes_an_unanswered_question_as_no():
    walk = make_activity("walk", make_adaptation("asthma", Effect.ASK))

    assert planned_ids(make_plan(make_catalogue(GATES, activities=(walk,)))) == ["walk"]


def test_pseudo_items_reach_the_activities():
    fluid = make_contributor("fluid", {"ill": 8}, possible=4, likely=8)
    activities = (
        make_activity("rehydrate", category="drink", indicated_when="fluid_possible", position=2),
        make_activity("nsaid", make_adaptation("fluid_likely_not_pale", Effect.REMOVE), category="relief"),
    )
    catalogue = make_catalogue(ILL, activities=activities, contributors=(fluid,))

    assert planned_ids(make_plan(catalogue, urine_pale="no")) == ["nsaid"]
    assert planned_ids(make_plan(catalogue, ill="yes", urine_pale="no")) == ["rehydrate"]
    assert planned_ids(make_plan(catalogue, ill="yes", urine_pale="yes")) == ["rehydrate", "nsaid"]


# Cold or heat


def test_cold_leads_and_warmth_may_be_swapped_in_without_an_injury():
    plan = make_plan(make_catalogue(activities=COLD_AND_HEAT), hours=6)

    assert standings(plan, "calm") == {"cold_pack": Standing.MAIN, "heat": Standing.ALTERNATIVE}
    assert standings(plan, "loosen") == {"cold_pack": Standing.OPTIONAL, "heat": Standing.MAIN}
    assert find_planned(plan, "heat", "calm").instead_of == "cold_pack"


def test_after_a_lift_warmth_is_kept_for_48_hours_on():
    plan = make_plan(make_catalogue(activities=COLD_AND_HEAT), hours=6, lift_twist="yes")

    assert standings(plan, "calm") == {"cold_pack": Standing.MAIN}
    assert standings(plan, "loosen") == {"cold_pack": Standing.MAIN}
    assert standings(plan, "move")["heat"] is Standing.MAIN


def test_contrast_begins_on_the_third_day():
    found = find_planned(make_plan(make_catalogue(activities=COLD_AND_HEAT), hours=6), "contrast", "move")

    assert found.standing is Standing.OPTIONAL
    assert found.from_hours == 72


@pytest.mark.parametrize("effect", [Effect.ASK, Effect.REMOVE])
def test_cold_that_is_to_be_asked_about_is_not_for_now(effect):
    cold = make_activity("cold_pack", make_adaptation("ill", effect), category="cold_heat")

    plan = make_plan(make_catalogue(ILL, activities=(cold, *COLD_AND_HEAT[1:])), ill="yes")

    assert plan.cold_heat.primary is Primary.HEAT
    assert "contrast" not in planned_ids(plan, "move")


def test_a_fever_that_one_is_not_sure_about_holds_warmth_back():
    plan = make_plan(make_catalogue(activities=COLD_AND_HEAT), hours=30, fever="unsure")

    assert plan.cold_heat.primary is Primary.COLD
    assert plan.cold_heat.heat_held_because is HeatHold.FEVER
    assert planned_ids(plan) == ["cold_pack"]


def test_much_lost_fluid_holds_warmth_back_until_the_pee_is_pale():
    fluid = make_contributor("fluid", {"ill": 8}, possible=4, likely=8)
    catalogue = make_catalogue(ILL, activities=COLD_AND_HEAT, contributors=(fluid,))

    held = make_plan(catalogue, hours=30, ill="yes")
    free = make_plan(catalogue, hours=30, ill="yes", urine_pale="yes")

    assert held.cold_heat.heat_held_because is HeatHold.NOT_PALE
    assert standings(held) == {"cold_pack": Standing.MAIN}
    assert standings(free) == {"cold_pack": Standing.OPTIONAL, "heat": Standing.MAIN}


# Alternatives

NSAIDS = tuple(
    make_activity(name, category="relief", position=position)
    for position, name in enumerate(("nsaid", "naproxen", "topical_nsaid"), start=1)
)


def test_one_anti_inflammatory_leads_and_the_others_are_instead_of_it():
    plan = make_plan(make_catalogue(activities=NSAIDS), region=make_region(naproxen_sold=True))

    assert standings(plan) == {
        "nsaid": Standing.MAIN,
        "naproxen": Standing.ALTERNATIVE,
        "topical_nsaid": Standing.ALTERNATIVE,
    }


def test_naproxen_is_not_mentioned_where_it_is_not_sold():
    plan = make_plan(make_catalogue(activities=NSAIDS))

    assert planned_ids(plan) == ["nsaid", "topical_nsaid"]


def test_naproxen_is_guarded_by_whatever_guards_ibuprofen():
    nsaid = make_activity("nsaid", make_adaptation("ill", Effect.REMOVE, "you are ill"), category="relief")
    catalogue = make_catalogue(ILL, activities=(nsaid, *NSAIDS[1:]))

    plan = make_plan(catalogue, region=make_region(naproxen_sold=True), ill="yes")

    assert standings(plan) == {"topical_nsaid": Standing.MAIN}
    assert [each.activity_id for each in plan.left_out] == ["nsaid", "naproxen"]
    assert [each.text for each in plan.left_out[1].reasons] == ["you are ill"]


def test_the_homemade_drink_waits_and_goes_with_the_sachets():
    ors = make_activity("ors", make_adaptation("asthma", Effect.REMOVE), category="drink")
    home = make_activity("home_ors", category="drink", position=2)
    catalogue = make_catalogue(GATES, activities=(ors, home))

    assert [each.activity_id for each in make_plan(catalogue).waiting] == ["ors", "home_ors"]
    assert standings(make_plan(catalogue, asthma="no"))["home_ors"] is Standing.ALTERNATIVE
    assert [each.activity_id for each in make_plan(catalogue, asthma="yes").left_out] == ["ors", "home_ors"]


# First things first

DAY = (
    make_activity("rest", category="settle", position=3),
    make_activity("cold_pack", category="cold_heat", position=4),
    make_activity("heat", category="cold_heat", position=5),
    make_activity("breathe", category="calm", position=6),
    make_activity("walk", category="move", position=7),
    make_activity("hug", category="stretch", position=8),
    make_activity("bridge", category="strengthen", position=9, doses=(make_dose(120),)),
)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (0, ["rest", "cold_pack", "breathe"]),
        (6, ["cold_pack", "walk", "rest"]),
        (60, ["heat", "hug", "walk"]),
        (400, ["walk", "bridge", "hug"]),
    ],
)
def test_now_has_three_things_that_suit_the_hour(hours, expected):
    plan = make_plan(make_catalogue(activities=DAY), hours=hours)

    assert [each.activity.id for each in plan.now] == expected


def test_today_is_the_rest_of_the_phase_for_the_next_24_hours():
    plan = make_plan(make_catalogue(activities=DAY), hours=90)

    assert [each.activity.id for each in plan.today] == ["rest", "cold_pack", "breathe"]
    assert "bridge" in planned_ids(plan)


def test_after_heat_cooling_down_comes_before_all_else():
    cool_down = make_activity("cool_down", category="settle", position=1)
    top_up = make_activity("rehydrate", category="drink", position=2)

    plan = make_plan(make_catalogue(activities=(*DAY, cool_down, top_up)), hours=6)

    assert [each.activity.id for each in plan.now] == ["cool_down", "rehydrate", "cold_pack"]


def test_those_who_prefer_warmth_are_offered_it_first_where_either_is_fine():
    catalogue = make_catalogue(activities=DAY)

    assert make_plan(catalogue, hours=6, prefers_warmth="yes").now[0].activity.id == "heat"
    assert (
        make_plan(catalogue, hours=6, prefers_warmth="yes", lift_twist="yes").now[0].activity.id
        == "cold_pack"
    )


@pytest.mark.parametrize(("has_cold_pack", "first"), [("no", "heat"), ("yes", "cold_pack")])
def test_warmth_leads_where_it_is_all_there_is_at_home(has_cold_pack, first):
    home = make_screen("home", make_sign("has_cold_pack"), make_sign("has_warm_pack"), stage=Stage.PLAN)
    catalogue = make_catalogue(home, activities=DAY)

    plan = make_plan(catalogue, hours=6, has_warm_pack="yes", has_cold_pack=has_cold_pack)

    assert plan.now[0].activity.id == first


def test_topping_up_comes_second_and_before_any_medicine():
    fluid = make_contributor("fluid", {"ill": 8}, possible=4, likely=8)
    more = (
        make_activity("nsaid", category="relief", position=1),
        make_activity("rehydrate", category="drink", position=20, indicated_when="fluid_possible"),
    )
    catalogue = make_catalogue(ILL, activities=(*DAY, *more), contributors=(fluid,))

    plan = make_plan(catalogue, hours=0, ill="yes", urine_pale="yes")

    assert [each.activity.id for each in plan.now] == ["rest", "rehydrate", "cold_pack"]
    assert planned_ids(plan).index("rehydrate") < planned_ids(plan).index("nsaid")


# What goes with it


def test_check_points_say_what_is_due_and_what_is_next():
    check_points = tuple(map(make_check_point, (24, 48, 72, 168)))

    plan = make_plan(make_catalogue(check_points=check_points), hours=50)

    assert [each.due for each in plan.check_points] == [Due.PAST, Due.DUE, Due.NEXT, Due.LATER]
    assert plan.check_points[2].due_at == ONSET + timedelta(hours=72)


def test_before_the_first_check_point_none_is_due():
    plan = make_plan(make_catalogue(check_points=(make_check_point(24), make_check_point(48))), hours=6)

    assert [each.due for each in plan.check_points] == [Due.NEXT, Due.LATER]


def test_a_safety_net_is_shown_unless_it_is_certainly_not_for_this_person():
    nets = (
        make_safety_net("ill_people", when="ill", position=2),
        make_safety_net("everyone", position=1),
        make_safety_net("worse_people", when="worse", position=3),
    )

    plan = make_plan(make_catalogue(ILL, safety_nets=nets), ill="unsure")

    assert [each.id for each in plan.safety_nets] == ["everyone", "ill_people"]


def test_ground_rules_stand_apart_from_what_there_is_to_do():
    rules = make_activity("movement_rules", category="rule")

    plan = make_plan(make_catalogue(activities=(rules, make_activity("walk"))))

    assert plan.ground_rules == (rules,)
    assert planned_ids(plan) == ["walk"]


def test_a_plan_says_what_it_was_made_from_and_when():
    catalogue = make_catalogue()
    now = ONSET + timedelta(hours=6)

    plan = generate(catalogue, make_answers(catalogue), ONSET, now, make_region(), checksum="abc")

    assert (plan.provenance.checksum, plan.provenance.made_at) == ("abc", now)


@pytest.mark.parametrize(
    ("gel", "planned", "to_ask"),
    [(Gel.IBUPROFEN, True, False), (Gel.ASK, False, True), (Gel.NONE, False, False)],
)
def test_a_gel_is_shown_as_the_country_sells_it(gel, planned, to_ask):
    catalogue = make_catalogue(activities=(make_activity("topical_nsaid", category="relief"),))

    plan = make_plan(catalogue, region=make_region(gel=gel))

    assert ([each.activity.id for each in plan.phases[0].activities] == ["topical_nsaid"]) is planned
    assert ([each.activity_id for each in plan.ask_first] == ["topical_nsaid"]) is to_ask
    assert plan.left_out == ()
