"""From a pose to the texts of its drawings: at rest, at its start or at each step, and in motion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import atan2, cos, degrees, hypot, radians, sin
from pathlib import Path
from re import findall

from tools.figures import people
from tools.figures.bodies import Joints, Placed, turn
from tools.figures.facing import from_the_front, parts_from_the_front
from tools.figures.motion import rules
from tools.figures.person import NAMES, from_the_side, glass, parts_from_the_side, put
from tools.figures.poses import Clock, Pose, Prop
from tools.figures.shapes import number, outlines

STYLE = Path(__file__).with_name("style.css").read_text("utf-8").splitlines()
PEOPLE = people.read()
KINDS = {
    "soft": "d q",
    "line": "d",
    "guide": "d i",
    "spine": "d r",
    "pillow": "d b",
    "towel": "d z",
    "ball": "d y",
    "cold": "d c",
    "warm": "d v",
    "mark": "d j",
    "shirt": "t",
    "trousers": "l",
    "skin": "k",
    "dark": "u",
    "cross": "d x",
    "hatch": "d x j",
    "tick": "d s",
    "ring": "d b",
    "pain": "d z a",
}
FADES = {"": "", "start": " go", "end": " in"}
USUAL_WIDTH = 190  # of a view; arrows grow with the view, so that they look alike


def props(pose: Pose, layer: str) -> str:
    """Draw the things of one layer."""
    return "".join(thing(prop) for prop in pose.props if prop.layer == layer)


def thing(prop: Prop) -> str:
    """Draw one thing."""
    colour = f' style="fill:{prop.fill}"' if prop.fill else ""
    fades = FADES[prop.only]
    # A towel keeps apart from the leg that it is round.
    rim = f'<path class="d n{fades}" d="{prop.path}"/>' if prop.kind == "towel" else ""
    return f'{rim}<path class="{KINDS[prop.kind]}{fades}"{colour} d="{prop.path}"/>'


def arrow(points: tuple[float, ...], size: float) -> str:
    """Draw an arrow along a curve of three points."""
    x1, y1, x2, y2, x3, y3 = map(number, points)
    angle = degrees(atan2(points[5] - points[3], points[4] - points[2]))
    head = f"translate({x3} {y3})rotate({angle:.0f})scale({size:.2f})"
    return (
        f'<path class="a" stroke-width="{number(3.2 * size)}" d="M{x1} {y1}Q{x2} {y2} {x3} {y3}"/>'
        f'<path class="y" transform="{head}" d="M-2-7 11 0-2 7Z"/>'
    )


def clock(dial: Clock) -> str:
    """Draw a clock whose minutes are filled from the top."""
    x, y, minutes = dial.x, dial.y, radians(dial.minutes * 6)
    r = dial.radius - 3
    left, right, end_x, end_y = map(
        number, (x - dial.radius, x + dial.radius, x + r * sin(minutes), y - r * cos(minutes))
    )
    around = f"A{number(dial.radius)} {number(dial.radius)} 0 1 1"
    part = f"M{number(x)} {number(y)}V{number(y - r)}A{number(r)} {number(r)} 0 0 1 {end_x} {end_y}Z"
    ring = f"M{left} {number(y)}{around} {right} {number(y)}{around} {left} {number(y)}Z"
    knob = f"M{number(x)} {number(y - dial.radius)}v-4m-4 0h8"
    return f'<path class="d b" d="{ring}{knob}"/><path class="u" d="{part}"/>'


def figure(pose: Pose, *, moving: bool = False) -> str:
    """Draw the person, or nobody in a picture of things alone."""
    drawn = props(pose, "middle")
    if pose.end:
        frames = [frame for frame in (pose.end, pose.start, pose.beyond) if frame] if moving else [pose.end]
        aside = pose.seen == "side"
        drawn = from_the_side(pose, frames, drawn) if aside else from_the_front(pose, frames) + drawn
    return drawn + "".join(map(figure, pose.others))


def ghost(pose: Pose) -> tuple[str, str]:
    """Draw the other end of a movement: the shape to keep, and the two layers that outline it."""
    place = parts_from_the_side if pose.seen == "side" else parts_from_the_front
    end, start = place(pose, pose.end), place(pose, pose.beyond or pose.start)
    moved = (put(before) for before, after in zip(start, end, strict=True) if has_moved(before, after))
    whole = glass(pose, "".join(dict.fromkeys(moved)))
    return f'<g id="was">{whole}</g>', '<use href="#was" class="o"/><use href="#was" class="g"/>'


def has_moved(before: Placed, after: Placed) -> bool:
    """Say whether a part is so much elsewhere, or turned, that it is worth an outline."""
    (name, ((x1, y1), angle), size), (other, ((x2, y2), after_angle), after_size) = before, after
    near = hypot(x1 - x2, y1 - y2) < 3 and abs(turn(angle, after_angle)) < 5
    return name != other or not near or hypot(size[0] - after_size[0], size[1] - after_size[1]) > 0.05


def picture(pose: Pose, inside: str) -> str:
    """Put what belongs to the person between the things behind and in front."""
    ground = '<path class="d" d="M-99 151H399"/>' if pose.ground else ""
    return ground + props(pose, "back") + inside + props(pose, "front")


def sheet(pose: Pose, drawn: str, shadow: str = "", more: str = "") -> str:
    """Give the text of a drawing."""
    someone = PEOPLE[pose.who]
    drawn = f'<path class="b" d="M-99-99H399V299H-99Z"/>{drawn}'
    placed = set(findall(r'"#(\w+)"', shadow + drawn))
    shapes = outlines(someone.build, someone.wears)
    defs = "".join(f'<path id="{NAMES[n]}" d="{path}"/>' for n, path in shapes.items() if NAMES[n] in placed)
    x, y, width = pose.view
    box = f"{number(x)} {number(y)} {number(width)} {number(width * 17 / 24)}"
    colours = style(pose, drawn)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><style>{colours}{more}</style>'
        f"<defs>{defs}{shadow}</defs>{drawn}</svg>\n"
    )


def style(pose: Pose, drawn: str) -> str:
    """Give the rules that something in the drawing uses."""
    used = {name for names in findall('class="([^"]+)', drawn) for name in names.split()}
    usual = "".join(line for line in STYLE if set(findall(r"\.([a-z])\b", line.partition("{")[0])) <= used)
    if not used & set("lkth"):
        return usual
    light, dark = PEOPLE[pose.who].rules()
    return f"{usual}{light}@media (prefers-color-scheme:dark){{{dark}}}"


def only(pose: Pose, frame: str) -> Pose:
    """Leave out the things that are not there in a frame."""
    return replace(pose, props=tuple(replace(p, only="") for p in pose.props if p.only in ("", frame)))


def at_rest(pose: Pose) -> str:
    """Draw the end of a movement, its start as an outline, and the way there; or one frame."""
    if not pose.end and pose.steps:
        return at_rest(pose.steps[pose.shown - 1])
    pose = only(pose, "end")
    shadow, before = ghost(pose) if pose.start and pose.ghost else ("", "")
    size = pose.view[2] / USUAL_WIDTH
    marks = "".join(map(clock, pose.clocks)) + "".join(arrow(each, size) for each in pose.arrows)
    return sheet(pose, picture(pose, before + figure(pose)) + marks, shadow)


def at_start(pose: Pose, frame: Joints) -> str:
    """Draw a movement at its start, or at its other end."""
    first = only(pose, "start")
    return sheet(pose, picture(first, figure(replace(first, end=frame))))


def in_motion(pose: Pose) -> str:
    """Draw the movement, or the steps one after another."""
    if not pose.start:
        each = (picture(step, figure(step)) for step in pose.steps)
        drawn = "".join(f'<g class="s{n}">{inside}</g>' for n, inside in enumerate(each))
        return sheet(pose, drawn, more=rules(pose))
    return sheet(pose, picture(pose, figure(pose, moving=True)), more=rules(pose))


def drawings(pose: Pose) -> Iterator[tuple[str, str]]:
    """Give the name and the text of each drawing of a pose."""
    yield pose.key, at_rest(pose)
    if pose.moves:
        yield f"{pose.key}-moves", in_motion(pose)
    frames = [at_start(pose, frame) for frame in (pose.start, pose.beyond) if frame]
    for index, text in enumerate((*frames, *map(at_rest, pose.steps)), 1):
        yield f"{pose.key}-{index}", text
