"""Sessions of editors: begun after both steps, ended by time, and what was being sent when one ended."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY, get_user_model, login
from django.contrib.auth.models import AbstractUser
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import urlencode
from django_otp import login as keep_device
from django_otp.models import Device

BACKEND = "django.contrib.auth.backends.ModelBackend"
HALF_WAY_SECONDS = 10 * 60
"""How long a right password waits for its code."""
NOTED_EVERY = 60
"""Seconds between two notes that a session is in use, so that not every page writes to the database."""
THIS_MACHINE = frozenset({"127.0.0.1", "::1"})
PROXY_HEADERS = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto")
BEGAN, SEEN, ENDED = "began", "seen", "ended"
WITHOUT_A_SESSION = ("login", "logout", "sign_in_code", "sign_in_backup", "set_up", "welcome")
HALF_WAY, PASSWORD_GIVEN, WAITS, UNSENT = "half_way", "password_given", "second_step_waits", "unsent"


@dataclass(frozen=True, slots=True)
class Unsent:
    """A form that was sent after its session had ended."""

    user: int
    address: str
    fields: list[tuple[str, list[str]]]


def keep_half_way(request: HttpRequest, user: AbstractUser, *, then: str) -> None:
    """Remember that the password was right. Nobody is signed in by that."""
    request.session.cycle_key()
    request.session[HALF_WAY] = {
        "user": user.pk, "hash": user.get_session_auth_hash(), "at": time.time(), "then": then
    }  # fmt: skip


def half_way(request: HttpRequest) -> AbstractUser | None:
    """Return who gave their password in this session and has still to give a code, None when nobody has."""
    kept = request.session.get(HALF_WAY)
    if not kept or time.time() - kept["at"] > HALF_WAY_SECONDS:
        return None
    user = get_user_model()._default_manager.filter(pk=kept["user"], is_active=True, is_staff=True).first()
    if user is None or not constant_time_compare(kept["hash"], user.get_session_auth_hash()):
        return None
    return user


def then(request: HttpRequest) -> str:
    """Return the address that somebody half way wanted to go to."""
    return str(request.session[HALF_WAY]["then"])


def begin(request: HttpRequest, user: AbstractUser, device: Device | None) -> None:
    """Sign somebody in, with the device that they proved to have; with none where that may wait."""
    request.session.pop(HALF_WAY, None)
    request.session.pop(ENDED, None)
    unsent = unsent_form(request)
    if unsent is not None and unsent.user != user.pk:
        del request.session[UNSENT]
    login(request, user, backend=BACKEND)  # type: ignore[arg-type]
    if device is not None:
        keep_device(request, device)
    now = time.time()
    request.session.update({BEGAN: now, SEEN: now, WAITS: device is None})
    request.session.clear_expired()


def may_wait(request: HttpRequest) -> bool:
    """Return whether the second step may be put off: only where the request comes from this very machine."""
    peer = request.META.get("REMOTE_ADDR", "")
    is_forwarded = any(name in request.headers for name in PROXY_HEADERS)
    return bool(settings.SECOND_STEP_MAY_WAIT and peer in THIS_MACHINE and not is_forwarded)


def is_waiting(request: HttpRequest) -> bool:
    """Return whether this session does without the second step, and may."""
    return bool(request.session.get(WAITS)) and may_wait(request)


def why_over(request: HttpRequest) -> str:
    """Return why the session is over: `idle`, `long`; empty when it is not, or when nobody is signed in."""
    session, now = request.session, time.time()
    if SESSION_KEY not in session:
        return ""
    if now - session.get(BEGAN, 0) > settings.SESSION_LONGEST_SECONDS:
        return "long"
    return "idle" if now - session.get(SEEN, 0) > settings.SESSION_IDLE_SECONDS else ""


def keep_unsent(request: HttpRequest, user: int) -> None:
    """Keep the form that was sent too late, until the same person has signed in again."""
    fields = [(name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"]
    request.session[UNSENT] = asdict(Unsent(user, request.get_full_path(), fields))


def unsent_form(request: HttpRequest) -> Unsent | None:
    """Return the form that was sent too late."""
    kept: dict[str, Any] | None = request.session.get(UNSENT)
    return Unsent(**kept) if kept else None


def forget_if_sent(request: HttpRequest) -> None:
    """Forget the form that was kept, once it is being sent again or thrown away."""
    unsent = unsent_form(request)
    if unsent and request.method == "POST" and request.get_full_path() == unsent.address:
        del request.session[UNSENT]


def note_password(request: HttpRequest) -> None:
    """Remember that a signed-in person has just given their password again."""
    request.session[PASSWORD_GIVEN] = time.time()


def has_just_given_password(request: HttpRequest) -> bool:
    """Return whether a signed-in person gave their password again a moment ago."""
    return time.time() - float(request.session.get(PASSWORD_GIVEN, 0)) < HALF_WAY_SECONDS


def end_all(user: AbstractUser, *, but: str | None = None) -> int:
    """End every session of an account but the one with this key; return how many."""
    ended = 0
    for session in Session.objects.filter(expire_date__gt=timezone.now()).exclude(session_key=but):
        kept = session.get_decoded()
        if str(user.pk) in {str(kept.get(SESSION_KEY)), str(kept.get(HALF_WAY, {}).get("user"))}:
            session.delete()
            ended += 1
    return ended


def answer_when_over(request: HttpRequest) -> HttpResponse | None:
    """Return what to answer instead of the page when the session has ended, None when the page may be shown.

    A page that is asked for leads to sign-in by itself. A form is kept, to be sent again after sign-in. What
    htmx fetches beside a form ends nothing, so that the form can still be sent and kept.
    """
    why, session = why_over(request), request.session
    if why and request.headers.get("HX-Request"):
        return HttpResponse(status=401)
    if why:
        owner = int(session[SESSION_KEY])
        session.flush()
        session[ENDED] = {"user": owner, "why": why}
    elif SESSION_KEY in session:
        if time.time() - session[SEEN] > NOTED_EVERY:
            session[SEEN] = time.time()
        forget_if_sent(request)
    if ENDED not in session or request.method != "POST":
        return None
    if request.path in {reverse(f"admin:{name}") for name in WITHOUT_A_SESSION}:
        return None
    keep_unsent(request, session[ENDED]["user"])
    return redirect(f"{reverse('admin:login')}?{urlencode({'next': reverse('admin:unsent')})}")
