"""Red flags that are weakened or lost."""

from __future__ import annotations

from clinical.content import Disposition
from tests.clinical.proofs.edits import change, drop, flag
from tests.clinical.proofs.mutations.mutation import NOBODY, Mutation

MUTATIONS = (
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
        flag("sex_change", when="pee_urgent"),
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
        "a definition narrowed", change("definitions", "cauda", when="saddle_numb"), "the_floor_holds", "pee"
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
)
