from __future__ import annotations

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from config import errors, health, icons

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("favicon.ico", icons.favicon, name="favicon"),
    path("", include("config.public_urls")),
]
if settings.ROLE != "public":
    urlpatterns += [
        path("admin/preview/", include("config.preview.urls")),
        path("admin/editing/", include("guidance.admin.fragments")),
        path("admin/", admin.site.urls),
    ]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
