"""The drawings on disk are those of the program, and each is safe and can be read aloud."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools.figures.__main__ import FOLDER
from tools.figures.bodies import bend, body, mirrored, places, shoulder, step
from tools.figures.draw import svg
from tools.figures.facing import trunk
from tools.figures.person import ghost
from tools.figures.poses import read

ROOT = Path(__file__).resolve().parents[3]
SVG = "{http://www.w3.org/2000/svg}"
POSES = {pose.key: pose for pose in read()}
MOST_BYTES = 6500
MOST_BYTES_OF_SEVERAL_STEPS = 9000

each_drawing = pytest.mark.parametrize("key", POSES)


def drawing(key: str) -> str:
    return (FOLDER / f"{key}.svg").read_text("utf-8")


def test_there_is_a_file_for_each_pose_and_no_other():
    on_disk = {path.stem for path in FOLDER.iterdir()}

    assert on_disk == set(POSES)


@each_drawing
def test_a_file_is_what_the_program_writes(key):
    assert drawing(key) == svg(POSES[key]), "run python -m tools.figures"


@each_drawing
def test_a_drawing_has_a_title_and_a_description_in_short_sentences(key):
    root = ElementTree.fromstring(drawing(key))  # noqa: S314 - our own file

    title, description = root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "name words"
    assert title
    assert max(len(sentence.split()) for sentence in description.split(".")) <= 20


@pytest.mark.parametrize("key", [key for key, pose in POSES.items() if pose.start])
def test_whoever_hears_of_a_movement_hears_where_it_starts_and_ends(key):
    description = POSES[key].description

    assert 0 <= description.find("Start: ") < description.find("End: ")


@each_drawing
def test_a_drawing_is_light_and_refers_to_nothing_outside_itself(key):
    text = drawing(key)

    references = re.findall(r'(?:href="|url\()([^")]*)', text)

    assert len(text.encode()) < (MOST_BYTES_OF_SEVERAL_STEPS if POSES[key].others else MOST_BYTES)
    assert not re.search(r"<script|<foreignObject|<image|@import|\son\w+=", text)
    assert [reference for reference in references if not reference.startswith("#")] == []


@each_drawing
def test_every_name_used_in_a_drawing_is_in_it(key):
    text = drawing(key)

    assert set(re.findall(r'href="#(\w+)"', text)) <= set(re.findall(r' id="(\w+)"', text))


def test_a_drawing_stops_moving_within_five_seconds():
    text = drawing("cat")

    seconds = re.search(r"--t:([\d.]+)s", text)
    times = re.search(r"ease-in-out (\d) alternate", text)

    assert float(seconds[1]) * int(times[1]) <= 5


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


def test_a_leg_that_points_at_the_reader_looks_shorter():
    near, far = (length for name, _, (length, _) in places(body(POSES["figure4"].end)) if name == "thigh")

    assert near < far == 1


def test_a_chest_that_turns_looks_narrower_and_shows_the_side_of_the_head():
    turned, ahead = (
        {name: size for name, _, size in trunk(joints, behind=False)}
        for joints in (POSES["seated_rotation"].end, POSES["muscle_map"].others[0].end)
    )

    assert turned["front"][1] < ahead["front"][1]
    assert "head" in turned
    assert "face" in ahead


def test_what_does_not_move_is_not_drawn_twice():
    shape, _ = ghost(POSES["knee_to_chest_1"])

    assert shape.count("<use") < len(places(body(POSES["knee_to_chest_1"].start)))


def test_three_steps_are_three_people_in_one_picture():
    text = drawing("log_roll")

    assert [label.text for label in POSES["log_roll"].labels] == ["1", "2", "3"]
    assert len(re.findall(r'id="arm\d"|id="limb\d0"', text)) == 3


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
