"""Ways of breaking the guidance that is shipped, each with the theorem that has to catch it.

A row says what an editor did, the name of the theorem, and words that its finding must have, so that the
editor finds the place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from clinical.content import AdviceLine, Disposition, Effect, Guidance, ItemKind, Role, Stage
from tests.clinical.proofs.edits import (
    Edit,
    activity,
    add_like,
    bars,
    both,
    change,
    dose,
    drop,
    drop_bars,
    drop_item,
    drop_option,
    flag,
    gone,
    item,
    move_item,
    screen,
)

NOBODY = "age <= u16 and age >= a75"
PAST = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class Mutation:
    """One way of breaking the guidance."""

    done: str
    edit: Edit
    caught_by: str
    says: str


def _turned_round(guidance: Guidance) -> Guidance:
    return replace(guidance, screens=tuple(reversed(guidance.screens)))


MUTATIONS = (
    # What does not fit together at all.
    Mutation("a word that nobody knows", flag("fever", when="fever and cough"), "fits_together", "cough"),
    Mutation(
        "a code that its question does not have", flag("over_6w", when="onset >= w5"), "fits_together", "w5"
    ),
    Mutation("criteria with “not”", flag("fever", when="not feel_ill"), "fits_together", "not"),
    Mutation("criteria that answer “no”", flag("fever", when="fever == no"), "fits_together", "fever"),
    Mutation("criteria cut off", flag("cmb_pyelo", when="fever and"), "fits_together", "cmb_pyelo"),
    Mutation("a choice used like a sign", flag("over_6w", when="onset"), "fits_together", "onset"),
    Mutation(
        "an order where there is none",
        flag("postnatal", when="pregnancy >= maybe"),
        "fits_together",
        "pregnancy",
    ),
    Mutation(
        "a count beyond its parts",
        flag("cmb_many", when="at_least(3, fever, statin)"),
        "fits_together",
        "cmb_many",
    ),
    Mutation(
        "a red flag that calls for nothing",
        flag("fever", disposition=Disposition.SELF_CARE),
        "fits_together",
        "fever",
    ),
    Mutation("two questions with one slot", item("fever", slot=1), "fits_together", "slot 1"),
    Mutation("a slot out of range", item("fever", slot=9999), "fits_together", "fever"),
    Mutation(
        "one question on two screens",
        screen("legs", items=lambda items: (*items, items[0])),
        "fits_together",
        "slot 24",
    ),
    Mutation(
        "an option number used twice",
        item("onset", answer_options=lambda all_: (replace(all_[0], number=all_[1].number), *all_[1:])),
        "fits_together",
        "onset",
    ),
    Mutation(
        "an option code used twice",
        item("onset", answer_options=lambda all_: (replace(all_[0], code=all_[1].code), *all_[1:])),
        "fits_together",
        "onset",
    ),
    Mutation(
        "an option number out of range",
        item("onset", answer_options=lambda all_: (replace(all_[0], number=99), *all_[1:])),
        "fits_together",
        "onset",
    ),
    Mutation("a choice without options", item("pregnancy", answer_options=()), "fits_together", "pregnancy"),
    Mutation(
        "definitions in a circle",
        both(change("definitions", "cauda", when="nerve"), change("definitions", "nerve_firm", when="cauda")),
        "fits_together",
        "circle",
    ),
    Mutation(
        "a definition named like a question",
        change("definitions", "cramps", id="fever"),
        "fits_together",
        "fever",
    ),
    Mutation(
        "a definition deleted that is still used",
        drop("definitions", "infection_risk"),
        "fits_together",
        "infection_risk",
    ),
    Mutation(
        "a definition turned into nonsense",
        change("definitions", "nerve", when="1 + 1"),
        "fits_together",
        "nerve",
    ),
    Mutation(
        "a question deleted that is still used", drop_item("saddle_numb"), "fits_together", "saddle_numb"
    ),
    Mutation(
        "an option gone that criteria still name",
        drop_option("pregnancy", "from_13w"),
        "fits_together",
        "from_13w",
    ),
    Mutation(
        "the option “cannot be” and all others but one gone",
        item("nerve_old_checked", answer_options=lambda all_: all_[:1]),
        "fits_together",
        "never_checked",
    ),
    # Order and use.
    Mutation(
        "a screen that depends on a later answer",
        screen("legs", enable_when="maybe(fever)"),
        "references_look_backwards",
        "legs",
    ),
    Mutation(
        "a question that depends on itself",
        item("fever", enable_when="maybe(fever)"),
        "references_look_backwards",
        "fever",
    ),
    Mutation(
        "a red flag that rests on a plan question",
        flag("fever", when="fever and urine_dark"),
        "references_look_backwards",
        "urine_dark",
    ),
    Mutation(
        "a screen of signs moved to the plan page",
        screen("pain_pattern", stage=Stage.PLAN),
        "references_look_backwards",
        "constant_night",
    ),
    Mutation("two screens in one place", screen("legs", position=4), "references_look_backwards", "position"),
    Mutation("the screens turned round", _turned_round, "references_look_backwards", "trying_to_conceive"),
    Mutation(
        "a definition that nobody uses",
        add_like("definitions", "cramps", id="unheard_of"),
        "everything_is_used",
        "unheard_of",
    ),
    Mutation(
        "a sign that leads to nothing",
        both(flag("testicle_pain", when="no_pee")),
        "everything_is_used",
        "testicle_pain",
    ),
    # Sources and words.
    Mutation("a red flag without a source", flag("fever", sources=()), "statements_cite_sources", "fever"),
    Mutation("an activity without a source", activity("heat", sources=()), "statements_cite_sources", "heat"),
    Mutation(
        "a warning without a source",
        change("safety_nets", "fever", sources=()),
        "statements_cite_sources",
        "fever",
    ),
    Mutation(
        "an article without a source",
        change("articles", "ice-or-heat", sources=()),
        "statements_cite_sources",
        "ice-or-heat",
    ),
    Mutation(
        "a result without a source", change("outcomes", "soon", sources=()), "statements_cite_sources", "soon"
    ),
    Mutation(
        "a source that does not exist",
        flag("fever", sources=("a-rumour",)),
        "statements_cite_sources",
        "a-rumour",
    ),
    Mutation(
        "a source deleted that is still cited", drop("sources", "acp17"), "statements_cite_sources", "acp17"
    ),
    Mutation(
        "a source past its review",
        change("sources", "acp17", next_review_on=PAST),
        "statements_cite_sources",
        "2020-01-01",
    ),
    Mutation(
        "a placeholder that nobody fills in a red flag",
        flag("fever", reason="Call {the_chemist}."),
        "words_can_be_filled",
        "the_chemist",
    ),
    Mutation(
        "a placeholder that nobody fills in a result",
        change("outcomes", "soon", lead="Call {doctor}."),
        "words_can_be_filled",
        "doctor",
    ),
    Mutation(
        "a placeholder that nobody fills in an activity",
        activity("nsaid", stop_signs=lambda signs: (*signs, "call {ambulance_number}")),
        "every_placeholder_has_words",
        "ambulance_number",
    ),
    Mutation(
        "a placeholder that nobody fills in a warning",
        change("safety_nets", "fever", text="call {somebody}"),
        "every_placeholder_has_words",
        "somebody",
    ),
    Mutation(
        "a placeholder that nobody fills in an article",
        change("articles", "ice-or-heat", body=lambda body: f"{body}\n\nCall {{the_nurse}}.\n"),
        "every_placeholder_has_words",
        "the_nurse",
    ),
    Mutation(
        "a region without a number",
        change("regions", "NZ", emergency_numbers=()),
        "words_can_be_filled",
        "NZ",
    ),
    Mutation(
        "a number that cannot be dialled",
        change("regions", "GB", emergency_numbers=("nine nine nine",)),
        "words_can_be_filled",
        "GB",
    ),
    Mutation(
        "a region without words for the emergency department",
        change("regions", "GB", emergency_department=""),
        "regions_have_words",
        "GB",
    ),
    Mutation("a result page lost", drop("outcomes", "same_day"), "results_have_words", "SAME_DAY"),
    Mutation(
        "a result page of a special contact lost",
        drop("outcomes", "emergency_department_maternity"),
        "results_fit_their_level",
        "maternity",
    ),
    Mutation(
        "a red flag with a contact that has no words",
        flag("fever", contact="the_vet"),
        "results_fit_their_level",
        "the_vet",
    ),
    Mutation(
        "a result page for another disposition",
        change("outcomes", "ambulance", disposition=Disposition.ROUTINE),
        "results_fit_their_level",
        "ambulance",
    ),
    Mutation(
        "a result page without a heading",
        change("outcomes", "ambulance", heading=""),
        "results_fit_their_level",
        "ambulance",
    ),
    Mutation(
        "an emergency page that does not give the number",
        change("outcomes", "ambulance", heading="Rest now"),
        "results_fit_their_level",
        "ambulance",
    ),
    Mutation(
        "a red flag that does not say when to call",
        flag("fever", if_clause=""),
        "results_have_words",
        "fever",
    ),
    Mutation(
        "all warnings for an ambulance lost",
        lambda guidance: replace(
            guidance,
            safety_nets=tuple(
                each for each in guidance.safety_nets if each.disposition is not Disposition.AMBULANCE
            ),
        ),
        "results_have_words",
        "AMBULANCE",
    ),
    Mutation(
        "a `javascript:` link in an article",
        change("articles", "ice-or-heat", body="[Ice](javascript:alert(1))\n"),
        "links_lead_to_pages",
        "javascript",
    ),
    Mutation(
        "a `javascript:` address of a source",
        change("sources", "acp17", url="javascript:alert(1)"),
        "links_lead_to_pages",
        "acp17",
    ),
    Mutation(
        "a script in an article",
        change("articles", "ice-or-heat", body="<script>alert(1)</script>\n"),
        "links_lead_to_pages",
        "script",
    ),
    Mutation(
        "an article deleted that activities lead to",
        drop("articles", "ice-or-heat"),
        "names_lead_somewhere",
        "ice-or-heat",
    ),
    Mutation(
        "a related activity that does not exist",
        change("articles", "ice-or-heat", related_activities=("ice_bath",)),
        "names_lead_somewhere",
        "ice_bath",
    ),
    Mutation(
        "a claim kept in a place that is gone",
        lambda guidance: replace(
            guidance,
            seed_claims=(
                replace(guidance.seed_claims[0], kept_in=("item:nothing",)),
                *guidance.seed_claims[1:],
            ),
        ),
        "names_lead_somewhere",
        "item:nothing",
    ),
    # What must never be said, and doses.
    Mutation(
        "ibuprofen past its maximum at once",
        dose("nsaid", amount="200 to 800 mg, with food"),
        "doses_stay_within_the_packet",
        "800",
    ),
    Mutation(
        "ibuprofen past its maximum in a day",
        dose("nsaid", times="up to 3 times a day; at most 2,400 mg in 24 hours"),
        "doses_stay_within_the_packet",
        "2,400",
    ),
    Mutation(
        "paracetamol past its maximum",
        dose("paracetamol", amount="2 g"),
        "doses_stay_within_the_packet",
        "2 g",
    ),
    Mutation(
        "naproxen past its maximum for a light person",
        bars("naproxen", "under_50kg", amount="500 mg"),
        "doses_stay_within_the_packet",
        "500",
    ),
    Mutation(
        "more ibuprofen in 24 hours than is said",
        dose("nsaid", times="up to 8 times a day"),
        "a_day_of_doses_stays_within_the_packet",
        "3200",
    ),
    Mutation(
        "3 litres to drink",
        activity("fluid_goal", steps=("Drink 3 litres of water every day.",)),
        "nothing_banned_is_said",
        "3 litres",
    ),
    Mutation(
        "potassium tablets",
        activity("electrolyte_foods", steps=("Take a potassium tablet each morning.",)),
        "nothing_banned_is_said",
        "potassium",
    ),
    Mutation(
        "a pinch of salt",
        activity("home_ors", steps=("Add a pinch of salt to a glass of water.",)),
        "nothing_banned_is_said",
        "salt",
    ),
    Mutation(
        "stretching through the pain",
        activity("hamstring", steps=("Push through the pain.",)),
        "nothing_banned_is_said",
        "pain",
    ),
    Mutation(
        "two anti-inflammatories",
        activity("nsaid", steps=("Take ibuprofen with naproxen.",)),
        "nothing_banned_is_said",
        "naproxen",
    ),
    # Red flags.
    Mutation(
        "a sign of the floor deleted", drop("red_flags", "saddle_numb"), "the_floor_is_present", "saddle_numb"
    ),
    Mutation(
        "a combination of the floor deleted",
        drop("red_flags", "cmb_abscess"),
        "the_floor_is_present",
        "cmb_abscess",
    ),
    Mutation(
        "a level weakened", flag("saddle_numb", disposition=Disposition.SOON), "the_floor_holds", "legs"
    ),
    Mutation(
        "an ambulance made an appointment",
        flag("chest_pain", disposition=Disposition.ROUTINE),
        "the_floor_holds",
        "chest",
    ),
    Mutation(
        "an emergency made “today”",
        flag("cmb_pe", disposition=Disposition.SAME_DAY),
        "the_floor_holds",
        "breath",
    ),
    Mutation(
        "“or” turned into “and”",
        flag("cmb_pyelo", when="fever and pee_burn and side_pain_waves"),
        "vignettes_get_their_disposition",
        "cmb_pyelo",
    ),
    Mutation(
        "a sign made to need another",
        flag("saddle_numb", when="saddle_numb and fever"),
        "the_floor_holds",
        "legs",
    ),
    Mutation(
        "a sign of its own turned into another",
        flag("sex_change", when="bladder_old"),
        "the_floor_holds",
        "sex",
    ),
    Mutation(
        "a wrong band edge, too old",
        flag("cmb_aaa_stone", when="side_pain_waves and age >= a60"),
        "the_floor_holds",
        "50",
    ),
    Mutation(
        "a wrong band edge, too late",
        flag("over_6w", when="onset >= w12"),
        "vignettes_get_their_disposition",
        "seven-weeks-on",
    ),
    Mutation(
        "a wrong band edge in a combination",
        change("definitions", "aaa_partner", when=lambda when: when.replace("age >= a60", "age >= a75")),
        "the_floor_holds",
        "60",
    ),
    Mutation(
        "a definition narrowed", change("definitions", "cauda", when="saddle_numb"), "the_floor_holds", "poo"
    ),
    Mutation(
        "a definition emptied",
        change("definitions", "fragile_bones", when=NOBODY),
        "the_floor_holds",
        "fragility",
    ),
    Mutation(
        "a count raised by one",
        flag("nerve_unsure_two", when=lambda when: when.replace("at_least(2", "at_least(3")),
        "the_floor_holds",
        "not sure",
    ),
    Mutation(
        "“not sure” no longer counted",
        flag("nerve_unsure_one", when="one_leg_weak_stable"),
        "the_floor_holds",
        "not sure",
    ),
    Mutation(
        "a red flag that nobody can have",
        flag("testicle_pain", when=f"testicle_pain and {NOBODY}"),
        "every_red_flag_can_be_reached",
        "testicle_pain",
    ),
    Mutation(
        "the youngest no longer seen today",
        flag("age_u16", disposition=Disposition.ROUTINE),
        "the_young_are_seen",
        "under 16",
    ),
    Mutation(
        "those of 16 and 17 sent home", drop("red_flags", "age_16_17"), "the_young_are_seen", "16 or 17"
    ),
    Mutation("pregnancy sent home", drop("red_flags", "pregnancy_under_13w"), "pregnancy_is_seen", "pregnan"),
    Mutation(
        "maybe pregnant, sent home", drop("red_flags", "pregnancy_maybe"), "pregnancy_is_seen", "pregnan"
    ),
    Mutation(
        "a plan for somebody under 18", flag("age_16_17", when=NOBODY), "the_young_are_seen", "16 or 17"
    ),
    Mutation(
        "a red flag below the floor deleted",
        drop("red_flags", "first_over_50"),
        "vignettes_get_their_disposition",
        "first",
    ),
    Mutation(
        "a red flag that no longer bites alone",
        flag("osteoporosis", when="osteoporosis and fever"),
        "each_red_flag_bites_alone",
        "osteoporosis",
    ),
    # Who is asked what.
    Mutation(
        "a screen behind the wrong answer",
        screen("legs", enable_when="maybe(saddle_numb)"),
        "the_truthful_patient",
        "leg",
    ),
    Mutation(
        "a question behind the wrong answer",
        item("fever", enable_when="pregnancy == maybe"),
        "the_truthful_patient",
        "fever",
    ),
    Mutation(
        "a follow-up asked of too few",
        item("bruise_over_spine", enable_when="big_injury"),
        "the_truthful_patient",
        "bruise",
    ),
    Mutation(
        "pregnancy asked of too few",
        screen("pregnancy", enable_when="age <= a20"),
        "the_truthful_patient",
        "pregnan",
    ),
    Mutation(
        "a question asked of nobody",
        item("fever", enable_when=NOBODY),
        "every_question_can_be_reached",
        "fever",
    ),
    Mutation(
        "a context question hidden from most",
        screen("course", enable_when="onset >= w12"),
        "self_care_needs_every_answer",
        "worse",
    ),
    Mutation(
        "a sign turned into context behind another",
        item("keeps_coming_back", enable_when="onset >= w12"),
        "self_care_needs_every_answer",
        "coming back",
    ),
    Mutation(
        "the life-threatening signs asked last",
        both(
            screen("right_now", position=23),
            lambda guidance: replace(
                guidance, screens=(*guidance.screens[1:22], guidance.screens[0], *guidance.screens[22:])
            ),
        ),
        "the_worst_is_asked_first",
        "breathless",
    ),
    Mutation(
        "a sign of “right now” asked later",
        move_item("chest_pain", "pain_pattern"),
        "the_worst_is_asked_first",
        "chest_pain",
    ),
    # Worked examples.
    Mutation(
        "a worked example with a milder answer",
        change("vignettes", "aches-at-60", disposition=Disposition.AMBULANCE),
        "vignettes_get_their_disposition",
        "aches-at-60",
    ),
    Mutation(
        "a worked example that names a red flag it does not have",
        change("vignettes", "aches-at-60", present=("chest_pain",)),
        "vignettes_get_their_disposition",
        "aches-at-60",
    ),
    Mutation(
        "all worked examples deleted", gone("vignettes"), "every_red_flag_has_an_example", "bad_tummy_pain"
    ),
    Mutation(
        "a red flag without a worked example",
        lambda guidance: replace(
            guidance,
            vignettes=tuple(
                each
                for each in guidance.vignettes
                if "testicle_pain" not in {*each.present, *dict(each.answers)}
            ),
        ),
        "every_red_flag_has_an_example",
        "testicle_pain",
    ),
    # Plans.
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
        "no_step_gainsays_an_amount",
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
        "a medicine without a limit in a day",
        dose("paracetamol", times="when it hurts"),
        "a_day_of_doses_stays_within_the_packet",
        "paracetamol",
    ),
    Mutation(
        "tablets without a limit in a day",
        dose("naproxen", times="every 2 hours, at most 9 tablets in 24 hours"),
        "a_day_of_doses_stays_within_the_packet",
        "1980",
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
