"""The poses as they are written down in poses.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tools.figures.bodies import Joints, Point

POSES = Path(__file__).with_name("poses.toml")


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing beside the person: a path, how it is drawn, between which parts, and in which frame only."""

    path: str
    kind: str = "soft"
    layer: str = "back"
    only: str = ""  # "start" or "end"
    fill: str = ""


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

    `beyond` is a third frame, reached from the start again after the end. `others` are more people in the
    same picture. `steps` are the same person at more steps, one frame each; where there is no other movement
    they are shown one after another, and the one `shown` stands for all.
    """

    key: str
    who: str
    start: Joints
    end: Joints
    beyond: Joints
    props: tuple[Prop, ...]
    clocks: tuple[Clock, ...]
    arrows: tuple[tuple[float, ...], ...]
    far: Point
    face: int
    ground: bool
    ghost: bool
    view: tuple[float, float, float]
    seen: str
    number: int
    pale: tuple[int, ...]  # limbs that are drawn lighter, by number
    shown: int  # which of the steps stands for all
    pace: tuple[float, float, float]  # seconds there, of holding, and back
    times: int
    others: tuple[Pose, ...]
    steps: tuple[Pose, ...]

    @property
    def moves(self) -> bool:
        return bool(self.start or (self.steps and not self.end))


def joints(table: dict[str, list[float]]) -> Joints:
    """Read the joints of one frame."""
    return {name: (float(x), float(y)) for name, (x, y) in table.items()}


def pose(key: str, table: dict[str, Any], number: int = 1) -> Pose:
    """Read one drawing; its start repeats of its end whatever it does not say."""
    fields = dict(table)
    end = joints(fields.pop("end", {}))
    start = joints(fields.pop("start", {}))
    beyond = joints(fields.pop("beyond", {}))
    steps, others = fields.pop("steps", ()), fields.pop("others", ())
    far_x, far_y = fields.pop("far", (3, -2))
    whole = Pose(
        key=key,
        who=fields.pop("who", "maya"),
        start=end | start if start else {},
        end=end,
        beyond=end | beyond if beyond else {},
        props=tuple(Prop(**prop) for prop in fields.pop("props", ())),
        clocks=tuple(Clock(*clock) for clock in fields.pop("clocks", ())),
        arrows=tuple(tuple(arrow) for arrow in fields.pop("arrows", ())),
        far=(float(far_x), float(far_y)),
        face=fields.pop("face", 1),
        ground=fields.pop("ground", True),
        ghost=fields.pop("ghost", True),
        view=tuple(fields.pop("view", (0, -10, 240))),
        seen=fields.pop("seen", "side"),
        number=number,
        pale=tuple(fields.pop("pale", ())),
        shown=fields.pop("shown", 1),
        pace=tuple(fields.pop("pace", (2.5, 3, 2.5))),
        times=fields.pop("times", 3),
        others=tuple(pose(key, other, n) for n, other in enumerate(others, 2)),
        steps=(),
        **fields,
    )
    shared = {name: table[name] for name in ("who", "ground", "view") if name in table}
    return replace(whole, steps=tuple(step(whole, shared | each, n) for n, each in enumerate(steps, 1)))


def step(whole: Pose, table: dict[str, Any], number: int) -> Pose:
    """Read one step of a drawing; the things of the drawing are there at each step."""
    one = pose(whole.key, table, number)
    return replace(one, props=(*whole.props, *one.props))


def read(path: Path = POSES) -> tuple[Pose, ...]:
    """Read every drawing, in the order they are written; one like another says only what differs."""
    tables = tomllib.loads(path.read_text("utf-8"))
    return tuple(pose(key, like(tables, key)) for key in tables)


def like(tables: dict[str, dict[str, Any]], key: str) -> dict[str, Any]:
    """Give what is written of a drawing, with what it does not say from the drawing that it is like."""
    table = tables[key]
    usual = like(tables, table["like"]) if "like" in table else {}
    return usual | {name: value for name, value in table.items() if name != "like"}
