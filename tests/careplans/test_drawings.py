"""Which drawing goes beside the steps of a plan."""

from __future__ import annotations

import pytest

from careplans.templatetags.drawings import BESIDE, TWINS, drawing, drawings
from clinical.care_plan import PlannedActivity
from clinical.content import Effect
from figures.poses import read
from tests.clinical.shipped import shipped_catalogue

ACTIVITIES = {activity.id: activity for activity in shipped_catalogue().guidance.activities}


def planned(activity_id: str, *, uses_twin: bool = False) -> PlannedActivity:
    return PlannedActivity(ACTIVITIES[activity_id], (), (), 0, None, None, None, uses_twin)


def test_a_step_done_the_usual_way_has_the_drawing_of_its_activity():
    assert drawing(planned("cat_cow")) == "cat"


def test_a_step_done_on_a_chair_is_drawn_on_a_chair():
    assert drawing(planned("cat_cow", uses_twin=True)) == "seated_cat"


def test_a_chair_way_that_nobody_drew_has_no_drawing_rather_than_that_on_the_floor():
    assert drawing(planned("piriformis", uses_twin=True)) == ""


def test_a_step_without_a_drawing_has_none():
    assert drawings(planned("weight")) == ()


def test_what_not_to_do_stands_after_what_to_do():
    assert drawings(planned("heat")) == ("heat", "asleep_on_heat")


def test_every_drawing_beside_another_exists():
    assert {*BESIDE, *(name for names in BESIDE.values() for name in names)} <= {pose.key for pose in read()}


@pytest.mark.parametrize("usual", TWINS)
def test_a_twin_belongs_to_an_activity_that_has_another_way(usual):
    drawn = [activity for activity in ACTIVITIES.values() if activity.figure == usual]

    assert [activity.id for activity in drawn if not activity.twin] == []
    assert {usual, TWINS[usual]} <= {pose.key for pose in read()}


def test_nobody_whose_plan_says_not_to_lie_flat_is_shown_lying_on_their_back():
    flat = {pose.key for pose in read() if pose.end and "lies on their back" in pose.description}

    shown = {
        activity.figure
        for activity in ACTIVITIES.values()
        if not any(
            adaptation.when == "pregnancy == from_13w" and adaptation.effect in (Effect.ASK, Effect.REMOVE)
            for adaptation in activity.adaptations
        )
    }

    assert len(flat) >= 10
    assert not shown & flat
