"""The drawings on disk are those of the program, each is light and safe, and none holds a word."""

from __future__ import annotations

import gzip
import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools.figures.__main__ import FOLDER
from tools.figures.bodies import bend, body, mirrored, places, shoulder, step
from tools.figures.draw import PEOPLE, drawings, ghost, has_moved
from tools.figures.facing import trunk
from tools.figures.motion import marks
from tools.figures.poses import read

ROOT = Path(__file__).resolve().parents[3]
SVG = "{http://www.w3.org/2000/svg}"
POSES = {pose.key: pose for pose in read()}
DRAWN = {name: text for pose in POSES.values() for name, text in drawings(pose)}
MOST_BYTES = {False: 2500, True: 6000}  # as sent, at rest and in motion

each_drawing = pytest.mark.parametrize("name", DRAWN)
each_movement = pytest.mark.parametrize("key", [key for key, pose in POSES.items() if pose.moves])


def drawing(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text("utf-8")


def test_there_is_a_file_for_each_drawing_and_no_other():
    assert {path.stem for path in FOLDER.iterdir()} == set(DRAWN)


@each_drawing
def test_a_file_is_what_the_program_writes(name):
    assert drawing(name) == DRAWN[name], "run make drawings"


@each_drawing
def test_a_drawing_holds_no_words_so_that_another_language_needs_no_other_drawing(name):
    root = ElementTree.fromstring(drawing(name))  # noqa: S314 - our own file

    said = {each.tag.removeprefix(SVG): (each.text or "").strip() for each in root.iter() if each.text}

    assert set(said) <= {"style"}
    assert not re.search(r"<(text|title|desc|tspan)|aria-label|content:", drawing(name))


@each_drawing
def test_a_drawing_is_light(name):
    sent = len(gzip.compress(drawing(name).encode(), 9))

    assert sent <= MOST_BYTES[name.endswith("-moves")]


@each_drawing
def test_a_drawing_refers_to_nothing_outside_itself(name):
    text = drawing(name)

    references = re.findall(r'(?:href="|url\()([^")]*)', text)

    assert not re.search(r"<script|<foreignObject|<image|@import|\son\w+=", text)
    assert [reference for reference in references if not reference.startswith("#")] == []


@each_drawing
def test_every_name_used_in_a_drawing_is_in_it_once(name):
    text = drawing(name)

    names = re.findall(r' id="(\w+)"', text)

    assert set(re.findall(r'href="#(\w+)"', text)) <= set(names)
    assert len(names) == len(set(names))


@each_drawing
def test_every_colour_used_in_a_drawing_is_said_for_light_and_for_dark(name):
    light, dark = re.split(r"@media \(prefers-color-scheme:dark\)", drawing(name), maxsplit=1)
    used = set(re.findall(r"var\((--[bgeolapskht])\)", drawing(name)))

    assert used <= set(re.findall(r"(--\w):#", light + dark))
    assert used <= set(re.findall(r"(--\w):#", dark))


@pytest.mark.parametrize("name", [name for name in DRAWN if not name.endswith("-moves")])
def test_a_drawing_at_rest_does_not_move(name):
    assert not re.search(r"animation|@keyframes|transition", drawing(name))


@each_movement
def test_every_movement_moves_only_where_motion_is_welcome(key):
    text = drawing(f"{key}-moves")
    welcome = re.search(r"@media \(prefers-reduced-motion:no-preference\)\{((?:[^{}]*\{[^{}]*\})*)\}", text)

    assert "animation:" in welcome[1]
    assert "animation:" not in text.replace(welcome[0], "")


@each_movement
def test_a_movement_comes_to_an_end(key):
    text = drawing(f"{key}-moves")

    rounds = re.findall(r"animation:\w+ ([\d.]+)s (?:ease-in-out )?([\d.]+)", text)

    assert rounds
    assert max(float(seconds) * float(times) for seconds, times in rounds) <= 60


@pytest.mark.parametrize("key", [key for key, pose in POSES.items() if pose.start])
def test_a_movement_goes_at_a_pace_that_a_sore_person_can_follow(key):
    there, _, back = POSES[key].pace

    reached = {frame for _, frame in marks(POSES[key])[0]}

    assert {"start", "end"} <= reached
    assert key == "walk" or min(there, back) >= 1.5


def test_people_differ_in_skin_age_and_build():
    skins = {someone.light["skin"] for someone in PEOPLE.values()}
    drawn = {pose.who for pose in POSES.values() if pose.end or pose.steps}

    assert drawn == set(PEOPLE)
    assert len(skins) >= 4
    assert {"older", "larger", "pregnant"} <= {someone.build for someone in PEOPLE.values()}


def test_every_drawing_named_by_an_activity_exists():
    named = {
        tomllib.loads(path.read_text("utf-8")).get("figure", "")
        for path in (ROOT / "content" / "activities").glob("*.toml")
    }

    assert named - {""} <= set(POSES)


def test_a_limb_keeps_its_length_and_reaches_its_mark():
    first, second = bend((0, 0), (20, -20), (40, 10), 36, 34)

    end = step(step((0, 0), first, 36), second, 34)

    assert end == pytest.approx((40, 10))


def test_somebody_who_faces_left_is_the_mirror_of_somebody_who_faces_right():
    joints = POSES["cat"].end

    left, right = body(joints), body(mirrored(joints))

    assert right.hip == (-left.hip[0], left.hip[1])
    assert right.spine[1:] == pytest.approx([-angle for angle in left.spine[1:]])
    assert right.arms[0].angles[1:] == pytest.approx([-angle for angle in left.arms[0].angles[1:]])


def test_a_hand_lies_flat_where_the_pose_says_so():
    joints = POSES["cat"].end
    (wrist_x, _), (hand_x, _) = joints["wrist"], joints["hand"]

    angles = [angle for name, (_, angle), _ in places(body(joints)) if name == "hand"]

    assert hand_x < wrist_x
    assert all(abs(abs(angle % 360) - 180) < 10 for angle in angles)


def test_a_chest_that_turns_looks_narrower_and_shows_the_side_of_the_head():
    turned, ahead = (
        {name: size for name, _, size in trunk(joints, behind=False)}
        for joints in (POSES["seated_rotation"].end, POSES["muscle_map"].others[0].end)
    )

    assert turned["front"][1] < ahead["front"][1]
    assert "head" in turned
    assert "face" in ahead


def test_what_hardly_moves_has_no_outline():
    shape, _ = ghost(POSES["knee_to_chest_1"])
    start = places(body(POSES["knee_to_chest_1"].start))

    assert 0 < shape.count("<use") < len(start)
    assert not has_moved(start[0], start[0])


@pytest.mark.parametrize("key", ["log_roll", "off_the_floor"])
def test_getting_up_has_a_frame_for_each_step_and_shows_them_in_turn(key):
    steps = len(POSES[key].steps)

    assert steps == 5
    assert {f"{key}-{number}" for number in range(1, steps + 1)} <= set(DRAWN)
    assert [f'class="s{index}"' in drawing(f"{key}-moves") for index in range(steps)] == [True] * steps


def test_the_whole_and_its_steps_show_the_same_things_around_the_person():
    whole = POSES["log_roll"]

    assert all(each.props[: len(whole.props)] == whole.props for each in whole.steps)
    assert {each.view for each in whole.steps} == {whole.view}


def test_a_bent_back_still_brings_the_shoulder_over_its_line():
    joints = POSES["cat"].end
    person = body(joints)

    (x, y), _ = shoulder(person.hip, person.spine)
    (hip_x, hip_y), (to_x, to_y) = joints["hip"], joints["shoulder"]

    assert (x - hip_x) * (to_y - hip_y) == pytest.approx((y - hip_y) * (to_x - hip_x))


@pytest.mark.parametrize("key", [key for key, pose in POSES.items() if pose.end and pose.ground])
def test_nobody_sinks_into_the_floor(key):
    lowest = max(y for _, ((_, y), _), _ in places(body(POSES[key].end)))

    assert lowest < 150
