"""What editors do about their own account: backup codes, another phone, signing out everywhere."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from editorial.accounts import lockout, second_step, sessions
from editorial.accounts.forms import ChangePasswordForm, OwnPasswordForm
from editorial.accounts.people import EXPLAINED, note, roles_of
from editorial.accounts.sign_in import GET_OR_POST, enrolment, next_address


@never_cache
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who am I here, and how safe is my account?"""
    user = person(request)
    context = {
        "name": user.get_username(),
        "roles": [(role, EXPLAINED.get(role, "")) for role in roles_of(user)],
        "is_superuser": user.is_superuser,
        "has_second_step": second_step.has_second_step(user),
        "codes_left": second_step.backup_codes_left(user),
    }
    return render(request, "accounts/account.html", context)


@never_cache
@require_http_methods(GET_OR_POST)
def give_password(request: HttpRequest) -> HttpResponse:
    """The password once more, before something that could lock its owner out."""
    user = person(request)
    if answer := lockout.refused(request, user.get_username()):
        return answer
    wanted = next_address(request)
    form = OwnPasswordForm(user, request.POST) if request.method == "POST" else OwnPasswordForm(user)
    if form.is_bound and form.is_valid():
        sessions.note_password(request)
        return redirect(wanted)
    if form.errors:
        answer = lockout.count_wrong(request, user.get_username())
    context = {"form": form, "next": wanted}
    return answer or render(
        request, "accounts/give_password.html", context, status=422 if form.errors else 200
    )


@never_cache
@require_http_methods(GET_OR_POST)
def change_password(request: HttpRequest) -> HttpResponse:
    """Another password, which ends one's other sessions. Wrong guesses of the old one count."""
    user = person(request)
    if answer := lockout.refused(request, user.get_username()):
        return answer
    form = ChangePasswordForm(user, request.POST) if request.method == "POST" else ChangePasswordForm(user)
    if form.is_bound and form.is_valid():
        form.save()
        update_session_auth_hash(request, user)  # type: ignore[arg-type]
        note(user, "Changed their password.", by=user)
        return redirect("admin:password_change_done")
    if "old_password" in form.errors:
        answer = lockout.count_wrong(request, user.get_username())
    context = {"form": form, "name": user.get_username()}
    return answer or render(
        request, "accounts/change_password.html", context, status=422 if form.errors else 200
    )


@never_cache
@require_http_methods(GET_OR_POST)
def new_backup_codes(request: HttpRequest) -> HttpResponse:
    """Ten new backup codes, shown this once."""
    user = person(request)
    if not sessions.has_just_given_password(request):
        return _password_first("admin:new_backup_codes")
    if not second_step.has_second_step(user):
        return redirect("admin:phone")
    if request.method != "POST":
        left = second_step.backup_codes_left(user)
        return render(request, "accounts/new_backup_codes.html", {"codes_left": left})
    codes = second_step.new_backup_codes(user)
    note(user, "Made 10 new backup codes.", by=user)
    context = {"codes": codes, "next": reverse("admin:account"), "name": user.get_username()}
    return render(request, "accounts/backup_codes.html", context)


@never_cache
@require_http_methods(GET_OR_POST)
def phone(request: HttpRequest) -> HttpResponse:
    """Another phone in place of the one before."""
    if not sessions.has_just_given_password(request):
        return _password_first("admin:phone")
    return enrolment(request, person(request))


@never_cache
@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of this account, this one too."""
    user = person(request)
    sessions.end_all(user)
    note(user, "Signed out everywhere.", by=user)
    logout(request)
    return render(request, "accounts/signed_out.html", {"everywhere": True})


@never_cache
@require_http_methods(GET_OR_POST)
def unsent(request: HttpRequest) -> HttpResponse:
    """The form that was sent after the session had ended: send it again, or throw it away."""
    form = sessions.unsent_form(request)
    if request.method == "POST":
        request.session.pop(sessions.UNSENT, None)
        return redirect("admin:index")
    if form is None:
        return redirect("admin:index")
    fields = [(name, value) for name, values in form.fields for value in values]
    return render(request, "accounts/unsent.html", {"address": form.address, "fields": fields})


def person(request: HttpRequest) -> AbstractUser:
    """Return who is signed in; the admin lets nobody else get here."""
    user: Any = request.user
    return user  # type: ignore[no-any-return]


def _password_first(name: str) -> HttpResponse:
    return redirect(f"{reverse('admin:give_password')}?{urlencode({'next': reverse(name)})}")
