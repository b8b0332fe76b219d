"""What a printer would put on paper, read back."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import Page

POINTS = {"A4": (595, 842), "Letter": (612, 792)}
ROUNDING = 1


def printed(page: Page, paper: str) -> list[str]:
    """Return the words on each sheet that a page prints as, with single spaces."""
    if os.environ.get("REQUIRE_BROWSER") != "1" and not all(map(shutil.which, ("pdftotext", "pdfinfo"))):
        pytest.skip("nothing reads PDF files here; `apt-get install poppler-utils`")
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "sheet.pdf"
        page.pdf(path=path, format=paper)
        assert size_in_points(path) == pytest.approx(POINTS[paper], abs=ROUNDING)
        text = subprocess.run(
            ["pdftotext", "-raw", str(path), "-"], check=True, capture_output=True, encoding="utf-8"
        ).stdout
    # Each sheet ends with a form feed.
    return [" ".join(sheet.split()) for sheet in text.split("\f")[:-1]]


def size_in_points(path: Path) -> tuple[float, float]:
    """Return the width and height of a document's first sheet."""
    told = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, encoding="utf-8").stdout
    size = next(line for line in told.splitlines() if line.startswith("Page size:"))
    width, height = size.split(":")[1].split("x")
    return float(width), float(height.split()[0])
