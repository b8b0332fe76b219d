"""What does not fit together, or stands in the wrong order."""

from __future__ import annotations

from dataclasses import replace

from clinical.content import Disposition, Guidance, Stage
from tests.clinical.proofs.edits import (
    add_like,
    both,
    change,
    drop,
    drop_item,
    drop_option,
    flag,
    item,
    screen,
)
from tests.clinical.proofs.mutations.mutation import Mutation


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
        both(flag("seen_before_worse", when="fever")),
        "everything_is_used",
        "seen_before_worse",
    ),
)
