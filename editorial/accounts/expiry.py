"""What happens when an editor comes back to a session that has ended."""

from __future__ import annotations

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from editorial.accounts import sessions

WITHOUT_A_SESSION = ("login", "logout", "sign_in_code", "sign_in_backup", "set_up", "welcome")


def answer_when_over(request: HttpRequest) -> HttpResponse | None:
    """Return what to answer instead of the page when the session has ended, None when the page may be shown.

    A page that is asked for leads to sign-in by itself. A form is kept, to be sent again after sign-in. What
    htmx fetches beside a form ends nothing, so that the form can still be sent and kept.
    """
    why = sessions.why_over(request)
    if why and request.headers.get("HX-Request"):
        return HttpResponse(status=401)
    if why:
        sessions.end(request, why)
    elif SESSION_KEY in request.session:
        sessions.note_use(request)
        sessions.forget_if_sent(request)
    owner = sessions.whose_it_was(request)
    if owner is None or request.method != "POST" or is_for_signing_in(request):
        return None
    sessions.keep_unsent(request, owner)
    return redirect(f"{reverse('admin:login')}?{urlencode({'next': reverse('admin:unsent')})}")


def is_for_signing_in(request: HttpRequest) -> bool:
    """Return whether the address is one that nobody needs to be signed in for."""
    return request.path in {reverse(f"admin:{name}") for name in WITHOUT_A_SESSION}
