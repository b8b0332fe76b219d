"""The editors' site: open only to staff who have passed both steps."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse

from guidance.accounts import lockout, own_account, sessions, sign_in
from guidance.accounts.trail import note
from guidance.editing.kinds import in_groups


class EditorsSite(AdminSite):
    """Django's admin behind a two-step sign-in of our own."""

    site_header = "Unclench guidance"
    site_title = "Unclench guidance"
    index_title = "Drafts and releases"
    logout_template = "accounts/signed_out.html"
    app_index_template = "admin/index.html"

    def has_permission(self, request: HttpRequest) -> bool:
        if not super().has_permission(request):
            return False
        user: Any = request.user
        return bool(user.is_verified() or sessions.is_waiting(request))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return what somebody may open, in the order in which people meet it."""
        return in_groups(super().get_app_list(request, app_label), url=reverse("admin:index"))

    def app_index(
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        return super().app_index(request, app_label, {"title": self.index_title, **(extra_context or {})})

    def get_urls(self) -> list[URLPattern | URLResolver]:
        inside = self.admin_view
        return [
            path("sign-in/code/", sign_in.sign_in_code, name="sign_in_code"),
            path("sign-in/backup-code/", sign_in.sign_in_backup, name="sign_in_backup"),
            path("sign-in/set-up/", sign_in.set_up, name="set_up"),
            path("welcome/", sign_in.welcome, name="welcome"),
            path("account/", inside(own_account.account), name="account"),
            path("account/password/", inside(own_account.give_password), name="give_password"),
            path("account/backup-codes/", inside(own_account.new_backup_codes), name="new_backup_codes"),
            path("account/phone/", inside(own_account.phone), name="phone"),
            path("account/sign-out/", inside(own_account.sign_out_everywhere), name="sign_out_everywhere"),
            path("account/unsent/", inside(own_account.unsent), name="unsent"),
            *super().get_urls(),
        ]

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if request.method == "GET" and self.has_permission(request):
            return super().login(request, extra_context)
        return sign_in.sign_in(request)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Change one's own password, which ends one's other sessions. Wrong guesses of the old one count."""
        user = own_account.person(request)
        if lockout.is_locked(request, user.get_username()):
            return sign_in.locked_out(request, user.get_username())
        response: Any = super().password_change(request, extra_context)
        if request.method == "POST" and response.status_code == 302:
            note(user, "Changed their password.", by=user)
        elif request.method == "POST" and "old_password" in response.context_data["form"].errors:
            lockout.count_wrong_code(request, user.get_username())
        return response
