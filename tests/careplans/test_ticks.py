"""Ticking off the steps of today: kept in the cookie alone, for one day, with and without scripts."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine

from careplans.keeping.links import link_to, open_link
from tests.careplans.conftest import NOON
from tests.careplans.keeping.carrying import carried, carrying, make_journey
from tests.clinical.shipped import person, shipped_catalogue
from tests.journeys.walker import RESULT
from triage.packing import restore
from triage.visit import now

pytestmark = pytest.mark.usefixtures("at_noon")

PLAN, TICKS = "/plan/today/", "/plan/ticks/"
STEPS = ["walk_pacing", "breathing"]
HTMX = {"HX-Request": "true"}


def tick(walker, *steps, day=None, at="", headers=None):
    """Send the form of the plan page, and return the answer of the site."""
    sent = [("done", step) for step in steps] + [("day", str(day or now().date())), ("at", at)]
    form = "application/x-www-form-urlencoded"
    return walker.client.post(TICKS, urlencode(sent), content_type=form, headers=headers)


def boxes(walker):
    """Return which boxes of the page are ticked."""
    return {box["value"]: "checked" in box for box in walker.main.all("input") if "data-tick" in box}


def test_nothing_is_ticked_before_somebody_does():
    page = carrying(make_journey()).go(PLAN)

    assert set(STEPS) <= set(boxes(page))
    assert not any(boxes(page).values())


def test_what_comes_up_by_itself_and_habits_have_no_box():
    page = carrying(make_journey()).go(PLAN)

    assert not {"sneeze", "log_roll", "lifting", "traffic_light"} & set(boxes(page))


def test_scripts_are_told_how_much_is_done_and_nothing_else():
    walker = carrying(make_journey()).go(PLAN)

    answer = tick(walker, *STEPS, headers=HTMX)

    assert answer.status_code == 200
    assert f"Saved. 2 of {len(boxes(walker))} done." in answer.content.decode()
    assert b"<main" not in answer.content
    assert "no-store" in answer.headers["Cache-Control"]
    assert carried(walker).ticked == frozenset(STEPS)


def test_without_scripts_the_button_leads_back_to_the_same_step():
    walker = carrying(make_journey()).go(PLAN)

    answer = tick(walker, *STEPS, at="breathing")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/plan/today/#step-breathing")
    page = walker.go(PLAN)
    assert {step for step, is_ticked in boxes(page).items() if is_ticked} == set(STEPS)
    assert page.main.by_id("step-breathing")


def test_ticking_off_again_is_kept_too():
    walker = carrying(make_journey(ticked_on=now().date(), ticked=frozenset(STEPS))).go(PLAN)

    tick(walker, "breathing")

    assert carried(walker).ticked == {"breathing"}


def test_steps_that_the_plan_does_not_have_are_not_kept():
    walker = carrying(make_journey()).go(PLAN)

    tick(walker, "walk_pacing", "plank", "<script>", at="<script>")

    assert carried(walker).ticked == {"walk_pacing"}


def test_a_new_day_starts_empty():
    walker = carrying(make_journey())
    tick(walker, *STEPS)

    with time_machine.travel(NOON + timedelta(hours=13), tick=False):
        page = walker.go(PLAN)

        assert not any(boxes(page).values())


@pytest.mark.parametrize("headers", [None, HTMX], ids=["without scripts", "with scripts"])
def test_ticks_of_a_page_from_yesterday_do_not_count_for_today(headers):
    walker = carrying(make_journey())

    answer = tick(walker, *STEPS, day=now().date() - timedelta(days=1), headers=headers)

    onward = answer.headers["HX-Redirect" if headers else "Location"]
    assert onward == "/plan/today/?say=new_day"
    assert not carried(walker).ticked


@pytest.mark.parametrize("headers", [None, HTMX], ids=["without scripts", "with scripts"])
@pytest.mark.parametrize(
    ("journey", "onward"),
    [
        ({"hours": 25}, "/plan/check-in/?say=again"),
        ({"answers": person("chest_pain")}, RESULT),
        ({"answers": person("fever")}, PLAN),
    ],
    ids=["more than a day old", "an emergency", "no plan"],
)
def test_what_comes_before_the_plan_comes_before_its_ticks(journey, onward, headers):
    walker = carrying(make_journey(**journey))

    answer = tick(walker, *STEPS, headers=headers)

    assert answer.headers["HX-Redirect" if headers else "Location"] == onward


def test_a_tick_stays_when_another_answer_is_given():
    walker = carrying(make_journey(ticked_on=now().date(), ticked=frozenset(STEPS)))

    walker.go("/plan/questions/plan_body/").press("none")

    assert carried(walker).ticked == frozenset(STEPS)


def test_what_is_ticked_on_the_screen_is_crossed_on_paper():
    page = carrying(make_journey(ticked_on=now().date(), ticked=frozenset(STEPS))).go("/plan/print/")

    printed = {box["data-cross"]: box.text for box in page.main.all("i") if "data-cross" in box}

    assert {step for step, cross in printed.items() if cross} == set(STEPS) & set(printed) != set()


def test_a_link_carries_no_ticks():
    journey = make_journey(ticked_on=now().date(), ticked=frozenset(STEPS))

    opened = open_link(link_to(journey, shipped_catalogue(), now()).rsplit("/", 2)[1], now())

    assert restore(opened, shipped_catalogue()).ticked == frozenset()
    assert opened.rest.ticked_on is None
