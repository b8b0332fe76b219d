"""The rest of a check-in: how it goes, and what that does to the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from careplans.check_ins.careful import never_milder, with_new_signs
from careplans.check_ins.done import show_done
from careplans.check_ins.form import ALL_OF_THESE, CAN, NONE_OF_THESE, Filled, read
from careplans.check_ins.medicines import are_due, medicines_part, reopened
from careplans.check_ins.questions import ABILITIES, TRENDS, Question, due_questions, hours_now
from careplans.check_ins.sign_pages import show_signs
from careplans.check_ins.signs import instead_of_check_in
from clinical.content import Disposition
from clinical.plan.course import WORST_PAIN, not_said_again
from guidance.regions import region_for
from triage.arriving import HtmxHttpRequest, arrive, redirect, show_result
from triage.local_time import local_time
from triage.pages import every_page
from triage.submissions import Problem, Submission
from triage.travel import Traveller, now, traveller_of

ASKED_WITHIN = timedelta(hours=1)
"""How long before the rest of a check-in the emergency signs may have been asked."""
ABLE = (
    (ALL_OF_THESE, "All of these"),
    *((str(each), label) for each, label in ABILITIES),
    (NONE_OF_THESE, "None of these"),
)
UNREADABLE = "We could not read one answer. Nothing was saved. Choose once more."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in_pain(request: HtmxHttpRequest) -> HttpResponse:
    """Ask how it goes, once the emergency signs are denied; and keep the check-in."""
    traveller = traveller_of(request)
    is_late = now() - traveller.journey.answered_at > ASKED_WITHIN
    away = instead_of_check_in(traveller)
    if away or is_late or not traveller.as_answered.is_complete:
        return redirect(away or reverse("careplans:check_in"))
    if request.method != "POST":
        return show_pain(request, traveller, Filled())
    filled = read(due_questions(traveller, hours_now(traveller, now())), request.POST)
    if filled.missing or filled.unreadable:
        return show_pain(request, traveller, filled, is_sent=True)
    return take_check_in(request, traveller, filled)


def take_check_in(request: HtmxHttpRequest, traveller: Traveller, filled: Filled) -> HttpResponse:
    """Keep the check-in; show the plan's turn, a question about medicines, or where to go instead."""
    moved = after_check_in(traveller, filled, now())
    if moved.assessment.is_complete and moved.assessment.disposition > Disposition.SOON:
        return arrive(request, moved, reverse("triage:result"), lambda: show_result(request, moved))
    if are_due(moved, region_for(request, traveller.release), now()):
        return ask_about_medicines(request, replace(moved, journey=reopened(moved)))
    return arrive(request, moved, reverse("careplans:check_in_done"), lambda: show_done(request, moved))


def after_check_in(traveller: Traveller, filled: Filled, at: datetime) -> Traveller:
    """Return the traveller with this check-in, in the place of one just made."""
    journey = traveller.journey
    standing = replace(journey, check_ins=not_said_again(journey.check_ins, at))
    told = never_milder(traveller.catalogue, journey.answers, filled.answers)
    told = with_new_signs(replace(traveller, journey=standing), told, at)
    after = standing.with_answers(told, journey.answered_at).with_check_in(filled.check_in(at))
    return replace(traveller, journey=after)


def ask_about_medicines(request: HtmxHttpRequest, moved: Traveller) -> HttpResponse:
    """Return the page that asks whether pain relief is still safe, with the check-in kept."""
    part = medicines_part(moved)
    return arrive(
        request, moved, part.url, lambda: show_signs(request, moved, part, Submission(), one_by_one=False)
    )


def show_pain(
    request: HtmxHttpRequest, traveller: Traveller, filled: Filled, *, is_sent: bool = False
) -> HttpResponse:
    """Return the form of how it goes; after a submission with gaps, what was sent and what to fill in."""
    pain, trend, *due = questions(request, traveller, filled, is_sent=is_sent)
    able = Question(CAN, "In the last 24 hours, what could you do?", "", ABLE)
    if is_sent and CAN in filled.missing:
        able = replace(able, error=error_for(CAN))
    problem = Problem("Some answers are missing", "Look at these again.") if is_sent else None
    context = every_page(request, traveller) | {
        "pain": pain,
        "trend": trend,
        "able": able,
        "can": filled.can,
        "due": due,
        "problem": problem,
        "gaps": [each for each in (pain, trend, able, *due) if each.error],
        "unreadable": UNREADABLE if filled.unreadable else "",
        "action_url": reverse("careplans:check_in_pain"),
        "back_url": reverse("careplans:check_in_signs"),
    }
    return render(request, "careplans/check_in/pain.html", context, status=422 if is_sent else 200)


def questions(
    request: HtmxHttpRequest, traveller: Traveller, filled: Filled, *, is_sent: bool
) -> list[Question]:
    """Return every question with one answer, with what was chosen and what to mend."""
    scale = tuple((str(pain), str(pain)) for pain in range(WORST_PAIN + 1))
    trends = tuple((str(code), label) for code, label in TRENDS)
    every = [
        Question("pain", "How bad was the pain in the last 24 hours?", "", scale),
        Question("trend", compared_with(request, traveller), "", trends),
        *due_questions(traveller, hours_now(traveller, now())),
    ]
    return [
        replace(
            each,
            chosen=filled.choices.get(each.name, ""),
            error=error_for(each.name) if is_sent and each.name in filled.missing else "",
        )
        for each in every
    ]


def error_for(name: str) -> str:
    """Return what to do about a question without an answer."""
    wrong = {
        "pain": "Choose a number from 0 to 10.",
        CAN: "Tick what you could do, or “None of these” alone.",
    }
    return wrong.get(name, "Choose the answer that fits best.")


def compared_with(request: HtmxHttpRequest, traveller: Traveller) -> str:
    """Return the question of how it goes, with the time to compare with."""
    earlier = not_said_again(traveller.journey.check_ins, now())
    if not earlier:
        return "Since it began, how is it now?"
    local = local_time(traveller.journey, region_for(request, traveller.release), now())
    return f"Since {local.of(earlier[-1].at):%A %-d %B}, how is it now?"
