"""The person, drawn: seen from the side with moving joints, or from the front standing still."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from tools.figures.bodies import Body, Joints, Limb, Place, Point, body, mirrored, places, turn, turned_chest
from tools.figures.facing import limbs, trunk
from tools.figures.poses import Pose
from tools.figures.shapes import FOREARM, PARTS, SHIN, SPINE_PART, THIGH, UPPER_ARM, number

# One letter for each part, because each is written many times.
NAMES = dict(zip(PARTS, "abcdefghijklmnopqrs", strict=True))
PAINT = {"head": "k", "hair": "h", "waist": "t", "chest": "t", "sleeve": "t", "shoulder": "t e"}
PAINT |= {"front": "t", "fringe": "h", "crown": "h", "face": "k", "sole": "k"}
PAINT |= {"upper_arm": "k", "forearm": "k", "hand": "k", "foot": "k"}


def use(part: str, paint: str = "") -> str:
    """Place a part, in its own colour or in that of its group."""
    colour = f' class="{paint}"' if paint else ""
    return f'<use href="#{NAMES[part]}"{colour}/>'


def put(name: str, place: Place, more: str = "", paint: str = "") -> str:
    """Place a part straight on the paper."""
    (x, y), angle = place
    where = f"translate({x:.0f} {y:.0f})rotate({angle:.0f}){more}"
    return use(name, paint).replace("/>", f' transform="{where}"/>')


def hinge(angle: float, start: float | None, inside: str, along: float = 0) -> str:
    """Turn what is inside by an angle, and let it move there from the start where that differs."""
    place = f"translate({number(along)})" if along else ""
    swing = 0.0 if start is None else turn(start, angle)
    if abs(swing) >= 0.5:
        inside = f'<g class="m" style="--r:{swing:.0f}">{inside}</g>'
    return f'<g transform="{place}rotate({angle:.0f})">{inside}</g>'


@dataclass(frozen=True, slots=True)
class Person:
    """A body at the end of its movement, with the body at the start of it where there is one."""

    end: Body
    start: Body | None

    def leg(self, side: int) -> str:
        """Draw a leg from the hip."""
        limb, start = self.end.legs[side], self.start.legs[side] if self.start else None
        thigh, shin = limb.sizes
        upper, lower = shortened(use("thigh"), thigh), shortened(use("shin"), shin)
        parts = ((upper, 0.0), (lower, THIGH * thigh), (use("foot", "k"), SHIN * shin))
        return self.at_hip(jointed(limb, start, parts))

    def bare_arm(self, side: int) -> str:
        """Draw an arm, to hang on a chest."""
        limb, start = self.end.arms[side], self.start.arms[side] if self.start else None
        upper = use("upper_arm", "k") + use("sleeve", "t") + ("" if side else use("shoulder", "t e"))
        parts = ((upper, SPINE_PART), (use("forearm", "k"), UPPER_ARM), (use("hand", "k"), FOREARM))
        return jointed(limb, start, parts)

    def arm(self, side: int) -> str:
        """Draw an arm from the shoulder, on an unseen spine."""
        return self.spine(self.bare_arm(side), "", "", "")

    def torso(self, far: Point) -> str:
        """Draw the far arm, head, chest, waist and pelvis."""
        before = self.start.head if self.start else None
        head = hinge(self.end.head, before, use("head", "k") + use("hair", "h"), SPINE_PART)
        x, y = map(number, far)
        away = f'<g class="f" transform="translate({x} {y})">{self.bare_arm(1)}</g>'
        return self.spine(away + head, use("chest", "t"), use("waist", "t"), use("pelvis", "l"))

    def spine(self, inside: str, *parts: str) -> str:
        """Draw three parts of the back, with what hangs on the chest."""
        drawn = inside
        for index, part in zip((2, 1, 0), parts, strict=True):
            before = self.start.spine[index] if self.start else None
            drawn = hinge(self.end.spine[index], before, drawn + part, SPINE_PART if index else 0)
        return self.at_hip(drawn)

    def at_hip(self, inside: str) -> str:
        """Move what is inside to the hip, and let it travel there from the start."""
        x, y = self.end.hip
        placed = f'<g transform="translate({number(x)} {number(y)})">{inside}</g>'
        if not self.start or self.start.hip == self.end.hip:
            return placed
        by_x, by_y = self.start.hip[0] - x, self.start.hip[1] - y
        return f'<g class="m" style="--x:{number(by_x)}px;--y:{number(by_y)}px">{placed}</g>'


def jointed(limb: Limb, start: Limb | None, parts: tuple[tuple[str, float], ...]) -> str:
    """Draw a limb from its far end inwards, each part over the one after it."""
    drawn = ""
    for index in reversed(range(len(parts))):
        part, along = parts[index]
        before = start.angles[index] if start else None
        drawn = hinge(limb.angles[index], before, drawn + part, along)
    return drawn


def stretched(size: Point) -> str:
    """Say how much shorter or narrower a part looks."""
    along, across = (f"{part:.2f}".rstrip("0").rstrip(".") for part in size)
    return "" if along == across == "1" else f"scale({along} {across})"


def shortened(part: str, size: float) -> str:
    """Draw a part as short as it looks."""
    return part.replace("/>", f' transform="{stretched((size, 1.0))}"/>') if size != 1 else part


def facing(pose: Pose, joints: Joints) -> Joints:
    """Give the joints as if the person faced right; whoever faces left is drawn in a mirror."""
    return mirrored(joints) if pose.face < 0 else joints


def glass(pose: Pose, drawn: str) -> str:
    """Hold a mirror to somebody who faces left."""
    return f'<g transform="scale(-1 1)">{drawn}</g>' if pose.face < 0 and drawn else drawn


def rimmed(name: str, drawn: str) -> str:
    """Put a rim in the colour of the paper around a limb, to keep it apart from what is behind it."""
    return f'<use href="#{name}" class="w"/><g id="{name}">{drawn}</g>'


def outline(pose: Pose, joints: Joints) -> list[str]:
    """Place each part of the person of one frame."""
    if pose.seen == "side":
        return [put(name, at, stretched(size)) for name, at, size in places(body(facing(pose, joints)))]
    legs, arms = limbs(joints)
    seen = chain(trunk(joints, behind=pose.seen == "back"), *legs, *arms)
    return [put(name, place, stretched(size)) for name, place, size in seen]


def ghost(pose: Pose) -> tuple[str, str]:
    """Draw what moves where it starts: the shape to keep, and the two layers that show it as an outline."""
    end, start = (outline(pose, frame) for frame in (pose.end, pose.start))
    whole = glass(pose, "".join(part for part in dict.fromkeys(start) if part not in end))
    return f'<g id="was">{whole}</g>', '<use href="#was" class="o"/><use href="#was" class="g"/>'


def from_the_front(pose: Pose) -> str:
    """Draw the person seen from the front, from behind or from above."""
    legs, arms = limbs(pose.end)
    back = trunk(pose.end, behind=pose.seen == "back")
    drawn = ""
    for index, group in enumerate((*legs, back, *arms)):
        parts = "".join(put(name, at, stretched(size), PAINT.get(name, "l")) for name, at, size in group)
        drawn += parts if group is back else rimmed(f"limb{pose.number}{index}", parts)
    return drawn


def from_the_side(pose: Pose, between: str) -> str:
    """Draw the person seen from the side, the far limbs first and lighter."""
    end, start = facing(pose, pose.end), facing(pose, pose.start)
    drawn = Person(body(end), body(start) if start else None)
    x, y = pose.far[0] * pose.face, pose.far[1]
    away = f'<g transform="translate({number(x)} {number(y)})"><g class="f l">{drawn.leg(1)}</g></g>'
    # A rim in the colour of the paper keeps the near limbs apart from what is behind them.
    near = (
        f'<use href="#leg{pose.number}" class="w"/>{drawn.torso(turned_chest(drawn.end, (x, y)))}'
        f'<g id="leg{pose.number}" class="l">{drawn.leg(0)}</g>{rimmed(f"arm{pose.number}", drawn.arm(0))}'
    )
    return glass(pose, away) + between + glass(pose, near)
