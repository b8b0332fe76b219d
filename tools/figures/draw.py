"""From a pose to the text of its drawing."""

from __future__ import annotations

from html import escape
from math import atan2, cos, degrees, radians, sin
from pathlib import Path
from re import findall

from tools.figures.person import NAMES, from_the_front, from_the_side, ghost
from tools.figures.poses import Clock, Label, Pose, Prop
from tools.figures.shapes import PARTS, number

STYLE = Path(__file__).with_name("style.css").read_text("utf-8").splitlines()
KINDS = {
    "soft": "d q",
    "line": "d",
    "guide": "d i",
    "spine": "d r",
    "spine_before": "d r i",
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
    "gap": "y",
}


def props(pose: Pose, layer: str) -> str:
    """Draw the things of one layer."""
    return "".join(thing(prop) for prop in pose.props if prop.layer == layer)


def thing(prop: Prop) -> str:
    """Draw one thing."""
    fading = " n" if prop.fades else ""
    colour = f' style="fill:{prop.fill}"' if prop.fill else ""
    return f'<path class="{KINDS[prop.kind]}{fading}"{colour} d="{prop.path}"/>'


def arrow(points: tuple[float, ...]) -> str:
    """Draw a dashed arrow along a curve of three points."""
    x1, y1, x2, y2, x3, y3 = map(number, points)
    angle = degrees(atan2(points[5] - points[3], points[4] - points[2]))
    return (
        f'<path class="a" d="M{x1} {y1}Q{x2} {y2} {x3} {y3}"/>'
        f'<path class="y" transform="translate({x3} {y3})rotate({angle:.0f})" d="M-1-6 9 0-1 6Z"/>'
    )


def clock(dial: Clock) -> str:
    """Draw a clock whose minutes are filled from the top, and said below."""
    x, y, minutes = dial.x, dial.y, radians(dial.minutes * 6)
    r = dial.radius - 3
    left, right, end_x, end_y = map(
        number, (x - dial.radius, x + dial.radius, x + r * sin(minutes), y - r * cos(minutes))
    )
    around = f"A{number(dial.radius)} {number(dial.radius)} 0 1 1"
    part = f"M{number(x)} {number(y)}V{number(y - r)}A{number(r)} {number(r)} 0 0 1 {end_x} {end_y}Z"
    ring = f"M{left} {number(y)}{around} {right} {number(y)}{around} {left} {number(y)}Z"
    said = label(Label(f"{dial.minutes:.0f}", (x, y + dial.radius * 0.65)))
    return f'<path class="d b" d="{ring}"/><path class="u" d="{part}"/>{said}'


def label(words: Label) -> str:
    """Write a few words around a point."""
    x, y = words.at
    return f'<text class="s" x="{number(x)}" y="{number(y)}">{escape(words.text)}</text>'


def style(drawn: str) -> str:
    """Give the rules that something in the drawing uses."""
    used = {name for names in findall('class="([^"]+)', drawn) for name in names.split()}
    return "".join(line for line in STYLE if set(findall(r"\.([a-z])\b", line.partition("{")[0])) <= used)


def outlines(drawn: str) -> str:
    """Give the outlines of the parts that the drawing places."""
    placed = set(findall(r'"#(\w+)"', drawn))
    return "".join(f'<path id="{NAMES[n]}" d="{path}"/>' for n, path in PARTS.items() if NAMES[n] in placed)


def figure(pose: Pose) -> str:
    """Draw the person at each step, or nobody in a picture of things alone."""
    drawn = props(pose, "middle")
    if pose.end:
        drawn = from_the_side(pose, drawn) if pose.seen == "side" else from_the_front(pose)
    return drawn + "".join(map(figure, pose.others))


def svg(pose: Pose) -> str:
    """Give the text of a drawing."""
    shadow, before = ghost(pose) if pose.start and pose.ghost else ("", "")
    ground = '<path class="d" d="M-9 151H249"/>' if pose.ground else ""
    marks = (
        "".join(map(clock, pose.clocks)) + "".join(map(label, pose.labels)) + "".join(map(arrow, pose.arrows))
    )
    paper = '<path class="b" d="M-99-99H399V299H-99Z"/>'
    drawn = paper + ground + props(pose, "back") + before + figure(pose) + props(pose, "front") + marks
    x, y, width = pose.view
    box = f"{number(x)} {number(y)} {number(width)} {number(width * 17 / 24)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="move" viewBox="{box}" '
        'role="img" aria-labelledby="name words">'
        f'<title id="name">{escape(pose.title)}</title><desc id="words">{escape(pose.description)}</desc>'
        f"<style>{style(drawn)}</style><defs>{outlines(shadow + drawn)}{shadow}</defs>{drawn}</svg>\n"
    )
