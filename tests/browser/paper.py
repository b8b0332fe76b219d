"""What a printer would put on paper, read back."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import zxingcpp
from playwright.sync_api import Page

POINTS = {"A4": (595, 842), "Letter": (612, 792)}
A4, LETTER = ("GB", "A4", "999"), ("US", "Letter", "911")
"""Where each is used, its name, and the number to call there."""
MOST_SHEETS = 2
MARGINS_MM = (12.5, 8.5)
READERS = ("pdftotext", "pdfinfo", "pdftoppm")
ROUNDING = 1
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">')


HEIGHT_OF_LETTERS = 1.117
"""How high a word of Arial, or of a type of the same sizes, stands in a document, in sizes of the type."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed sheet: its words with single spaces, and where on it they stand, as shares of its sides."""

    words: str
    left: float
    top: float
    right: float
    bottom: float
    least_points: float  # of its smallest word, as the document has it


def printed(page: Page, paper: str) -> list[str]:
    """Return the words on each sheet that a page prints as, with single spaces."""
    return [sheet.words for sheet in printed_sheets(page, paper)]


def printed_sheets(page: Page, paper: str) -> list[Sheet]:
    """Return each sheet that a page prints as."""
    with printed_file(page, paper) as path:
        assert size_in_points(path) == pytest.approx(POINTS[paper], abs=ROUNDING)
        text = told_by("pdftotext", "-raw", path, "-")
        boxes = told_by("pdftotext", "-bbox", path, "-")
    # Each sheet ends with a form feed.
    words = [" ".join(sheet.split()) for sheet in text.split("\f")[:-1]]
    pages = [found.groups() for found in PAGE.finditer(boxes)]
    return [
        Sheet(text, *place_of(*page), least_points=smallest(page[2]))
        for text, page in zip(words, pages, strict=True)
    ]


def stands_within_the_margins(sheet: Sheet, paper: str) -> bool:
    """Return whether every word lies on the part of a sheet that a printer can reach."""
    width, height = (side / 72 * 25.4 for side in POINTS[paper])
    across, down = (margin / side for margin, side in zip(MARGINS_MM, (width, height), strict=True))
    is_across = across <= sheet.left and sheet.right <= 1 - across
    return is_across and down <= sheet.top and sheet.bottom <= 1 - down


@contextmanager
def printed_file(page: Page, paper: str) -> Iterator[Path]:
    """Yield the document that a page prints as, while it is there."""
    if os.environ.get("REQUIRE_BROWSER") != "1" and not all(map(shutil.which, READERS)):
        pytest.skip("nothing reads PDF files here; `apt-get install poppler-utils`")
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "sheet.pdf"
        page.pdf(path=path, format=paper)
        yield path


def codes(page: Page, paper: str, dots_per_inch: int) -> list[str]:
    """Return what the codes on each sheet say to a reader, from a picture as coarse as that."""
    with printed_file(page, paper) as path:
        picture = path.with_suffix("")
        told_by("pdftoppm", "-gray", "-r", str(dots_per_inch), path, picture)
        files = sorted(path.parent.glob("*.pgm"))
        return [code.text for file in files for code in qr_codes(file)]


def qr_codes(path: Path) -> list[zxingcpp.Barcode]:
    """Return the QR codes in a picture: rules and boxes can look like bars to a reader of other codes."""
    return zxingcpp.read_barcodes(grey_picture(path), formats=zxingcpp.BarcodeFormat.QRCode)


def grey_picture(path: Path) -> memoryview:
    """Return the dots of a grey picture, row by row."""
    _, sides, _, dots = path.read_bytes().split(b"\n", 3)
    width, height = map(int, sides.split())
    return memoryview(dots).cast("B", (height, width))


def place_of(width: str, height: str, body: str) -> tuple[float, float, float, float]:
    """Return the outermost places of a sheet's words, as shares of its sides; an empty one has none."""
    corners = [tuple(map(float, found.groups())) for found in WORD.finditer(body)] or [(0.0,) * 4]
    left, top, right, bottom = zip(*corners, strict=True)
    across, down = float(width), float(height)
    return min(left) / across, min(top) / down, max(right) / across, max(bottom) / down


def smallest(body: str) -> float:
    """Return the size of the smallest word of a sheet in points: a browser may shrink what is too wide."""
    heights = (float(found[4]) - float(found[2]) for found in WORD.finditer(body))
    return min(heights) / HEIGHT_OF_LETTERS


def size_in_points(path: Path) -> tuple[float, float]:
    """Return the width and height of a document's first sheet."""
    told = told_by("pdfinfo", path)
    size = next(line for line in told.splitlines() if line.startswith("Page size:"))
    width, height = size.split(":")[1].split("x")
    return float(width), float(height.split()[0])


def told_by(program: str, *words: str | Path) -> str:
    """Return what a program says about a document."""
    command = [program, *map(str, words)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
