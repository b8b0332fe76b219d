"""Which drawing goes beside the steps of a plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from careplans.templatetags.drawings import (
    BESIDE,
    ELSEWHERE,
    LATER,
    OTHER_WAYS,
    PREGNANT,
    SHORTER,
    STEP_BY_STEP,
    TWINS,
    caption,
    drawing,
    drawings,
    in_motion,
    in_words,
    step_by_step,
    timed,
    words,
)
from clinical.content import Effect
from clinical.plan.care_plan import PlannedActivity, Reason
from tests.clinical.shipped import shipped_catalogue
from tools.figures.draw import drawings as drawn_by_the_program
from tools.figures.poses import read

ACTIVITIES = {activity.id: activity for activity in shipped_catalogue().guidance.activities}


LIE_ON_YOUR_SIDE = Reason("Lie on your side.", ("pregnancy",))
PROP_YOURSELF_UP = Reason("Prop yourself up on pillows. Do not lie flat.", ("heart_failure",))
POSES = {pose.key: pose for pose in read()}
DRAWN = {name for pose in POSES.values() for name, _ in drawn_by_the_program(pose)}


def planned(
    activity_id: str, *, uses_twin: bool = False, reasons: tuple[Reason, ...] = (), hour: int = 0
) -> PlannedActivity:
    activity = ACTIVITIES[activity_id]
    doses = tuple(dose for dose in activity.doses if dose.from_hours >= hour)
    return PlannedActivity(activity, activity.steps, doses, reasons, hour, None, None, None, uses_twin)


def test_a_step_done_the_usual_way_has_the_drawing_of_its_activity():
    assert drawing(planned("cat_cow")) == "cat"


def test_a_step_done_on_a_chair_is_drawn_on_a_chair():
    assert drawing(planned("cat_cow", uses_twin=True)) == "seated_cat"


def test_a_chair_way_that_nobody_drew_has_no_drawing_rather_than_that_on_the_floor():
    assert drawings(planned("rest_positions", uses_twin=True)) == ()


def test_a_step_without_a_drawing_has_none():
    assert drawings(planned("weight")) == ()


def test_what_not_to_do_stands_after_what_to_do():
    assert drawings(planned("heat")) == ("heat", "asleep_on_heat")


@pytest.mark.parametrize(
    ("activity_id", "amount", "expected"),
    [
        ("cold_pack", "10 minutes, at least 2 hours apart", ("cold_pack_10",)),
        ("heat", "10 minutes", ("heat_10", "asleep_on_heat")),
        ("heat", "10 to 15 minutes", ("heat", "asleep_on_heat")),
        ("contrast", "10 minutes warm, then 10 minutes cold, 1 round", ("contrast_10",)),
        ("contrast", "15 minutes warm, then 10 minutes cold, 1 round", ()),
    ],
)
def test_a_clock_shows_the_minutes_of_this_person_or_is_not_shown(activity_id, amount, expected):
    usual = planned(activity_id)

    adapted = replace(usual, doses=(replace(usual.doses[0], amount=amount),))

    assert drawings(adapted) == expected


@pytest.mark.parametrize("name", SHORTER)
def test_every_amount_of_a_drawing_with_a_clock_has_a_clock_that_fits_or_none(name):
    (activity,) = (each for each in ACTIVITIES.values() if each.figure == name)
    amounts = {dose.amount for dose in activity.doses} | {each.amount for each in activity.adaptations}

    shown = {
        amount: timed(name, replace(planned(activity.id), doses=(replace(activity.doses[0], amount=amount),)))
        for amount in amounts - {""}
    }

    assert [amount for amount, each in shown.items() if each == name and "15" not in amount] == []
    assert [amount for amount, each in shown.items() if each == SHORTER[name] and "15" in amount] == []


def test_every_way_to_rest_is_drawn():
    assert drawings(planned("rest_positions")) == ("side_lying_topview", "supine_pillow", "rest_90_90")


@pytest.mark.parametrize("activity_id", OTHER_WAYS)
def test_whoever_is_told_to_lie_otherwise_is_not_shown_lying_flat(activity_id):
    told = planned(activity_id, reasons=(PROP_YOURSELF_UP,))

    assert drawings(told) == ("side_lying_topview",)
    assert {name for _, name in step_by_step(told)} <= {"", "side_lying_topview"}


@pytest.mark.parametrize("activity_id", ["first_night", *OTHER_WAYS])
def test_whoever_is_pregnant_is_drawn_with_pillows_where_she_needs_them(activity_id):
    told = planned(activity_id, reasons=(LIE_ON_YOUR_SIDE,))

    assert drawings(told) == ("side_lying_pregnant",)
    assert {name for _, name in step_by_step(told)} <= {"", "side_lying_pregnant"}
    assert "bump" in in_words("side_lying_pregnant")


@pytest.mark.parametrize("activity_id", OTHER_WAYS)
@pytest.mark.parametrize("when", ["pregnancy == from_13w", "heart_failure"])
def test_whoever_may_not_lie_flat_is_told_so_where_others_are_shown_lying_flat(activity_id, when):
    told = {adaptation.when for adaptation in ACTIVITIES[activity_id].adaptations}

    assert when in told


def test_both_knees_are_drawn_only_from_the_third_day():
    assert drawings(planned("knee_to_chest")) == ("knee_to_chest_1",)
    assert drawings(planned("knee_to_chest", hour=48)) == ("knee_to_chest_1", "knees_to_chest_2")


def test_whoever_cannot_see_a_drawing_hears_what_it_shows():
    assert in_words("stoop").startswith("2 pictures with red crosses.")


def test_every_drawing_is_told_in_short_sentences_and_no_words_are_left_over():
    told = words()

    assert set(told) == set(POSES) - set(SHORTER.values())
    long = [key for key, said in told.items() for each in said["alt"].split(".") if len(each.split()) > 20]
    assert long == []


@pytest.mark.parametrize("key", [key for key, pose in POSES.items() if pose.start and key != "walk"])
def test_whoever_hears_of_a_movement_hears_where_it_starts_and_ends(key):
    assert 0 <= in_words(key).find("Start: ") < in_words(key).find("End: ")


def test_what_a_drawing_cannot_say_stands_beside_it():
    assert "heaped" in caption("home_ors")
    assert "emergency" in caption("urine_chart")
    assert caption("heat_10") == caption("heat") != ""
    assert caption("cat") == ""


def test_a_movement_has_a_drawing_that_moves_and_a_position_has_none():
    assert in_motion("cat") == "cat-moves"
    assert in_motion("rest_90_90") == ""
    assert {key for key in POSES if in_motion(key)} == {key for key, pose in POSES.items() if pose.moves}


def test_a_step_has_the_frame_that_shows_it():
    steps = step_by_step(planned("log_roll"))

    assert [name for _, name in steps] == ["log_roll-1", "log_roll-2", "log_roll-3", "log_roll-4", ""]
    assert steps[3][0].startswith("Push up with both arms")


def test_a_step_that_was_left_out_takes_its_frame_with_it():
    usual = planned("plank")

    left = step_by_step(replace(usual, steps=usual.steps[:-1]))

    assert [name for _, name in left] == ["plank_forearm-1", "", ""]


def test_steps_that_an_editor_has_added_to_have_no_frames_rather_than_wrong_ones():
    usual = planned("bridge")
    longer = replace(usual.activity, steps=("Take off your shoes.", *usual.activity.steps))

    assert {name for _, name in step_by_step(replace(usual, activity=longer, steps=longer.steps))} == {""}


@pytest.mark.parametrize("activity_id", STEP_BY_STEP)
def test_every_frame_exists_and_each_activity_has_as_many_as_steps(activity_id):
    frames = STEP_BY_STEP[activity_id]

    assert len(frames) == len(ACTIVITIES[activity_id].steps)
    assert set(frames) - {""} <= DRAWN


def test_a_name_without_a_drawing_has_no_words():
    assert in_words("no_such_drawing") == ""


def test_every_drawing_beside_another_exists():
    beside = {*BESIDE, *(name for names in (*BESIDE.values(), *OTHER_WAYS.values()) for name in names)}

    assert beside | {*LATER, *(name for _, name in LATER.values())} <= {pose.key for pose in read()}


def test_every_drawing_is_shown_somewhere():
    usual = {activity.figure for activity in ACTIVITIES.values()}
    more = {name for names in (*BESIDE.values(), *OTHER_WAYS.values()) for name in names}

    shown = usual | more | {*TWINS.values(), *SHORTER.values()} | {name for _, name in LATER.values()}
    shown |= {*PREGNANT.values(), *ELSEWHERE}

    assert {pose.key for pose in read()} - shown == set()


@pytest.mark.parametrize("usual", TWINS)
def test_a_twin_belongs_to_an_activity_that_has_another_way(usual):
    drawn = [activity for activity in ACTIVITIES.values() if activity.figure == usual]

    assert [activity.id for activity in drawn if not activity.twin] == []
    assert {usual, TWINS[usual]} <= {pose.key for pose in read()}


def test_nobody_whose_plan_says_not_to_lie_flat_is_shown_lying_on_their_back():
    flat = {key for key in words() if "lies on their back" in in_words(key)}

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
