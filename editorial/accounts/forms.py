"""The forms of signing in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.password_validation import validate_password

TOO_WEAK = {
    "password_too_short": "That is too short. Use 15 characters or more: 3 or 4 words in a row will do.",
    "password_too_common": "Many people use that one, so it is guessed first. Choose another.",
    "password_entirely_numeric": "That is digits alone, which are guessed soon. Add some words.",
    "password_too_similar": "That is too much like your name. Choose words that have nothing to do with it.",
}
"""What to do about a password that is easy to guess, by the reason that Django gives."""


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
        told = "The two are not the same. Type the new password twice."
        self.error_messages = {**self.error_messages, "password_mismatch": told}

    def validate_password_for_user(self, user: Any, password_field_name: str = "") -> None:
        """Say at the first field why a password is too weak, and what to do."""
        try:
            validate_password(self.cleaned_data.get("new_password1", ""), user)
        except forms.ValidationError as error:
            if "new_password1" not in self.errors:
                told = [TOO_WEAK.get(each.code or "", " ".join(each.messages)) for each in error.error_list]
                self.add_error("new_password1", told)


class ChangePasswordForm(NewPasswordForm, PasswordChangeForm):
    """Another password in place of one that its owner knows."""

    def __init__(self, user: AbstractUser, *args: Any, **options: Any) -> None:
        super().__init__(user, *args, **options)
        self.fields["old_password"].label = "Your password now"
        self.fields["old_password"].error_messages["required"] = "Type the password that you have now."
        told = "That is not the password that you have now. Capital letters count."
        self.error_messages = {**self.error_messages, "password_incorrect": told}


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
