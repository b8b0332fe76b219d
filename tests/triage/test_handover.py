"""The sheet for a clinician: what is present, not ruled out, denied, and what nobody asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from clinical.content import Disposition, ItemKind, Role
from clinical.criteria import NOT_APPLICABLE
from clinical.triage.evaluation import evaluate
from clinical.wording import localise
from tests.clinical.golden_fixtures import george, lena
from tests.clinical.shipped import assessed, person, region, shipped_catalogue
from tests.journeys.page import read_page
from tests.journeys.walker import RESULT, cookie_of, shipped_release
from triage.handover import DISPOSITIONS, hand_over
from triage.journey import Journey
from triage.visit import COOKIE, Visit, now

__all__ = ["george", "lena"]

HANDOVER = "/check/handover/"
AT_ONCE = {"chest_pain": "yes"} | dict.fromkeys(
    ("breathless", "collapse_faint", "tearing_pain", "legs_wont_move", "confused_drowsy_fit", "stroke_signs"),
    "no",
)
ABOVE_SELF_CARE = {
    "routine": person(onset="w6"),
    "soon": person("blood_thinner", "one_leg_numb"),
    "today": person("fever", "diabetes", asked_on_plan_page=False),
    "not sure": person(saddle_numb="unsure"),
    "emergency department": person("saddle_numb", "cancer_ever"),
    "ambulance": person("chest_pain"),
    "at once": AT_ONCE,
}


@pytest.fixture(params=[*ABOVE_SELF_CARE, "george", "lena"])
def answers(request):
    """Return the answers of somebody who has to be seen."""
    return ABOVE_SELF_CARE.get(request.param) or request.getfixturevalue(request.param)


def visit_with(answers):
    at = now()
    return Visit(Journey(1, at).with_answers(answers, at), shipped_release())


def sheet_of(answers):
    return hand_over(visit_with(answers), region())


def texts(groups):
    return [text for group in groups for text in group.texts]


def browser(answers=None, at=None):
    client = Client(headers={"accept-language": "en-GB"})
    if answers is not None:
        client.cookies[COOKIE] = cookie_of(answers, at)
    return client


def main_of(client, address=HANDOVER):
    return read_page(client.get(address).content.decode()).by_id("main")


def test_every_red_flag_is_there_with_what_a_clinician_calls_it(answers):
    assessment = assessed(answers)

    sheet = sheet_of(answers)

    assert [(each.title, each.suspected) for each in sheet.present] == [
        (localise(flag.title, region()), flag.suspected) for flag in assessment.present
    ]
    assert [each.title for each in sheet.not_ruled_out] == [
        localise(flag.title, region()) for flag in assessment.not_ruled_out
    ]
    assert sheet.disposition == DISPOSITIONS[assessment.disposition]
    assert all(each.suspected for each in (*sheet.present, *sheet.not_ruled_out))


def test_every_symptom_and_condition_ticked_is_on_the_sheet_once(answers):
    sheet = sheet_of(answers)
    found = [text for each in (*sheet.present, *sheet.not_ruled_out) for text in each.statements]
    told = [*found, *texts(sheet.reported)]

    items = shipped_catalogue().items
    for name, code in visit_with(answers).counting.items():
        if code == "yes" and items[name].role is Role.SYMPTOM:
            assert told.count(items[name].statement) == 1
        if code == "yes" and items[name].role is Role.FACTOR:
            assert items[name].statement in texts(sheet.history)


def test_only_what_was_answered_no_is_denied(answers):
    sheet = sheet_of(answers)
    denied = {*texts(sheet.denied), *texts(sheet.history_denied)}

    counting = visit_with(answers).counting
    items = shipped_catalogue().items
    assert denied == {
        item.text
        for screen in shipped_catalogue().triage_screens
        for item in screen.items
        if item.kind is ItemKind.SIGN
        and item.role in {Role.SYMPTOM, Role.FACTOR}
        and counting.get(item.id) == "no"
    }
    assert not [item for item in items.values() if item.text in denied and counting.get(item.id) != "no"]


def test_what_an_emergency_left_unasked_is_said_and_never_denied():
    sheet = sheet_of(AT_ONCE)

    assert "Nerve signs" in sheet.not_asked
    assert shipped_catalogue().items["saddle_numb"].text not in texts(sheet.denied)
    assert "Not asked" in [each.text for each in main_of(browser(AT_ONCE)).all("h2")]


def test_a_finished_check_left_nothing_unasked(george):
    assert sheet_of(george).not_asked == ()


def test_not_sure_is_neither_present_nor_denied():
    sheet = sheet_of(person(saddle_numb="unsure"))

    item = shipped_catalogue().items["saddle_numb"]
    assert sheet.not_ruled_out
    assert any(item.text in text for each in sheet.not_ruled_out for text in each.statements)
    assert item.text not in texts(sheet.denied)


def test_age_onset_and_pregnancy_are_as_chosen(lena):
    chosen = {group.title: group.texts[0] for group in sheet_of(lena).choices}

    assert chosen["Age"] == "20 to 44"
    assert chosen["Onset, at the time of the answers"] == "6 to 24 hours ago"
    assert chosen["Pregnancy"] == "Pregnant, 13 weeks or more"


def test_every_worked_example_above_self_care_has_a_sheet():
    catalogue = shipped_catalogue()
    examples = [dict(each.answers) for each in catalogue.guidance.vignettes]

    sheets = [
        hand_over(visit_with(answers), region())
        for answers in examples
        if evaluate(catalogue, answers).disposition is not Disposition.SELF_CARE
    ]

    assert len(sheets) > len(examples) / 2
    assert all(sheet.present or sheet.not_ruled_out for sheet in sheets)


def test_the_page_says_who_it_is_for_when_and_by_which_release(answers):
    main = main_of(browser(answers))

    assert next(main.all("h1")).text == "Show this to the doctor, nurse or physio"
    assert f"release 1, {shipped_release().checksum[:8]}" in main.text
    assert f"{now():%Y}" in main.text
    assert "United Kingdom" in main.text
    assert all(each.suspected in main.text for each in sheet_of(answers).present)


def test_the_sheet_names_no_condition_as_none_where_nobody_asked():
    asked, not_asked = (main_of(browser(answers)).text for answers in (person("fever"), AT_ONCE))

    assert "Medicines and conditions None ticked." in asked
    assert "Medicines and conditions Not asked." in not_asked


def test_every_result_above_self_care_leads_to_the_sheet(answers):
    links = [each["href"] for each in main_of(browser(answers), RESULT).all("a")]

    assert HANDOVER in links


@pytest.mark.parametrize("name", ["emergency department", "ambulance", "at once"])
def test_in_an_emergency_the_call_comes_first(name):
    links = [each["href"] for each in main_of(browser(ABOVE_SELF_CARE[name]), RESULT).all("a")]

    calls = [at for at, href in enumerate(links) if href.startswith("tel:")]
    assert calls[0] < links.index(HANDOVER)
    assert links.index(HANDOVER) == len(links) - 1
    assert main_of(browser(ABOVE_SELF_CARE[name])).with_class("call")


def test_looking_after_it_at_home_needs_no_sheet():
    client = browser(person("lift_twist"))

    answer = client.get(HANDOVER)

    assert (answer.status_code, answer["Location"]) == (303, RESULT)
    assert HANDOVER not in [each["href"] for each in main_of(client, RESULT).all("a")]


@pytest.mark.parametrize(
    ("answers", "age", "leads_to"),
    [
        (None, timedelta(), "/check/right_now/?say=lost"),
        ({"age": "a20"}, timedelta(), "/check/right_now/?say=first"),
        (person("fever"), timedelta(hours=25), "/again/?say=again"),
    ],
    ids=["nothing", "unfinished", "a day old"],
)
def test_without_a_fresh_result_the_questions_come_first(answers, age, leads_to):
    answer = browser(answers, now() - age).get(HANDOVER)

    assert (answer.status_code, answer["Location"]) == (303, leads_to)


def test_the_sheet_is_kept_nowhere_and_can_only_be_read():
    client = browser(person("fever"))

    first, second = client.get(HANDOVER), client.get(HANDOVER)

    assert first.content == second.content
    assert "no-store" in first["Cache-Control"]
    assert client.head(HANDOVER).status_code == 200
    assert client.post(HANDOVER).status_code == 405


def test_no_address_on_the_sheet_holds_an_answer(answers):
    given = {name for name, code in answers.items() if code not in {"no", NOT_APPLICABLE}}

    addresses = [each["href"] for each in main_of(browser(answers)).all("a")]

    assert not [href for href in addresses for name in given if name in href]
