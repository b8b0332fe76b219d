"""Shows the printed page on a screen, by applying the print rules of the public style sheet to the screen."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_safe

STYLE = "css/site.css"
OF_PAPER, OF_SCREEN = re.compile(r"@media print[^{]*{"), "@media screen {"
SHEET = """
@media screen {
  html { background: #8b9397 }
  body { position: relative; width: 210mm; min-height: 297mm; background: #fff }
  body { margin: 4.5rem auto 1rem; padding: 12mm 14mm }
  .preview-mark { position: absolute; inset: -4rem 0 auto }
}
@media screen and (max-width: 50em) {
  body { zoom: .46; margin: 9rem 0 0 }
  .preview-mark { top: -8.5rem; zoom: 2 }
}
"""


def is_asked_for(request: HttpRequest) -> bool:
    """Return whether the preview is asked to show the page as it prints."""
    return request.GET.get("on") == "paper"


def as_paper(html: str) -> str:
    """Return a page that looks on a screen as it does on paper."""
    link = format_html('<link rel="stylesheet" href="{}">', reverse("preview:paper_style"))
    return html.replace("</head>", f"{link}</head>", 1)


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Serve the style sheet of the printed page for a screen."""
    return HttpResponse(paper_style(), content_type="text/css; charset=utf-8")


@cache
def paper_style() -> str:
    """Return the print rules of the public style sheet for a screen, and those of the sheet around it."""
    found = finders.find(STYLE)
    if not isinstance(found, str):
        raise FileNotFoundError(STYLE)
    text = Path(found).read_text(encoding="utf-8")
    paper = text[text.index("@media print {") :]
    return OF_PAPER.sub(OF_SCREEN, paper) + SHEET
