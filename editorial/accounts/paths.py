"""One-time sign-in paths: how a new editor, or one who forgot the password, gets in."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.http import urlencode, urlsafe_base64_decode, urlsafe_base64_encode

from editorial.accounts import lockout, sessions


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
