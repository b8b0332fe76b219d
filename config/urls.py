from __future__ import annotations

from django.conf import settings
from django.urls import include, path

from config import errors, health, offline, pictures

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("favicon.ico", pictures.favicon, name="favicon"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("worker.js", offline.worker, name="worker"),
    path("offline/", offline.offline, name="offline"),
    path("", include("config.public_urls")),
]
if settings.HAS_EDITORS:
    urlpatterns.append(path("admin/", include("config.editor_urls")))

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
