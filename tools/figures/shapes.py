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


EYE = "M19.6 7A1.2 1.2 0 1 1 22 7A1.2 1.2 0 1 1 19.6 7Z"
EYES = (
    "M66-3.6A1.2 1.2 0 1 1 68.4-3.6A1.2 1.2 0 1 1 66-3.6ZM66 3.6A1.2 1.2 0 1 1 68.4 3.6A1.2 1.2 0 1 1 66 3.6Z"
)
SMILE = "M63.4-3.2Q60 0 63.4 3.2Q61.6 0 63.4-3.2Z"
HAIR = (
    "M11.4-6.8Q14-11 20-11Q31.5-10.8 31.4-.2Q31.2 5.8 27.2 8Q27 3.4 24 2.2Q20.4 2.4 18.2.8L17.6-.8"
    f"A2.6 2 0 1 0 17.2-4Q13-4.4 11.4-6.8Z{EYE}"
)
FRINGE = (
    "M66.4-8.6Q67-11 70-10.4Q79-8 79 0Q79 8 70 10.4Q67 11 66.4 8.6"
    f"Q68.4 8.4 70.4 7Q72.6 2 71-3.4Q70.6-7 66.4-8.6Z{EYES}{SMILE}"
)

PARTS = {
    "pelvis": "M-9 3Q-9.5-4-5-9.4Q0-13 8-10.2A9.6 9.6 0 0 1 9 9.4Q0 11.4-4 9.6Q-8 8-9 3Z",
    "waist": capsule(SPINE_PART, 9.4, 9.4),
    "chest": "M0-9.4Q8-11 15-8.4Q20-5 20 0Q20 5 15 7.2Q7 11.6 0 9.4A9.4 9.4 0 0 1 0-9.4Z",
    "head": "M-3-5Q6-5 11.5-6.6Q14.5-10.2 20-10.2Q30.4-9.8 30.4-.4Q30.2 6 26.6 7.9L23.4 8.7 21.8 8.3"
    "Q20.6 9.8 18.6 11.6Q17.3 11.9 17.4 9.7L16 9.8 15.3 8.9 14.4 9.5 13.2 8.7Q12.4 9.7 11.2 9.4Q9.4 8.6 9.8 6"
    "L10.4 3.4Q6 3.4-3 5.4Z",
    "hair": HAIR,
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
    "fringe": FRINGE,
    "crown": "M58-6.5Q60-9.4 67-10A11.6 10 0 0 1 67 10Q60 9.4 58 6.5Q56.6 0 58-6.5Z",
    "sole": "M-2-2.6Q4-4.6 10-4Q12.6 0 10 4Q4 4.6-2 2.6Z",
}

CROPPED = (
    "M13.4-7.6Q16-10.8 20-10.7Q31-10.3 30.9-.3Q30.7 4.6 28 7.4Q27.2 3.4 24 2.2Q20.6 2 18.6.8L17.6-.8"
    f"A2.6 2 0 1 0 17.2-4Q14.6-5.4 13.4-7.6Z{EYE}"
)
SHUT = "M66-5.4H68L67.4-1.8H66.4ZM66 1.8H68L67.4 5.4H66.4Z"
FROWN = "M61.6-3.4Q65 0 61.6 3.4Q63.4 0 61.6-3.4Z"
# How some wear their hair, by the part that it takes the place of.
HAIRS = {
    "hair": {},
    "cropped": {"hair": CROPPED},
    "bun": {
        "hair": f"{HAIR}M11-14A5.4 5.4 0 1 1 21.8-14A5.4 5.4 0 1 1 11-14Z",
        "fringe": f"{FRINGE}M76 0A5 5 0 1 1 86 0A5 5 0 1 1 76 0Z",
        "crown": f"{PARTS['crown']}M66 0A6 6 0 1 1 78 0A6 6 0 1 1 66 0Z",
    },
    "sore": {"fringe": FRINGE.replace(EYES, SHUT).replace(SMILE, FROWN)},
    "tied": {"hair": f"{HAIR}M22-9Q22-15 15-17Q6-19 0-15Q-5-13-9-15Q-5-9 2-10Q9-11 13-7Z"},
}
# Another build is other outlines over the same joints.
BUILDS = {
    "": {},
    "older": {
        "chest": "M0-9.4Q8-13 16-9.6Q20-6 20 0Q20 4 15 6Q7 10.4 0 9.4A9.4 9.4 0 0 1 0-9.4Z",
    },
    "larger": {
        "pelvis": "M-9.4 4Q-12.6-5-6-12.8Q0-17 8-13.8A13.6 13.6 0 0 1 10 16Q0 17-4 13Q-8.6 10-9.4 4Z",
        "waist": "M0-13.4H16Q27-11 27 0Q27 13 18 17.4Q8 23.4-1 20Q-10 15-10 2Q-10-10.6 0-13.4Z",
        "chest": "M0-13.4Q8-14.4 15-10.6Q20.8-6 20.8 0Q20.8 6.4 15 10.8"
        "Q8 17.4 0 17.4Q-10 13-10 0Q-10-10 0-13.4Z",
        "thigh": "M0-10.4Q18-10.8 34-7.2Q41.6-6.2 41.8 0Q41.6 5.6 36 6.6"
        "Q20 8.4 0 10.6A10.4 10.4 0 0 1 0-10.4Z",
        "shin": "M0-6.6Q16-5.2 33-4.2Q36-3.4 36.6 0Q36 3.4 33 4.2"
        "Q24 5.4 18 7.4Q9 9 0 6.4A6.5 6.5 0 0 1 0-6.6Z",
        "upper_arm": capsule(UPPER_ARM, 5.8, 4.6),
        "forearm": "M0-4.7Q10-5 23-3V3Q10 5.4 0 4.7A4.7 4.7 0 0 1 0-4.7Z",
        "sleeve": "M-1-6.8Q8-7 13.4-6.2V6Q8 6.6-1 6.6Z",
        "front": "M-4-15.4L14-15.6Q32-14.6 41-18Q49.6-14 52-4V4Q49.6 14 41 18Q32 14.6 14 15.6L-4 15.4Z",
        "hips": "M-7-13.6Q-11 0-7 13.6Q-3 17 10 15.4V-15.4Q-3-17-7-13.6Z",
    },
    "pregnant": {
        "waist": "M0-9.4H16Q25-8 25.4 2Q25 9 18 12.4Q12 24.4 0 23.4Q-9.4 20.4-9.4 6Q-9.4-8 0-9.4Z",
        "front": "M-4-13.4L14-13.6Q32-13 41-17Q49.6-13 52-4V4Q49.6 13 41 17Q32 13 14 13.6L-4 13.4Z",
    },
}


def outlines(build: str, wears: str) -> dict[str, str]:
    """Give the outline of each part of somebody of this build."""
    return PARTS | BUILDS[build] | HAIRS[wears]
