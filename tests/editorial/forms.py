"""The forms of the admin, as a browser would send them."""

from __future__ import annotations

from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from guidance.models import AuditEntry, Release, Review, Submission, Withdrawal

WRITTEN_ONCE = (AuditEntry, Release, Review, Submission, Withdrawal)
DRAFT_KINDS = [
    kind
    for kind in apps.get_app_config("guidance").get_models()
    if kind in admin.site._registry and kind not in WRITTEN_ONCE
]


def plain_static_files(settings) -> None:
    """Let pages name static files that nobody has collected."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


def change_page(kind, key) -> str:
    return reverse(f"admin:guidance_{kind._meta.model_name}_change", args=[key])


def fields_of(response) -> dict[str, str]:
    """Return what a browser would send if the form were saved as it is."""
    form = response.context["adminform"].form
    formsets = [inline.formset for inline in response.context["inline_admin_formsets"]]
    forms = [
        form,
        *(each.management_form for each in formsets),
        *(row for each in formsets for row in each.forms),
    ]
    values = {bound.html_name: bound.value() for each in forms for bound in each}
    return {name: value for name, value in values.items() if value is not None and value is not False}
