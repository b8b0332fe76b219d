"""Too many wrong passwords or codes: that name waits, at that address, and nowhere else."""

from __future__ import annotations

from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from math import ceil
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from editorial.accounts.people import note

ONE_HOUSEHOLD = 64
"""The first bits of an IPv6 address are a household's; it can try from any of the others."""


def refused(request: HttpRequest, username: str, *, just_now: bool = False) -> HttpResponse | None:
    """Return the page that says how long this name has to wait at this address, None when it need not.

    The audit log is told when the wait has begun just now, unless nobody has the name.
    """
    if AxesProxyHandler.is_allowed(request, {"username": username}):
        return None
    user = get_user_model()._default_manager.filter(username=username).first() if just_now else None
    if user is not None:
        note(user, "Locked out for a while after 5 wrong passwords or codes in a row.", by=None)
    return locked_out(request, None, {"username": username})


def count_wrong(request: HttpRequest, username: str) -> HttpResponse | None:
    """Count a wrong password or code; return the page that says so when the name has to wait from now on."""
    user_login_failed.send(sender=__name__, credentials={"username": username}, request=request)
    return refused(request, username, just_now=True)


def locked_out(
    request: HttpRequest, _: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """Return the page that says when to try again; the same for names that nobody has."""
    minutes = minutes_left(request, (credentials or {}).get("username", ""))
    response = render(request, "accounts/locked_out.html", {"minutes": minutes}, status=429)
    response.headers["Retry-After"] = str(minutes * 60)
    return response


def minutes_left(request: HttpRequest, username: str) -> int:
    """Return how many minutes this name has to wait at this address, rounded up, at least one."""
    AxesProxyHandler.update_request(request)
    address: Any = request.axes_ip_address  # type: ignore[attr-defined]
    latest = AccessAttempt.objects.filter(username=username, ip_address=address).first()
    if latest is None:
        return 1
    left: timedelta = latest.attempt_time + settings.AXES_COOLOFF_TIME - timezone.now()
    return max(1, ceil(left / timedelta(minutes=1)))


def lift(username: str) -> None:
    """Let this name try again at once, everywhere."""
    AccessAttempt.objects.filter(username=username).delete()


def client_address(request: HttpRequest) -> str | None:
    """Return the address that failures are counted for; None when there is none, as on a local socket.

    Anybody can write `X-Forwarded-For`. It is read only if the deployment says so, and then from its end:
    each known proxy vouches for the address before it, and the first that no known proxy has is the client.
    """
    claimed = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if settings.TRUST_FORWARDED_FOR else []
    found = None
    for text in (request.META.get("REMOTE_ADDR", ""), *reversed(claimed)):
        address = _address(text)
        if address is None:
            break
        found = address
        if not any(address in network for network in settings.PROXIES):
            break
    return None if found is None else _household(found)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _household(address: IPv4Address | IPv6Address) -> str:
    if isinstance(address, IPv4Address):
        return str(address)
    return str(IPv6Network((int(address), ONE_HOUSEHOLD), strict=False).network_address)
