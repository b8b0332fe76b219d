"""Middleware under the admin alone: sessions, tokens, accounts, messages. Not loaded where ROLE is public."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.deprecation import MiddlewareMixin
from django_otp.middleware import OTPMiddleware

from config.middleware import GetResponse, away, is_admin, is_database_away
from editorial.accounts.sessions import answer_when_over


class UnderAdmin(MiddlewareMixin):
    """Lets every request outside the admin pass by the middleware that it is mixed into."""

    def __call__(self, request: HttpRequest) -> Any:
        if not is_admin(request):
            return self.get_response(request)
        try:
            return super().__call__(request)
        except Exception as error:
            # Outside the views, nothing else would turn it into "try again soon".
            return away_or_raise(request, error)


def away_or_raise(request: HttpRequest, error: Exception) -> HttpResponse:
    """Return the page that says "try again soon", or raise the error again where it is a fault of ours."""
    if is_database_away(error):
        return away(request, error)
    raise error


class AdminSessions(UnderAdmin, SessionMiddleware):
    """Gives sessions to editors only."""


def end_old_sessions(get_response: GetResponse) -> GetResponse:
    """Return middleware that ends editors' sessions in time, and keeps what is sent too late."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        try:
            answer = answer_when_over(request) if is_admin(request) else None
        except Exception as error:
            return away_or_raise(request, error)
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
