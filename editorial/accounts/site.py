"""The editors' site: open only to staff who have passed both steps."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse

from editorial.accounts import own_account, paths, sessions, sign_in
from editorial.editing.collections import in_groups


class EditorsSite(AdminSite):
    """Django's admin behind a two-step sign-in of our own."""

    site_header = "Unclench guidance"
    site_title = "Unclench guidance"
    index_title = "Drafts and releases"
    logout_template = "accounts/signed_out.html"
    app_index_template = "admin/index.html"
    password_change_done_template = "accounts/password_changed.html"  # noqa: S105  (a page, no password)

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
            path("welcome/", paths.welcome, name="welcome"),
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
        return own_account.change_password(request)
