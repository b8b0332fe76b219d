"""Addresses with views that do what the tests of the middleware need."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from config import errors


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("A page. " * 100)


def what_is_there(request: HttpRequest) -> HttpResponse:
    present = [name for name in ("session", "user", "_messages", "csp_nonce") if hasattr(request, name)]
    return HttpResponse(" ".join(present))


def database_away(request: HttpRequest) -> HttpResponse:
    raise OperationalError("the answer was yes")


def clash(request: HttpRequest) -> HttpResponse:
    raise IntegrityError("the answer was yes")


def fault(request: HttpRequest) -> HttpResponse:
    raise ValueError(f"unknown code {next(iter(request.POST), None)}")


def refused(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


@require_safe
def reading(request: HttpRequest) -> HttpResponse:
    return HttpResponse("A page to read.")


def big(request: HttpRequest) -> HttpResponse:
    raise RequestDataTooBig


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


urlpatterns = [
    path("", page),
    path("check/1/", page),
    path("what/", what_is_there),
    path("away/", database_away),
    path("clash/", clash),
    path("fault/", fault),
    path("refused/", refused),
    path("suspicious/", suspicious),
    path("reading/", reading),
    path("big/", big),
    path("admin/away/", database_away),
    path("admin/clash/", clash),
    path("admin/what/", what_is_there),
    path("admin/", admin.site.urls),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
