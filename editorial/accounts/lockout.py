"""Too many wrong passwords or codes: that name waits, at that address, and nowhere else."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from django.utils import timezone


def is_locked(request: HttpRequest, username: str) -> bool:
    """Return whether this name has to wait at this address."""
    return not AxesProxyHandler.is_allowed(request, {"username": username})


def count_wrong_code(request: HttpRequest, username: str) -> None:
    """Count a wrong code like a wrong password."""
    user_login_failed.send(sender=__name__, credentials={"username": username}, request=request)


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
