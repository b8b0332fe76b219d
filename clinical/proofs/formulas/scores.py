"""The scores behind “what is worth changing”, written a second time as formulas.

The prover does not use the evaluator, so bands and pseudo-items are defined here again.
"""

from __future__ import annotations

from collections.abc import Iterator

from clinical.content import Contributor
from clinical.proofs.formulas.diagrams import Function
from clinical.proofs.formulas.symbolic import Run

NOT_PALE = "fluid_likely_not_pale"
NOT_YET_PALE = "not_yet_pale"
LIKE_AN_INJURY = "injury_like"
SIGNS_OF_LOSS = ("vomiting", "cant_keep_fluids", "heat_cramps", "heatstroke_signs")


def scores_at_least(run: Run, contributor: Contributor, least: int) -> Function:
    """Return who scores at least so many points for a contributor; a score below 0 counts as 0."""
    bdd = run.answers.bdd
    if least <= 0:
        return bdd.true
    counted = [(run.of(weight.when).true, weight.points) for weight in contributor.weights]
    reached: dict[int, Function] = {0: bdd.true}
    for where, points in counted:
        after: dict[int, Function] = {}
        for total, people in reached.items():
            for new_total, part in ((total + points, people & where), (total, people & ~where)):
                after[new_total] = after.get(new_total, bdd.false) | part
        reached = after
    return run.answers.any_of(people for total, people in reached.items() if total >= least)


def pseudo_items(run: Run) -> Iterator[tuple[str, Function]]:
    """Yield each pseudo-item with the people for whom it is true."""
    bdd = run.answers.bdd
    likely: dict[str, Function] = {}
    for each in run.answers.catalogue.guidance.contributors:
        likely[each.id] = scores_at_least(run, each, each.likely_from)
        yield f"{each.id}_likely", likely[each.id]
        yield f"{each.id}_possible", likely[each.id] | scores_at_least(run, each, each.possible_from)
    lost = run.answers.any_of(given(run, sign, "yes", "unsure") for sign in SIGNS_OF_LOSS)
    not_yet_pale = ~given(run, "urine_pale", "yes")
    yield NOT_YET_PALE, not_yet_pale
    yield NOT_PALE, (likely.get("fluid", bdd.false) | lost) & not_yet_pale
    moved = given(run, "lift_twist", "yes", "unsure") | given(run, "swelling_bruise", "yes", "unsure")
    yield LIKE_AN_INJURY, likely.get("strain", bdd.false) | moved


def given(run: Run, item_id: str, *codes: str) -> Function:
    """Return who answers an item with one of these codes; nobody if there is no such item."""
    return run.answers.any_of(run.where(item_id, code) for code in codes)
