"""What the sheets say before the steps and after them, and how much room that takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from careplans.contexts import ticks_page
from careplans.corrections import corrections
from careplans.course_picture import course_picture
from careplans.days import DAYS_ON_PAPER
from careplans.keeping.links import link_to
from careplans.outlook import Outlook, outlook, prognosis
from careplans.qr_code import qr_code
from careplans.renditions.paper import LARGE, NORMAL, WIDTH_MM, PrintedPlan, TypeSetting, printed_plan
from clinical.content import Category, Disposition
from clinical.plan.care_plan import CarePlan, Due, PlannedCheckPoint
from clinical.wording import emergency_number
from triage.local_time import local_time
from triage.visit import Visit, now

PICTURE_WIDTH, PICTURE_LETTERS = 728, 16.2
HEAD_MM, PICTURE_MM, DAYS_MM, DIARY_MM, CODE_OPENING_PLAN_MM, BOX_EDGES_MM = 9, 30, 11, 33, 12, 5
RED_FLAGS, ENDS = (0.43, 0.57), (0.47, 0.53)
"""The shares of two columns."""
COLUMN_EDGES_MM = 8
DATE_MM = 27
MARGINS_MM = 6
WARMTH_ON_SCREEN = "Before any warmth, read how on the screen."
HOURS_A_DAY = 24
MOST_CHECKS = 3
AFTER_LINES = 2.3
"""The last line of the sheet, and headings."""


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What stands on the sheets of a plan beside its steps."""

    plan: CarePlan
    ahead: Outlook
    checks: tuple[PlannedCheckPoint, ...]  # the one that is due, and the next
    left_out: tuple[tuple[str, str], ...]  # why, and what

    def nets(self, *dispositions: Disposition) -> list[str]:
        """Return the signs of these levels that are short enough for paper."""
        return [net.text for net in self.plan.safety_nets if net.on_print and net.disposition in dispositions]

    @property
    def ambulance(self) -> list[str]:
        return self.nets(Disposition.AMBULANCE)

    @property
    def emergency_department(self) -> list[str]:
        return self.nets(Disposition.EMERGENCY_DEPARTMENT)

    @property
    def same_day(self) -> list[str]:
        return self.nets(Disposition.SAME_DAY)

    @property
    def appointment(self) -> list[str]:
        return self.nets(Disposition.SOON, Disposition.ROUTINE)

    @property
    def dated_checks(self) -> list[tuple[str, str]]:
        """Return when to check again and what to ask then."""
        return [(self.when(each), each.check_point.question) for each in self.checks]

    def when(self, planned: PlannedCheckPoint) -> str:
        """Return the time of a check, or how long after it began where nobody knows when that was."""
        if planned.due is Due.DUE:
            return "Now"
        return self.ahead.clock(planned.due_at) if planned.due_at else planned.check_point.title

    @property
    def last_day(self) -> date:
        return self.plan.provenance.made_at.date() + timedelta(days=DAYS_ON_PAPER - 1)

    @property
    def painkillers_wait(self) -> bool:
        return any(each.category == Category.RELIEF for each in self.plan.waiting)


def paper_page(request: HttpRequest, visit: Visit, plan: CarePlan) -> dict[str, Any]:
    """Return the context of the printed plan."""
    setting = LARGE if "large" in request.GET else NORMAL
    code = code_on_paper(request, visit)
    found = corrections(visit, plan.region)
    has_changed = bool(found and found.concern_the_plan)
    words = sheet_words(plan)
    return {
        "plan": plan,
        "words": words,
        "prognosis": prognosis(plan),
        "picture": course_picture(words.ahead, PICTURE_WIDTH, PICTURE_LETTERS),
        "paper": sheets(words, setting, has_changed=has_changed, opens_plan=code["code_opens_plan"]),
        "has_changed": has_changed,
        "setting": setting,
        "made_at": plan.provenance.made_at,
        "clock_name": local_time(visit.journey, plan.region, now()).name,
        "ambulance_number": emergency_number(plan.region),
        **ticks_page(visit.journey, plan),
        **code,
    }


def sheet_words(plan: CarePlan) -> SheetWords:
    """Return what the sheets of a plan say beside its steps."""
    ahead = outlook(plan)
    checks = [each for each in plan.check_points if each.due is not Due.PAST][:MOST_CHECKS]
    return SheetWords(plan, ahead, tuple(checks), tuple(left_out_in_words(plan)))


def sheets(
    words: SheetWords, setting: TypeSetting = NORMAL, *, has_changed: bool = False, opens_plan: bool = False
) -> PrintedPlan:
    """Return what is printed of a plan, and on which sheet."""
    before = before_mm(words, setting, has_changed=has_changed)
    return printed_plan(
        words.plan, words.ahead, setting, (before, after_mm(words, setting, opens_plan=opens_plan))
    )


def left_out_in_words(plan: CarePlan) -> Iterable[tuple[str, str]]:
    """Yield each reason to leave something out within the days on paper, with what it leaves out."""
    titles: dict[str, list[str]] = {}
    horizon = plan.hours_since_onset + HOURS_A_DAY * DAYS_ON_PAPER
    for left in (each for each in plan.left_out if each.from_hours < horizon):
        titles.setdefault(left.reasons[0].text, []).append(left.title)
    for reason, names in titles.items():
        yield f"{reason[:1].upper()}{reason[1:]}:", f"“{'”, “'.join(names)}”."


def before_mm(words: SheetWords, setting: TypeSetting, *, has_changed: bool) -> float:
    """Return how much of the first sheet stands before the first step."""
    signs = (words.ambulance, words.emergency_department)
    box = two_columns(signs, RED_FLAGS, setting) + 2.3 * setting.line_mm + BOX_EDGES_MM
    scale = setting.points / NORMAL.points
    told = f"{' '.join(words.ahead.sentences)} {WARMTH_ON_SCREEN}"
    sentences = setting.height(told, WIDTH_MM, bold=True)
    notes = appointment_mm(words.plan, setting) + (3 * setting.line_mm if has_changed else 0)
    first = setting.height(prognosis(words.plan), WIDTH_MM) * 1.1
    return HEAD_MM * scale**2 + first + box + PICTURE_MM + sentences + notes + DAYS_MM * scale


def appointment_mm(plan: CarePlan, setting: TypeSetting) -> float:
    """Return how high the box stands that sends to an appointment first."""
    if not plan.appointment:
        return 0
    reasons = " ".join(flag.reason for flag in plan.appointment.present)
    return setting.height(f"{reasons} {'x' * 60}", WIDTH_MM - COLUMN_EDGES_MM) + BOX_EDGES_MM


def after_mm(words: SheetWords, setting: TypeSetting, *, opens_plan: bool) -> float:
    """Return how much of the last sheet stands after the last step."""
    line = setting.line_mm
    beside_date = WIDTH_MM * ENDS[0] - COLUMN_EDGES_MM - DATE_MM
    dated = sum(setting.height(text, beside_date) for _, text in words.dated_checks)
    written = 3 * line
    signs = [f"• {each}" for each in (*words.same_day, *words.appointment)]
    right = sum(setting.height(each, WIDTH_MM * ENDS[1] - COLUMN_EDGES_MM) for each in signs) + 2 * line
    left_out = sum(setting.height(f"{why} {what}", WIDTH_MM, bold=True) for why, what in words.left_out)
    asked = setting.height(" ".join(each.title for each in words.plan.ask_first), WIDTH_MM) + line
    waiting = 2 * line if words.painkillers_wait else 0
    diary = DIARY_MM + (CODE_OPENING_PLAN_MM if opens_plan else 0)
    headings = MARGINS_MM + (2 * line if words.left_out else 0)
    return headings + max(dated + written, right) + left_out + asked + waiting + diary + AFTER_LINES * line


def two_columns(columns: Sequence[Sequence[str]], shares: Sequence[float], setting: TypeSetting) -> float:
    """Return how high two lists stand side by side."""
    heights = (
        sum(setting.height(each, WIDTH_MM * share - COLUMN_EDGES_MM) for each in column)
        for column, share in zip(columns, shares, strict=True)
    )
    return max(heights)


def code_on_paper(request: HttpRequest, visit: Visit) -> dict[str, Any]:
    """Return the code at the foot of paper: it opens the plan only for somebody who asked for that."""
    again = settings.SITE_URL + reverse("triage:again")
    address = {"again_address": again.partition("://")[2]}
    if request.GET.get("qr") != "link":
        return address | {"qr_svg": qr_code(again), "code_opens_plan": False}
    plan_link = link_to(visit.journey, visit.catalogue, now())
    return address | {"qr_svg": qr_code(plan_link, error="l"), "code_opens_plan": True}
