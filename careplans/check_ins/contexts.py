"""What the page shows that asks how it goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.urls import reverse

from careplans.check_ins.forms import ALL_OF_THESE, CAN, NONE_OF_THESE, Filled
from careplans.check_ins.questions import ABILITIES, TRENDS, CheckInQuestion, due_questions
from clinical.content import Region
from clinical.plan.course import WORST_PAIN, not_said_again
from triage.forms import FormProblem
from triage.local_time import local_time
from triage.visit import Visit

ABLE = (
    (ALL_OF_THESE, "All of these"),
    *((str(each), label) for each, label in ABILITIES),
    (NONE_OF_THESE, "None of these"),
)
UNREADABLE = "We could not read one answer. Nothing was saved. Choose once more."
TO_MEND = {
    "pain": "Choose a number from 0 to 10.",
    CAN: "Tick what you could do, or “None of these” alone.",
}
"""What to do about a question without an answer, where that is not to choose what fits best."""


def pain_page(visit: Visit, region: Region, filled: Filled | None, at: datetime) -> dict[str, Any]:
    """Return the context of the form; after a submission with gaps, what was sent and what to fill in."""
    sent = filled or Filled()
    pain, trend, able, *due = (marked(each, sent) for each in every_question(visit, region, at))
    problem = FormProblem("Some answers are missing", "Look at these again.") if filled else None
    return {
        "pain": pain,
        "trend": trend,
        "able": able,
        "can": sent.can,
        "due": due,
        "problem": problem,
        "gaps": [each for each in (pain, trend, able, *due) if each.error],
        "unreadable": UNREADABLE if sent.unreadable else "",
        "action_url": reverse("careplans:check_in_pain"),
        "back_url": reverse("careplans:check_in_signs"),
    }


def every_question(visit: Visit, region: Region, at: datetime) -> list[CheckInQuestion]:
    """Return the questions in their order on the page."""
    scale = tuple((str(pain), str(pain)) for pain in range(WORST_PAIN + 1))
    return [
        CheckInQuestion("pain", "How bad was the pain in the last 24 hours?", "", scale),
        CheckInQuestion("trend", compared_with(visit, region, at), "", TRENDS),
        CheckInQuestion(CAN, "In the last 24 hours, what could you do?", "", ABLE),
        *due_questions(visit, visit.hours_at(at)),
    ]


def marked(question: CheckInQuestion, sent: Filled) -> CheckInQuestion:
    """Return a question with what was chosen and what to mend."""
    error = TO_MEND.get(question.name, "Choose the answer that fits best.")
    chosen = sent.choices.get(question.name, "")
    return replace(question, chosen=chosen, error=error if question.name in sent.missing else "")


def compared_with(visit: Visit, region: Region, at: datetime) -> str:
    """Return the question of how it goes, with the time to compare with."""
    earlier = not_said_again(visit.journey.check_ins, at)
    if not earlier:
        return "Since it began, how is it now?"
    local = local_time(visit.journey, region, at)
    return f"Since {local.of(earlier[-1].at):%A %-d %B}, how is it now?"
