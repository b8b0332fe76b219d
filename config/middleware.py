"""Middleware of every role: private headers, safe posts, and a page for when the database is away."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeAlias

from django.conf import settings
from django.db import DataError, Error, IntegrityError, ProgrammingError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from config.errors import error_page
from guidance.releases.cache import list_releases
from guidance.releases.current import NoRelease

logger = logging.getLogger(__name__)

GetResponse: TypeAlias = Callable[[HttpRequest], HttpResponseBase]

ADMIN = "/admin/"
NOT_FOR_SEARCH_ENGINES = ("/check/", "/plan/", "/again/", ADMIN)
LONGEST_ADDRESS = 2000
"""In characters. A sealed link, our longest address, stays under 400."""
READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
ON_EVERY_RESPONSE = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
}


def is_admin(request: HttpRequest) -> bool:
    """Return whether the request is for the editors' part of the site."""
    return request.path_info.startswith(ADMIN)


def private_headers(get_response: GetResponse) -> GetResponse:
    """Return middleware that keeps answers out of other sites, of caches and of search engines."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in ON_EVERY_RESPONSE.items():
            response.headers[name] = value
        response.headers.setdefault("Cache-Control", "no-store")
        if request.path_info.startswith(NOT_FOR_SEARCH_ENGINES):
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    return middleware


def say_refusals_in_pages(get_response: GetResponse) -> GetResponse:
    """Return middleware that answers refused requests with a page that has the emergency numbers."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if len(request.get_full_path()) > LONGEST_ADDRESS and not is_admin(request):
            return error_page(414)
        response = get_response(request)
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        page = error_page(405)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    return middleware


def refuse_cross_site_posts(get_response: GetResponse) -> GetResponse:
    """Return middleware that turns away public forms sent by another site, touching no cookie."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method in READING or is_admin(request) or is_sent_from_here(request):
            return get_response(request)
        return error_page(403)

    return middleware


def is_sent_from_here(request: HttpRequest) -> bool:
    """Return False if the headers say that another site sent the request; old browsers send none."""
    fetched_from = request.headers.get("Sec-Fetch-Site")
    if fetched_from == "cross-site":
        return False
    origin = request.headers.get("Origin")
    if origin is None or origin == settings.SITE_URL:
        return True
    if origin == "null":
        # Some browsers hide the origin of a form; then only what the page cannot forge is believed.
        return fetched_from == "same-origin"
    # The host alone is compared: behind a proxy the scheme may not be known here.
    return origin.partition("://")[2] == request.get_host()


class DatabaseUnavailable:
    """Answers with “try again soon” when the database or a release is missing."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        is_away = (
            is_database_away(exception) if is_admin(request) else isinstance(exception, Error | NoRelease)
        )
        return away(request, exception) if is_away else None


def is_database_away(exception: Exception) -> bool:
    """Return whether an editor's request failed since the database is away or damaged.

    A clash with a constraint is a fault of ours, to be seen as such; a damaged file may raise anything.
    """
    if isinstance(exception, Error):
        return not isinstance(exception, IntegrityError | DataError | ProgrammingError)
    return is_file_damaged() or list_releases() is None


def is_file_damaged() -> bool:
    """Return whether the database is a file that fails SQLite's own check, or holds what cannot be read."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return False
    try:
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
                for _ in cursor:
                    pass
            cursor.execute("PRAGMA quick_check(1)")
            return bool(cursor.fetchone() != ("ok",))
    except Exception:
        return True


def away(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page that says "try again soon", and log why."""
    logger.error("No database or no release: %s", request.path, exc_info=exception)
    return error_page(503)
