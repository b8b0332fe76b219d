"""The parts of the drawn person, each in its own frame: it starts at 0,0, runs along x and faces y."""

from __future__ import annotations

from math import acos, cos, degrees, sin

SPINE_PART = 16.0
THIGH, SHIN = 36.0, 34.0
UPPER_ARM, FOREARM = 25.0, 23.0


def number(value: float) -> str:
    """Write a coordinate with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0").replace("-0", "0" if abs(value) < 0.05 else "-0")


def capsule(length: float, first: float, last: float, *, start: float = 0.0, side: float = 0.0) -> str:
    """Write the outline of a rounded limb whose ends have these radii."""
    lean = acos((first - last) / length)
    up, along = sin(lean), cos(lean)
    near_x, far_x = start + first * along, start + length + last * along
    corners = [
        (near_x, side - first * up),
        (far_x, side - last * up),
        (far_x, side + last * up),
        (near_x, side + first * up),
    ]
    one, two, three, four = (f"{number(x)} {number(y)}" for x, y in corners)
    wide = int(degrees(lean) < 90)
    ends = [f"A{number(r)} {number(r)} 0 {big} 1" for r, big in ((last, 1 - wide), (first, wide))]
    return f"M{one}L{two}{ends[0]} {three}L{four}{ends[1]} {one}Z".replace(" -", "-")


PARTS = {
    "pelvis": "M-9 3Q-9.5-4-5-9.4Q0-13 8-10.2A9.6 9.6 0 0 1 9 9.4Q0 11.4-4 9.6Q-8 8-9 3Z",
    "waist": capsule(SPINE_PART, 9.4, 9.4),
    "chest": "M0-9.4Q8-11 15-8.4Q20-5 20 0Q20 5 15 7.2Q7 11.6 0 9.4A9.4 9.4 0 0 1 0-9.4Z",
    "head": "M-3-5Q6-5 11.5-6.6Q14.5-10.2 20-10.2Q30.4-9.8 30.4-.4Q30.2 6 26.6 7.9L23.4 8.7 21.8 8.3"
    "Q20.6 9.8 18.6 11.6Q17.3 11.9 17.4 9.7L16 9.8 15.3 8.9 14.4 9.5 13.2 8.7Q12.4 9.7 11.2 9.4Q9.4 8.6 9.8 6"
    "L10.4 3.4Q6 3.4-3 5.4Z",
    "hair": "M11.4-6.8Q14-11 20-11Q31.5-10.8 31.4-.2Q31.2 5.8 27.2 8Q27 3.4 24 2.2Q20.4 2.4 18.2.8L17.6-.8"
    "A2.6 2 0 1 0 17.2-4Q13-4.4 11.4-6.8Z",
    "thigh": "M0-8.2Q18-9.2 34-6.1Q41.6-5.6 41.8 0Q41.6 5 36 5.6Q20 6.2 0 8.6A8.4 8.4 0 0 1 0-8.2Z",
    "shin": "M0-5.7Q16-4.2 33-3.5Q36-3 36.6 0Q36 3 33 3.6Q24 4.2 18 6.2Q9 7.6 0 5.4A5.6 5.6 0 0 1 0-5.7Z",
    "foot": "M-3.4-3Q-5.4 1-4.9 3Q-4.2 4.4-2 4.3Q4 3.4 7 4.2L12.8 4.4Q15 3.4 13.8 1.8Q9 .2 3.6-3.6Z",
    "sleeve": "M-1-5.6Q8-5.8 13.4-5.2V4.8Q8 5.4-1 5.4Z",
    "shoulder": "M-7.2 0A7.2 7.2 0 0 1 7.2 0A7.2 7.2 0 0 1-7.2 0Z",
    "upper_arm": capsule(UPPER_ARM, 4.6, 3.9),
    "forearm": "M0-3.9Q10-4.2 23-2.6V2.6Q10 4.6 0 3.9A3.9 3.9 0 0 1 0-3.9Z",
    "hand": "M-1.5-2.6Q1.6-3.4 2.4-4.4Q5-7 6.8-6Q7.4-5 5.6-3.2Q9-3 11-1.6Q12.2 0 10.6 1.6Q6 3.6-1.5 2.6Z",
    "front": "M-4-12.4L18-10.6Q32-13 41-17Q49.6-13 52-4V4Q49.6 13 41 17Q32 13 18 10.6L-4 12.4Z",
    "hips": "M-7-11Q-10 0-7 11Q-3 14.6 10 11.6V-11.6Q-3-14.6-7-11Z",
    "face": "M46-4.6H59Q66-11 72-8.4Q77.6-6 77.6 0Q77.6 6 72 8.4Q66 11 59 4.6H46Z",
    "fringe": "M66.4-8.6Q67-11 70-10.4Q79-8 79 0Q79 8 70 10.4Q67 11 66.4 8.6"
    "Q68.4 8.4 70.4 7Q72.6 2 71-3.4Q70.6-7 66.4-8.6Z",
    "crown": "M58-6.5Q60-9.4 67-10A11.6 10 0 0 1 67 10Q60 9.4 58 6.5Q56.6 0 58-6.5Z",
    "sole": "M-2-2.6Q4-4.6 10-4Q12.6 0 10 4Q4 4.6-2 2.6Z",
}
