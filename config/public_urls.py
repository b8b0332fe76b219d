"""The addresses of the public: served as they are, and once more to editors who preview a draft."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("triage.urls")),
    path("", include("careplans.urls")),
    path("", include("guidance.urls")),
]
