"""`python -m tools.figures` writes every drawing into static/figures."""

from __future__ import annotations

from pathlib import Path

from tools.figures.draw import drawings
from tools.figures.poses import read

FOLDER = Path(__file__).resolve().parents[2] / "static" / "figures"


def main() -> None:
    """Write every drawing, and remove those that are drawn no more."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    drawn = {f"{name}.svg": text for pose in read() for name, text in drawings(pose)}
    for path in FOLDER.glob("*.svg"):
        if path.name not in drawn:
            path.unlink()
    for name, text in drawn.items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
