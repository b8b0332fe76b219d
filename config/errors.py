"""Error pages: fixed pages that need no database, no cookie and no release."""

from __future__ import annotations

import logging

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.template import loader

logger = logging.getLogger(__name__)

# Shown when even the template cannot be read.
LAST_RESORT = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Something went wrong</title>'
    "<h1>Something went wrong</h1><p>In an emergency, call your emergency number now:"
    ' <a href="tel:112">112</a>, <a href="tel:999">999</a>, <a href="tel:911">911</a>'
    ' or <a href="tel:000">000</a>.</p><p><a href="/">Start again</a></p></html>'
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    is_too_big = isinstance(exception, RequestDataTooBig | TooManyFieldsSent)
    return error_page(413 if is_too_big else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return error_page(403, "403_csrf")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(404)


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page(500)


def error_page(status: int, name: str = "") -> HttpResponse:
    """Return the fixed page for the status, or the named one; plain text if its template is broken."""
    try:
        html = loader.get_template(f"{name or status}.html").render()
    except Exception:
        # Whatever is wrong with the template, the emergency numbers must still be shown.
        logger.exception("The page for error %s could not be made", status)
        html = LAST_RESORT
    response = HttpResponse(html, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
