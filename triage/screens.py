"""A page of questions and what its answers come to: one flow for triage, for the plan and for check-ins."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clinical.content import Disposition, Item, Screen
from clinical.names import Items
from clinical.triage.evaluation import asked_items, asked_screens, assume_no, is_surely_asked, replay
from clinical.triage.exits import exit_ticks
from triage.contexts import every_page
from triage.forms import FormProblem, SentAnswers, read_checklist, read_choice, read_each
from triage.journey import asked_again
from triage.responses import HtmxHttpRequest, arrive, choose_region, destination, question_url, redirect
from triage.visit import Visit, now

ASKS_REGION_TOO = Items.AGE
"""The item whose page also asks for the country; that is no health answer and needs no page of its own."""
ADVICE_TODAY = "You will need advice today. A few more questions look for an emergency."
CHOOSE_ONE = "Choose yes, no or still not sure."


@dataclass(frozen=True, slots=True)
class Heading:
    """What a page of questions is called where no screen of the guidance says it."""

    title: str
    lead: str
    section: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A page of questions: what it asks, where it stands, and what its answers come to."""

    visit: Visit
    screen: Screen | Heading
    items: Sequence[Item]
    url: str
    back_url: str
    take: Callable[[SentAnswers], tuple[Visit, str]]  # the visit with the answers, and where it goes on
    template: str = "triage/question.html"
    shown: Mapping[str, str] = field(default_factory=dict)  # the answers that the page begins with
    each_url: str = ""  # where the signs of a checklist are asked one by one; empty for a single choice
    is_each: bool = False
    joined: Screen | None = None  # a choice whose options are this list's buttons
    progress: str = ""
    notice: str = ""
    groups: Sequence[tuple[str, Sequence[Item]]] = ()  # headings, each with its signs

    @property
    def is_doubted(self) -> bool:
        """Return whether somebody was not sure about a sign, so that it has to be asked by itself."""
        return bool(self.each_url) and any(self.shown.get(item.id) == "unsure" for item in self.items)


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One item of a checklist as the page shows it."""

    item: Item
    chosen: str  # the code answered before, or empty
    error: str = ""  # what to do about it, or empty
    pointed: bool = False  # whether it is one that they are not sure about, or were

    @property
    def name(self) -> str:
        return self.item.id

    @property
    def checked(self) -> bool:
        return self.chosen == "yes"


def ask(request: HtmxHttpRequest, page: QuestionPage) -> HttpResponse:
    """Show a page of questions; or take its answers and go on; or show it again with what to mend."""
    sent = SentAnswers()
    if request.method == "POST":
        choose_region(request, page.visit)
        sent = read(page, request)
        if not sent.problem:
            return arrive(request, *page.take(sent))
    elif page.is_doubted and not page.is_each:
        return redirect(page.each_url)
    template = "triage/each.html" if page.is_each else page.template
    context = question_page(page, sent) | every_page(request, page.visit)
    context["notice"] = context["notice"] or page.notice
    return render(request, template, context, status=422 if sent.problem else 200)


def read(page: QuestionPage, request: HtmxHttpRequest) -> SentAnswers:
    """Return what was sent from a page."""
    if page.is_each:
        return read_each(page.items, request.POST)
    if page.each_url:
        return read_checklist(page.items, request.POST, page.joined.items[0] if page.joined else None)
    return read_choice(page.items[0], request.POST)


def question_page(page: QuestionPage, sent: SentAnswers) -> dict[str, Any]:
    """Return the context of a page of questions; after a problem, with what was sent and what to mend."""
    problem = sent.problem
    shown = sent.answers if problem else page.shown
    rows = {item.id: question_row(item, shown.get(item.id, ""), problem) for item in page.items}
    context = {
        "screen": page.screen,
        "rows": list(rows.values()),
        "groups": [(title, [rows[item.id] for item in items]) for title, items in page.groups],
        "progress": page.progress or page.screen.section,
        "back_url": page.back_url,
        "action_url": page.each_url if page.is_each else page.url,
        "problem": problem,
        "conflict": bool(problem and problem.is_conflict),
        "joined": page.joined and single_choice(page.joined.items[0], shown) | {"title": page.joined.title},
    }
    return context if page.each_url else context | single_choice(page.items[0], shown)


def question_row(item: Item, chosen: str, problem: FormProblem | None) -> QuestionRow:
    """Return the row of an item, ticked where somebody was not sure or had pointed at it."""
    if problem and item.id in problem.item_ids:
        return QuestionRow(item, chosen, CHOOSE_ONE, pointed=True)
    pointed = bool(chosen) if problem else chosen in {"yes", "unsure"}
    return QuestionRow(item, chosen if pointed else "", pointed=pointed)


def single_choice(item: Item, shown: Mapping[str, str]) -> dict[str, Any]:
    """Return the options of an item with the one chosen, and whether its page asks for the country too."""
    chosen = shown.get(item.id, "")
    options = [
        {"code": each.code, "label": each.label, "hint": each.hint, "chosen": each.code == chosen}
        for each in item.permitted
    ]
    return {"options": options, "ask_region": item.id == ASKS_REGION_TOO}


def triage_page(visit: Visit, screen: Screen, *, is_each: bool = False) -> QuestionPage:
    """Return the page of a screen of the questionnaire; a choice that joins a list gives it its buttons."""
    screens = asked_screens(visit.catalogue, visit.counting)
    following = screens[screens.index(screen) + 1 :][:1]
    joined = next((each for each in following if each.joins_previous and screen.is_checklist), None)
    return QuestionPage(
        visit,
        screen,
        asked_items(visit.catalogue, screen, visit.counting),
        question_url(screen),
        back_url(visit, screen),
        lambda sent: take_answers(visit, screen, sent),
        shown=visit.counting,
        each_url=each_url(screen) if screen.is_checklist else "",
        is_each=is_each,
        joined=joined,
        progress=progress(visit, screen),
        notice=ADVICE_TODAY if visit.assessment.disposition is Disposition.SAME_DAY else "",
    )


def progress(visit: Visit, screen: Screen) -> str:
    """Return how far this page is: “3 of 13”, or “3 of 13 or more” where an answer may still open another."""
    catalogue = visit.catalogue
    denying = replay(catalogue, assume_no(catalogue, visit.journey.answers))
    asked = pages_of(asked_screens(catalogue, visit.counting))
    sure = pages_of([each for each in catalogue.triage_screens if is_surely_asked(catalogue, each, denying)])
    at = sum(each.position <= screen.position for each in asked)
    return f"{at} of {len(sure)}" if len(sure) == len(asked) else f"{at} of {len(sure)} or more"


def pages_of(screens: Sequence[Screen]) -> list[Screen]:
    """Return the screens that have a page of their own: not a choice whose options are a list's buttons."""
    before = [None, *screens]
    return [
        screen
        for screen, earlier in zip(screens, before, strict=False)
        if not (screen.joins_previous and earlier and earlier.is_checklist)
    ]


def take_answers(visit: Visit, screen: Screen, sent: SentAnswers) -> tuple[Visit, str]:
    """Return the visit with these answers and where it goes on: one by one where somebody is not sure."""
    doubted = {item.id for item in screen.items} if sent.wants_each else set()
    signs = asked_again(visit.catalogue)
    kept = visit.journey.without(doubted | (signs if visit.journey.is_stale(now()) else set()))
    journey = kept.with_answers(sent.answers, now())
    if signs & kept.answers.keys():
        # Another answer makes the urgent signs no fresher: they are asked again a day after they were.
        journey = replace(journey, answered_at=kept.answered_at)
    moved = replace(visit, journey=journey)
    if moved.assessment.disposition.is_emergency:
        return moved, destination(moved)
    if visit.is_lost and not is_open(visit, screen):
        return moved, reverse("triage:lost")
    return moved, each_url(screen) if sent.wants_each else destination(moved)


def take_tick(visit: Visit, ticked: Sequence[str]) -> tuple[Visit, str]:
    """Return the visit with what was ticked on a result that sends to an emergency department."""
    offered = {item.id for item in exit_ticks(visit.catalogue, visit.counting)}
    answers = dict.fromkeys(offered & set(ticked), "yes")
    moved = replace(visit, journey=visit.journey.with_answers(answers, now())) if answers else visit
    return moved, destination(moved)


def each_url(screen: Screen) -> str:
    return reverse("triage:each", args=[screen.id])


def back_url(visit: Visit, screen: Screen) -> str:
    """Return where "Back" leads: the page before, or the landing page."""
    pages = pages_of(asked_screens(visit.catalogue, visit.counting))
    before = [each for each in pages if each.position < screen.position]
    return question_url(before[-1]) if before else reverse("triage:home")


def asked_screen(visit: Visit, screen_id: str) -> Screen | None:
    """Return the triage screen of that name if this person is asked it."""
    screens = {screen.id: screen for screen in asked_screens(visit.catalogue, visit.counting)}
    return screens.get(screen_id)


def is_open(visit: Visit, screen: Screen) -> bool:
    """Return whether a screen that is asked may be shown already: no earlier one is still open."""
    following = visit.assessment.next_screen
    return following is None or screen.position <= following.position
