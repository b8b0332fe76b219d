"""The person seen from the front, from behind or from above: limbs may be foreshortened."""

from __future__ import annotations

from math import hypot

from figures.bodies import Joints, Place, Point, direction, step
from figures.shapes import FOREARM, SHIN, THIGH, UPPER_ARM

Placed = tuple[str, Place, float]
SHOULDERS, HIPS = 15.0, 7.0
SHOULDER_HEIGHT = 44.0


def joint(joints: Joints, up: float, along: float, across: float) -> Point:
    """Give the point this far up the spine and this far to the side of it."""
    return step(step(joints["hip"], up, along), up + 90, across)


def limb(root: Point, names: tuple[str, ...], lengths: tuple[float, ...], ends: list[Point]) -> list[Placed]:
    """Give the parts of a limb that goes through these points, each as long as it looks."""
    parts = []
    for name, length, end in zip(names, lengths, ends, strict=True):
        seen = hypot(end[0] - root[0], end[1] - root[1]) / length
        parts.append((name, (root, direction(root, end)), seen))
        root = end
    return parts


def limbs(joints: Joints) -> tuple[list[list[Placed]], list[list[Placed]]]:
    """Give both legs and both arms, each from its far end inwards."""
    up = direction(joints["hip"], joints["shoulder"])
    legs, arms = [], []
    for side, sign in (("2", -1), ("", 1)):
        leg = [joints[f"{name}{side}"] for name in ("knee", "ankle", "toe") if f"{name}{side}" in joints]
        arm = [joints[f"{name}{side}"] for name in ("elbow", "wrist")]
        hip = joint(joints, up, 0, sign * HIPS)
        shoulder = joint(joints, up, SHOULDER_HEIGHT, sign * SHOULDERS)
        names, lengths = ("thigh", "shin", "foot"), (THIGH, SHIN, 11.0)
        legs.append(limb(hip, names[: len(leg)], lengths[: len(leg)], leg)[::-1])
        bare = limb(shoulder, ("upper_arm", "forearm"), (UPPER_ARM, FOREARM), arm)[::-1]
        arms.append([*bare, ("sleeve", (shoulder, direction(shoulder, arm[0])), 1.0)])
    return legs, arms


def trunk(joints: Joints, *, behind: bool) -> list[Placed]:
    """Give head, hair, chest and hips."""
    place = (joints["hip"], direction(joints["hip"], joints["shoulder"]))
    return [(name, place, 1.0) for name in ("face", "crown" if behind else "fringe", "front", "hips")]
