"""One-time sign-in paths: how a new editor, or one who forgot the password, gets in."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode, urlsafe_base64_decode, urlsafe_base64_encode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from editorial.accounts import lockout, second_step, sessions
from editorial.accounts.forms import NewPasswordForm
from editorial.accounts.people import note
from editorial.accounts.sign_in import GET_OR_POST

PATH_TOKEN = "path_token"  # noqa: S105  (a key of the session)


def new_path(user: AbstractUser) -> str:
    """Return a path that lets its holder choose a password, once and for three days.

    The old password, any earlier path and every session end. The token is in the query, which no log keeps.
    """
    user.set_unusable_password()
    user.save(update_fields=["password"])
    sessions.end_all(user)
    lockout.lift(user.get_username())
    token = f"{urlsafe_base64_encode(str(user.pk).encode())}.{default_token_generator.make_token(user)}"
    return f"{settings.SITE_URL}{reverse('admin:welcome')}?{urlencode({'token': token})}"


def person_of(token: str) -> AbstractUser | None:
    """Return whose path the token is from; None when it was used, is too old or was made up."""
    encoded, _, proof = token.partition(".")
    try:
        key = int(urlsafe_base64_decode(encoded))
    except ValueError:
        return None
    user = get_user_model()._default_manager.filter(pk=key, is_active=True, is_staff=True).first()
    return user if user and default_token_generator.check_token(user, proof) else None


@never_cache
@require_http_methods(GET_OR_POST)
def welcome(request: HttpRequest) -> HttpResponse:
    """Where a one-time sign-in path leads: choose a password, then the second step."""
    token = request.GET.get("token", "")
    if token and person_of(token):
        # An address without the token is all that a browser's history or a shoulder surfer gets to see.
        request.session[PATH_TOKEN] = token
        return redirect("admin:welcome")
    user = None if token else person_of(request.session.get(PATH_TOKEN, ""))
    if user is None:
        return render(request, "accounts/path_over.html", status=410)
    form = NewPasswordForm(user, request.POST) if request.method == "POST" else NewPasswordForm(user)
    if not (form.is_bound and form.is_valid()):
        context = {"form": form, "name": user.get_username()}
        return render(request, "accounts/welcome.html", context, status=422 if form.errors else 200)
    form.save()
    del request.session[PATH_TOKEN]
    note(user, "Chose a password with a one-time path.", by=user)
    sessions.keep_half_way(request, user, then=reverse("admin:index"))
    return redirect("admin:sign_in_code" if second_step.has_second_step(user) else "admin:set_up")
