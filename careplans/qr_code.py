"""Addresses as codes to scan."""

from __future__ import annotations

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_code(address: str, *, error: str = "m") -> SafeString:
    """Return an address as an inline QR code, 4 modules of quiet zone; level L keeps a long one coarse."""
    code = segno.make(address, error=error, micro=False)
    drawing = code.svg_inline(border=4, svgclass=None, lineclass=None, omitsize=True)
    labelled = drawing.replace("<svg", '<svg role="img" aria-label="QR code of the address beside it"', 1)
    return mark_safe(labelled)  # noqa: S308  (drawn by segno from an address of our own)
