"""The person, drawn: seen from the side with moving joints, or from the front standing still."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from figures.bodies import Body, Limb, Place, body, places, turn
from figures.facing import limbs, trunk
from figures.poses import Pose
from figures.shapes import PARTS, SHIN, SPINE_PART, THIGH, UPPER_ARM, number

# One letter for each part and for its colour, because each is written many times.
NAMES = dict(zip(PARTS, "abcdefghijklmnop", strict=True))
PAINT = dict(zip(PARTS, "lttkhllktkktlkhh", strict=True))


def use(part: str, paint: str = "") -> str:
    """Place a part, in its own colour or in that of its group."""
    colour = f' class="{paint}"' if paint else ""
    return f'<use href="#{NAMES[part]}"{colour}/>'


def put(name: str, place: Place, more: str = "", paint: str = "") -> str:
    """Place a part straight on the paper."""
    (x, y), angle = place
    where = f"translate({x:.0f} {y:.0f})rotate({angle:.0f}){more}"
    return use(name, paint).replace("/>", f' transform="{where}"/>')


def hinge(angle: float, start: float | None, inside: str, *, along: float = 0, face: int = 1) -> str:
    """Turn what is inside by an angle, and let it move there from the start where that differs."""
    place = f"translate({number(along)})" if along else ""
    place += f"rotate({angle:.0f})" + ("scale(1-1)" if face < 0 else "")
    swing = 0.0 if start is None else turn(start, angle)
    if abs(swing) >= 0.5:
        inside = f'<g class="m" style="--r:{swing * face:.0f}">{inside}</g>'
    return f'<g transform="{place}">{inside}</g>'


@dataclass(frozen=True, slots=True)
class Person:
    """A body at the end of its movement, with the body at the start of it where there is one."""

    end: Body
    start: Body | None
    face: int

    def leg(self, side: int) -> str:
        """Draw a leg from the hip."""
        limb, start = self.end.legs[side], self.start.legs[side] if self.start else None
        parts = ((use("thigh"), 0.0), (use("shin"), THIGH), (use("foot", "k"), SHIN))
        return self.at_hip(jointed(limb, start, parts))

    def arm(self, side: int) -> str:
        """Draw an arm from the shoulder, on an unseen spine."""
        limb, start = self.end.arms[side], self.start.arms[side] if self.start else None
        upper = use("upper_arm", "k") + use("sleeve", "t")
        parts = ((upper, SPINE_PART), (use("forearm", "k"), UPPER_ARM))
        return self.spine(jointed(limb, start, parts), "", "", "")

    def torso(self) -> str:
        """Draw head, chest, waist and pelvis."""
        before = self.start.head if self.start else None
        head = use("head", "k") + use("hair", "h")
        head = hinge(self.end.head, before, head, along=SPINE_PART, face=self.face)
        return self.spine(head, use("chest", "t"), use("waist", "t"), use("pelvis", "l"))

    def spine(self, inside: str, *parts: str) -> str:
        """Draw three parts of the back, with what hangs on the chest."""
        drawn = inside
        for index, part in zip((2, 1, 0), parts, strict=True):
            before = self.start.spine[index] if self.start else None
            along = SPINE_PART if index else 0
            drawn = hinge(self.end.spine[index], before, drawn + part, along=along)
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
        drawn = hinge(limb.angles[index], before, drawn + part, along=along)
    return drawn


def stretched(length: float) -> str:
    """Say how much shorter a part looks."""
    return "" if abs(length - 1) < 0.02 else f"scale({length:.2f} 1)"


def ghost(pose: Pose) -> tuple[str, str]:
    """Draw the start of the movement: the shape to keep, and the two layers that show it as an outline."""
    if pose.seen == "side":
        flip = "scale(1-1)" if pose.face < 0 else ""
        parts = [put(name, place, flip) for name, place in places(body(pose.start))]
    else:
        legs, arms = limbs(pose.start)
        seen = chain(trunk(pose.start, behind=pose.seen == "back"), *legs, *arms)
        parts = [put(name, place, stretched(length)) for name, place, length in seen]
    whole = "".join(dict.fromkeys(parts))
    return f'<g id="was">{whole}</g>', '<use href="#was" class="o"/><use href="#was" class="g"/>'


def from_the_front(pose: Pose) -> str:
    """Draw the person seen from the front, from behind or from above."""
    legs, arms = limbs(pose.end)
    back = trunk(pose.end, behind=pose.seen == "back")
    drawn = ""
    for group in (*legs, back, *arms):
        # A rim in the colour of the paper keeps two legs apart, and an arm from the chest.
        for paint in ("",) if group is back else ("w", ""):
            drawn += "".join(put(name, at, stretched(seen), paint or PAINT[name]) for name, at, seen in group)
    return drawn


def from_the_side(pose: Pose, between: str) -> str:
    """Draw the person seen from the side, the far limbs first and lighter."""
    drawn = Person(body(pose.end), body(pose.start) if pose.start else None, pose.face)
    away = f"translate({number(pose.far[0])} {number(pose.far[1])})"
    # A rim in the colour of the paper keeps the near limbs apart from what is behind them.
    return (
        f'<g transform="{away}"><g class="f l">{drawn.arm(1)}{drawn.leg(1)}</g></g>{between}'
        f'<use href="#leg" class="w"/>{drawn.torso()}<g id="leg" class="l">{drawn.leg(0)}</g>'
        f'<use href="#arm" class="w"/><g id="arm">{drawn.arm(0)}</g>'
    )
