"""The people in the drawings: their colours and their build."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from re import findall

PEOPLE = Path(__file__).with_name("people.toml")
FAR = 0.42  # how far the colours of the far limbs are from those of the near ones, towards the paper
PAPER = {"light": "#ffffff", "dark": "#1c2528"}
COLOURS = ("trousers", "shirt", "skin", "hair")
LETTERS = dict(zip(COLOURS, "pskh", strict=True))


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody who is drawn: four colours by light and by dark, a build and a way to wear the hair."""

    light: dict[str, str]
    dark: dict[str, str]
    build: str = ""
    wears: str = "hair"

    def rules(self) -> tuple[str, str]:
        """Give the colours as rules of a style, for light and for dark."""
        return palette(self.light, PAPER["light"]), palette(self.dark, PAPER["dark"])


def mixed(colour: str, paper: str) -> str:
    """Give a colour as it looks on a limb that is farther away."""
    pairs = zip(findall("[0-9a-f]{2}", colour), findall("[0-9a-f]{2}", paper), strict=True)
    return "#" + "".join(f"{round(int(a, 16) + (int(b, 16) - int(a, 16)) * FAR):02x}" for a, b in pairs)


def palette(colours: dict[str, str], paper: str) -> str:
    """Write the colours of somebody, near and far."""
    near = ";".join(f"--{LETTERS[name]}:{colours[name]}" for name in COLOURS)
    far = ";".join(f"--{LETTERS[name]}:{mixed(colours[name], paper)}" for name in COLOURS[:-1])
    return f"svg{{{near}}}.f{{{far}}}"


def read(path: Path = PEOPLE) -> dict[str, Someone]:
    """Read everybody who is drawn."""
    return {name: Someone(**table) for name, table in tomllib.loads(path.read_text("utf-8")).items()}
