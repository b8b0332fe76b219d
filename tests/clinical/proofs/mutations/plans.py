"""Plans."""

from __future__ import annotations

from clinical.content import AdviceLine, Disposition, Effect, ItemKind, Role
from tests.clinical.proofs.edits import (
    activity,
    add_like,
    bars,
    both,
    change,
    dose,
    drop,
    drop_bars,
    flag,
    gone,
    item,
)
from tests.clinical.proofs.mutations.mutation import NOBODY, Mutation

DRY = (
    "not_yet_pale and (maybe(urine_dark) or maybe(lightheaded) or maybe(cant_keep_fluids) or"
    " maybe(heat_cramps) or fluid_possible or exertion_heat_possible or fluid_likely_not_pale)"
)

MUTATIONS = (
    Mutation(
        "a contraindication lost: pregnancy and ibuprofen",
        drop_bars("nsaid", "pregnan"),
        "pregnancy_never_gets_an_anti_inflammatory",
        "ibuprofen",
    ),
    Mutation(
        "a contraindication lost: pregnancy and the gel",
        drop_bars("topical_nsaid", "pregnan"),
        "pregnancy_never_gets_an_anti_inflammatory",
        "gel",
    ),
    Mutation(
        "a contraindication lost: kidneys and ibuprofen",
        drop_bars("nsaid", "kidney"),
        "nothing_contraindicated_is_planned",
        "ibuprofen",
    ),
    Mutation(
        "a contraindication lost: blood thinner and ibuprofen",
        drop_bars("nsaid", "blood_thinner"),
        "nothing_contraindicated_is_planned",
        "ibuprofen",
    ),
    Mutation(
        "a contraindication lost: ulcer and ibuprofen",
        drop_bars("nsaid", "ulcer"),
        "nothing_contraindicated_is_planned",
        "ibuprofen",
    ),
    Mutation(
        "a contraindication lost: numb skin and heat",
        drop_bars("heat", "numb_skin"),
        "nothing_contraindicated_is_planned",
        "warm",
    ),
    Mutation(
        "a contraindication lost: circulation and cold",
        drop_bars("cold_pack", "poor_circulation"),
        "nothing_contraindicated_is_planned",
        "cold",
    ),
    Mutation(
        "a contraindication lost: liver and paracetamol",
        drop_bars("paracetamol", "liver"),
        "nothing_contraindicated_is_planned",
        "paracetamol",
    ),
    Mutation(
        "a bar made milder: heart failure and cold",
        bars("cold_pack", "heart_failure", effect=Effect.ADAPT),
        "nothing_contraindicated_is_planned",
        "cold",
    ),
    Mutation(
        "a bar that needs two answers",
        bars("nsaid", "ulcer", when="ulcer and asthma"),
        "nothing_contraindicated_is_planned",
        "ibuprofen",
    ),
    Mutation(
        "rehydration sachets without their gate",
        both(activity("ors", indicated_when=""), drop_bars("ors", "kidney", "heart_failure", "fluid_limit")),
        "nothing_contraindicated_is_planned",
        "sachets",
    ),
    Mutation(
        "warmth while there is a fever",
        drop_bars("heat", "fever"),
        "nothing_contraindicated_is_planned",
        "warm",
    ),
    Mutation(
        "warmth while short of fluid",
        drop_bars("heat", "fluid_likely_not_pale"),
        "nothing_contraindicated_is_planned",
        "warm",
    ),
    Mutation(
        "ibuprofen beside rehydration, because the score of causes is low",
        drop_bars("nsaid", "not_yet_pale"),
        "no_anti_inflammatory_tablet_beside_rehydration",
        "ibuprofen",
    ),
    Mutation(
        "ibuprofen only delayed in words while short of fluid",
        bars("nsaid", DRY, effect=Effect.ADAPT),
        "no_anti_inflammatory_tablet_beside_rehydration",
        "beside",
    ),
    Mutation(
        "ibuprofen for somebody who is being sick",
        drop_bars("nsaid", "vomit_diarrhoea", "fluid_likely_not_pale"),
        "nothing_contraindicated_is_planned",
        "ibuprofen",
    ),
    Mutation(
        "a drinking goal under a fluid limit",
        drop_bars("fluid_goal", "fluid_limit", "kidney", "heart_failure", "liver"),
        "no_number_under_a_fluid_limit",
        "litres",
    ),
    Mutation(
        "a medicine that the proof does not know",
        add_like("activities", "nsaid", id="aspirin"),
        "every_medicine_is_known",
        "aspirin",
    ),
    Mutation(
        "a pack that no rule knows",
        add_like("activities", "cold_pack", id="ice_bath"),
        "never_cold_and_heat_together",
        "ice_bath",
    ),
    Mutation(
        "a step reworded, so that those whom it does not suit get it again",
        activity("sleep_position", steps=lambda steps: (steps[0], "Or lie on your back.", *steps[2:])),
        "what_is_left_out_is_a_step",
        "sleep_position",
    ),
    Mutation(
        "a timer for 15 minutes beside 10 minutes for thin skin",
        activity("cold_pack", steps=lambda steps: (*steps, "Set a timer for 15 minutes.")),
        "no_step_contradicts_its_dose",
        "cold_pack",
    ),
    Mutation(
        "every step left out for somebody",
        activity("sleep_position", steps=lambda steps: steps[1:2]),
        "some_step_is_left",
        "without any step",
    ),
    Mutation(
        "an activity that a condition adds",
        activity("massage", indicated_when="osteoporosis"),
        "another_factor_never_adds",
        "massage",
    ),
    Mutation(
        "an activity that nobody gets",
        activity("hamstring", indicated_when=NOBODY),
        "every_activity_can_be_planned",
        "hamstring",
    ),
    Mutation("an activity without a time", activity("bridge", doses=()), "activities_have_times", "bridge"),
    Mutation(
        "an activity after the last phase began to end",
        both(change("phases", "protect", until_hours=2000)),
        "phases_cover_all_time",
        "2000",
    ),
    Mutation("a phase deleted", drop("phases", "loosen"), "phases_cover_all_time", "hours"),
    Mutation("phases that overlap", change("phases", "move", from_hours=40), "phases_cover_all_time", "40"),
    Mutation(
        "nothing to do in the first hours",
        both(
            *(
                dose(name, from_hours=24, until_hours=None)
                for name in ("rest_positions", "breathing", "relaxation", "cool_down", "cold_pack", "heat")
            )
        ),
        "there_is_something_to_do",
        "nothing",
    ),
    Mutation(
        "a warning deleted",
        drop("safety_nets", "saddle_and_toilet"),
        "everybody_gets_a_safety_net",
        "saddle_and_toilet",
    ),
    Mutation(
        "a warning for fewer people",
        change("safety_nets", "fever", when="fever"),
        "everybody_gets_a_safety_net",
        "warning",
    ),
    Mutation(
        "a warning made milder",
        change("safety_nets", "chest_breath_faint", disposition=Disposition.ROUTINE),
        "everybody_gets_a_safety_net",
        "chest_breath_faint",
    ),
    Mutation(
        "a warning left off the paper",
        change("safety_nets", "saddle_and_toilet", on_print=False),
        "warnings_are_on_paper",
        "saddle_and_toilet",
    ),
    Mutation(
        "the plan no longer kept from somebody of 17",
        flag("age_16_17", blocks_plan=False),
        "under_18_there_is_no_plan",
        "16 or 17",
    ),
    Mutation(
        "a plan question asked of nobody",
        item("bp_uncontrolled", enable_when=NOBODY),
        "every_plan_question_can_be_reached",
        "bp_uncontrolled",
    ),
    Mutation(
        "a factor turned into context", item("numb_skin", role=Role.CONTEXT), "roles_are_kept", "numb_skin"
    ),
    Mutation(
        "a sign turned into a choice without “no”",
        item("fever", kind=ItemKind.CHOICE, answer_options=lambda _: ()),
        "fits_together",
        "fever",
    ),
    Mutation(
        "a medicine on the way to hospital",
        change(
            "outcomes",
            "emergency_department",
            to_do=lambda lines: (*lines, AdviceLine("Take ibuprofen on the way.")),
        ),
        "emergencies_give_nothing_to_do_at_home",
        "ibuprofen",
    ),
    Mutation("check points deleted", gone("check_points"), "everybody_is_told_when_to_look_again", "14 days"),
    Mutation(
        "an activity that ends before it begins",
        dose("contrast", until_hours=24),
        "activities_have_times",
        "contrast",
    ),
    Mutation(
        "a symptom of the floor turned into a resource",
        item("saddle_numb", role=Role.RESOURCE),
        "roles_are_kept",
        "saddle_numb",
    ),
    Mutation(
        "the first look again after two weeks",
        drop("check_points", "h24", "h48", "h72"),
        "everybody_is_told_when_to_look_again",
        "3 days",
    ),
    Mutation(
        "a region without a word for paracetamol",
        change("regions", "US", paracetamol=""),
        "regions_have_words",
        "US",
    ),
    Mutation(
        "a placeholder that nobody fills in a phase",
        change("phases", "calm", not_yet="Ask {the_coach}."),
        "every_placeholder_has_words",
        "the_coach",
    ),
    Mutation(
        "a contributor that can never be likely",
        change("contributors", "posture", likely_from=99),
        "every_score_can_be_reached",
        "posture",
    ),
)
