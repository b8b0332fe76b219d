"""Middleware: private headers and safe posts everywhere; accounts and sessions under the admin alone."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.deprecation import MiddlewareMixin
from django_otp.middleware import OTPMiddleware

from config.errors import error_page
from guidance.accounts.expiry import answer_when_over
from guidance.serving.releases import NoRelease

logger = logging.getLogger(__name__)

GetResponse: TypeAlias = Callable[[HttpRequest], HttpResponseBase]

ADMIN = "/admin/"
NOT_FOR_SEARCH_ENGINES = ("/check/", "/plan/", "/again/", ADMIN)
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


def refuse_cross_site_posts(get_response: GetResponse) -> GetResponse:
    """Return middleware that turns away public forms sent by another site, touching no cookie."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method in READING or is_admin(request) or is_sent_from_here(request):
            return get_response(request)
        return error_page(403)

    return middleware


def is_sent_from_here(request: HttpRequest) -> bool:
    """Return whether nothing says that another site sent the request; old browsers say nothing at all."""
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return False
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    # The host alone is compared: behind a proxy the scheme may not be known here.
    return origin == settings.SITE_URL or urlsplit(origin).netloc == request.get_host()


class DatabaseAway:
    """Answers with "try again soon" when a view fails for want of the database or of any release."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        # An editor's clash with a constraint is a fault of ours, to be seen as such.
        expected = (OperationalError, InterfaceError) if is_admin(request) else (Error, NoRelease)
        if not isinstance(exception, expected):
            return None
        return away(request, exception)


def away(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page that says "try again soon", and log why."""
    logger.error("No database or no release: %s", request.path, exc_info=exception)
    return error_page(503)


class UnderAdmin(MiddlewareMixin):
    """Lets every request outside the admin pass by the middleware that it is mixed into."""

    def __call__(self, request: HttpRequest) -> Any:
        return super().__call__(request) if is_admin(request) else self.get_response(request)


class AdminSessions(UnderAdmin, SessionMiddleware):
    """Gives sessions to editors only."""


def end_old_sessions(get_response: GetResponse) -> GetResponse:
    """Return middleware that ends editors' sessions in time, and keeps what is sent too late."""
    has_editors = settings.ROLE != "public"

    def middleware(request: HttpRequest) -> HttpResponseBase:
        try:
            answer = answer_when_over(request) if has_editors and is_admin(request) else None
        except (OperationalError, InterfaceError) as error:
            # Outside the views, nothing else would turn it into "try again soon".
            return away(request, error)
        return answer or get_response(request)

    return middleware


class AdminCsrf(UnderAdmin, CsrfViewMiddleware):
    """Guards editors' forms with a token."""

    def process_view(
        self,
        request: HttpRequest,
        callback: Callable[..., Any],
        callback_args: tuple[Any, ...],
        callback_kwargs: dict[str, Any],
    ) -> HttpResponseForbidden | None:
        if not is_admin(request):
            return None
        return super().process_view(request, callback, callback_args, callback_kwargs)


class AdminAuthentication(UnderAdmin, AuthenticationMiddleware):
    """Knows editors only."""


class AdminSecondStep(OTPMiddleware):  # type: ignore[misc]
    """Knows which editors have passed the second step."""

    def __call__(self, request: HttpRequest) -> Any:
        return super().__call__(request) if is_admin(request) else self.get_response(request)


class AdminMessages(UnderAdmin, MessageMiddleware):
    """Tells editors what was done."""
