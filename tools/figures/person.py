"""The person seen from the side, drawn with joints that move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.figures.bodies import Body, Joints, Limb, Placed, Point, body, mirrored, places, turn, turned_chest
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


def put(placed: Placed) -> str:
    """Place a part straight on the paper."""
    name, ((x, y), angle), size = placed
    where = f"translate({x:.0f} {y:.0f})rotate({angle:.0f}){stretched(size)}"
    return use(name).replace("/>", f' transform="{where}"/>')


def hinge(angles: Sequence[float], inside: str, along: float = 0) -> str:
    """Turn what is inside by the first angle, and let it move there from the others where they differ."""
    place = f"translate({number(along)})" if along else ""
    swings = [turn(other, angles[0]) for other in angles[1:]]
    said = ";".join(f"--{name}:{by:.0f}" for name, by in zip("rq", swings, strict=False) if abs(by) >= 0.5)
    if said:
        inside = f'<g class="m" style="{said}">{inside}</g>'
    return f'<g transform="{place}rotate({angles[0]:.0f})">{inside}</g>'


@dataclass(frozen=True, slots=True)
class Person:
    """A body at the end of its movement, then at the start of it and beyond, where there are such."""

    frames: tuple[Body, ...]

    @property
    def end(self) -> Body:
        return self.frames[0]

    def leg(self, side: int) -> str:
        """Draw a leg from the hip."""
        limbs = [frame.legs[side] for frame in self.frames]
        thigh, shin = limbs[0].sizes
        upper, lower = shortened(use("thigh"), thigh), shortened(use("shin"), shin)
        parts = ((upper, 0.0), (lower, THIGH * thigh), (use("foot", "k"), SHIN * shin))
        return self.at_hip(jointed(limbs, parts))

    def bare_arm(self, side: int) -> str:
        """Draw an arm, to hang on a chest."""
        upper = use("upper_arm", "k") + use("sleeve", "t") + ("" if side else use("shoulder", "t e"))
        parts = ((upper, SPINE_PART), (use("forearm", "k"), UPPER_ARM), (use("hand", "k"), FOREARM))
        return jointed([frame.arms[side] for frame in self.frames], parts)

    def arm(self, side: int) -> str:
        """Draw an arm from the shoulder, on an unseen spine."""
        return self.spine(self.bare_arm(side), "", "", "")

    def torso(self, far: Point) -> str:
        """Draw the far arm, head, chest, waist and pelvis."""
        nods = [frame.head for frame in self.frames]
        head = hinge(nods, use("head", "k") + use("hair", "h"), SPINE_PART)
        x, y = map(number, far)
        away = f'<g class="f" transform="translate({x} {y})">{self.bare_arm(1)}</g>'
        return self.spine(away + head, use("chest", "t"), use("waist", "t"), use("pelvis", "l"))

    def spine(self, inside: str, *parts: str) -> str:
        """Draw three parts of the back, with what hangs on the chest."""
        drawn = inside
        for index, part in zip((2, 1, 0), parts, strict=True):
            angles = [frame.spine[index] for frame in self.frames]
            drawn = hinge(angles, drawn + part, SPINE_PART if index else 0)
        return self.at_hip(drawn)

    def at_hip(self, inside: str) -> str:
        """Move what is inside to the hip, and let it travel there from the other frames."""
        x, y = self.end.hip
        placed = f'<g transform="translate({number(x)} {number(y)})">{inside}</g>'
        said = ""
        for (across, down), frame in zip((("x", "y"), ("u", "v")), self.frames[1:], strict=False):
            by_x, by_y = frame.hip[0] - x, frame.hip[1] - y
            if by_x or by_y:
                said += f"--{across}:{number(by_x)}px;--{down}:{number(by_y)}px;"
        return f'<g class="m" style="{said[:-1]}">{placed}</g>' if said else placed


def jointed(limbs: Sequence[Limb], parts: tuple[tuple[str, float], ...]) -> str:
    """Draw a limb from its far end inwards, each part over the one after it."""
    drawn = ""
    for index in reversed(range(len(parts))):
        part, along = parts[index]
        drawn = hinge([limb.angles[index] for limb in limbs], drawn + part, along)
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


def rimmed(name: str, drawn: str, between: str = "", paint: str = "") -> str:
    """Put a rim in the colour of the paper around a limb, to keep it apart from what is behind it.

    What moves is written twice: not every browser moves what a `use` repeats.
    """
    colour = f' class="{paint}"' if paint else ""
    if 'class="m"' in drawn or ' p"' in drawn:
        return f'<g class="w">{drawn}</g>{between}<g{colour}>{drawn}</g>'
    return f'<use href="#{name}" class="w"/>{between}<g id="{name}"{colour}>{drawn}</g>'


def parts_from_the_side(pose: Pose, joints: Joints) -> list[Placed]:
    """Give the parts of the person of one frame, where they are on the paper."""
    return places(body(facing(pose, joints)))


def from_the_side(pose: Pose, frames: Sequence[Joints], between: str) -> str:
    """Draw the person seen from the side at the first of these frames, the far limbs first and lighter."""
    drawn = Person(tuple(body(facing(pose, frame)) for frame in frames))
    x, y = pose.far[0] * pose.face, pose.far[1]
    away = f'<g transform="translate({number(x)} {number(y)})"><g class="f l">{drawn.leg(1)}</g></g>'
    # A rim in the colour of the paper keeps the near limbs apart from what is behind them.
    trunk = drawn.torso(turned_chest(drawn.end, (x, y)))
    near = rimmed(f"leg{pose.number}", drawn.leg(0), trunk, "l")
    near += rimmed(f"arm{pose.number}", drawn.arm(0))
    return glass(pose, away) + between + glass(pose, near)
