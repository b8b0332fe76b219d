"""`python -m tools.figures` writes every drawing into static/figures."""

from __future__ import annotations

from pathlib import Path

from tools.figures.draw import svg
from tools.figures.poses import read

FOLDER = Path(__file__).resolve().parents[2] / "static" / "figures"


def main() -> None:
    """Write every drawing."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for pose in read():
        (FOLDER / f"{pose.key}.svg").write_text(svg(pose), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
