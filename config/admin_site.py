"""Tells Django which admin site to use: the one behind the two-step sign-in."""

from __future__ import annotations

from django.contrib.admin.apps import AdminConfig


class EditorsAdmin(AdminConfig):
    """Django's admin with our site in place of its own."""

    default_site = "editorial.accounts.site.EditorsSite"
