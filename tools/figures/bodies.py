"""From joints on paper to the angles of a person whose limbs keep their length."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin, sqrt

from tools.figures.shapes import FOREARM, SHIN, SPINE_PART, THIGH, UPPER_ARM

Point = tuple[float, float]
Joints = dict[str, Point]
Place = tuple[Point, float]
Placed = tuple[str, Place, Point]  # a part, where it starts and how it is turned, and its size
WHOLE: Point = (1.0, 1.0)
FLEX = 0.999  # a limb is never quite straight, so that its joint has a side to bend to


@dataclass(frozen=True, slots=True)
class Limb:
    """An arm or a leg: the angles of its three parts, each relative to the part before it.

    A part that points at the reader looks shorter: the first two have a size beside their length.
    """

    angles: tuple[float, float, float]
    sizes: tuple[float, float] = (1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Body:
    """Where the hip is and how each part is turned, in degrees."""

    hip: Point
    spine: tuple[float, float, float]
    head: float
    arms: tuple[Limb, Limb]
    legs: tuple[Limb, Limb]


def direction(start: Point, end: Point) -> float:
    """Give the angle of the line from one point to another."""
    return degrees(atan2(end[1] - start[1], end[0] - start[0]))


def step(start: Point, angle: float, length: float) -> Point:
    """Give the point this far away at this angle."""
    return start[0] + length * cos(radians(angle)), start[1] + length * sin(radians(angle))


def bend(root: Point, hint: Point, target: Point, first: float, second: float) -> tuple[float, float]:
    """Give the two angles that bring the end of a limb to the target, its middle on the hint's side."""
    distance = hypot(target[0] - root[0], target[1] - root[1])
    reach = min(max(distance, abs(first - second) + 1), (first + second) * FLEX)
    line = direction(root, target)
    along = (first**2 + reach**2 - second**2) / (2 * reach)
    opening = degrees(atan2(sqrt(max(first**2 - along**2, 0)), along))
    turn = (direction(root, hint) - line + 540) % 360 - 180
    angle = line + (opening if turn > 0 else -opening)
    end = step(root, line, reach)
    return angle, direction(step(root, angle, first), end)


def spine(joints: Joints) -> tuple[float, float, float]:
    """Give the angle of the pelvis and the two bends above it that bring the shoulder to its place."""
    lower, upper = joints.get("curve", (0.0, 0.0))
    point: Point = (0, 0)
    for angle in (0.0, lower, lower + upper):
        point = step(point, angle, SPINE_PART)
    return direction(joints["hip"], joints["shoulder"]) - direction((0, 0), point), lower, upper


def shoulder(hip: Point, angles: tuple[float, float, float]) -> tuple[Point, float]:
    """Give where the shoulder is and how the chest is turned."""
    point, turned = hip, 0.0
    for angle in angles:
        turned += angle
        point = step(point, turned, SPINE_PART)
    return point, turned


def leg(joints: Joints, side: str) -> Limb:
    """Give the angles of a leg: thigh, knee, ankle."""
    hip, ankle = joints["hip"], joints[f"ankle{side}"]
    sizes = joints.get(f"size{side}", (1.0, 1.0))
    thigh, shin = bend(hip, joints[f"knee{side}"], ankle, THIGH * sizes[0], SHIN * sizes[1])
    foot = direction(ankle, joints[f"toe{side}"])
    return Limb((thigh, shin - thigh, foot - shin), sizes)


def arm(joints: Joints, side: str, root: Point, chest: float) -> Limb:
    """Give the angles of an arm: shoulder, elbow, wrist."""
    wrist = joints[f"wrist{side}"]
    upper, fore = bend(root, joints[f"elbow{side}"], wrist, UPPER_ARM, FOREARM)
    hand = direction(wrist, joints[f"hand{side}"]) if f"hand{side}" in joints else fore
    return Limb((upper - chest, fore - upper, hand - fore))


def pair(joints: Joints, joint: str) -> tuple[str, str]:
    """Name the near and the far side; the far one copies the near one where it is not given."""
    return "", "2" if f"{joint}2" in joints else ""


def body(joints: Joints) -> Body:
    """Give the person who stands, lies or sits on these joints."""
    angles = spine(joints)
    root, chest = shoulder(joints["hip"], angles)
    near_arm, far_arm = (arm(joints, side, root, chest) for side in pair(joints, "wrist"))
    near_leg, far_leg = (leg(joints, side) for side in pair(joints, "ankle"))
    head = direction(root, joints["head"]) - chest
    return Body(joints["hip"], angles, head, (near_arm, far_arm), (near_leg, far_leg))


def mirrored(joints: Joints) -> Joints:
    """Give the joints as a mirror shows them; an empty frame stays empty."""
    lower, upper = joints.get("curve", (0.0, 0.0))
    seen = {name: (-x, y) for name, (x, y) in joints.items()}
    sizes = {name: size for name, size in joints.items() if name.startswith("size")}
    return seen | {"curve": (-lower, -upper)} | sizes if joints else seen


def turn(start: float, end: float) -> float:
    """Give the shorter way from one angle back to another."""
    return (start - end + 540) % 360 - 180


def chain(root: Point, turned: float, angles: tuple[float, ...], lengths: tuple[float, ...]) -> list[Place]:
    """Give where each part of a limb starts and how it is turned on the paper."""
    places = []
    for angle, length in zip(angles, lengths, strict=True):
        turned += angle
        places.append((root, turned))
        root = step(root, turned, length)
    return places


def turned_chest(person: Body, by: Point) -> Point:
    """Give a way on the paper as somebody sees it whose chest is turned."""
    return step((0, 0), direction((0, 0), by) - sum(person.spine), hypot(*by))


def places(person: Body) -> list[Placed]:
    """Give every part of a person with its place on the paper and its size, the far side first."""
    root, chest = shoulder(person.hip, person.spine)
    back = chain(person.hip, 0, person.spine, (SPINE_PART,) * 3)
    named = [("head", (root, chest + person.head)), *zip(("pelvis", "waist", "chest"), back, strict=True)]
    whole = [(name, place, WHOLE) for name, place in named]
    for arm_limb, leg_limb in zip(person.arms, person.legs, strict=True):
        arms = chain(root, chest, arm_limb.angles, (UPPER_ARM, FOREARM, 0))
        thigh, shin = leg_limb.sizes
        legs = chain(person.hip, 0, leg_limb.angles, (THIGH * thigh, SHIN * shin, 0))
        whole += zip(("upper_arm", "forearm", "hand"), arms, (WHOLE,) * 3, strict=True)
        whole += zip(("thigh", "shin", "foot"), legs, ((thigh, 1.0), (shin, 1.0), WHOLE), strict=True)
    return whole
