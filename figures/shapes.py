"""The parts of the drawn person, each in its own frame: it starts at 0,0 and runs along x."""

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
    "pelvis": capsule(8, 10, 9.2),
    "waist": capsule(SPINE_PART, 8.8, 10),
    "chest": capsule(SPINE_PART - 2, 10, 7.6),
    "head": capsule(12, 4, 4, start=2)
    + "M30 1.8A9.8 8.8 0 1 1 10.4 1.8A9.8 8.8 0 1 1 30 1.8Z"
    + "M20.2 9.6Q17.6 13.4 16 10.6Z",
    "hair": "M12.4-5.6A10.6 10.2 0 0 1 27.8 8.2Q27 2.4 21.4 1Q20-2.6 17.4-1Q15.4-3.4 12.4-5.6Z",
    "thigh": capsule(THIGH, 8.4, 5.8),
    "shin": capsule(SHIN, 5.8, 3.9) + capsule(12, 4.6, 4.4, start=7, side=1.4),
    "foot": capsule(12, 3.9, 2.5, start=-1),
    "sleeve": capsule(11, 5.2, 5.0),
    "upper_arm": capsule(UPPER_ARM, 4.9, 3.9),
    "forearm": capsule(FOREARM, 3.9, 2.9) + capsule(4.5, 3.3, 2.6, start=FOREARM),
    "front": "M-4-13L18-11Q32-14 44-18Q50-14 51-5V5Q50 14 44 18Q32 14 18 11L-4 13Z",
    "hips": "M-7-11Q-10 0-7 11Q-3 15 10 11.8V-11.8Q-3-15-7-11Z",
    "face": capsule(12, 4.4, 4.4, start=44) + "M77 0A10.4 8.8 0 1 1 56.2 0A10.4 8.8 0 1 1 77 0Z",
    "fringe": "M69-9.5A11.6 9.8 0 0 1 69 9.5Q72 2 70-3Q70-7 69-9.5Z",
    "crown": "M58-7.5Q60-9.8 67-9.8A11.6 9.8 0 0 1 67 9.8Q60 9.8 58 7.5Q56 0 58-7.5Z",
}
