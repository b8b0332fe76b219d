"""The poses as they are written down in poses.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.figures.bodies import Joints, Point

POSES = Path(__file__).with_name("poses.toml")


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing beside the person: a path, how it is drawn and between which parts."""

    path: str
    kind: str = "soft"
    layer: str = "back"
    fades: bool = False
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A few words in the drawing, for a colour or an amount that a shape cannot say."""

    text: str
    at: Point


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock with a part of the hour filled."""

    x: float
    y: float
    radius: float
    minutes: float


@dataclass(frozen=True, slots=True)
class Pose:
    """One drawing. Without joints it is made of props alone; without a start it does not move.

    Others are the same person at the next steps, in the same picture.
    """

    key: str
    title: str
    description: str
    start: Joints
    end: Joints
    props: tuple[Prop, ...]
    labels: tuple[Label, ...]
    clocks: tuple[Clock, ...]
    arrows: tuple[tuple[float, ...], ...]
    far: tuple[float, float]
    face: int
    ground: bool
    ghost: bool
    view: tuple[float, float, float]
    seen: str
    number: int
    others: tuple[Pose, ...]


def joints(table: dict[str, list[float]]) -> Joints:
    """Read the joints of one frame."""
    return {name: (float(x), float(y)) for name, (x, y) in table.items()}


def pose(key: str, table: dict[str, Any], number: int = 1) -> Pose:
    """Read one drawing; its start repeats of its end whatever it does not say."""
    fields = dict(table)
    end = joints(fields.pop("end", {}))
    start = joints(fields.pop("start", {}))
    far_x, far_y = fields.pop("far", (3, -2))
    return Pose(
        key=key,
        title=fields.pop("title", ""),
        description=fields.pop("desc", ""),
        start=end | start if start else {},
        end=end,
        props=tuple(Prop(**prop) for prop in fields.pop("props", ())),
        labels=tuple(Label(label["text"], tuple(label["at"])) for label in fields.pop("labels", ())),
        clocks=tuple(Clock(*clock) for clock in fields.pop("clocks", ())),
        arrows=tuple(tuple(arrow) for arrow in fields.pop("arrows", ())),
        far=(float(far_x), float(far_y)),
        face=fields.pop("face", 1),
        ground=fields.pop("ground", True),
        ghost=fields.pop("ghost", True),
        view=tuple(fields.pop("view", (0, -10, 240))),
        seen=fields.pop("seen", "side"),
        number=number,
        others=tuple(pose(key, other, n) for n, other in enumerate(fields.pop("others", ()), 2)),
        **fields,
    )


def read(path: Path = POSES) -> tuple[Pose, ...]:
    """Read every drawing, in the order they are written; one like another says only what differs."""
    tables = tomllib.loads(path.read_text("utf-8"))
    whole = {key: tables.get(table.pop("like", ""), {}) | table for key, table in tables.items()}
    return tuple(pose(key, table) for key, table in whole.items())
