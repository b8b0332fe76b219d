"""The forms of signing in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import AbstractUser


class PasswordForm(AdminAuthenticationForm):
    """The first step."""

    error_messages = {
        "invalid_login": "That name and password do not belong together. Capital letters count.",
        "inactive": "That name and password do not belong together. Capital letters count.",
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["username"].error_messages["required"] = "Type your username."
        self.fields["password"].error_messages["required"] = "Type your password."


class CodeForm(forms.Form):
    """The second step: what the app on the phone shows."""

    code = forms.CharField(
        label="Code from your app",
        max_length=12,
        error_messages={"required": "Type the 6 digits that your app shows."},
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}
        ),
    )


class BackupCodeForm(forms.Form):
    """The second step without the phone."""

    code = forms.CharField(
        label="Backup code",
        max_length=24,
        error_messages={"required": "Type one of your backup codes."},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class NewPasswordForm(SetPasswordForm):  # type: ignore[type-arg]
    """A password for a new account, or in place of a forgotten one."""

    def __init__(self, user: AbstractUser, *args: Any, **options: Any) -> None:
        super().__init__(user, *args, **options)
        first, again = self.fields["new_password1"], self.fields["new_password2"]
        first.label, again.label = "New password", "The same again"
        first.help_text = "15 characters or more. A few words in a row are easy to keep."
        again.help_text = ""
        first.error_messages["required"] = "Choose a password."
        again.error_messages["required"] = "Type the same password again."


class OwnPasswordForm(forms.Form):
    """The password again, before something that could lock its owner out."""

    password = forms.CharField(
        label="Your password",
        strip=False,
        error_messages={"required": "Type your password."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, user: AbstractUser, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        if not self.user.check_password(password):
            raise forms.ValidationError("That is not your password.")
        return password
