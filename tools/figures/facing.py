"""The person seen from the front, from behind or from above: limbs may be foreshortened."""

from __future__ import annotations

from math import cos, hypot, radians

from tools.figures.bodies import WHOLE, Joints, Place, Point, direction, step
from tools.figures.shapes import FOREARM, SHIN, THIGH, UPPER_ARM

Placed = tuple[str, Place, Point]
SHOULDERS, HIPS = 12.5, 7.0
SHOULDER_HEIGHT = 41.5


def joint(joints: Joints, up: float, along: float, across: float) -> Point:
    """Give the point this far up the spine and this far to the side of it."""
    return step(step(joints["hip"], up, along), up + 90, across)


def limb(root: Point, names: tuple[str, ...], lengths: tuple[float, ...], ends: list[Point]) -> list[Placed]:
    """Give the parts of a limb that goes through these points, each as long as it looks."""
    parts = []
    for name, length, end in zip(names, lengths, ends, strict=True):
        seen = hypot(end[0] - root[0], end[1] - root[1]) / length
        parts.append((name, (root, direction(root, end)), (seen, 1.0)))
        root = end
    return parts


def limbs(joints: Joints) -> tuple[list[list[Placed]], list[list[Placed]]]:
    """Give both legs and both arms, each from its far end inwards."""
    up = direction(joints["hip"], joints["shoulder"])
    broad = SHOULDERS * width(joints)
    legs, arms = [], []
    for side, sign in (("2", -1), ("", 1)):
        leg = [joints[f"{name}{side}"] for name in ("knee", "ankle", "toe") if f"{name}{side}" in joints]
        arm = [joints[f"{name}{side}"] for name in ("elbow", "wrist")]
        hip = joint(joints, up, 0, sign * HIPS)
        shoulder = joint(joints, up, SHOULDER_HEIGHT * height(joints), sign * broad)
        names, lengths = ("thigh", "shin", "sole"), (THIGH, SHIN, 11.0)
        legs.append(limb(hip, names[: len(leg)], lengths[: len(leg)], leg)[::-1])
        bare = limb(shoulder, ("upper_arm", "forearm"), (UPPER_ARM, FOREARM), arm)
        turned = direction(shoulder, arm[0])
        hand = joints.get(f"hand{side}", step(arm[1], bare[1][1][1], 1))
        bare.append(("hand", (arm[1], direction(arm[1], hand)), WHOLE))
        cloth = [(name, (shoulder, turned), WHOLE) for name in ("sleeve", "shoulder")]
        arms.append([*bare[::-1], *cloth])
    return legs, arms


def width(joints: Joints) -> float:
    """Say how broad a chest looks that is turned by some degrees to the right, or to the left if negative."""
    return cos(radians(joints.get("turn", (0.0, 0.0))[0]))


def height(joints: Joints) -> float:
    """Say how high a chest looks that leans towards the reader."""
    return joints.get("lean", WHOLE)[0]


def trunk(joints: Joints, *, behind: bool) -> list[Placed]:
    """Give head, hair, chest and hips; whoever turns round shows the side of the head."""
    hip, up = joints["hip"], direction(joints["hip"], joints["shoulder"])
    side, nod = joints.get("turn", (0.0, 0.0))
    head, place = (step(hip, up, SHOULDER_HEIGHT * (height(joints) - 1)), up), (hip, up)
    neck = (step(hip, up, SHOULDER_HEIGHT * height(joints) + 4), up + nod)
    ahead = [("face", head, WHOLE), ("crown" if behind else "fringe", head, WHOLE)]
    aside = [(name, neck, (1.0, 1.0 if side > 0 else -1.0)) for name in ("head", "hair")]
    chest = ("front", place, (height(joints), width(joints)))
    return [*(aside if side else ahead), chest, ("hips", place, WHOLE)]
