"""Addresses of what is read."""

from __future__ import annotations

from django.urls import path

from guidance import views

app_name = "guidance"

urlpatterns = [
    path("guides/", views.articles, name="articles"),
    path("guides/search/", views.search, name="search"),
    path("guides/<slug:slug>/", views.article, name="article"),
    path("about/how-this-is-tested/", views.about_tested, name="about_tested"),
    path("about/privacy/", views.about_privacy, name="about_privacy"),
    path("about/accessibility/", views.about_accessibility, name="about_accessibility"),
    path("about/sources/", views.about_sources, name="about_sources"),
]
