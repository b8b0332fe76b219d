"""Who is asked what, and the vignettes."""

from __future__ import annotations

from dataclasses import replace

from clinical.content import Disposition
from tests.clinical.proofs.edits import both, change, gone, item, move_item, screen
from tests.clinical.proofs.mutations.mutation import NOBODY, Mutation

MUTATIONS = (
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
        item("bruise_over_spine", enable_when="hard_knock"),
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
        item("no_trigger", enable_when="pregnancy == maybe"),
        "self_care_needs_every_answer",
        "No cause",
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
        "a vignette with a milder answer",
        change("vignettes", "aches-at-60", disposition=Disposition.AMBULANCE),
        "vignettes_get_their_disposition",
        "aches-at-60",
    ),
    Mutation(
        "a vignette that names a red flag it does not have",
        change("vignettes", "aches-at-60", present=("chest_pain",)),
        "vignettes_get_their_disposition",
        "aches-at-60",
    ),
    Mutation("all vignettes deleted", gone("vignettes"), "every_red_flag_has_an_example", "bad_tummy_pain"),
    Mutation(
        "a red flag without a vignette",
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
)
