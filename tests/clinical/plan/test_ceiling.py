"""Amounts are read from words, strictly: what is above the ceiling, unread or unsaid is a breach."""

from __future__ import annotations

import pytest

from clinical.content import Activity, Dose
from clinical.plan.ceiling import CEILINGS, EARLIEST, LATEST, breaches, out_of_hours
from tests.clinical.factory import make_activity, make_dose
from tests.clinical.shipped import shipped_catalogue

ENOUGH = "up to 3 times a day, at least 6 hours apart; at most 1,200 mg in 24 hours, for at most 10 days"


def ibuprofen(amount: str = "200 to 400 mg", times: str = ENOUGH) -> Activity:
    return make_activity("nsaid", doses=(Dose(0, 240, amount, times),))


@pytest.mark.parametrize(
    "amount",
    ["200 mg", "200 to 400 mg", "0.2 to 0.4 g", "200 mg to 0.4 g", "400 mg, with food"],
)
def test_amounts_within_the_ceiling_are_read_in_every_usual_way(amount):
    assert list(breaches(ibuprofen(amount))) == []


@pytest.mark.parametrize(
    ("amount", "problem"),
    [
        ("400 to 600 mg", "600 mg at once"),
        ("0.6 g", "600 mg at once"),
        ("1,000 mg", "1,000 mg at once"),
        ("400 mg, or two spoons", "cannot be checked"),
        ("400 milligrams", "cannot be checked"),
        ("a handful", "does not say how many mg at once"),
    ],
)
def test_amounts_above_the_ceiling_or_unread_are_breaches(amount, problem):
    assert any(problem in each for each in breaches(ibuprofen(amount)))


@pytest.mark.parametrize(
    ("said", "instead", "problem"),
    [
        ("up to 3 times", "up to six times", "6 times a day"),
        ("at least 6 hours apart", "every 4 to 6 hours", "4 hours apart"),
        ("at least 6 hours apart", "at least half an hour apart", "does not say how many hours apart"),
        ("1,200 mg", "1.8 g", "1,800 mg in 24 hours"),
        ("; at most 1,200 mg in 24 hours", "", "does not say how many mg in 24 hours"),
        ("for at most 10 days", "for at most 30 days", "30 days"),
    ],
)
def test_each_limit_of_a_medicine_is_held_and_has_to_be_said(said, instead, problem):
    assert any(problem in each for each in breaches(ibuprofen(times=ENOUGH.replace(said, instead))))


def test_an_amount_to_swallow_needs_a_ceiling():
    unknown = make_activity("new_tablet", doses=(Dose(0, None, "2 tablets", "daily"),))

    assert "has none for this activity" in " ".join(breaches(unknown))
    assert list(breaches(make_activity("stretch", doses=(make_dose(amount="5 times"),)))) == []


@pytest.mark.parametrize(
    ("name", "hours", "problem"),
    [
        ("plank", (500, None), "the evidence says 504"),
        ("nsaid", (0, None), "has no end"),
        ("ors", (0, 72), "ends after 72 hours"),
    ],
)
def test_hours_are_held_to_those_of_the_evidence(name, hours, problem):
    activity = make_activity(name, doses=(make_dose(*hours),))

    assert [problem in each for each in out_of_hours(activity)] == [True]


def test_the_shipped_guidance_is_under_the_ceiling():
    activities = shipped_catalogue().guidance.activities

    assert [each for activity in activities for each in (*breaches(activity), *out_of_hours(activity))] == []


def test_everything_that_the_ceiling_names_is_shipped():
    shipped = {activity.id for activity in shipped_catalogue().guidance.activities}

    assert {*CEILINGS, *EARLIEST, *LATEST} <= shipped


def test_every_medicine_has_a_ceiling_and_an_end():
    medicines = {
        activity.id
        for activity in shipped_catalogue().guidance.activities
        if activity.doses and "mg" in " ".join(dose.amount for dose in activity.doses)
    } - {"alcohol_caffeine"}

    assert medicines <= set(CEILINGS) & set(LATEST)
