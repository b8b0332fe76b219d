"""How a drawing moves: the rules of a style that bring its parts from frame to frame and stop at the end."""

from __future__ import annotations

from tools.figures.poses import Pose
from tools.figures.shapes import number

REST = 0.6  # seconds at the start, before it moves; what is never held goes on and on
EACH = 2.4  # seconds for each step of several
# Where the parts are at the start, between, at the end, and beyond: nested ones turn, others are placed.
NESTED = {
    "start": "translate(var(--x),var(--y))rotate(calc(var(--r)*1deg))",
    "end": "none",
    "beyond": "translate(var(--u),var(--v))rotate(calc(var(--q)*1deg))",
}
PLACED = {"start": "var(--a)", "half": "var(--c)", "end": "var(--z)"}
PLACED |= {"beyond": "var(--u)", "past": "var(--v)"}
# From a frame at rest a part gathers speed, from one half way it loses it.
EASING = {"start": "ease-in", "end": "ease-in", "beyond": "ease-in", "half": "ease-out", "past": "ease-out"}
HALVES = {"end": "half", "beyond": "past"}


def marks(pose: Pose) -> tuple[list[tuple[float, str]], float]:
    """Give the times at which the frames are reached and left, and the length of one round."""
    there, hold, back = pose.pace
    rest = REST if hold else 0.0
    times, now = [(0.0, "start"), (rest, "start")], rest
    for frame in ("end", "beyond") if pose.beyond else ("end",):
        half = HALVES[frame]
        times += [(now + there / 2, half), (now + there, frame), (now + there + hold, frame)]
        times += [(now + there + hold + back / 2, half), (now + there + hold + back, "start")]
        now += there + hold + back
    return times, now


def rounds(pose: Pose) -> str:
    """Say how long a round takes and how many there are: the last one stops at the end of the movement."""
    times, whole = marks(pose)
    held = (times[3][0] + times[4][0]) / 2
    return f"{number(whole)}s ease-in-out {pose.times - 1 + held / whole:.3f}"


def keyframes(name: str, pose: Pose, states: dict[str, str]) -> str:
    """Write the frames of one kind of part; a kind that needs no frame half way has none."""
    times, whole = marks(pose)
    said = ""
    for second, frame in times:
        if frame in states:
            easing = f"animation-timing-function:{EASING[frame]};" if "half" in states else ""
            said += f"{number(100 * second / whole)}%{{{easing}transform:{states[frame]}}}"
    return f"@keyframes {name}{{{said}}}"


def rules(pose: Pose) -> str:
    """Give the rules that move the parts of a drawing, for those who did not ask for less motion."""
    if not pose.start:
        return in_turn(len(pose.steps))
    turning = rounds(pose)
    times, whole = marks(pose)
    early, reached, left = (number(100 * times[index][0] / whole) for index in (2, 3, -2))
    shown, gone = (
        f"0%,{early}%{{opacity:{1 - then}}}{reached}%,{left}%{{opacity:{then}}}" for then in (1, 0)
    )
    moving = (
        f".m{{animation:m {turning}}}.p{{animation:p {turning}}}"
        f".in{{animation:in {turning}}}.go{{animation:go {turning}}}"
    )
    drawn = keyframes("m", pose, NESTED) + keyframes("p", pose, PLACED)
    drawn += f"@keyframes in{{{shown}}}@keyframes go{{{gone}}}"
    still = ".m{--x:0;--y:0;--r:0;--u:0;--v:0;--q:0}.go{opacity:0}"
    return f"{still}@media (prefers-reduced-motion:no-preference){{{moving}}}{drawn}"


def in_turn(steps: int) -> str:
    """Give the rules that show the steps one after another and stop at the last."""
    whole, moving, drawn = number(steps * EACH), "", ""
    for index in range(steps):
        comes, goes = 100 * index / steps, 100 * (index + 1) / steps
        before = f"0%,{number(comes - 2)}%{{opacity:0}}{number(comes + 4)}%" if index else "0%"
        after = f"{number(goes - 2)}%{{opacity:1}}{number(goes + 4)}%,100%{{opacity:0}}"
        drawn += f"@keyframes s{index}{{{before}{{opacity:1}}{after if index < steps - 1 else ''}}}"
        moving += f".s{index}{{animation:s{index} {whole}s 2}}"
    hidden = ",".join(f".s{index}" for index in range(steps - 1))
    return f"{hidden}{{opacity:0}}@media (prefers-reduced-motion:no-preference){{{moving}}}{drawn}"
