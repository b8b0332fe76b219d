"""The pages that lead to a session: password, code, first set-up."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

import segno
from django.contrib import messages
from django.contrib.auth.models import AbstractUser
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_otp.models import Device

from editorial.accounts import hashing, lockout, second_step, sessions
from editorial.accounts.forms import BackupCodeForm, CodeForm, PasswordForm
from editorial.accounts.people import note

Verify = Callable[[AbstractUser, str], Device | None]

NEW_KEY = "new_key"
FEW_CODES = 3
GET_OR_POST = ["GET", "HEAD", "POST"]
WRONG_CODE = "That code is wrong, or was used before. Type the next one that your app shows."
NOT_ITS_CODE = "That is not the code of this secret. Check that your phone has the right time."
WRONG_BACKUP_CODE = "That is not one of your backup codes, or you have used it before."


@never_cache
@require_http_methods(GET_OR_POST)
def sign_in(request: HttpRequest) -> HttpResponse:
    """The first step: name and password."""
    wanted = next_address(request)
    ended, kept = request.session.get(sessions.ENDED), sessions.unsent_form(request)
    context = {"next": wanted, "ended": ended, "kept": kept}
    if request.method != "POST":
        return render(request, "accounts/sign_in.html", {**context, "form": PasswordForm(request)})
    name = request.POST.get("username", "")
    if answer := lockout.refused(request, name):
        return answer
    form = PasswordForm(request, request.POST)
    with hashing.turn() as has_come:
        if not has_come:
            return busy(request)
        is_right = form.is_valid()
    if not is_right:
        answer = lockout.refused(request, name, just_now=True)
        return answer or render(request, "accounts/sign_in.html", {**context, "form": form}, status=422)
    user: Any = form.get_user()
    sessions.keep_half_way(request, user, then=wanted)
    return redirect("admin:sign_in_code" if second_step.has_second_step(user) else "admin:set_up")


def busy(request: HttpRequest) -> HttpResponse:
    """Return the page that says that others sign in at this moment."""
    response = render(request, "accounts/busy.html", status=429)
    response.headers["Retry-After"] = "5"
    return response


@never_cache
@require_http_methods(GET_OR_POST)
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """The second step: a code from the app."""
    return _second_step(request, CodeForm, second_step.verify_code, WRONG_CODE, "accounts/code.html")


@never_cache
@require_http_methods(GET_OR_POST)
def sign_in_backup(request: HttpRequest) -> HttpResponse:
    """The second step without the phone: a backup code."""
    verify = second_step.verify_backup_code
    return _second_step(request, BackupCodeForm, verify, WRONG_BACKUP_CODE, "accounts/backup_code.html")


def _second_step(
    request: HttpRequest, form_class: type[Form], verify: Verify, wrong: str, template: str
) -> HttpResponse:
    user = sessions.half_way(request)
    if user is None:
        return redirect("admin:login")
    if not second_step.has_second_step(user):
        return redirect("admin:set_up")
    if answer := lockout.refused(request, user.get_username()):
        return answer
    form = form_class(request.POST) if request.method == "POST" else form_class()
    if form.is_bound and form.is_valid():
        try:
            device = verify(user, form.cleaned_data["code"])
        except second_step.MustWait as wait:
            form.add_error("code", f"Wait {wait.seconds} seconds after a wrong code, then type a new one.")
        else:
            if device is not None:
                return _signed_in(request, user, device)
            form.add_error("code", wrong)
            answer = lockout.count_wrong(request, user.get_username())
    return answer or render(request, template, {"form": form}, status=422 if form.errors else 200)


def _signed_in(request: HttpRequest, user: AbstractUser, device: Device | None) -> HttpResponse:
    """Return the way to where somebody wanted to go, now that they are signed in."""
    wanted = sessions.then(request)
    sessions.begin(request, user, device)
    note(user, f"Signed in with {device.name if device else 'the password alone'}.", by=user)
    left = second_step.backup_codes_left(user)
    if device is None:
        messages.warning(request, "You signed in with your password alone. That works on this machine only.")
    elif left <= FEW_CODES:
        messages.warning(request, f"You have {left} backup codes left. Make new ones under “Your account”.")
    return redirect("admin:unsent" if sessions.unsent_form(request) else wanted)


@never_cache
@require_http_methods(GET_OR_POST)
def set_up(request: HttpRequest) -> HttpResponse:
    """The first second step: scan, confirm, keep the backup codes."""
    user = sessions.half_way(request)
    if user is None:
        return redirect("admin:login")
    if second_step.has_second_step(user):
        return redirect("admin:sign_in_code")
    if request.method == "POST" and "later" in request.POST and sessions.may_wait(request):
        return _signed_in(request, user, None)
    return enrolment(request, user, may_wait=sessions.may_wait(request))


def enrolment(request: HttpRequest, user: AbstractUser, *, may_wait: bool = False) -> HttpResponse:
    """Return the page that sets up a phone; once a code from it is right, the page with the backup codes."""
    key = request.session.setdefault(NEW_KEY, secrets.token_hex(20))
    form = CodeForm(request.POST) if request.method == "POST" else CodeForm()
    if form.is_bound and form.is_valid():
        device = second_step.enrol(user, key=key, code=form.cleaned_data["code"])
        if device is not None:
            return _enrolled(request, user, device)
        form.add_error("code", NOT_ITS_CODE)
    square = segno.make(second_step.set_up_address(user, key), error="m")
    context = {
        "form": form,
        "may_wait": may_wait,
        "secret": second_step.secret_text(key),
        # The library writes the drawing; nothing in it comes from a person but squares.
        "square": mark_safe(square.svg_inline(border=4, light="#fff", omitsize=True)),  # noqa: S308
    }
    return render(request, "accounts/set_up.html", context, status=422 if form.errors else 200)


def _enrolled(request: HttpRequest, user: AbstractUser, device: Device) -> HttpResponse:
    wanted = reverse("admin:account") if request.user.is_authenticated else sessions.then(request)
    del request.session[NEW_KEY]
    codes = second_step.new_backup_codes(user)
    sessions.begin(request, user, device)
    sessions.end_all(user, but=request.session.session_key)
    note(user, "Set up a phone for the second step, and 10 backup codes.", by=user)
    after = reverse("admin:unsent") if sessions.unsent_form(request) else wanted
    return render(request, "accounts/backup_codes.html", {"codes": codes, "next": after, "name": str(user)})


def next_address(request: HttpRequest) -> str:
    """Return the address to go to after signing in, which is always one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(wanted, hosts, require_https=request.is_secure())
    return wanted if is_ours else reverse("admin:index")
