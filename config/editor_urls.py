"""The addresses under /admin/, which a process that serves only the public does not have."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("preview/", include("editorial.preview.urls")),
    path("editing/", include("editorial.admin.fragments")),
    path("", admin.site.urls),
]
