"""The person seen from the front, from behind or from above: limbs may be foreshortened."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from math import cos, hypot, radians

from tools.figures.bodies import WHOLE, Joints, Placed, Point, direction, step, turn
from tools.figures.person import NAMES, PAINT, rimmed, stretched
from tools.figures.poses import Pose
from tools.figures.shapes import FOREARM, SHIN, THIGH, UPPER_ARM

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


def groups(joints: Joints, *, behind: bool) -> list[list[Placed]]:
    """Give the parts of the person in the order in which they are drawn: legs, trunk, arms."""
    legs, arms = limbs(joints)
    return [*legs, trunk(joints, behind=behind), *arms]


def where(placed: Placed, near: float, unit: str = "") -> str:
    """Say where a part is and how it is turned, the angle being the one nearest to another."""
    _, ((x, y), angle), size = placed
    turned = near + turn(angle, near)
    if unit:
        scale = stretched(size).replace(" ", ",") or "scale(1,1)"
        return f"translate({x:.0f}px,{y:.0f}px)rotate({turned:.0f}deg){scale}"
    return f"translate({x:.0f} {y:.0f})rotate({turned:.0f}){stretched(size)}"


def part(frames: Sequence[Placed]) -> str:
    """Draw a part at the first frame; where there are others it moves there, through a frame between."""
    name, (_, angle), _ = frames[0]
    changed = next((frame for frame in frames if frame[0] != name), None)
    if changed:
        return placed_part(changed, "go") + placed_part(frames[0], "in")
    if len({where(frame, angle) for frame in frames}) == 1:
        return placed_part(frames[0])
    ways = (where(frame, angle, "px") for frame in frames)
    said = ";".join(f"--{letter}:{way}" for letter, way in zip("zacuv", ways, strict=False))
    return placed_part(frames[0], "p", f' style="{said}"')


def placed_part(placed: Placed, more: str = "", style: str = "") -> str:
    """Draw a part where it is."""
    name, (_, angle), _ = placed
    paint = f"{PAINT.get(name, 'l')} {more}".rstrip()
    return f'<use href="#{NAMES[name]}" class="{paint}"{style} transform="{where(placed, angle)}"/>'


def between(one: Joints, other: Joints) -> Joints:
    """Give the joints half way."""
    pairs = ((name, at, other[name]) for name, at in one.items())
    return {name: ((x1 + x2) / 2, (y1 + y2) / 2) for name, (x1, y1), (x2, y2) in pairs}


def from_the_front(pose: Pose, frames: Sequence[Joints]) -> str:
    """Draw the person seen from the front, from behind or from above, at the first of these frames."""
    through = [frames[0]]
    for frame in frames[1:]:
        through += [frame, between(frames[0], frame)]
    drawn = ""
    behind = pose.seen == "back"
    for index, group in enumerate(zip(*(groups(frame, behind=behind) for frame in through), strict=True)):
        parts = "".join(part(list(each)) for each in zip(*group, strict=True))
        parts = f'<g class="f">{parts}</g>' if index in pose.pale else parts
        drawn += parts if index == 2 else rimmed(f"limb{pose.number}{index}", parts)
    return drawn


def parts_from_the_front(pose: Pose, joints: Joints) -> list[Placed]:
    """Give the parts of the person of one frame, where they are on the paper."""
    return list(chain.from_iterable(groups(joints, behind=pose.seen == "back")))
