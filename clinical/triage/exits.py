"""What is asked on a result that sends to an emergency department: the ticks that make it an ambulance."""

from __future__ import annotations

from clinical.catalogue import Catalogue
from clinical.content import Disposition, Item
from clinical.criteria import Answers
from clinical.triage.evaluation import evaluate

MOST_TICKS = 4
"""More would delay leaving. Evidence: corrections to triage 15."""


def exit_ticks(catalogue: Catalogue, answers: Answers) -> tuple[Item, ...]:
    """Return the items to tick on the result for these answers: each would make it an ambulance.

    None unless the result is the emergency department. A person who ticks one answers that item with yes.
    """
    assessment = evaluate(catalogue, answers)
    if assessment.disposition is not Disposition.EMERGENCY_DEPARTMENT:
        return ()
    named = dict.fromkeys(name for flag in assessment.present for name in flag.ticks)
    telling = (name for name in named if _makes_it_an_ambulance(catalogue, answers, name))
    return tuple(catalogue.items[name] for name in telling)[:MOST_TICKS]


def _makes_it_an_ambulance(catalogue: Catalogue, answers: Answers, item_id: str) -> bool:
    ticked = evaluate(catalogue, {**answers, item_id: "yes"})
    return ticked.disposition is Disposition.AMBULANCE
