"""Every red flag of the evidence reaches its level in the questionnaire that people really get."""

from __future__ import annotations

import re

import pytest

from clinical.content import Disposition
from clinical.triage.evaluation import evaluate
from clinical.triage.exits import exit_ticks
from clinical.wording import localise
from tests.clinical.shipped import region, shipped_catalogue
from tests.content.test_evidence_ids import COMBINATIONS, SINGLES
from tests.journeys.red_flags import ROWS, TICKED
from tests.journeys.results import emergency_lines, level_shown, listed, reasons_shown
from tests.journeys.walker import Walker
from tests.journeys.walking import walk_to_result

FLAGS = {flag.id: flag for flag in shipped_catalogue().red_flags}
ON_AN_EXIT = {flag for flag, _, _ in TICKED}
STANDARD = {"a20", "cannot_be", "h6"}
AWAY_FROM_HELP = ("/plan/", "/guides/", "/again/", "/about/")
HOME_CARE = re.compile(
    r"\b(stretch\w*|exercises?|ibuprofen|paracetamol|acetaminophen|naproxen|warmth|(heat|warm|cold) pack|ice"
    r"|drinks?|sachets?|walk(ing)?|massage|your plan|magnesium|potassium)\b",
    re.IGNORECASE,
)


FIRST_AID = {
    localise(line.text, region())
    for outcome in shipped_catalogue().guidance.outcomes
    for line in outcome.first_aid
}
"""What helps before help comes: cooling in heatstroke competes with nothing."""


def named(row):
    flag, _, person = row
    told = dict(person.choices)
    settings = (
        f"{name}={told[name]}" for name in ("age", "pregnancy", "onset") if told[name] not in STANDARD
    )
    return "-".join(
        [flag, *sorted(person.signs - {flag}), *(f"{x}?" for x in sorted(person.not_sure)), *settings]
    )


def words_if(flag):
    return localise(flag.if_clause, region())


@pytest.mark.parametrize(("flag", "level", "person"), ROWS, ids=map(named, ROWS))
def test_a_red_flag_reaches_its_level_and_says_which_answers_led_there(flag, level, person):
    walker = Walker(htmx=True, remembers=True)

    walk_to_result(walker, person)

    ambulance_is_offered = words_if(FLAGS[flag]) in listed(walker)
    assert level_shown(walker) >= level or (level is Disposition.AMBULANCE and ambulance_is_offered)
    assert reasons_shown(walker)
    assert all(rests_on_an_answer(walker, link) for link in links_to_change(walker))


def links_to_change(walker):
    answers = (answer for why in walker.main.with_class("why") for answer in why.with_class("answer"))
    return [next(answer.all("a"))["href"] for answer in answers]


def rests_on_an_answer(walker, link):
    items = shipped_catalogue().screens[link.split("/")[2]].items
    return any(walker.answers.get(item.id, "no") != "no" for item in items)


EMERGENCIES = [row for row in ROWS if row[1].is_emergency]


@pytest.mark.parametrize(("flag", "level", "person"), EMERGENCIES, ids=map(named, EMERGENCIES))
def test_an_emergency_page_says_go_and_nothing_that_competes(flag, level, person):
    walker = walk_to_result(Walker(htmx=True, remembers=True), person)

    possible = {words_if(each) for each in still_possible(walker)}
    advice = " ".join([walker.heading, *walker.lines_of("lead"), *emergency_lines(walker)])
    for words in possible | FIRST_AID:
        advice = advice.replace(words, "")

    assert not HOME_CARE.search(advice)
    assert not [link for link in walker.main_links if link.startswith(AWAY_FROM_HELP)]
    assert next(walker.main.all("a"))["href"].startswith("tel:")
    if level_shown(walker) is Disposition.EMERGENCY_DEPARTMENT:
        assert possible <= listed(walker)


def still_possible(walker):
    possible = evaluate(shipped_catalogue(), walker.answers).still_possible
    return [flag for flag in possible if flag.disposition is Disposition.AMBULANCE]


def test_every_red_flag_of_the_guidance_and_of_the_evidence_has_a_row():
    rows = {flag for flag, _, _ in ROWS}

    assert rows == set(FLAGS) - ON_AN_EXIT
    assert rows >= {*SINGLES, *COMBINATIONS}


def test_the_guidance_gives_each_red_flag_the_level_of_the_evidence():
    assert {(flag, level) for flag, level, _ in ROWS} == {
        (flag.id, flag.disposition) for flag in FLAGS.values() if flag.id not in ON_AN_EXIT
    }


@pytest.mark.parametrize(("flag", "tick", "person"), TICKED, ids=[f"{row[0]}-{row[1]}" for row in TICKED])
def test_a_tick_on_the_way_to_hospital_makes_it_an_ambulance(flag, tick, person):
    walker = walk_to_result(Walker(htmx=True, remembers=True), person)
    assert level_shown(walker) is Disposition.EMERGENCY_DEPARTMENT

    offered = [item.id for item in exit_ticks(shipped_catalogue(), walker.answers)]
    ticked = evaluate(shipped_catalogue(), {**walker.answers, tick: "yes"})

    assert tick in offered
    assert ticked.disposition is Disposition.AMBULANCE
    assert flag in {each.id for each in ticked.present}
