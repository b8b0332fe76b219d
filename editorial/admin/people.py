"""Editors' accounts: who there is, what each may do, and how they get in again."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from editorial.accounts import paths, second_step, sessions
from editorial.accounts.people import EXPLAINED, EditorRole, note, roles_of
from editorial.admin.acting import signed_in
from editorial.admin.forms import faults
from editorial.admin.lists import Titled
from editorial.audit import told
from editorial.diff import differing

# Roles are fixed by a migration, and a device's secret is nobody's but its owner's.
for kind in (User, Group, TOTPDevice, StaticDevice):
    admin.site.unregister(kind)

SIGN_IN_NAME = "The name that they sign in with: letters, digits and @ . + - _ without a space."
WRONG_NAME = {
    "required": "Type the name that they will sign in with.",
    "unique": "Somebody has this username already. Choose another.",
    "invalid": "Use letters, digits and @ . + - _ without a space.",
}
SWITCHED_OFF = "Untick it to switch the account off. No account is deleted: who wrote what stays known."


class RolesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Roles to tick, each with what it lets somebody do."""

    def label_from_instance(self, group: Group) -> str:
        return f"{group.name}: {EXPLAINED[group.name]}"


class PersonForm(ModelForm):  # type: ignore[type-arg]
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **options})


@admin.register(User)
class PersonAdmin(Titled, admin.ModelAdmin):  # type: ignore[type-arg]
    """A page for one account. Its password and its second step are never seen or typed here."""

    actions = None
    form = PersonForm
    list_display = ["username", "full_name", "roles", "has_phone", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    search_fields = ["username", "first_name", "last_name"]
    fields = ["username", "first_name", "last_name", "is_active", "groups"]
    change_list_template = "admin/guidance/change_list.html"
    change_form_template = "admin/accounts/person.html"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups", "totpdevice_set")

    @admin.display(description="name")
    def full_name(self, user: User) -> str:
        return user.get_full_name()

    @admin.display(description="roles")
    def roles(self, user: User) -> str:
        held = [group.name for group in user.groups.all()] + ["(may do everything)"] * user.is_superuser
        return ", ".join(held) or "none"

    @admin.display(boolean=True, description="second step")
    def has_phone(self, user: Any) -> bool:
        return any(device.confirmed for device in user.totpdevice_set.all())

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField[Any, Any], request: HttpRequest | None, **options: Any
    ) -> Any:
        roles = Group.objects.filter(name__in=EditorRole.labels).order_by("name")
        return RolesField(queryset=roles, required=False, label="Roles", widget=forms.CheckboxSelectMultiple)

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **options: Any
    ) -> Any:
        if db_field.name == "is_active":
            options |= {"label": "May sign in", "help_text": SWITCHED_OFF}
        elif db_field.name == "username":
            options |= {"help_text": SIGN_IN_NAME, "error_messages": WRONG_NAME}
        field: Any = super().formfield_for_dbfield(db_field, request, **options)
        if isinstance(field, RolesField):
            # Its wrapper offers a window to add a role, and there are no others.
            field.widget = field.widget.widget
        return field

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        title = "One account" if object_id else "Make an account"
        response: Any = super().changeform_view(request, object_id, form_url, {"title": title})
        form = (getattr(response, "context_data", None) or {}).get("adminform")
        if form and form.form.is_bound:
            response.context_data["faults"] = list(faults(form.form, []))
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response  # type: ignore[no-any-return]

    def get_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        return [field for field in self.fields or () if obj or field != "is_active"]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Return what is only shown: nobody gives themselves a role, or locks themselves out."""
        return ["is_active", "groups"] if obj == request.user else []

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and may_manage(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Return no: who wrote and approved what must stay known. An account is switched off instead."""
        return False

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm[User], change: bool) -> None:  # noqa: FBT001
        form.before = in_words(User.objects.get(pk=obj.pk)) if change else {}  # type: ignore[attr-defined]
        if not change:
            obj.is_staff = True
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if not obj.is_active:
            sessions.end_all(obj)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool  # noqa: FBT001
    ) -> None:  # fmt: skip
        super().save_related(request, form, formsets, change)
        changes = told(differing(form.before, in_words(form.instance)))
        if changes:
            words = "Changed the account." if change else "Made the account."
            note(form.instance, words, by=signed_in(request), changes=changes)

    def response_add(
        self, request: HttpRequest, obj: User, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self.show_path(request, obj)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/new-path/", view(self.give_new_path), name="auth_user_new_path"),
            path("<int:pk>/reset-second-step/", view(self.reset_second_step), name="auth_user_reset"),
            *super().get_urls(),
        ]

    def give_new_path(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show a one-time sign-in path in place of a forgotten password."""
        user = self.somebody_else(request, pk)
        question = "Their password, their sessions and any path from before stop working."
        if request.method != "POST":
            return self.ask(request, user, "Give a new sign-in path?", question)
        note(user, "Was given a new sign-in path.", by=signed_in(request))
        return self.show_path(request, user)

    def reset_second_step(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a lost phone off an account."""
        user = self.somebody_else(request, pk)
        question = (
            "Their phone and backup codes stop working, and they are signed out."
            " At the next sign-in they set up a phone anew. Do this only if you know that it is they who ask."
        )
        if request.method != "POST":
            return self.ask(request, user, "Reset the second step?", question)
        second_step.remove(user)
        sessions.end_all(user)
        note(user, "Second step reset.", by=signed_in(request))
        messages.success(request, f"{user} sets up a phone at the next sign-in.")
        return redirect("admin:auth_user_change", user.pk)

    def somebody_else(self, request: HttpRequest, pk: int) -> User:
        """Return the account of this number, if it is somebody else's and in reach."""
        user = get_object_or_404(User, pk=pk)
        if user == request.user or not self.has_change_permission(request, user):
            raise PermissionDenied
        return user

    def ask(self, request: HttpRequest, user: User, title: str, question: str) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "question": question,
            "person": user,
        }
        return TemplateResponse(request, "admin/accounts/ask.html", context)

    def show_path(self, request: HttpRequest, user: User) -> HttpResponse:
        address = paths.new_path(user)
        context = {**self.admin_site.each_context(request), "title": "One-time sign-in path", "person": user}
        return TemplateResponse(request, "admin/accounts/path.html", {**context, "path": address})


def may_manage(request: HttpRequest, user: User | None) -> bool:
    """Return whether somebody is in reach: an account that may do everything is so only for its equals."""
    return user is None or not user.is_superuser or signed_in(request).is_superuser


def in_words(user: User) -> dict[str, str]:
    """Return what the audit log keeps of an account."""
    return {
        "username": user.username,
        "name": user.get_full_name(),
        "may sign in": "yes" if user.is_active else "no",
        "roles": ", ".join(roles_of(user)),
    }
