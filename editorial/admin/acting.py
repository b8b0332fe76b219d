"""How a page of the admin does one thing and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from editorial.workflow import NotPublishable

View = Callable[..., HttpResponse]
Show = Callable[[list[str]], HttpResponse]


def act(
    request: HttpRequest, action: Callable[[], Any], *, done: str, then: str, otherwise: Show
) -> HttpResponse:
    """Do it and go on to another page, or show this page again with the reasons why it was not done."""
    try:
        action()
    except NotPublishable as error:
        response = otherwise(error.reasons)
        response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response
    messages.success(request, done)
    return HttpResponseRedirect(then, status=HTTPStatus.SEE_OTHER)


def needs(codename: str) -> Callable[[View], View]:
    """Return what lets only those into a view who have this permission; everybody else is told so."""
    return permission_required(f"guidance.{codename}", raise_exception=True)


def signed_in(request: HttpRequest) -> AbstractUser:
    """Return who is signed in; the admin lets nobody else in."""
    return cast(AbstractUser, request.user)
